import type { TimelineEvent } from '../contract.ts';

/** From when to when, in milliseconds; `to` is infinite while it goes on. */
export interface Stay {
  readonly from: number;
  readonly to: number;
}

/** Who was where, read from the timeline. Times in milliseconds since 1970. */
export interface Told {
  /** The owner anywhere on the visit's pages, and in the call. */
  readonly ownerHere: readonly Stay[];
  readonly ownerIn: readonly Stay[];
  /** Whoever treats, in the call. */
  readonly vetIn: readonly Stay[];
  /** Seconds of sound both ways, as each side's browser says; nothing where it said nothing. */
  readonly ownerSays: number | undefined;
  readonly vetSays: number | undefined;
  readonly closed: 'owner' | 'vet' | undefined;
  readonly end: 'pressed' | 'finished' | undefined;
  readonly endAt: number;
  /** The vet has said that the owner did not come. */
  readonly noShowSaid: boolean;
  readonly helpAt: number | undefined;
  readonly recordAt: number | undefined;
}

/** Stays with a shorter gap between them are one: a line that came back is no absence. */
const bridged = 30_000;

/** Reads the timeline once, in order. Events it does not know are passed over. */
export function toldBy(events: readonly TimelineEvent[]): Told {
  const owner = presence('o');
  const vet = presence('vt');
  const says: { owner?: number; staff?: number } = {};
  let [closed, end, endAt]: [Told['closed'], Told['end'], number] = [undefined, undefined, Infinity];
  let [noShowSaid, helpAt, recordAt]: [boolean, number | undefined, number | undefined] = [false, undefined, undefined];
  for (const event of events) {
    const { type, data, actor } = event;
    const at = Date.parse(event.at);
    if (actor.kind === 'owner') owner.hear(event, at);
    if (actor.kind === 'staff') vet.hear(event, at);
    if (type === 'call.measured' && isBetweenSides(data) && (actor.kind === 'owner' || actor.kind === 'staff')) says[actor.kind] = (says[actor.kind] ?? 0) + Number(data['twoWayAudio']);
    else if (type === 'appointment.cancelled') closed = data['by'] === 'owner' ? 'owner' : 'vet';
    else if (type === 'appointment.declined') closed = 'vet';
    else if (type === 'call.ended') [end, endAt] = [data['why'] === 'pressed' ? 'pressed' : 'finished', at];
    else if (type === 'owner.no-show') [noShowSaid, endAt] = [true, at];
    else if (type === 'help.asked') helpAt ??= at;
    else if (type === 'record.completed') recordAt ??= at;
  }
  const [ownerSeen, vetSeen] = [owner.stays(endAt), vet.stays(endAt)];
  return {
    ownerHere: ownerSeen.here, ownerIn: ownerSeen.inCall, vetIn: vetSeen.inCall, ownerSays: says.owner, vetSays: says.staff,
    closed, end, endAt, noShowSaid, helpAt, recordAt,
  };
}

/** What a browser received of the other side: owner and vet, or technician. What a third person got counts for nobody. */
const isBetweenSides = ({ peer, of }: TimelineEvent['data']): boolean => {
  const pair = `${String(peer)[0] ?? ''}${String(of)[0] ?? ''}`;
  return /^(o[vt]|[vt]o)$/.test(pair);
};

/** Follows the people of one side: `letters` are those their peers begin with. */
function presence(letters: string) {
  const peers = new Map<string, number>();
  const stages = new Map<string, { here: boolean; at: number }>();
  const here = spans();
  const inCall = spans();
  const note = (at: number): void => {
    inCall.set(peers.size > 0, at);
    here.set(peers.size > 0 || [...stages.values()].some((stage) => stage.here), at);
  };
  return {
    hear({ type, data }: TimelineEvent, at: number): void {
      const [person, peer] = [String(data['person']), String(data['peer'])];
      if (type === 'presence.changed') stages.set(person, { here: data['stage'] !== 'gone', at });
      else if (type === 'call.joined' && letters.includes(peer[0] ?? '-')) peers.set(peer, at);
      else if (type === 'call.left' && peers.has(peer)) {
        // A page that was loaded again has said so meanwhile: its old socket is told to be gone some seconds late.
        const stage = stages.get(person);
        if (stage && stage.at <= peers.get(peer)!) stages.set(person, { here: false, at });
        peers.delete(peer);
      } else return;
      note(at);
    },
    /** Nobody is anywhere any more once the visit has ended. */
    stays: (ended: number): { here: Stay[]; inCall: Stay[] } => ({ here: here.until(ended), inCall: inCall.until(ended) }),
  };
}

/** Turns on and off into stays. */
function spans() {
  const done: Stay[] = [];
  let from: number | undefined;
  return {
    set(on: boolean, at: number): void {
      if (on) from ??= at;
      else if (from !== undefined) {
        done.push({ from, to: at });
        from = undefined;
      }
    },
    until(ended: number): Stay[] {
      const all = from === undefined ? done : [...done, { from, to: Infinity }];
      return join(all.map((stay) => ({ from: stay.from, to: Math.min(stay.to, ended) })).filter((stay) => stay.from <= stay.to));
    },
  };
}

const join = (stays: readonly Stay[]): Stay[] =>
  stays.reduce<Stay[]>((joined, stay) => {
    const last = joined.at(-1);
    return last && stay.from - last.to <= bridged ? [...joined.slice(0, -1), { from: last.from, to: Math.max(last.to, stay.to) }] : [...joined, stay];
  }, []);

/** For how long both were there at once, in milliseconds. */
export const together = (a: readonly Stay[], b: readonly Stay[], until: number): number =>
  a.flatMap((one) => b.map((other) => Math.max(0, Math.min(one.to, other.to, until) - Math.max(one.from, other.from)))).reduce((sum, part) => sum + part, 0);
