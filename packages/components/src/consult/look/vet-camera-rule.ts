import type { CameraException } from '@vetkit/signal-server/consult/camera.contract';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import type { Call } from '../../media/call.ts';
import type { SaidEvent } from '../../media/events.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { Problem } from '../../clinic/problem.ts';
import { announce } from '../../shared/announce.ts';
import { define } from '../../shared/define.ts';
import { Later } from '../../shared/later.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { marks } from '../../shared/styles/marks.ts';
import { progress } from '../../shared/styles/progress.ts';
import { words } from '../../shared/styles/words.ts';
import { consultClient } from '../client.ts';
import { VetDeviceToggleEvent } from '../events.ts';
import type { CameraTalk } from './camera-talk.ts';
import { CameraWatcher, isTold, type Watched } from './camera-watcher.ts';

/**
 * Sees to it that whoever the owner came to see can be seen: looks at the cameras of a running video visit once a second, tells both sides
 * gently what is wrong, and the timeline what changed. Starts no camera. Lies over the picture; nothing of it shows while all is well.
 *
 * @fires {VetDeviceToggleEvent} vet-device-toggle - The own camera should be turned on.
 */
export class VetCameraRule extends LitElement {
  static override styles = [ground, words, actions, marks, progress, css`
    :host { position: absolute; inset: 0; pointer-events: none; z-index: 3; display: block; color-scheme: dark; }
    .over { position: absolute; inset: 0; display: grid; place-items: center; padding: 64px 16px 16px; background: color-mix(in oklab, var(--vet-stage) 82%, transparent); color: var(--vet-on-dark); pointer-events: auto; overflow: auto; }
    /* Nothing of the empty tile behind shines through; on a phone the words stand below the own picture. */
    .over.theirs { background: var(--vet-stage); border-radius: var(--vet-radius-l); }
    .inner { display: grid; gap: 12px; justify-items: center; text-align: center; max-inline-size: 440px; }
    .actions { justify-content: center; }
    .reasons { flex-direction: column; align-items: stretch; }
    .line { position: absolute; inset-inline: 12px; inset-block-end: 12px; display: grid; place-items: center; }
    .glass.ask { display: grid; gap: 8px; padding: 12px; pointer-events: auto; max-inline-size: 440px; }
    .glass { padding: 6px 12px; border-radius: var(--vet-radius-s); background: var(--vet-scrim); color: var(--vet-on-dark); font-size: var(--vet-text-s); }
    @media (max-width: 700px) {
      .over { place-items: end center; padding-block: 16px 28px; }
      /* The button that records, and the other's name, stand below. */
      .over.own { padding-block-end: 112px; }
      .own .ring.l { --size: 80px; --thick: 7px; }
      .own .ring.l b { font-size: 22px; }
      .line { inset-block-end: 104px; }
    }
  `];

  /** The own camera and microphone, the running call, and the room as the server sees it. */
  @property({ attribute: false }) local: LocalMedia | undefined;
  @property({ attribute: false }) call: Call | undefined;
  @property({ attribute: false }) room: Room | undefined;
  @property() clinic = '';
  @property() server = '';

  readonly #at = new ClinicController(this);
  readonly #words = new Later(this, () => import('./camera-words.ts'));
  readonly #watcher = new CameraWatcher((judged) => {
    const reference = this.room?.appointment.reference;
    if (!reference) return Promise.resolve();
    // What was refused would be refused again.
    return consultClient(this.#at.clinic.http, reference).camera(judged).catch((error: unknown) => {
      if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429) return;
      throw error;
    });
  });
  /** Why it cannot be turned on is being said. */
  @state() private saying = false;

  #talk: CameraTalk | undefined;
  #said = '';
  #hears: Call | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#look(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#watcher.close();
    this.#hear(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('call')) this.#hear(this.call);
  }

  #hear(call: Call | undefined): void {
    this.#hears?.removeEventListener('said', this.#heard);
    this.#hears = call;
    call?.addEventListener('said', this.#heard);
  }

  readonly #heard = async (said: SaidEvent): Promise<void> => {
    const { CameraTalk } = await import('./camera-words.ts');
    const { call, room } = this;
    if (call && room) (this.#talk ??= new CameraTalk(this.#watcher)).heard(said, call, room);
    this.requestUpdate();
  };

  #look(): void {
    const { local, call, room } = this;
    if (!local || !call || !room) return this.#watcher.close();
    const now = performance.now();
    const isNew = this.#watcher.look({ local, call, room }, now);
    const Talk = this.#part?.CameraTalk;
    if (Talk) this.#talk ??= new Talk(this.#watcher);
    if (this.#talk?.look(call, room, now) || isNew) this.requestUpdate();
  }

  /** Words and talk: fetched when something is wrong for the first time, since it is not told at once anyway. */
  get #part(): typeof import('./camera-words.ts') | undefined {
    return this.#talk?.doubt || this.#watcher.watched.some(({ rule }) => rule.is === 'grace' || rule.is === 'off') ? this.#words.piece : undefined;
  }

  protected override render() {
    const { room } = this;
    if (!room) return nothing;
    const { watched } = this.#watcher;
    const own = watched.find(({ person }) => person === room.me.person);
    const theirs = watched.find((one) => one !== own && isTold(one));
    const part = this.#part;
    const isOwner = room.me.role === 'owner';
    const told = own && isTold(own) ? own : isOwner && !part?.seesSomebody(watched, this.call) ? theirs : undefined;
    const words = own && told === own ? 'own' : 'theirs';
    if (told) {
      return part?.[words](told, room, this.#at, {
        saying: this.saying, onSaying: (saying) => (this.saying = saying), onExcept: (why) => this.#except(told, why),
        onCamera: () => this.dispatchEvent(new VetDeviceToggleEvent('camera', true)),
      }) ?? nothing;
    }
    const excepted = watched.find(({ rule }) => rule.is === 'excepted');
    const line = isOwner && theirs ? part?.notSeen(theirs, this.#at) : excepted && this.#words.piece?.excepted(excepted, excepted === own, this.#at);
    const doubt = this.#talk?.doubt;
    return html`<div role="status" class="vet line">${doubt
      ? part?.doubted(doubt, this.local, this.#at, () => this.#fine())
      : line ? html`<span class="glass">${line}</span>` : nothing}</div>`;
  }

  #fine(): void {
    if (this.call) this.#talk?.fine(this.call);
    this.requestUpdate();
  }

  /** Read aloud once, when it comes. */
  protected override updated(): void {
    const title = this.renderRoot.querySelector('#title')?.textContent ?? '';
    if (title && title !== this.#said) announce(title);
    this.#said = title;
    if (!title) this.saying = false;
  }

  /** One's own reason, or that one goes on without the other's picture: the other side learns it. */
  #except({ peer }: Watched, why: CameraException): void {
    this.saying = false;
    this.#watcher.except(peer, why, this.call?.peerId ?? '', performance.now());
    this.call?.say({ is: 'camera-excuse', of: peer, why });
    this.requestUpdate();
  }
}

define('vet-camera-rule', VetCameraRule);
declare global {
  interface HTMLElementTagNameMap { 'vet-camera-rule': VetCameraRule }
}
