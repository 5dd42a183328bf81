import type { CameraException } from '@vetkit/signal-server/consult/camera.contract';
import type { Room } from '@vetkit/signal-server/consult/contract';
import type { Call } from '../../media/call.ts';
import type { CameraOff } from '../../media/camera-rule.ts';
import type { SaidEvent } from '../../media/events.ts';
import { isTold, type CameraWatcher } from './camera-watcher.ts';

/** What one side tells the other about a camera that is off: why, or that it is well so. From browser to browser. */
export interface Excuse {
  readonly is: 'camera-excuse';
  /** Whose camera. */
  readonly of: string;
  readonly why: CameraException;
}

/** What one side tells the other, again and again, as long as it does not see their camera. */
export interface Unseen {
  readonly is: 'camera-unseen';
  readonly of: string;
  readonly why: CameraOff;
}

const reasons: readonly CameraException[] = ['no-camera', 'broken', 'weak-line', 'looks-fine', 'agreed'];
const verdicts: readonly CameraOff[] = ['off', 'ended', 'muted', 'black', 'covered', 'frozen', 'still'];

/** What came from another browser, made safe to use; null for anything else. */
export function parseCameraWords(words: unknown): Excuse | Unseen | null {
  const { is, of, why }: Partial<Record<keyof Excuse, unknown>> = typeof words === 'object' && words !== null ? words : {};
  if (typeof of !== 'string') return null;
  const reason = reasons.find((one) => one === why);
  const verdict = verdicts.find((one) => one === why);
  if (is === 'camera-excuse' && reason) return { is, of, why: reason };
  return is === 'camera-unseen' && verdict ? { is, of, why: verdict } : null;
}

/** So often who is not seen hears so, and so long each time counts, milliseconds: words between browsers can be lost. */
const EACH = 2_000;
const COUNTS = 4_500;
/** Heard for so long, it is no picture that only comes later than one's own does, milliseconds. */
const DOUBTED = 5_000;

/** That somebody's browser does not see one's camera, though one's own does. */
export interface Doubt {
  readonly who: string;
  readonly why: CameraOff;
}

interface Heard extends Doubt {
  readonly since: number;
  readonly at: number;
  /** One has read it, and said that all is well here. */
  readonly fine: boolean;
}

/** What the two sides say to each other of a camera, where one of them does not see it. */
export class CameraTalk {
  #heard: Heard | undefined;
  #saidAt = 0;

  constructor(private readonly watcher: CameraWatcher) {}

  /** What is to be told of one's own picture. */
  get doubt(): Doubt | undefined {
    const heard = this.#heard;
    return heard && !heard.fine && heard.at - heard.since >= DOUBTED ? heard : undefined;
  }

  heard({ peerId, words }: SaidEvent, call: Call, room: Room): void {
    const said = parseCameraWords(words);
    const at = performance.now();
    if (said?.is === 'camera-excuse') this.watcher.heard(peerId, said, call.peerId, at);
    if (said?.is !== 'camera-unseen' || said.of !== call.peerId) return;
    const owner = room.participants.find(({ role, peers }) => role === 'owner' && peers.includes(peerId));
    // Where one's own browser sees that it is off too, it has said so.
    const isOn = this.watcher.watched.some(({ peer, rule }) => peer === call.peerId && rule.is === 'on');
    if (owner && isOn) this.#heard = { since: at, fine: false, ...this.#heard, who: owner.name, why: said.why, at };
  }

  /** Once a second. The owner's browser decodes the picture and is the one to believe: who cannot be seen there learns it from here. True when there is something new to draw. */
  look(call: Call, { me }: Room, now: number): boolean {
    if (me.role === 'owner' && now - this.#saidAt >= EACH) {
      this.#saidAt = now;
      for (const one of this.watcher.watched) if (isTold(one) && 'why' in one.rule) call.say({ is: 'camera-unseen', of: one.peer, why: one.rule.why } satisfies Unseen);
    }
    if (!this.#heard || now - this.#heard.at <= COUNTS) return false;
    this.#heard = undefined;
    return true;
  }

  /** One's own picture is well, as far as one can see: the owner learns that, and chooses. */
  fine(call: Call): void {
    if (this.#heard) this.#heard = { ...this.#heard, fine: true };
    call.say({ is: 'camera-excuse', of: call.peerId, why: 'looks-fine' } satisfies Excuse);
  }
}
