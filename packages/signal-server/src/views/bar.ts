import * as v from 'valibot';
import { judge } from '../booking/rules.ts';
import type { BarWhy, ConsultBar, WrapUp } from '../consult/bar.contract.ts';
import { type Helped, helpWindowEnd, whyNoHelp, whyNoNoShow } from '../consult/rules/help.ts';
import { kindOfPeer } from '../consult/rules.ts';
import type { Sql } from '../database/connect.ts';
import { whyNotCharge } from '../payments/rules/charge.ts';
import { billFor } from '../payments/rules/owed.ts';
import { FollowUp } from '../records/contract.ts';
import type { Scope } from '../shared/scope.ts';
import { newestHelp } from './help.ts';
import { owingOf } from './owing.ts';
import { paymentSettingsFor } from './payment-settings.ts';
import { termsOf } from './terms.ts';
import type { VisitView } from './visit.ts';

export interface BarAsk {
  readonly visit: VisitView;
  readonly connected: readonly { readonly peer: string; readonly joined: boolean }[];
  /** The first call for help, and whether anybody has tried. */
  readonly asked: { readonly at: Date; readonly tried: boolean } | undefined;
  readonly now: Date;
}

/** What the rules of help decide from. */
export const helpedOf = ({ visit, connected, asked }: Omit<BarAsk, 'now'>): Helped => {
  const joined = connected.filter((one) => one.joined);
  return {
    ...visit,
    ownerIn: joined.some(({ peer }) => kindOfPeer(peer) === 'owner'),
    staffIn: joined.some(({ peer }) => kindOfPeer(peer) === 'staff'),
    askedAt: asked?.at,
    tried: asked?.tried ?? false,
  };
};

const Row = v.object({ name: v.nullable(v.string()), role: v.picklist(['vet', 'technician']), pet: v.nullable(v.string()) });

/** The bar of a visit as this member of the staff may use it now. */
export async function barOf(sql: Sql, scope: Scope, ask: BarAsk): Promise<ConsultBar> {
  const { visit, now } = ask;
  const { caller } = scope;
  const [found] = await sql`
    select s.name, t.role, a.pet_id as pet from appointment a
    join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    where a.clinic_id = ${scope.clinic.id} and a.id = ${visit.appointment}`;
  const row = v.parse(Row, found);
  const numbers = (await termsOf(sql, scope, visit.appointment)).policy;
  const helped = helpedOf(ask);
  const role = caller.kind === 'staff' ? caller.role : undefined;
  const treats = role === 'vet' || role === 'technician' || role === 'manager';
  const mayClose = caller.kind === 'staff' && (role === 'manager' || caller.staff === visit.practitioner?.id);
  const payments = await whyNotChargeNow(sql, scope, visit, role === 'manager', now);
  return {
    reference: visit.reference,
    now: now.toISOString(),
    charge: { why: payments },
    messaging: visit.messaging,
    claim: claimOf(visit, row, caller.kind === 'staff' ? caller : undefined),
    cancel: { why: whyNotCancel(visit, scope, now) },
    help: { why: treats ? (whyNoHelp(helped, now) ?? null) : 'at-the-desk', countsUntil: helpWindowEnd(helped, numbers).toISOString(), request: await newestHelp(sql, scope, visit.consult) },
    noShow: { why: !treats ? 'at-the-desk' : mayClose ? (whyNoNoShow(helped, now, numbers) ?? null) : 'not-yours', from: helpWindowEnd(helped, numbers).toISOString() },
    wrapUp: visit.state === 'ended' && visit.status === 'done' && !visit.closedAs ? await wrapUpOf(sql, scope, visit, row.pet, payments) : null,
  };
}

async function whyNotChargeNow(sql: Sql, scope: Scope, visit: VisitView, isManager: boolean, now: Date): Promise<BarWhy | null> {
  const owing = await owingOf(sql, scope, visit, now);
  const bill = await sql`select from bill where clinic_id = ${scope.clinic.id} and appointment_id = ${visit.appointment}`;
  const { lines } = billFor(owing, await paymentSettingsFor(sql, scope, visit.appointment));
  return whyNotCharge({ hasBill: bill.length > 0, pays: owing.pays, isFree: lines.length === 0, modality: visit.modality, state: visit.state, start: visit.start, isManager }, now) ?? null;
}

function claimOf(visit: VisitView, { name, role }: v.InferOutput<typeof Row>, caller: { staff: string; role: string } | undefined): ConsultBar['claim'] {
  if (visit.practitioner) return { state: 'claimed', by: name, mine: visit.practitioner.id === caller?.staff, why: null };
  if (visit.status !== 'unassigned') return { state: 'none', by: null, mine: false, why: visit.status === 'cancelled' || visit.status === 'declined' ? 'visit-cancelled' : 'visit-over' };
  return { state: 'available', by: null, mine: false, why: caller?.role === role ? null : 'not-yours' };
}

function whyNotCancel(visit: VisitView, scope: Scope, now: Date): BarWhy | null {
  if (visit.status === 'cancelled' || visit.status === 'declined') return 'visit-cancelled';
  if (visit.status === 'done' || visit.state === 'ended') return 'visit-over';
  const verdict = judge('cancel', { status: visit.status, practitioner: visit.practitioner?.id ?? null, start: visit.start, end: visit.end }, scope.caller, now);
  if (verdict.kind !== 'refused') return null;
  return verdict.code === 'not-yours' ? 'not-yours' : 'visit-begun';
}

const RecordRow = v.object({ state: v.picklist(['draft', 'completed', 'amended']), revision: v.number(), due_at: v.nullable(v.date()), follow_up: v.nullable(FollowUp) });
const NextRow = v.object({ reference: v.string(), start: v.date() });

async function wrapUpOf(sql: Sql, scope: Scope, visit: VisitView, pet: string | null, payments: BarWhy | null): Promise<WrapUp> {
  const clinic = scope.clinic.id;
  const [found] = await sql`
    select r.state, r.revision, r.due_at, n.body->'followUp' as follow_up from record r
    left join record_version n on n.clinic_id = r.clinic_id and n.record_id = r.id and n.revision = r.revision
    where r.clinic_id = ${clinic} and r.consult_id = ${visit.consult}`;
  const record = found && v.parse(RecordRow, found);
  const [next] = await sql`
    select reference, start_at as start from appointment
    where clinic_id = ${clinic} and pet_id = ${pet} and status in ('requested', 'confirmed') and start_at > ${visit.end} and id <> ${visit.appointment} order by start_at limit 1`;
  const booked = next && v.parse(NextRow, next);
  return {
    note: { state: !record || record.revision === 0 ? 'none' : record.state === 'draft' ? 'draft' : 'complete', dueAt: record?.due_at?.toISOString() ?? null },
    locked: visit.messaging === 'locked',
    charge: { why: payments },
    next: {
      said: record?.follow_up?.kind ?? 'unsaid',
      inDays: record?.follow_up?.kind === 'recheck' ? record.follow_up.inDays : null,
      booked: booked ? { reference: booked.reference, start: booked.start.toISOString() } : null,
    },
  };
}
