import type { Database } from '../../database/open.ts';
import type { FileList, VisitFile } from '../../files/contract.ts';
import { linkFor } from '../../files/link.ts';
import { filesProblem } from '../../files/problems.ts';
import { fileById } from '../../files/store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { askedFor, filesOf, type FileOfVisit, type FilesSubject } from '../../views/files.ts';
import type { Writers } from './append.ts';
import { isStillAhead, isTheirs, limitsFor, subjectFor, whyNotAddNow } from './whose.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Code of the kind of visit for which vets like to see earlier records. */
const recordsWanted = 'wellness';

/** All files of a visit that the caller may see: uploads that go on only to who makes them. */
export const listFiles =
  (world: World) =>
  async (scope: Scope, reference: string): Promise<FileList> => {
    const { sql } = world.db;
    const subject = await subjectFor(sql, scope, reference);
    const [all, asked] = await Promise.all([filesOf(sql, scope, subject.appointment), askedFor(sql, scope, subject.appointment)]);
    const { files: most, bytes } = limitsFor(subject);
    const open = whyNotAddNow(subject, scope.caller, world.clock()) === undefined;
    return {
      files: all.filter((file) => isSeen(scope, file)).map((file) => shown(world, scope, subject, file)),
      asked,
      wanted: subject.type === recordsWanted ? 'earlier-records' : null,
      room: open ? { files: Math.max(0, most - all.length), bytes } : null,
    };
  };

/** One file of a visit. @throws Problem `not-found`, `type-refused` (it was one, and could not be taken). */
export const oneFile =
  (world: World) =>
  async (scope: Scope, reference: string, id: string): Promise<VisitFile> => {
    const { sql } = world.db;
    const subject = await subjectFor(sql, scope, reference);
    const [file] = await filesOf(sql, scope, subject.appointment, id);
    if (file && isSeen(scope, file)) return shown(world, scope, subject, file);
    const gone = await fileById(sql, scope, id);
    if (gone?.appointment === subject.appointment && gone.state === 'refused' && isTheirs(scope.caller, gone.by)) throw filesProblem('type-refused');
    throw notFound();
  };

/**
 * The same, once all that has come over a line that may have broken without a word is safe: who asks is about to go on from there.
 */
export const oneFileNow =
  (world: World & { readonly writers: Writers }) =>
  async (scope: Scope, reference: string, id: string): Promise<VisitFile> => {
    await world.writers.get(id)?.();
    return oneFile(world)(scope, reference, id);
  };

const isSeen = ({ caller }: Scope, file: FileOfVisit): boolean => file.state === 'ready' || isTheirs(caller, { kind: file.by.kind, id: file.byId });

function shown({ clock, keys }: World, { caller, clinic }: Scope, subject: FilesSubject, { byId, ...file }: FileOfVisit): VisitFile {
  const mine = isTheirs(caller, { kind: file.by.kind, id: byId });
  return {
    ...file,
    mayRemove: mine && (file.state === 'uploading' || isStillAhead(subject, clock())),
    href: file.state === 'ready' ? linkFor(keys, { clinic, file: file.id, now: clock() }) : null,
  };
}
