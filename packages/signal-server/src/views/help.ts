import * as v from 'valibot';
import type { Help, HelpRequests } from '../consult/bar.contract.ts';
import { Stage } from '../consult/contract.ts';
import { helpWindowEnd } from '../consult/rules/help.ts';
import type { Sql } from '../database/connect.ts';
import { Modality } from '../shared/words.contract.ts';
import { Deciding } from './terms.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const HelpRow = v.object({
  asked_at: v.date(),
  by: v.string(),
  online: v.boolean(),
  tried_at: v.nullable(v.date()),
  answered_at: v.nullable(v.date()),
  answered_by: v.nullable(v.string()),
  answer: v.nullable(v.string()),
  handled_at: v.nullable(v.date()),
});

const helpColumns = (sql: Sql) => sql`h.asked_at, coalesce(w.name, '') as by, h.online, h.tried_at, h.answered_at, x.name as answered_by, m.body as answer, h.handled_at`;
const helpTables = (sql: Sql) => sql`
  help_request h
  left join staff w on w.clinic_id = h.clinic_id and w.id = h.asked_by
  left join staff x on x.clinic_id = h.clinic_id and x.id = h.answered_by
  left join message m on m.clinic_id = h.clinic_id and m.id = h.message_id`;

const toHelp = (row: v.InferOutput<typeof HelpRow>): Help => ({
  askedAt: row.asked_at.toISOString(),
  by: row.by,
  online: row.online,
  triedAt: row.tried_at?.toISOString() ?? null,
  answer: row.answered_at && row.answered_by !== null && row.answer !== null ? { by: row.answered_by, text: row.answer, at: row.answered_at.toISOString() } : null,
  handledAt: row.handled_at?.toISOString() ?? null,
});

/** The newest call for help of a consult, with names and the desk's answer. */
export async function newestHelp(sql: Sql, scope: InClinic, consult: string): Promise<Help | null> {
  const [row] = await sql`
    select ${helpColumns(sql)} from ${helpTables(sql)}
    where h.clinic_id = ${scope.clinic.id} and h.consult_id = ${consult} and not h.from_owner order by h.asked_at desc, h.id limit 1`;
  return row ? toHelp(v.parse(HelpRow, row)) : null;
}

const DeskRow = v.object({
  ...HelpRow.entries,
  reference: v.string(),
  pet: v.nullable(v.string()),
  owner: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  stage: v.nullable(Stage),
  practitioner: v.nullable(v.string()),
  modality: Modality,
  start: v.date(),
  numbers: Deciding,
  from_owner: v.boolean(),
});

/** Who waits for the desk's help, the longest first. The owner's number is for the desk, which calls; nobody else gets it. */
export async function openHelp(sql: Sql, scope: InClinic, now: Date): Promise<HelpRequests> {
  const rows = await sql`
    select ${helpColumns(sql)}, a.reference, a.consent->'pet'->>'name' as pet, a.consent->>'name' as owner, coalesce(a.consent->>'phone', o.phone, o.mobile) as phone,
      p.stage, s.name as practitioner, a.modality, a.start_at as start, k.numbers, h.from_owner
    from ${helpTables(sql)}
    join consult c on c.clinic_id = h.clinic_id and c.id = h.consult_id
    join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    join terms k on k.clinic_id = a.clinic_id and k.nth = a.terms
    left join owner o on o.clinic_id = a.clinic_id and o.id = a.owner_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    left join presence p on p.clinic_id = c.clinic_id and p.consult_id = c.id and p.person_kind = 'owner' and p.person_id = a.owner_id
    where h.clinic_id = ${scope.clinic.id} and h.handled_at is null and c.state <> 'ended' and a.status = 'confirmed'
    order by h.asked_at, h.id`;
  const requests = v.parse(v.array(DeskRow), [...rows]).map((row) => ({
    reference: row.reference,
    pet: row.pet,
    owner: { name: row.owner, phone: row.phone, stage: row.stage },
    practitioner: row.practitioner,
    modality: row.modality,
    start: row.start.toISOString(),
    ...(row.from_owner ? { fromOwner: true as const } : {}),
    countsUntil: helpWindowEnd(row, row.numbers.policy).toISOString(),
    help: toHelp(row),
  }));
  return { now: now.toISOString(), requests };
}

/** A page of the desk asks for something at least every minute. */
const awayAfterMs = 150_000;

/** Whether somebody of the front desk or the management is at a page of the desk, beside the person who asks. */
export async function isDeskThere(sql: Sql, scope: InClinic, { except, now }: { except: string; now: Date }): Promise<boolean> {
  const [row] = await sql<{ there: boolean }[]>`
    select exists (
      select from session s join staff w on w.clinic_id = s.clinic_id and w.id = s.staff_id
      where s.clinic_id = ${scope.clinic.id} and s.kind = 'staff' and w.role in ('front-desk', 'manager') and w.id <> ${except}
        and (w.ended_at is null or w.ended_at > ${now}) and s.revoked_at is null and s.expires_at > ${now} and s.used_at > ${new Date(now.getTime() - awayAfterMs)}
    ) as there`;
  return row?.there ?? false;
}
