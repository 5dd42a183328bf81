import { RecordBody, Writing } from '@vetkit/signal-server/records/contract';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';

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

interface Drafts extends DBSchema {
  /** One non-extractable key per person: what lies here can be read in this browser only, and by nobody once the key is gone. */
  keys: { key: string; value: CryptoKey };
  drafts: { key: string; value: { person: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer } };
}

let opened: Promise<IDBPDatabase<Drafts>> | undefined;
const database = () =>
  (opened ??= openDB<Drafts>('vetkit-drafts', 1, {
    upgrade(db) {
      db.createObjectStore('keys');
      db.createObjectStore('drafts');
    },
    terminated: () => (opened = undefined),
  }));

async function keyOf(person: string): Promise<CryptoKey> {
  const db = await database();
  const known = await db.get('keys', person);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two tabs may make one at the same moment: the first one written counts.
  const write = db.transaction('keys', 'readwrite');
  const other = await write.store.get(person);
  if (!other) await write.store.put(made, person);
  await write.done;
  return other ?? made;
}

/** Drafts of one person on this device, encrypted. */
export interface DraftStore {
  read(about: string): Promise<Draft | undefined>;
  write(about: string, draft: Draft): Promise<void>;
  remove(about: string): Promise<void>;
}

/** Opens the drafts of one person. A draft whose key is gone, or that is damaged, counts as none. */
export function draftStore(person: string): DraftStore {
  const name = (about: string) => `${person} ${about}`;
  return {
    async read(about) {
      const db = await database();
      const found = await db.get('drafts', name(about));
      if (!found) return undefined;
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, await keyOf(person), found.sealed).catch(() => undefined);
      const parsed = plain && v.safeParse(v.pipe(v.string(), v.parseJson(), Draft), new TextDecoder().decode(plain));
      return parsed?.success ? parsed.output : undefined;
    },
    async write(about, draft) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(person), new TextEncoder().encode(JSON.stringify(draft)));
      const db = await database();
      await db.put('drafts', { person, iv, sealed }, name(about));
    },
    async remove(about) {
      const db = await database();
      await db.delete('drafts', name(about));
    },
  };
}

/** Forgets a person on this device: drafts and key. For sign-out and revocation. */
export async function forgetDrafts(person: string): Promise<void> {
  const db = await database();
  const write = db.transaction(['keys', 'drafts'], 'readwrite');
  await write.objectStore('keys').delete(person);
  for (const key of await write.objectStore('drafts').getAllKeys()) {
    if (key.startsWith(`${person} `)) await write.objectStore('drafts').delete(key);
  }
  await write.done;
}
