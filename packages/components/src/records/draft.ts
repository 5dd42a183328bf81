import type { MedicalRecord, RecordBody, Writing } from '@vetkit/signal-server/records/contract';
import { sameRecord } from '@vetkit/signal-server/records/rules';
import { merge } from './merge.ts';

/**
 * Where a record being written stands; one value.
 * - `saved`: the server has all of it. `changed`: something waits to be sent. `saving`: on its way (`again`: changed meanwhile).
 * - `offline`: could not be sent, is kept on this device. `conflict`: somebody saved in between at the same place; both versions are here.
 * - `completed`: nothing can be written any more.
 */
export type DraftState =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'saved' | 'changed' | 'offline' | 'completed'; readonly record: MedicalRecord; readonly body: RecordBody }
  | { readonly is: 'saving'; readonly record: MedicalRecord; readonly body: RecordBody; readonly again: boolean }
  | { readonly is: 'conflict'; readonly record: MedicalRecord; readonly body: RecordBody; readonly theirs: MedicalRecord; /** What both were made from, where it is known. */ readonly base: RecordBody | undefined };

/** Words kept on this device: made from which revision, in which editor. */
export interface KeptDraft {
  readonly body: RecordBody;
  readonly revision: number;
  /** What that revision said, where it is known. */
  readonly base?: RecordBody | undefined;
  readonly writing: Writing;
  /** Editors whose unsent words it was written on top of, as far as they had come. */
  readonly after?: readonly Writing[] | undefined;
}

export type DraftEvent =
  | { readonly type: 'loaded'; readonly record: MedicalRecord; readonly kept?: KeptDraft | undefined }
  | { readonly type: 'load-failed'; readonly error: unknown }
  | { readonly type: 'found'; readonly record: MedicalRecord; readonly body: RecordBody }
  | { readonly type: 'typed'; readonly body: RecordBody }
  | { readonly type: 'sending' }
  | { readonly type: 'sent'; readonly record: MedicalRecord }
  | { readonly type: 'not-sent' }
  | { readonly type: 'stale'; readonly theirs: MedicalRecord; readonly writing: Writing }
  | { readonly type: 'chosen'; readonly body: RecordBody }
  | { readonly type: 'completed'; readonly record: MedicalRecord };

/** Whether words that were kept are in none of the server's versions: the record was completed without them. */
export function leftOut(record: MedicalRecord, kept: KeptDraft): boolean {
  if (record.state === 'draft' || (record.writing?.id === kept.writing.id && record.writing.n >= kept.writing.n)) return false;
  return !sameRecord(kept.base ? merge(kept.base, kept.body, record.body).mine : kept.body, record.body);
}

/** What happens to a draft. Nothing typed is ever dropped: only `chosen` and `completed` replace the body. */
export function draftAfter(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'loaded':
      return opened(event.record, event.kept);
    case 'load-failed':
      return { is: 'failed', error: event.error };
    // The server was not reached; this device has words of its own.
    case 'found':
      return { is: 'offline', record: event.record, body: event.body };
    case 'completed':
      return { is: 'completed', record: event.record, body: event.record.body };
    default:
      return state.is === 'loading' || state.is === 'failed' || state.is === 'completed' ? state : written(state, event);
  }
}

type OpenState = Exclude<DraftState, { is: 'loading' | 'failed' }>;
type OpenEvent = Exclude<DraftEvent, { type: 'loaded' | 'load-failed' | 'found' | 'completed' }>;

function opened(record: MedicalRecord, kept: KeptDraft | undefined): DraftState {
  if (record.state !== 'draft') return { is: 'completed', record, body: record.body };
  if (!kept || sameRecord(kept.body, record.body)) return { is: 'saved', record, body: record.body };
  // The last save arrived, and only this device did not get to know or to keep the last letters: the server's words are the newer ones.
  if (record.writing?.id === kept.writing.id && record.writing.n >= kept.writing.n) return { is: 'saved', record, body: record.body };
  // Written after what the server has, or beside it: then a person must look at both.
  const after = kept.revision === record.revision || [kept.writing, ...(kept.after ?? [])].some(({ id, n }) => record.writing?.id === id && record.writing.n <= n);
  if (after) return { is: 'changed', record, body: kept.body };
  // Beside the other version it stays what it was made from: kept again, it must not pass for words on top of theirs.
  return beside({ ...record, revision: kept.revision, body: kept.base ?? record.body }, kept.body, record, kept.base);
}

/** Somebody saved in between: both are put together. Where both wrote at the same place a person must look. */
function beside(record: MedicalRecord, body: RecordBody, theirs: MedicalRecord, base: RecordBody | undefined): DraftState {
  const merged = base && merge(base, body, theirs.body);
  return merged && !merged.clash ? { is: 'changed', record: theirs, body: merged.mine } : { is: 'conflict', record, body, theirs, base };
}

function written(state: OpenState, event: OpenEvent): DraftState {
  const { record, body } = state;
  switch (event.type) {
    case 'typed':
      if (state.is === 'saving') return { ...state, body: event.body, again: true };
      return state.is === 'conflict' ? { ...state, body: event.body } : { is: 'changed', record, body: event.body };
    case 'sending':
      return { is: 'saving', record, body, again: false };
    case 'sent':
      return { is: state.is === 'saving' && state.again ? 'changed' : 'saved', record: event.record, body };
    case 'not-sent':
      return { is: 'offline', record, body };
    case 'stale':
      if (sameRecord(body, event.theirs.body)) return { is: 'saved', record: event.theirs, body };
      // An earlier save of this very editor whose answer was lost: what stands here was written on top of it.
      if (event.theirs.writing?.id === event.writing.id) return { is: 'changed', record: event.theirs, body };
      return beside(record, body, event.theirs, record.body);
    case 'chosen':
      return state.is === 'conflict' ? { is: 'changed', record: state.theirs, body: event.body } : state;
  }
}
