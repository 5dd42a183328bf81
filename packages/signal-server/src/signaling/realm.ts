import { Mailroom, type Letter, type MailLimits } from './mailroom.ts';

/** The one room of open mode: everybody may call everybody, nobody is told who comes and goes, as with PeerServer. */
export const everywhere = '';

/** Who speaks on a socket. The room is a consult, or `everywhere`. */
export interface Seat {
  readonly room: string;
  readonly peer: string;
  /** Whoever shows the same holder may take the seat over: the person in a consult, the client's own token everywhere else. */
  readonly holder: string;
  readonly person: string;
  readonly role: string;
  readonly clinic: string;
}

/** How a socket ended: `closed` by the browser, `lost` without a word, `left` by LEAVE, `removed` by the server. */
export type Why = 'closed' | 'lost' | 'left' | 'removed';

interface Occupant<Link> {
  readonly seat: Seat;
  state: { readonly at: 'seated'; readonly link: Link } | { readonly at: 'away'; readonly since: number; readonly why: Why };
}

export interface Gone {
  readonly seat: Seat;
  readonly why: Why;
  /** When the socket ended, which is before the grace. */
  readonly since: number;
}

export type Seated<Link> =
  | { readonly kind: 'seated'; readonly superseded: Link | undefined; readonly returned: boolean; readonly letters: string[] }
  | { readonly kind: 'taken' }
  | { readonly kind: 'full' };

/**
 * All peers of this process and what waits for them. Knows neither sockets nor clocks: `Link` is whatever the caller can send on,
 * times are milliseconds. Rooms are closed to each other: a peer of another room looks exactly like one that is absent.
 */
export class Realm<Link> {
  readonly #rooms = new Map<string, Map<string, Occupant<Link>>>();
  readonly #away = new Set<Occupant<Link>>();
  readonly #mail: Mailroom;
  #size = 0;

  constructor(private readonly limits: MailLimits & { readonly peers: number; readonly graceMs: number }) {
    this.#mail = new Mailroom(limits);
  }

  get counts() {
    return { sockets: this.#size - this.#away.size, rooms: this.#rooms.size, waiting: this.#mail.size };
  }

  sit(seat: Seat, link: Link): Seated<Link> {
    const before = this.#find(seat.room, seat.peer);
    if (before && before.seat.holder !== seat.holder) return { kind: 'taken' };
    if (!before && this.#size >= this.limits.peers) return { kind: 'full' };
    const occupant: Occupant<Link> = { seat, state: { at: 'seated', link } };
    if (before) this.#away.delete(before);
    else this.#size += 1;
    const room = this.#rooms.get(seat.room) ?? new Map<string, Occupant<Link>>();
    this.#rooms.set(seat.room, room.set(seat.peer, occupant));
    const superseded = before?.state.at === 'seated' ? before.state.link : undefined;
    return { kind: 'seated', superseded, returned: before !== undefined, letters: this.#mail.take(seat.room, seat.peer) };
  }

  /** The socket is gone. In a consult the seat waits for its peer for the grace; after LEAVE, and everywhere else, it is free at once. */
  rise(seat: Seat, link: Link, why: Why, now: number): Gone | 'away' | 'not-seated' {
    const occupant = this.#find(seat.room, seat.peer);
    if (occupant?.state.at !== 'seated' || occupant.state.link !== link) return 'not-seated';
    if (why === 'left' || why === 'removed' || seat.room === everywhere) return this.#free(occupant, why, now);
    occupant.state = { at: 'away', since: now, why };
    this.#away.add(occupant);
    return 'away';
  }

  /** Keeps a frame for a peer that is not there. False when too much waits already. */
  keep(from: Seat, dst: string, text: string, now: number): boolean {
    return this.#mail.keep({ room: from.room, src: from.peer, dst, text, at: now });
  }

  linkOf(room: string, peer: string): Link | undefined {
    const state = this.#find(room, peer)?.state;
    return state?.at === 'seated' ? state.link : undefined;
  }

  /** Everybody of the room with an open socket. */
  seatsOf(room: string): Seat[] {
    return [...(this.#rooms.get(room)?.values() ?? [])].filter(({ state }) => state.at === 'seated').map(({ seat }) => seat);
  }

  /** Frees all seats of a person (or of the room) at once, also those that are away. */
  evict(room: string, person: string | undefined, now: number): { gone: Gone; link: Link | undefined }[] {
    return [...(this.#rooms.get(room)?.values() ?? [])]
      .filter(({ seat }) => person === undefined || seat.person === person)
      .map((occupant) => {
        const link = occupant.state.at === 'seated' ? occupant.state.link : undefined;
        return { gone: this.#free(occupant, 'removed', now), link };
      });
  }

  /** Those whose grace is over, and letters nobody came for, one per sender and receiver. */
  sweep(now: number): { gone: Gone[]; expired: Letter[] } {
    const gone: Gone[] = [];
    for (const occupant of this.#away) {
      const { state } = occupant;
      if (state.at === 'away' && now - state.since >= this.limits.graceMs) gone.push(this.#free(occupant, state.why, state.since));
    }
    return { gone, expired: this.#mail.expire(now) };
  }

  #find(room: string, peer: string): Occupant<Link> | undefined {
    return this.#rooms.get(room)?.get(peer);
  }

  #free(occupant: Occupant<Link>, why: Why, since: number): Gone {
    const { seat } = occupant;
    const room = this.#rooms.get(seat.room);
    room?.delete(seat.peer);
    if (room?.size === 0) this.#rooms.delete(seat.room);
    this.#away.delete(occupant);
    this.#size -= 1;
    return { seat, why, since };
  }
}
