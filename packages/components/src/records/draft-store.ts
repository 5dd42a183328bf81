import { RecordBody, Writing } from '@vetkit/signal-server/records/contract';
import * as v from 'valibot';
import { forgetSealed, sealedStore } from '../files/sealed-store.ts';

/** What was written but not yet sent, as it lies on this device. */
export const Draft = v.object({
  body: RecordBody,
  /** Of an amendment: why. */
  reason: v.optional(v.string()),
  /** The revision it was made from. */
  revision: v.number(),
  /** The editor it was written in. */
  writing: Writing,
  /** When it was written, milliseconds. */
  at: v.number(),
});
export type Draft = v.InferOutput<typeof Draft>;

/** Drafts of one person on this device, encrypted. */
export interface DraftStore {
  read(about: string): Promise<Draft | undefined>;
  write(about: string, draft: Draft): Promise<void>;
  remove(about: string): Promise<void>;
}

/** Opens the drafts of one person. A draft whose key is gone, or that is damaged, counts as none. */
export function draftStore(person: string): DraftStore {
  const store = sealedStore(person, 'drafts');
  return {
    async read(about) {
      const plain = await store.read(about);
      const parsed = plain && v.safeParse(v.pipe(v.string(), v.parseJson(), Draft), new TextDecoder().decode(plain));
      return parsed?.success ? parsed.output : undefined;
    },
    write: (about, draft) => store.write(about, new TextEncoder().encode(JSON.stringify(draft))),
    remove: (about) => store.remove(about),
  };
}

/** Forgets a person on this device: drafts and key. For sign-out and revocation. */
export const forgetDrafts = forgetSealed;
