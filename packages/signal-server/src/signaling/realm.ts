import { Mailroom, type Letter, type MailLimits } from './mailroom.ts';

/** The one room of open mode: everybody may call everybody, nobody is told who comes and goes, as with PeerServer. */
export const everywhere = '';

/** Who wants to speak on a socket. The room is a consult, or `everywhere`. */
export interface Claim {
  readonly room: string;
  readonly peer: string;
  /** Whoever shows the same holder may take the seat over: the person in a consult, the client's own token everywhere else. */
  readonly holder: string;
  readonly person: string;
  readonly role: string;
  readonly clinic: string;
  /** Waits in the lobby until its peer says that it joins the call. */
  readonly waits: boolean;
}

/** A claim that was granted. Of two sockets of one peer the one with the greater serial is the newer, at whatever process. */
export interface Seat extends Omit<Claim, 'waits'> {
  readonly serial: number;
  /** The serial at which its peer came into the call; null while it waits in the lobby. Names the stay, over all sockets of it. */
  readonly joined: number | null;
}

/** How a socket ended: `closed` by the browser, `lost` without a word, `left` by LEAVE, `removed` by the server. */
export type Why = 'closed' | 'lost' | 'left' | 'removed';

interface Occupant<Link> {
  seat: Seat;
  state: { readonly at: 'seated'; readonly link: Link } | { readonly at: 'away'; readonly since: number; readonly why: Why };
}

export interface Gone {
  readonly seat: Seat;
  readonly why: Why;
  /** When the socket ended, which is before the grace. */
  readonly since: number;
}

export type Seated<Link> =
  | { readonly kind: 'seated'; readonly superseded: Link | undefined; readonly letters: string[] }
  /** A newer socket of the same peer was faster. */
  | { readonly kind: 'superseded' }
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

  /** Whether a newcomer would still fit. */
  get full(): boolean {
    return this.#size >= this.limits.peers;
  }

  /** The seat of a peer, also while it is away. */
  seatOf(room: string, peer: string): Seat | undefined {
    return this.#find(room, peer)?.seat;
  }

  /** Who waited is in the call from now on. Gives the seat as it is now, or undefined when nothing has changed. */
  join({ room, peer, serial }: Seat): Seat | undefined {
    const occupant = this.#find(room, peer);
    if (occupant?.seat.serial !== serial || occupant.seat.joined !== null) return undefined;
    return (occupant.seat = { ...occupant.seat, joined: serial });
  }

  sit(seat: Seat, link: Link): Seated<Link> {
    const before = this.#find(seat.room, seat.peer);
    if (before && before.seat.serial > seat.serial) return { kind: 'superseded' };
    if (!before && this.full) return { kind: 'full' };
    this.#put(seat, { at: 'seated', link });
    const superseded = before?.state.at === 'seated' ? before.state.link : undefined;
    return { kind: 'seated', superseded, letters: this.#mail.take(seat.room, seat.peer).map(({ text }) => text) };
  }

  /** Waits for a peer whose process has died. */
  adopt(seat: Seat, since: number): void {
    const before = this.#find(seat.room, seat.peer);
    if (!before || before.seat.serial < seat.serial) this.#put(seat, { at: 'away', since, why: 'lost' });
  }

  /** The peer sits at another process: its place here is empty, and nobody is gone. Gives the socket it had here. */
  moved(room: string, peer: string, serial: number): { seat: Seat; link: Link | undefined } | undefined {
    const occupant = this.#find(room, peer);
    if (!occupant || occupant.seat.serial > serial) return undefined;
    this.#remove(occupant);
    return { seat: occupant.seat, link: occupant.state.at === 'seated' ? occupant.state.link : undefined };
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

  /** Keeps a letter for a peer that is not there. False when too much waits already. */
  keep(letter: Letter): boolean {
    return this.#mail.keep(letter);
  }

  /** Gives what waits for a peer, to be brought to another process. */
  takeLetters(room: string, peer: string): Letter[] {
    return this.#mail.take(room, peer);
  }

  /** They could not be brought: they wait on, before those that came after them. */
  putBack(letters: readonly Letter[]): void {
    this.#mail.putBack(letters);
  }

  /** For whom something waits. */
  awaited(): { room: string; peer: string }[] {
    return this.#mail.receivers();
  }

  linkOf(room: string, peer: string): Link | undefined {
    const state = this.#find(room, peer)?.state;
    return state?.at === 'seated' ? state.link : undefined;
  }

  /** Everybody of the room with an open socket. */
  seatsOf(room: string): Seat[] {
    return [...(this.#rooms.get(room)?.values() ?? [])].filter(({ state }) => state.at === 'seated').map(({ seat }) => seat);
  }

  /** Every seat of this process, also those whose peer is away. */
  allSeats(): (Seat & { readonly away: boolean })[] {
    return [...this.#rooms.values()].flatMap((room) => [...room.values()].map(({ seat, state }) => ({ ...seat, away: state.at === 'away' })));
  }

  /** Frees the seats of a person (or of the room) from before the removal, also those that are away. */
  evict(room: string, person: string | undefined, serial: number, now: number): { gone: Gone; link: Link | undefined }[] {
    return [...(this.#rooms.get(room)?.values() ?? [])]
      .filter(({ seat }) => (person === undefined || seat.person === person) && seat.serial < serial)
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

  #put(seat: Seat, state: Occupant<Link>['state']): void {
    const before = this.#find(seat.room, seat.peer);
    if (before) this.#away.delete(before);
    else this.#size += 1;
    const occupant: Occupant<Link> = { seat, state };
    if (state.at === 'away') this.#away.add(occupant);
    const room = this.#rooms.get(seat.room) ?? new Map<string, Occupant<Link>>();
    this.#rooms.set(seat.room, room.set(seat.peer, occupant));
  }

  #free(occupant: Occupant<Link>, why: Why, since: number): Gone {
    this.#remove(occupant);
    return { seat: occupant.seat, why, since };
  }

  #remove(occupant: Occupant<Link>): void {
    const { seat } = occupant;
    const room = this.#rooms.get(seat.room);
    room?.delete(seat.peer);
    if (room?.size === 0) this.#rooms.delete(seat.room);
    this.#away.delete(occupant);
    this.#size -= 1;
  }
}
