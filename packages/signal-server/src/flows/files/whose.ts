import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import type { Sql } from '../../database/connect.ts';
import { filesProblem } from '../../files/problems.ts';
import { limits } from '../../files/rules/limits.ts';
import type { StoredFile } from '../../files/store.ts';
import type { Actor } from '../../database/events.ts';
import type { AuditActor } from '../../shared/audit.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Caller, Scope } from '../../shared/scope.ts';
import { filesSubject, type FilesSubject } from '../../views/files.ts';

/**
 * The visit that files belong to, as the caller may see it: a held time is seen by its own draft token only. That it is the caller's own
 * is the guard's word. @throws Problem `not-found`.
 */
export async function subjectFor(sql: Sql, scope: Scope, reference: string): Promise<FilesSubject> {
  const subject = await filesSubject(sql, scope, reference);
  if (!subject || (subject.status === 'held' && scope.caller.kind !== 'draft')) throw notFound();
  return subject;
}

/** On which side of the visit the caller stands, and who it is; a held time is nobody's yet. */
export function sideOf(caller: Caller, subject: FilesSubject): StoredFile['by'] {
  if (caller.kind === 'staff') return { kind: 'staff', id: caller.staff };
  if (caller.kind === 'nobody' || caller.kind === 'guest') throw notAllowed();
  return { kind: 'owner', id: caller.kind === 'draft' ? (subject.owner ?? caller.owner ?? null) : caller.owner };
}

export const limitsFor = (subject: FilesSubject) => (subject.status === 'held' ? limits.draft : limits.appointment);

/** Why nothing can be added now; nothing when it can. Staff may add to a visit that is over: results come late. */
export function whyNotAddNow(subject: FilesSubject, caller: Caller, now: Date) {
  if (subject.status === 'held') return undefined;
  const refusal = whyNotEnter({ ...subject, state: subject.state ?? 'waiting', messaging: 'open' }, now);
  return refusal === 'visit-over' && caller.kind === 'staff' ? undefined : refusal;
}

/** @throws Problem `visit-cancelled`, `visit-over`. */
export function mustBeOpen(subject: FilesSubject, caller: Caller, now: Date): void {
  const refusal = whyNotAddNow(subject, caller, now);
  if (refusal) throw consultProblem(refusal);
}

/** Whether the caller added it: the owner's side is one, of the staff each is for itself, and managers for all. */
export const isTheirs = (caller: Caller, by: StoredFile['by']): boolean =>
  caller.kind === 'staff' ? by.kind === 'staff' && (by.id === caller.staff || caller.role === 'manager') : by.kind === 'owner';

/** Whether files of this visit can still be taken away: until it begins. */
export const isStillAhead = ({ status, state, start }: FilesSubject, now: Date): boolean =>
  status === 'held' || ((status === 'unassigned' || ((status === 'requested' || status === 'confirmed') && now < start)) && state === 'waiting');

/** A file of this visit that the caller added. Others' are as unknown as none at all while they come in. @throws Problem `not-found`, `file-not-yours`. */
export function mustBeTheirs(file: StoredFile | undefined, subject: FilesSubject, caller: Caller): StoredFile {
  if (!file || file.appointment !== subject.appointment || file.state === 'removed') throw notFound();
  if (file.state === 'refused') throw filesProblem('type-refused');
  if (!isTheirs(caller, file.by)) throw filesProblem('file-not-yours');
  return file;
}

export const actorOf = ({ kind, id }: StoredFile['by']): Actor => ({ kind, ...(id ? { id } : {}) });
export const auditActorOf = ({ kind, id }: StoredFile['by']): AuditActor => (id ? `${kind}:${id}` : 'system');
