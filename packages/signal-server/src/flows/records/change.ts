import type { Tx } from '../../database/transaction.ts';
import type { RecordBody } from '../../records/contract.ts';
import { recordsProblem } from '../../records/problems.ts';
import { whyNotWrite } from '../../records/rules.ts';
import { lockRecord, type StoredRecord } from '../../records/store.ts';
import { newId } from '../../shared/ids.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference, type VisitView } from '../../views/visit.ts';
import { picturesOf } from '../../views/pictures.ts';
import { recordFor } from './read.ts';

/** A record somebody is about to change, locked, and who that is. */
export interface Opened {
  readonly visit: VisitView;
  readonly record: StoredRecord;
  readonly writer: { readonly staff: string; readonly role: string };
}

/** Opens the record of a visit for a change by the caller. @throws Problem `not-found`, `not-yours`, `not-allowed`. */
export async function openRecord(tx: Tx, scope: Scope, reference: string): Promise<Opened> {
  if (scope.caller.kind !== 'staff') throw notAllowed();
  const writer = { staff: scope.caller.staff, role: scope.caller.role };
  const visit = await visitByReference(tx, scope, reference);
  if (!visit) throw notFound();
  const refusal = whyNotWrite(writer, visit.practitioner);
  if (refusal) throw refusal === 'not-yours' ? recordsProblem(refusal) : notAllowed();
  return { visit, record: await lockRecord(tx, scope, visit.consult, newId()), writer };
}

/** Pictures that come into a record are pictures of its visit. @throws Problem `still-unknown`. */
export async function mustBePictures(tx: Tx, scope: Scope, { appointment }: VisitView, before: RecordBody, { stills }: RecordBody): Promise<void> {
  const known = new Set(before.stills.map(({ file }) => file));
  const added = new Set(stills.map(({ file }) => file).filter((file) => !known.has(file)));
  if (added.size && (await picturesOf(tx, scope, appointment, [...added])) !== added.size) throw recordsProblem('still-unknown');
}

/** Refuses a change made from an older version; the answer carries the newest one. @throws Problem `revision-stale`. */
export async function mustBeNewest(tx: Tx, scope: Scope, { visit, record }: Opened, revision: number, now: Date): Promise<void> {
  if (record.revision !== revision) throw recordsProblem('revision-stale', { current: await recordFor(tx, scope, visit, now) });
}
