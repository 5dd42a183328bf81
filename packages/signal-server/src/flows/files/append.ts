import { createHash } from 'node:crypto';
import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { filesProblem } from '../../files/problems.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { stillFits } from '../../files/rules/limits.ts';
import { sniff, sniffedBytes } from '../../files/rules/sniff.ts';
import type { Checksum } from '../../files/rules/tus.ts';
import { beginPiece, clinicQuota, keepPiece, lockFile, usageForMore, type StoredFile } from '../../files/store.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { Problem } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { finish, finishFileJob } from './finish.ts';
import { refuse } from './take-away.ts';
import { mustBeOpen, mustBeTheirs, subjectFor } from './whose.ts';

/** So much, or what came in so long, is put safely on the disk at once: it is the most that a killed server loses of an upload. */
const safeBytes = 4 * 1024 * 1024;
const safeMs = 2000;

/** The next bytes of an upload. `bytes` throws a Problem when the line breaks. */
export interface Part {
  readonly offset: number;
  readonly checksum: Checksum | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Who writes now in this process, by file: calling one puts safely on the disk what has come so far. */
export type Writers = Map<string, () => Promise<void>>;

interface World {
  readonly writers: Writers;
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly files: FileKeeper;
}

/**
 * Takes the next part of an upload, and gives how much of the file is safe now. When the line breaks, what has come so far is kept. The
 * last part makes the file whole: it gets its hash and type, and people see it.
 * @throws Problem `offset-wrong`, `checksum-wrong` (each with `received`), `upload-taken`, `upload-broken`, `file-ready`, `file-too-large`,
 *   `type-refused`, `file-not-yours`, `clinic-full`, `visit-cancelled`, `visit-over`.
 */
export const append =
  (world: World) =>
  async (scope: Scope, reference: string, id: string, part: Part): Promise<number> => {
    const piece = newId();
    const file = await beginPart(world, scope, { reference, id, piece, offset: part.offset });
    try {
      const length = await takeIn(world, scope, file, piece, part);
      if (file.received + length === file.length) await finish(world)(scope.clinic.id, id);
      return file.received + length;
    } catch (error) {
      if (error instanceof Problem && error.code === 'type-refused') await refuse(world)(scope, id);
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw filesProblem('clinic-full');
      throw error;
    }
  };

/** Takes the pen: whoever wrote before, over a line that may have broken without a word, writes in vain from now on. */
const beginPart = ({ db, clock }: World, scope: Scope, { reference, id, piece, offset }: { reference: string; id: string; piece: string; offset: number }): Promise<StoredFile> =>
  transaction(db, async (tx) => {
    const subject = await subjectFor(tx, scope, reference);
    const file = mustBeTheirs(await lockFile(tx, scope, id), subject, scope.caller);
    mustBeOpen(subject, scope.caller, clock());
    if (file.state === 'ready') throw filesProblem('file-ready');
    if (offset !== file.received) throw filesProblem('offset-wrong', { received: file.received });
    if (!stillFits(file, await usageForMore(tx, scope, subject.appointment), await clinicQuota(tx, scope))) throw filesProblem('clinic-full');
    await beginPiece(tx, scope, id, { id: piece, start: file.received, now: clock() });
    return file;
  });

/** Writes what comes, and puts it safely on the disk from time to time. Gives its length. */
async function takeIn(world: World, scope: Scope, file: StoredFile, piece: string, { bytes, checksum }: Part): Promise<number> {
  const { received: start, length: whole } = file;
  const most = whole - start;
  const hash = checksum && createHash(checksum.algorithm);
  const look = firstLook(file);
  const writer = await world.files.openPiece(scope.clinic.id, piece);
  let [length, kept, keptAt] = [0, 0, Date.now()];
  // One after the other: what counts must only grow.
  let last: Promise<void> = Promise.resolve();
  const keep = (upTo: number): Promise<void> =>
    (last = last.catch(() => {}).then(async () => {
      await writer.sync();
      await keepPart(world, scope, { file, piece, upTo });
      [kept, keptAt] = [upTo, Date.now()];
    }));
  // The very last bytes wait for the checksum: with them the file would be whole.
  const settle = async () => (length > kept && length < most ? keep(length).catch(() => {}) : undefined);
  world.writers.set(file.id, settle);
  try {
    for await (const chunk of bytes) {
      if (length + chunk.length > most) throw filesProblem('file-too-large', { bytes: whole });
      look(chunk);
      hash?.update(chunk);
      await writer.write(chunk);
      length += chunk.length;
      if (length < most && (length - kept >= safeBytes || Date.now() - keptAt >= safeMs)) await keep(length);
    }
    if (world.writers.get(file.id) === settle) world.writers.delete(file.id);
    const damaged = hash && hash.digest('base64') !== checksum?.sum;
    if (damaged || length > kept) await keep(damaged ? 0 : length);
    if (damaged) throw filesProblem('checksum-wrong', { received: start });
    return length;
  } catch (error) {
    if (error instanceof Problem && error.code === 'upload-broken') await settle();
    throw error;
  } finally {
    if (world.writers.get(file.id) === settle) world.writers.delete(file.id);
    await last.catch(() => {});
    await writer.close();
  }
}

/** @throws Problem `upload-taken`. */
async function keepPart({ db, clock }: World, scope: Scope, { file, piece, upTo }: { file: StoredFile; piece: string; upTo: number }): Promise<void> {
  const mine = await transaction(db, async (tx) => {
    if (!(await keepPiece(tx, scope, { id: piece, start: file.received, length: upTo, now: clock() }))) return false;
    // A server that is killed before it has put the file together does it when it is back.
    const { id: clinic } = scope.clinic;
    if (file.received + upTo === file.length) await enqueue(tx, { clinic, kind: finishFileJob, payload: { clinic, file: file.id }, runAt: after(clock(), minutes(1)) });
    return true;
  });
  if (!mine) throw filesProblem('upload-taken');
}

/** What a file is shows in its first bytes: nobody sends half a gigabyte to hear that we do not take it. @throws Problem `type-refused`. */
function firstLook({ received, length }: StoredFile): (chunk: Uint8Array) => void {
  const enough = Math.min(sniffedBytes, length);
  let head = Buffer.alloc(0);
  return (chunk) => {
    if (received > 0 || head.length >= enough) return;
    head = Buffer.concat([head, chunk.subarray(0, enough - head.length)]);
    if (head.length >= enough && !sniff(head)) throw filesProblem('type-refused');
  };
}
