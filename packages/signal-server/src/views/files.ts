import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { FileList, VisitFile } from '../files/contract.ts';
import { AppointmentStatus } from '../booking/contract.ts';
import { Modality } from '../shared/words.contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Subject = v.object({
  appointment: v.string(),
  status: AppointmentStatus,
  modality: Modality,
  type: v.string(),
  start: v.date(),
  end: v.date(),
  owner: v.nullable(v.string()),
  consult: v.nullable(v.string()),
  state: v.nullable(v.picklist(['waiting', 'live', 'ended'])),
});

/** The appointment or held time that files belong to. A held time has neither owner nor consult. */
export type FilesSubject = v.InferOutput<typeof Subject>;

export async function filesSubject(sql: Sql, scope: InClinic, reference: string): Promise<FilesSubject | undefined> {
  const [row] = await sql`
    select a.id as appointment, a.status, a.modality, t.code as type, a.start_at as start, a.end_at as "end", a.owner_id as owner, k.id as consult, k.state
    from appointment a
    join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    left join consult k on k.clinic_id = a.clinic_id and k.appointment_id = a.id
    where a.clinic_id = ${scope.clinic.id} and a.reference = ${reference}`;
  return row && v.parse(Subject, row);
}

const FileRow = v.object({
  id: v.string(),
  name: v.string(),
  type: v.nullable(v.string()),
  length: v.number(),
  received: v.number(),
  state: v.picklist(['uploading', 'ready']),
  sha256: v.nullable(v.string()),
  by_kind: v.picklist(['owner', 'staff']),
  by_id: v.nullable(v.string()),
  by_name: v.nullable(v.string()),
  created_at: v.date(),
});

/** A file of a visit with the id of who added it, which is for the server's eyes. */
export type FileOfVisit = Omit<VisitFile, 'mayRemove' | 'href'> & { readonly byId: string | null };

/** Files of an appointment, the oldest first: all that are ready, and uploads that go on. */
export async function filesOf(sql: Sql, scope: InClinic, appointment: string, only?: string): Promise<FileOfVisit[]> {
  const rows = await sql`
    select f.id, f.name, f.type, f.length, f.received, f.state, f.sha256, f.by_kind, f.by_id, f.created_at,
      case f.by_kind when 'staff' then s.name else a.consent->>'name' end as by_name
    from file f
    join appointment a on a.clinic_id = f.clinic_id and a.id = f.appointment_id
    left join staff s on s.clinic_id = f.clinic_id and s.id = f.by_id
    where f.clinic_id = ${scope.clinic.id} and f.appointment_id = ${appointment} and f.state in ('uploading', 'ready')
      ${only ? sql`and f.id = ${only}` : sql``}
    order by f.created_at, f.id`;
  return rows.map((row) => {
    const { by_kind: kind, by_id: byId, by_name, created_at, ...same } = v.parse(FileRow, row);
    return { ...same, by: { kind, name: by_name ?? '' }, byId, at: created_at.toISOString() };
  });
}

/** What the clinic has last asked the owner for. */
export async function askedFor(sql: Sql, scope: InClinic, appointment: string): Promise<FileList['asked']> {
  const [row] = await sql<{ by: string; note: string | null; at: Date }[]>`
    select s.name as by, r.note, r.at from file_request r
    join staff s on s.clinic_id = r.clinic_id and s.id = r.staff_id
    where r.clinic_id = ${scope.clinic.id} and r.appointment_id = ${appointment} order by r.at desc limit 1`;
  return row ? { by: row.by, note: row.note, at: row.at.toISOString() } : null;
}

/** Whether somebody has booked the time: a held one is nobody's yet. */
export async function isBooked(sql: Sql, scope: InClinic, appointment: string): Promise<boolean> {
  return (await sql`select 1 from appointment where clinic_id = ${scope.clinic.id} and id = ${appointment} and status <> 'held'`).length > 0;
}

/** The consult of an appointment; a held time has none. */
export async function consultOf(sql: Sql, scope: InClinic, appointment: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`select id from consult where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment}`;
  return row?.id;
}
