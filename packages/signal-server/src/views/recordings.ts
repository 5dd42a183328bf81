import * as v from 'valibot';
import { RoomRole } from '../consult/contract.ts';
import type { Sql } from '../database/connect.ts';
import { RecordingSettings, RecordingState, StopReason, type Recording } from '../recordings/contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Row = v.object({
  id: v.string(),
  state: RecordingState,
  why: v.nullable(StopReason),
  by: v.string(),
  byName: v.string(),
  pausedBy: v.nullable(v.string()),
  askedAt: v.date(),
  startedAt: v.nullable(v.date()),
  stoppedAt: v.nullable(v.date()),
  run: v.number(),
  received: v.number(),
  seconds: v.nullable(v.number()),
  bytes: v.number(),
  removeAt: v.nullable(v.date()),
});

const PartyRow = v.object({ recording: v.string(), person: v.string(), name: v.string(), role: RoomRole, yes: v.nullable(v.boolean()), here: v.boolean() });

/** A recording as anybody of the visit sees it. */
export type RecordingView = Omit<Recording, 'mayWatch'>;

/** The recordings of a consult, the oldest first: with everybody who is in the call, or has said something. */
export async function recordingsOf(sql: Sql, scope: InClinic, consult: string): Promise<RecordingView[]> {
  const rows = await sql`
    select r.id, r.state, r.why, r.asked_by as by, s.name as "byName", r.paused_by as "pausedBy", r.asked_at as "askedAt", r.started_at as "startedAt",
      r.stopped_at as "stoppedAt", f.received, r.seconds,
      (select count(*)::int from recording_run n where n.clinic_id = r.clinic_id and n.recording_id = r.id) as run,
      f.length as bytes, r.remove_at as "removeAt"
    from recording r
    join staff s on s.clinic_id = r.clinic_id and s.id = r.asked_by
    join file f on f.clinic_id = r.clinic_id and f.id = r.file_id
    where r.clinic_id = ${scope.clinic.id} and r.consult_id = ${consult} order by r.asked_at, r.id`;
  const parties = await sql`
    select r.id as recording, p.person_id as person, coalesce(s.name, g.name, a.consent->>'name') as name, coalesce(s.role, case when g.id is null then 'owner' else 'guest' end) as role, q.yes, p.stage = 'in-call' as here
    from recording r
    join consult c on c.clinic_id = r.clinic_id and c.id = r.consult_id
    join presence p on p.clinic_id = r.clinic_id and p.consult_id = r.consult_id
    left join appointment a on p.person_kind = 'owner' and a.clinic_id = c.clinic_id and a.id = c.appointment_id
    left join staff s on p.person_kind = 'staff' and s.clinic_id = p.clinic_id and s.id = p.person_id
    left join guest g on p.person_kind = 'guest' and g.clinic_id = p.clinic_id and g.id = p.person_id
    left join recording_answer q on q.clinic_id = r.clinic_id and q.recording_id = r.id and q.person_id = p.person_id
    where r.clinic_id = ${scope.clinic.id} and r.consult_id = ${consult} and (q.yes is not null or p.stage = 'in-call')
    order by p.person_kind, name, person`;
  const people = v.parse(v.array(PartyRow), [...parties]);
  return v.parse(v.array(Row), [...rows]).map(({ by, byName, askedAt, startedAt, stoppedAt, removeAt, bytes, ...row }) => {
    const open = row.state === 'asked' || row.state === 'recording' || row.state === 'paused';
    return {
      ...row,
      by: { person: by, name: byName },
      parties: people
        .filter(({ recording, yes }) => recording === row.id && (open || yes !== null))
        .map(({ recording: _recording, yes, here, ...party }) => ({ ...party, here, answer: yes === null ? ('asked' as const) : yes ? ('yes' as const) : ('no' as const) })),
      askedAt: askedAt.toISOString(),
      startedAt: startedAt?.toISOString() ?? null,
      stoppedAt: stoppedAt?.toISOString() ?? null,
      bytes: row.state === 'ready' ? bytes : null,
      keptUntil: row.state === 'ready' ? (removeAt?.toISOString() ?? null) : null,
    };
  });
}

const whole = v.parse(RecordingSettings, {});

/** How the clinic deals with recordings; what was never set is as it is for everybody. */
export async function recordingSettings(sql: Sql, scope: InClinic): Promise<RecordingSettings> {
  const [row] = await sql<{ settings: unknown }[]>`select settings->'recordings' as settings from clinic where id = ${scope.clinic.id}`;
  const parsed = v.safeParse(RecordingSettings, row?.settings ?? {});
  return parsed.success ? parsed.output : whole;
}

/** What a saved recording is called: the pet, the clinic's day and time, the reference. */
export async function nameOfRecording(sql: Sql, scope: InClinic, consult: string, at: Date): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select concat_ws(' ', a.consent->'pet'->>'name', to_char(${at}::timestamptz at time zone k.zone, 'YYYY-MM-DD HH24-MI'), a.reference) as name
    from consult c
    join clinic k on k.id = c.clinic_id
    join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    where c.clinic_id = ${scope.clinic.id} and c.id = ${consult}`;
  return row?.name ?? 'recording';
}
