import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What lies on this device, each kind in a place of its own. */
export type SealedKind = 'drafts' | 'chunks';

interface Sealed {
  readonly person: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

interface OnThisDevice extends DBSchema {
  /** One non-extractable key per person: what lies here can be read in this browser only, and by nobody once the key is gone. */
  keys: { key: string; value: CryptoKey };
  drafts: { key: string; value: Sealed };
  chunks: { key: string; value: Sealed };
}

let opened: Promise<IDBPDatabase<OnThisDevice>> | undefined;
const database = () =>
  (opened ??= openDB<OnThisDevice>('vetkit-drafts', 2, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('keys');
        db.createObjectStore('drafts');
      }
      db.createObjectStore('chunks');
    },
    // A page of a newer version waits for this one.
    blocking: () => {
      void opened?.then((db) => db.close());
      opened = undefined;
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

/** Bytes of one person on this device, encrypted, each under a name. */
export interface SealedStore {
  /** Nothing when there is none, its key is gone, or it is damaged. */
  read(name: string): Promise<ArrayBuffer | undefined>;
  write(name: string, bytes: BufferSource): Promise<void>;
  remove(name: string): Promise<void>;
  /** The names that begin so, in order. */
  names(begin: string): Promise<string[]>;
}

/** Opens what is kept of one person. */
export function sealedStore(person: string, kind: SealedKind): SealedStore {
  const full = (name: string) => `${person} ${name}`;
  return {
    async read(name) {
      const db = await database();
      const found = await db.get(kind, full(name));
      return found && crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, await keyOf(person), found.sealed).catch(() => undefined);
    },
    async write(name, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(person), bytes);
      const db = await database();
      await db.put(kind, { person, iv, sealed }, full(name));
    },
    async remove(name) {
      const db = await database();
      await db.delete(kind, full(name));
    },
    async names(begin) {
      const db = await database();
      const from = full(begin);
      const found = await db.getAllKeys(kind, IDBKeyRange.bound(from, `${from}\uffff`));
      return found.map((name) => name.slice(person.length + 1));
    },
  };
}

/** Forgets a person on this device, with the key of all that is kept: what was not sent is gone. Signing out does not call it, because unsent words wait for their writer to come back. */
export async function forgetSealed(person: string): Promise<void> {
  const db = await database();
  const write = db.transaction(['keys', 'drafts', 'chunks'], 'readwrite');
  await write.objectStore('keys').delete(person);
  for (const kind of ['drafts', 'chunks'] as const) {
    for (const name of await write.objectStore(kind).getAllKeys()) if (name.startsWith(`${person} `)) await write.objectStore(kind).delete(name);
  }
  await write.done;
}
