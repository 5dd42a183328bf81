import { MedicalRecord, RecordBody, Writing } from '@vetkit/signal-server/records/contract';
import * as v from 'valibot';
import { forgetSealed, sealedStore } from '../files/sealed-store.ts';
import { living } from './living.ts';

/** What was written but not yet sent, as it lies on this device. */
export const Draft = v.object({
  body: RecordBody,
  /** Of an amendment: why. */
  reason: v.optional(v.string()),
  /** The revision it was made from. */
  revision: v.number(),
  /** What that said. */
  base: v.optional(RecordBody),
  /** The rest of that revision: with it the words can be read and written on where the server is not reached. */
  head: v.optional(v.omit(MedicalRecord, ['body', 'revision'])),
  /** The editor it was written in. */
  writing: Writing,
  /** Editors whose unsent words it was written on top of. */
  after: v.optional(v.array(Writing)),
  /** When it was written, milliseconds. */
  at: v.number(),
});
export type Draft = v.InferOutput<typeof Draft>;

/** Drafts of one person on this device, encrypted. */
export interface DraftStore {
  read(about: string): Promise<Draft | undefined>;
  write(about: string, draft: Draft): Promise<void>;
  remove(about: string): Promise<void>;
  /** What begins so is kept under these names. */
  names(begin: string): Promise<string[]>;
}

/** Opens the drafts of one person. A draft whose key is gone, or that is damaged, counts as none. */
export function draftStore(person: string): DraftStore {
  const store = sealedStore(person, 'drafts');
  return {
    async read(about) {
      const plain = await store.read(about);
      const parsed = plain && v.safeParse(v.pipe(v.string(), v.parseJson(), Draft), new TextDecoder().decode(plain));
      // A text longer than the server takes is kept all the same: its writer is told, and shortens it.
      return parsed?.typed ? parsed.output : undefined;
    },
    write: (about, draft) => store.write(about, new TextEncoder().encode(JSON.stringify(draft))),
    remove: (about) => store.remove(about),
    names: (begin) => store.names(begin),
  };
}

/** Forgets a person on this device, drafts and key: unsent words are gone. Signing out does not call it. */
export const forgetDrafts = forgetSealed;

const ofVisit = (reference: string): string => `${reference} draft `;

/** Under which name an editor keeps its words: each its own, so that two tabs do not overwrite each other's. */
export const draftName = (reference: string, editor: string): string => `${ofVisit(reference)}${editor}`;

const ofAmendment = (reference: string): string => `${reference} amendment `;

/** Where an editor keeps the words of an amendment. */
export const amendmentName = (reference: string, editor: string): string => `${ofAmendment(reference)}${editor}`;

/** Words on this device with the name they are kept under. */
export interface Left {
  readonly name: string;
  readonly draft: Draft;
}

/** What an editor that is gone has left of a visit, the newest; nothing where nothing was left. Words of editors that live in another tab are theirs. */
export const leftBehind = (store: DraftStore, reference: string): Promise<Left | undefined> => newestOf(store, ofVisit(reference));

/** The same of amendments that were not signed. */
export const leftAmendment = (store: DraftStore, reference: string): Promise<Left | undefined> => newestOf(store, ofAmendment(reference));

async function newestOf(store: DraftStore, begin: string): Promise<Left | undefined> {
  const names = await store.names(begin);
  const alive = await living(names.map((name) => name.slice(begin.length)));
  const left = await Promise.all(names.filter((name) => !alive.has(name.slice(begin.length))).map(async (name) => ({ name, draft: await store.read(name) })));
  const [newest] = left.flatMap(({ name, draft }) => (draft ? [{ name, draft }] : [])).sort((a, b) => b.draft.at - a.draft.at);
  return newest;
}
