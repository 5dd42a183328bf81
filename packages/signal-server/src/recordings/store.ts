import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { RecordingState, StopReason } from './contract.ts';
import type { Run } from './rules/parts.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Row = v.pipe(
  v.object({
    id: v.string(),
    consult_id: v.string(),
    asked_by: v.string(),
    file_id: v.string(),
    state: RecordingState,
    why: v.nullable(StopReason),
    paused_by: v.nullable(v.string()),
    asked_at: v.date(),
    started_at: v.nullable(v.date()),
    stopped_at: v.nullable(v.date()),
    whole: v.boolean(),
    remove_at: v.nullable(v.date()),
  }),
  v.transform(({ consult_id: consult, asked_by: askedBy, file_id: file, paused_by: pausedBy, asked_at: askedAt, started_at: startedAt, stopped_at: stoppedAt, remove_at: removeAt, ...same }) => ({
    ...same, consult, askedBy, file, pausedBy, askedAt, startedAt, stoppedAt, removeAt,
  })),
);

/** A recording as it is kept. */
export type StoredRecording = v.InferOutput<typeof Row>;

const columns = (sql: Sql) => sql`id, consult_id, asked_by, file_id, state, why, paused_by, asked_at, started_at, stopped_at, whole, remove_at`;

export interface NewRecording {
  readonly id: string;
  readonly consult: string;
  readonly askedBy: string;
  readonly file: string;
  readonly now: Date;
}

/** Begins one; the partial unique index lets no second one be open. */
export async function addRecording(tx: Tx, scope: InClinic, { id, consult, askedBy, file, now }: NewRecording): Promise<void> {
  await tx`
    insert into recording (clinic_id, id, consult_id, asked_by, file_id, state, asked_at)
    values (${scope.clinic.id}, ${id}, ${consult}, ${askedBy}, ${file}, 'asked', ${now})`;
}

export async function recordingById(sql: Sql, scope: InClinic, id: string): Promise<StoredRecording | undefined> {
  const [row] = await sql`select ${columns(sql)} from recording where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && v.parse(Row, row);
}

/** Locks one recording. Whoever changes who is recorded has locked the consult before. */
export async function lockRecording(tx: Tx, scope: InClinic, id: string): Promise<StoredRecording | undefined> {
  const [row] = await tx`select ${columns(tx)} from recording where clinic_id = ${scope.clinic.id} and id = ${id} for update`;
  return row && v.parse(Row, row);
}

/** The one recording of a consult that is asked for, going on or paused. */
export async function lockOpenRecording(tx: Tx, scope: InClinic, consult: string): Promise<StoredRecording | undefined> {
  const [row] = await tx`
    select ${columns(tx)} from recording
    where clinic_id = ${scope.clinic.id} and consult_id = ${consult} and state in ('asked', 'recording', 'paused') for update`;
  return row && v.parse(Row, row);
}

/** What people said of one recording. */
export async function answersOf(sql: Sql, scope: InClinic, recording: string): Promise<Record<string, boolean>> {
  const rows = await sql<{ person: string; yes: boolean }[]>`
    select person_id as person, yes from recording_answer where clinic_id = ${scope.clinic.id} and recording_id = ${recording}`;
  return Object.fromEntries(rows.map(({ person, yes }) => [person, yes]));
}

/** Whose last word on being recorded in this consult was yes. */
export async function agreedBefore(sql: Sql, scope: InClinic, consult: string): Promise<string[]> {
  const rows = await sql<{ person: string }[]>`
    select person from (
      select distinct on (a.person_id) a.person_id as person, a.yes from recording_answer a
      join recording r on r.clinic_id = a.clinic_id and r.id = a.recording_id
      where r.clinic_id = ${scope.clinic.id} and r.consult_id = ${consult} order by a.person_id, a.at desc, a.yes) last
    where yes`;
  return rows.map(({ person }) => person);
}

export async function putAnswer(tx: Tx, scope: InClinic, recording: string, { person, yes, now }: { person: string; yes: boolean; now: Date }): Promise<void> {
  await tx`
    insert into recording_answer (clinic_id, recording_id, person_id, yes, at) values (${scope.clinic.id}, ${recording}, ${person}, ${yes}, ${now})
    on conflict (clinic_id, recording_id, person_id) do update set yes = excluded.yes, at = excluded.at`;
}

export interface RecordingChange {
  readonly state: RecordingState;
  readonly why: StopReason | null;
  readonly pausedBy: string | null;
  readonly startedAt: Date | null;
  readonly stoppedAt: Date | null;
}

export async function setRecording(tx: Tx, scope: InClinic, id: string, { state, why, pausedBy, startedAt, stoppedAt }: RecordingChange): Promise<void> {
  await tx`
    update recording set state = ${state}, why = ${why}, paused_by = ${pausedBy}, started_at = ${startedAt}, stopped_at = ${stoppedAt}
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

// ---- runs ----

/** It records from now on. */
export async function beginRun(tx: Tx, scope: InClinic, recording: string, now: Date): Promise<void> {
  await tx`
    insert into recording_run (clinic_id, recording_id, run, began_at)
    select ${scope.clinic.id}, ${recording}, coalesce(max(run), 0) + 1, ${now} from recording_run
    where clinic_id = ${scope.clinic.id} and recording_id = ${recording}`;
}

/** It does not record any more: paused, or over. */
export async function endRun(tx: Tx, scope: InClinic, recording: string, now: Date): Promise<void> {
  await tx`update recording_run set ended_at = ${now} where clinic_id = ${scope.clinic.id} and recording_id = ${recording} and ended_at is null`;
}

export async function runsOf(sql: Sql, scope: InClinic, recording: string): Promise<Run[]> {
  return sql<Run[]>`
    select run, began_at as "beganAt", ended_at as "endedAt" from recording_run
    where clinic_id = ${scope.clinic.id} and recording_id = ${recording} order by run`;
}

/** Its browser has sent all it has. */
export async function setWhole(tx: Tx, scope: InClinic, id: string): Promise<void> {
  await tx`update recording set whole = true where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

export async function setRecordingReady(tx: Tx, scope: InClinic, id: string, { seconds, removeAt, now }: { seconds: number | null; removeAt: Date; now: Date }): Promise<void> {
  await tx`
    update recording set state = 'ready', seconds = ${seconds}, ready_at = ${now}, remove_at = ${removeAt}
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

export async function setRecordingGone(tx: Tx, scope: InClinic, id: string, state: 'failed' | 'removed'): Promise<void> {
  await tx`update recording set state = ${state} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}
