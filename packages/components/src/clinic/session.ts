import type { Person } from '@vetkit/signal-server/identity/contract';

/** What a token opens: a booking being made, one appointment, an owner's own pages, or the clinic's work. */
const tokenKinds = ['draft', 'appointment', 'owner', 'staff'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** One token as it is kept. */
export interface Kept {
  readonly kind: TokenKind;
  readonly token: string;
  readonly expiresAt: string;
  /** Whose it is; nobody yet for a draft. */
  readonly person: Person | null;
  /** The one appointment it opens, for `draft` and `appointment`. */
  readonly reference: string | null;
  /** Of staff: the act of signing in, shared by the sessions at all clinics that it has opened. */
  readonly signIn?: string;
}

// Looked through by hand: every first screen needs it, and none should wait for the schema library.
const isObject = (said: unknown): said is Readonly<Record<string, unknown>> => typeof said === 'object' && said !== null;
const isText = (said: unknown): said is string => typeof said === 'string';
const isPerson = (said: unknown): said is Person => isObject(said) && isText(said.id) && isText(said.name) && isText(said.role);
const isKept = (said: unknown): said is Kept =>
  isObject(said) && tokenKinds.some((kind) => kind === said.kind) && isText(said.token) && isText(said.expiresAt)
  && (said.person === null || isPerson(said.person)) && (said.reference === null || isText(said.reference));

/** On whose behalf and about what something is asked. */
export interface Asking {
  /** Prefer the token of this appointment. */
  readonly reference?: string | undefined;
  /** Use a token of this side only: the desk never asks as an owner. */
  readonly as?: 'owner' | 'staff' | undefined;
}

/** Who is signed in to one clinic, in this browser. */
export interface Session {
  /** The best token for a question, or undefined when nobody is signed in for it. */
  find(asking?: Asking): Kept | undefined;
  keep(kept: Kept): void;
  /** Forgets one token, or all. */
  forget(token?: string): void;
  /** Calls back after every change, also one made in another tab. Returns the way out. */
  subscribe(listener: () => void): () => void;
}

/** Where tokens are kept. The owner's side lives as long as its tab, staff sessions outlive it. */
export interface Places {
  readonly owner: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  readonly staff: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
}

type Side = keyof Places;
const sideOf = (kind: TokenKind): Side => (kind === 'staff' ? 'staff' : 'owner');
/** The key of a clinic's tokens. */
export const keyOf = (server: URL, clinic: string): string => `vetkit ${server.href} ${clinic}`;

/**
 * Opens the tokens of one clinic. They stay in memory, and beside that in sessionStorage (owner) or localStorage (staff,
 * hosted pages only: the server refuses staff from any other origin). Storage that is full or forbidden costs only the reload.
 */
export function openSession(server: URL, clinic: string, places: Places = browserPlaces(), now: () => number = Date.now): Session {
  const key = keyOf(server, clinic);
  const kept: Record<Side, Kept[]> = { owner: read(places.owner, key), staff: read(places.staff, key) };
  const listeners = new Set<() => void>();

  const changed = (side: Side) => {
    write(places[side], key, kept[side]);
    for (const listener of listeners) listener();
  };
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== null && event.key !== key) return;
    kept.staff = read(places.staff, key);
    for (const listener of listeners) listener();
  };
  // A staff session slides while it is used: only the server knows its end. The others end on the minute.
  const fresh = (one: Kept) => one.kind === 'staff' || Date.parse(one.expiresAt) > now();

  return {
    find({ reference, as } = {}) {
      const of = (kind: TokenKind, about?: string) =>
        kept[sideOf(kind)].findLast((one) => one.kind === kind && fresh(one) && (about === undefined || one.reference === about));
      const owner = () => (reference ? (of('appointment', reference) ?? of('draft', reference)) : undefined);
      if (as === 'staff') return of('staff');
      return owner() ?? (as ? undefined : of('staff')) ?? of('owner') ?? (reference ? undefined : (of('appointment') ?? of('draft')));
    },
    keep(one) {
      const side = sideOf(one.kind);
      const same = (other: Kept) => other.kind === one.kind && other.reference === one.reference;
      kept[side] = [...kept[side].filter((other) => !same(other) && fresh(other)), one];
      changed(side);
    },
    forget(token) {
      for (const side of ['owner', 'staff'] as const) {
        const rest = token === undefined ? [] : kept[side].filter((one) => one.token !== token);
        if (rest.length === kept[side].length) continue;
        kept[side] = rest;
        changed(side);
      }
    },
    subscribe(listener) {
      if (listeners.size === 0) globalThis.addEventListener?.('storage', fromOtherTab);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) globalThis.removeEventListener?.('storage', fromOtherTab);
      };
    },
  };
}

/** The tokens kept in one place; none where it is not ours, or forbidden. */
export function read(storage: Places[Side], key: string): Kept[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(kept) && kept.every(isKept) ? kept : [];
  } catch {
    return []; // not ours, or the browser forbids storage here
  }
}

function write(storage: Places[Side], key: string, kept: readonly Kept[]): void {
  try {
    if (kept.length) storage?.setItem(key, JSON.stringify(kept));
    else storage?.removeItem(key);
  } catch {
    // Full or forbidden: the memory still has it.
  }
}

/** Where this browser keeps them. */
export function browserPlaces(): Places {
  const open = (storage: () => Storage) => {
    try {
      return storage();
    } catch {
      return undefined; // reading `localStorage` itself throws in some privacy modes
    }
  };
  return { owner: open(() => globalThis.sessionStorage), staff: open(() => globalThis.localStorage) };
}
