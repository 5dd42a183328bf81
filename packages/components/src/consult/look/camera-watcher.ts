import type { CameraException, CameraRequest } from '@vetkit/signal-server/consult/camera.contract';
import type { Participant, Room } from '@vetkit/signal-server/consult/contract';
import type { Call } from '../../media/call.ts';
import { nextCameraRule, NO_RULE, type CameraRule } from '../../media/camera-rule.ts';
import { watchCamera, watchRemoteCamera, type CameraWatch } from '../../media/camera-watch.ts';
import type { LocalMedia } from '../../media/local-media.ts';

/** Whose camera has to be on: whoever the owner came to see. */
const isSeen = ({ role }: Pick<Participant, 'role'>): boolean => role === 'vet' || role === 'technician';

/** One camera under the rule. */
export interface Watched {
  readonly peer: string;
  /** Whose it is; one's own where that is `me`. */
  readonly person: string;
  readonly name: string;
  readonly rule: CameraRule;
  /** What its owner said, as long as it is off and this side has not said that it is well. */
  readonly excuse: CameraException | undefined;
}

interface Kept extends Watched {
  readonly watch: CameraWatch;
  /** What was told last, so that only changes are. */
  readonly told: string;
  readonly exception: CameraException | undefined;
}

export interface CameraPlace {
  readonly local: LocalMedia;
  readonly call: Call;
  readonly room: Room;
  /** Both have agreed to go on by sound. */
  readonly soundOnly: boolean;
}

const APPLIES = nextCameraRule(NO_RULE, { kind: 'applies', applies: true });

/** What the server did not hear is told again after so long, milliseconds. */
const AGAIN = 5_000;

/** Watches the cameras that have to be on in this call, from this browser's side, and tells what changes. */
export class CameraWatcher {
  #kept: readonly Kept[] = [];
  #soundOnly = false;

  /** `tell` rejects when it was not heard and should be told again. */
  constructor(private readonly tell: (judged: CameraRequest) => Promise<unknown>) {}

  get watched(): readonly Watched[] {
    return this.#kept;
  }

  /** Once a second. The rule holds in video visits while somebody else is in the call. True when there is something new to draw. */
  look({ local, call, room, soundOnly }: CameraPlace, now: number): boolean {
    const before = this.#kept;
    const soundEnded = this.#soundOnly && !soundOnly;
    this.#soundOnly = soundOnly;
    const wanted = room.appointment.modality === 'video' && room.state === 'live' && call.state !== 'ended' ? this.#wanted(call, room) : [];
    for (const { peer, watch } of before) if (!wanted.some((one) => one.peer === peer)) watch.close();
    this.#kept = wanted.map(({ peer, person, name }) => {
      const known = before.find((one) => one.peer === peer) ?? {
        peer, person, name, told: '', exception: undefined, excuse: undefined,
        rule: APPLIES,
        watch: peer === call.peerId ? watchCamera(local) : watchRemoteCamera(call, peer),
      };
      // What both agreed on is over: from now on it has a minute again.
      const isFree = soundEnded && known.rule.is === 'excepted' && known.exception === 'agreed';
      return this.#judge(isFree ? { ...known, rule: APPLIES } : known, call.peerId, now);
    });
    return this.#kept.length !== before.length || this.#kept.some((one, i) => one.rule !== before[i]?.rule || one.rule.is === 'grace' || one.rule.is === 'off');
  }

  /** The visit goes on without this picture. */
  except(peer: string, exception: CameraException, own: string, now: number): void {
    this.#kept = this.#kept.map((one) => {
      if (one.peer !== peer) return one;
      const rule = nextCameraRule(one.rule, { kind: 'excepted', reason: exception, at: now });
      return this.#told({ ...one, rule, exception }, own);
    });
  }

  /** The other side has said why theirs is off, or that one's own may be. Nobody speaks of a third one's. */
  heard(by: string, { of, why }: { readonly of: string; readonly why: CameraException }, own: string, now: number): void {
    const one = this.#kept.find(({ peer }) => peer === of);
    if (!one || (one.rule.is !== 'grace' && one.rule.is !== 'off')) return;
    if (of === own && why === 'agreed') this.except(own, why, own, now);
    if (of === by && why !== 'agreed') this.#kept = this.#kept.map((each) => (each === one ? { ...each, excuse: why } : each));
  }

  close(): void {
    for (const { watch } of this.#kept) watch.close();
    this.#kept = [];
  }

  #wanted(call: Call, { participants, me }: Room): readonly Pick<Watched, 'peer' | 'person' | 'name'>[] {
    const others = participants.filter(({ person }) => person !== me.person);
    const inCall = new Set(Object.keys(call.peerStates));
    if (!others.some(({ peers }) => peers.some((peer) => inCall.has(peer)))) return [];
    const own = isSeen(me) ? [{ peer: call.peerId, person: me.person, name: me.name }] : [];
    return [...own, ...others.filter(isSeen).flatMap(({ person, name, peers }) => peers.filter((peer) => inCall.has(peer)).map((peer) => ({ peer, person, name })))];
  }

  #judge(one: Kept, own: string, now: number): Kept {
    const judged = nextCameraRule(one.rule, { kind: 'judged', verdict: one.watch.verdict, at: now });
    const isAgreed = this.#soundOnly && (judged.is === 'grace' || judged.is === 'off');
    const rule = isAgreed ? nextCameraRule(judged, { kind: 'excepted', reason: 'agreed', at: now }) : judged;
    return this.#told({ ...one, rule, exception: isAgreed ? 'agreed' : rule.is === 'excepted' ? one.exception : undefined, excuse: rule.is === 'on' ? undefined : one.excuse }, own);
  }

  #told(one: Kept, own: string): Kept {
    const { rule, watch: { verdict }, exception } = one;
    const told = `${verdict} ${rule.is} ${exception ?? ''}`;
    if (told === one.told || rule.is === 'not-applicable') return one;
    // At the beginning nothing is known yet, and nothing is told.
    if (one.told === '' && verdict === 'unknown') return one;
    this.tell({ peer: own, of: one.peer, verdict, rule: rule.is, exception }).catch(() => setTimeout(() => this.#unheard(one.peer, told), AGAIN));
    return { ...one, told };
  }

  #unheard(peer: string, told: string): void {
    this.#kept = this.#kept.map((one) => (one.peer === peer && one.told === told ? { ...one, told: 'unheard' } : one));
  }
}
