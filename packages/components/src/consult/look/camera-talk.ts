import type { CameraException } from '@vetkit/signal-server/consult/camera.contract';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { nothing, type TemplateResult } from 'lit';
import type { ClinicController } from '../../clinic/clinic-controller.ts';
import type { Call } from '../../media/call.ts';
import type { CameraOff } from '../../media/camera-rule.ts';
import type { SaidEvent } from '../../media/events.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { announce } from '../../shared/announce.ts';
import { VetDeviceToggleEvent } from '../events.ts';
import type { CameraWatcher, Watched } from './camera-watcher.ts';
import type { Doubt } from './camera-words.ts';
import * as words from './camera-words.ts';

export { styles } from './camera-words.ts';

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

interface Heard extends Doubt {
  /** From when on, and when last. */
  readonly since: number;
  readonly at: number;
  /** One has read it, and said that all is well here. */
  readonly fine: boolean;
}

/** A picture that is gone this long is told, milliseconds: turning to another camera is not. */
const TOLD_AFTER = 5_000;

const isTold = ({ rule }: Watched): boolean => rule.is === 'off' || (rule.is === 'grace' && performance.now() - rule.since >= TOLD_AFTER);

/** Where it is drawn, and of which visit. */
interface Host {
  readonly local: LocalMedia | undefined;
  readonly call: Call | undefined;
  readonly room: Room | undefined;
  readonly soundOnly: boolean;
  requestUpdate(): void;
  dispatchEvent(event: VetDeviceToggleEvent): boolean;
}

/** Tells both sides of a camera that is off, and what each says of it to the other. */
export class CameraTalk {
  #heard: Heard | undefined;
  #saidAt = 0;
  /** Why it cannot be turned on is being said. */
  #saying = false;
  #title = '';

  constructor(
    private readonly host: Host,
    private readonly watcher: CameraWatcher,
    private readonly at: ClinicController,
  ) {}

  heard({ peerId, words }: SaidEvent): void {
    const { call, room } = this.host;
    const said = parseCameraWords(words);
    if (!said || !call || !room) return;
    const at = performance.now();
    if (said.is === 'camera-excuse') this.watcher.heard(peerId, said, call.peerId, at);
    else if (said.of === call.peerId) {
      const owner = room.participants.find(({ role, peers }) => role === 'owner' && peers.includes(peerId));
      // Where one's own browser sees that it is off too, it has said so.
      const isOn = this.watcher.watched.some(({ peer, rule }) => peer === call.peerId && rule.is === 'on');
      if (owner && isOn) this.#heard = { since: at, fine: false, ...this.#heard, who: owner.name, why: said.why, at };
    }
    this.host.requestUpdate();
  }

  /** Once a second. The owner's browser decodes the picture and is the one to believe: who cannot be seen there learns it from here. True when there is something new to draw. */
  look(now: number): boolean {
    const { call, room } = this.host;
    if (call && room?.me.role === 'owner' && now - this.#saidAt >= EACH) {
      this.#saidAt = now;
      for (const one of this.watcher.watched) if (isTold(one) && 'why' in one.rule) call.say({ is: 'camera-unseen', of: one.peer, why: one.rule.why } satisfies Unseen);
    }
    if (!this.#heard || now - this.#heard.at <= COUNTS) return false;
    this.#heard = undefined;
    return true;
  }

  /** What lies over the picture. */
  over(): TemplateResult | typeof nothing {
    const { room } = this.host;
    const told = this.#told();
    if (!told || !room) return nothing;
    return words[told === this.#own ? 'own' : 'theirs'](told, room, this.at, {
      saying: this.#saying,
      onSaying: (saying) => {
        this.#saying = saying;
        this.host.requestUpdate();
      },
      onExcept: (why) => this.#except(told, why),
      onCamera: () => this.host.dispatchEvent(new VetDeviceToggleEvent('camera', true)),
    });
  }

  /** One line below, where nothing lies over the picture. */
  line(): TemplateResult | typeof nothing {
    if (this.#told()) return nothing;
    const heard = this.#heard;
    if (heard && !heard.fine && heard.at - heard.since >= DOUBTED) return words.doubted(heard, this.host.local, this.at, () => this.#fine());
    const unseen = this.#isOwner && this.#unseen;
    if (unseen) return words.line(words.notSeen(unseen, this.at));
    // The room says itself that it goes on by sound.
    if (this.host.soundOnly) return nothing;
    const excepted = this.watcher.watched.find(({ rule }) => rule.is === 'excepted');
    return excepted ? words.line(words.excepted(excepted, excepted === this.#own, this.at)) : nothing;
  }

  /** After each drawing: what is new is read aloud once. */
  drawn(root: ParentNode): void {
    const title = root.querySelector('#title')?.textContent ?? '';
    if (title && title !== this.#title) announce(title);
    this.#title = title;
    if (!title) this.#saying = false;
  }

  get #isOwner(): boolean {
    return this.host.room?.me.role === 'owner';
  }

  get #own(): Watched | undefined {
    return this.watcher.watched.find(({ person }) => person === this.host.room?.me.person);
  }

  /** Somebody else's camera that is off. */
  get #unseen(): Watched | undefined {
    const own = this.#own;
    return this.watcher.watched.find((one) => one !== own && isTold(one));
  }

  /** The camera that is told over the picture: one's own, or for the owner theirs, unless there is somebody else, or a shared screen, to see. */
  #told(): Watched | undefined {
    const own = this.#own;
    if (own && isTold(own)) return own;
    const { call } = this.host;
    const seesSomebody = this.watcher.watched.some(({ rule }) => rule.is === 'on') || Object.keys(call?.peerStates ?? {}).some((peer) => call?.remote(peer)?.media?.screen);
    return this.#isOwner && !seesSomebody ? this.#unseen : undefined;
  }

  /** One's own reason, or that one goes on without the other's picture: the other side learns it. */
  #except({ peer }: Watched, why: CameraException): void {
    const { call } = this.host;
    this.#saying = false;
    this.watcher.except(peer, why, call?.peerId ?? '', performance.now());
    call?.say({ is: 'camera-excuse', of: peer, why } satisfies Excuse);
    this.host.requestUpdate();
  }

  /** One's own picture is well, as far as one can see: the owner learns that, and chooses. */
  #fine(): void {
    const { call } = this.host;
    if (this.#heard) this.#heard = { ...this.#heard, fine: true };
    if (call) call.say({ is: 'camera-excuse', of: call.peerId, why: 'looks-fine' } satisfies Excuse);
    this.host.requestUpdate();
  }
}
