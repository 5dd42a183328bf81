import type { Letter } from './mailroom.ts';
import type { Claim, Seat } from './realm.ts';
import { tokenMs } from './room-token.ts';

/** A pass that is being used: it opens one socket, and none after a removal. */
export interface PassUse {
  readonly id: string;
  readonly serial: number;
}

export interface PeerHere {
  readonly peer: string;
  readonly person: string;
  readonly role: string;
  /** In the call; otherwise in the lobby. */
  readonly joined: boolean;
}

export type Verdict =
  /** `joined` as in `Seat`: a peer that was in the call when its socket ended is in it again. */
  | { readonly kind: 'seated'; readonly serial: number; readonly joined: number | null }
  | { readonly kind: 'taken' }
  | { readonly kind: 'bad-token' };

/**
 * Who sits where, over all processes of the server. What it answers is the truth; the realm of each process knows only its own sockets.
 * All that answer later may reject when the database does not answer.
 */
export interface Directory {
  /** Greater than all before, at any process: passes, seats and removals are put in order by it, and not by clocks. */
  serial(): Promise<number>;
  /** Gives the seat to the claim, and spends the pass. Whoever has it at another process is superseded. */
  sit(claim: Claim, pass: PassUse | undefined): Promise<Verdict>;
  /** The peer has come from the lobby into the call. */
  join(seat: Seat): Promise<void>;
  /** The peer's socket has ended; the seat waits for it. */
  away(seat: Seat): Promise<void>;
  /** Nobody has the seat any more. False when somebody newer has it. */
  free(seat: Seat): Promise<boolean>;
  /** Who of the room has an open socket. */
  peersOf(room: string): Promise<PeerHere[]>;
  /** Makes all passes until now worthless; other processes close their sockets. Gives the serial of the removal. */
  remove(room: string, person: string | undefined): Promise<number>;
  /** Letters wait for a peer that is not here: brings them to wherever it sits. */
  forward(room: string, peer: string): void;
  /** Resolves when what is under way to a peer has arrived or come back to wait here; nothing when nothing is. */
  underway(room: string, peer: string): Promise<void> | undefined;
  /** Says something to a peer at another process, once; it is not kept. */
  tell(room: string, peer: string, text: string): void;
  /** Tells the other processes that a peer has left its room. */
  left(room: string, peer: string): void;
}

/** What a directory tells its process. Times are the process's own ticks. */
export interface News {
  /** Letters from another process for a peer that was here. */
  letters(room: string, dst: string, letters: readonly { readonly src: string; readonly text: string; readonly ageMs: number }[]): void;
  told(room: string, peer: string, text: string): void;
  /** A peer has sat down at another process. */
  sat(room: string, peer: string, serial: number): void;
  left(room: string, peer: string): void;
  removed(room: string, person: string | undefined, serial: number): void;
  /** Seats of a process that has died, some milliseconds ago. */
  adopt(seats: readonly { readonly seat: Seat; readonly goneMs: number }[]): void;
}

/** What a directory may look up in the realm of its process. */
export interface Look {
  seatOf(room: string, peer: string): Seat | undefined;
  peersOf(room: string): PeerHere[];
  allSeats(): (Seat & { readonly away: boolean })[];
  /** For whom letters wait. */
  awaited(): { room: string; peer: string }[];
  takeLetters(room: string, peer: string): Letter[];
  putBack(letters: readonly Letter[]): void;
}

/** What lives beside the answers: messages of other processes, and their end. */
export interface RunningDirectory extends Directory {
  readonly nodes: number;
  sweep(): void;
  close(): Promise<void>;
}

/** One process is the whole server. `now` in milliseconds. */
export function aloneDirectory(look: Look, now: () => number): RunningDirectory {
  const spent = new Map<string, number>();
  let last = 0;
  return {
    nodes: 1,
    serial: async () => (last += 1),
    async sit({ room, peer, holder, waits }, pass) {
      if (pass && spent.has(pass.id)) return { kind: 'bad-token' };
      if (pass) spent.set(pass.id, now());
      const before = look.seatOf(room, peer);
      if (before && before.holder !== holder) return { kind: 'taken' };
      const serial = (last += 1);
      return { kind: 'seated', serial, joined: before?.joined ?? (waits ? null : serial) };
    },
    join: async () => {},
    away: async () => {},
    free: async () => true,
    peersOf: async (room) => look.peersOf(room),
    remove: async () => (last += 1),
    forward: () => {},
    underway: () => undefined,
    tell: () => {},
    left: () => {},
    sweep() {
      for (const [id, at] of spent) if (now() - at > tokenMs) spent.delete(id);
    },
    close: async () => {},
  };
}
