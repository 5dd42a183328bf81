import type { Sql } from '../../database/connect.ts';
import type { MedicalRecord, RecordBody } from '../../records/contract.ts';
import { emptyRecord, missing } from '../../records/rules.ts';
import { recordOfConsult } from '../../records/store.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { assessmentOf } from '../../triage/store.ts';
import { prescriberOf, staffName } from '../../views/names.ts';
import { visitByReference, type VisitView } from '../../views/visit.ts';
import { summaryOf } from '../triage/look.ts';
import { seen, type Seeing } from './seen.ts';

// As much as the record's contract takes.
const longestSubjective = 20_000;

/** The record of a visit; an empty draft of revision 0 where nothing was written yet. */
export const read =
  (world: Seeing) =>
  async (scope: Scope, reference: string): Promise<MedicalRecord> => {
    const visit = await visitByReference(world.db.sql, scope, reference);
    if (!visit) throw notFound();
    const record = await recordFor(world.db.sql, scope, visit, world.clock());
    await seen(world, scope, { what: 'record.read', consult: visit.consult, content: { revision: record.revision } });
    return record;
  };

/** The record as it is answered, with whose visit it is about and what it still lacks. */
export async function recordFor(sql: Sql, scope: Scope, visit: VisitView, now: Date): Promise<MedicalRecord> {
  const record = await recordOfConsult(sql, scope, visit.consult);
  const body = record?.body ?? (await firstWords(sql, scope, visit));
  const reader = scope.caller.kind === 'staff' ? await prescriberOf(sql, scope, scope.caller.staff, { at: now, place: visit.place }) : undefined;
  return {
    reference: visit.reference,
    visit: { pet: visit.pet.name, deceased: visit.pet.deceased, species: visit.pet.species, owner: visit.owner.name, start: visit.start.toISOString(), modality: visit.modality },
    state: record?.state ?? 'draft',
    revision: record?.revision ?? 0,
    body,
    dueAt: record?.dueAt?.toISOString() ?? null,
    savedAt: record?.savedAt?.toISOString() ?? null,
    writing: record?.writing ?? null,
    author: record?.author ? { person: record.author, name: await staffName(sql, scope, record.author) } : null,
    completedAt: record?.completedAt?.toISOString() ?? null,
    prescribing: { place: visit.place, licence: reader?.signed.licence ?? null, elsewhere: reader?.elsewhere ?? false },
    missing: missing(body),
  };
}

/** What stands in a record before its first save: the owner's own words, and the facts told at triage as its Subjective. */
export async function firstWords(sql: Sql, scope: Scope, { appointment, reason, bookedAt }: VisitView): Promise<RecordBody> {
  const told = await assessmentOf(sql, scope, appointment);
  const words = told?.request.text.trim() || null;
  const booking = reason?.trim() || null;
  const empty = emptyRecord();
  if (!told) return { ...empty, told: booking === null ? null : { booking, triage: null, at: bookedAt.toISOString() } };
  const facts = summaryOf({ ...told, request: { ...told.request, text: '' } });
  const subjective = facts.slice(0, longestSubjective);
  return { ...empty, subjective, told: words === null && booking === null && !subjective ? null : { booking, triage: words, facts: subjective || null, at: told.at.toISOString() } };
}
