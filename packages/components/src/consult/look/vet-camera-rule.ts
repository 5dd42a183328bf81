import type { CameraException } from '@vetkit/signal-server/consult/camera.contract';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import type { Call } from '../../media/call.ts';
import type { SaidEvent } from '../../media/events.ts';
import type { LocalMedia } from '../../media/local-media.ts';
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
import { CameraWatcher, parseExcuse, type Watched } from './camera-watcher.ts';

/** A picture that is gone this long is told, milliseconds: turning to another camera is not. */
const TOLD_AFTER = 5_000;

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
    // Not heard now, it is told with the next change: the rule itself runs in both browsers.
    if (reference) void consultClient(this.#at.clinic.http, reference).camera(judged).catch(() => {});
  });
  /** Why it cannot be turned on is being said. */
  @state() private saying = false;

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
    this.#hears?.removeEventListener('said', this.#excused);
    this.#hears = call;
    call?.addEventListener('said', this.#excused);
  }

  readonly #excused = ({ peerId, words }: SaidEvent): void => {
    const excuse = parseExcuse(words);
    if (!excuse || !this.call) return;
    this.#watcher.heard(peerId, excuse, this.call.peerId, performance.now());
    this.requestUpdate();
  };

  #look(): void {
    const { local, call, room } = this;
    if (!local || !call || !room) this.#watcher.close();
    else if (this.#watcher.look({ local, call, room }, performance.now())) this.requestUpdate();
  }

  protected override render() {
    const { room } = this;
    if (!room) return nothing;
    const { watched } = this.#watcher;
    const own = watched.find(({ person }) => person === room.me.person);
    const theirs = watched.find((one) => one !== own && isTold(one));
    const told = own && isTold(own) ? own : room.me.role === 'owner' ? theirs : undefined;
    const words = own && told === own ? 'own' : 'theirs';
    // Fetched when something is wrong for the first time: it is not told at once anyway.
    const part = watched.some(({ rule }) => rule.is === 'grace' || rule.is === 'off') ? this.#words.piece : undefined;
    if (told) {
      return part?.[words](told, room, this.#at, {
        saying: this.saying, onSaying: (saying) => (this.saying = saying), onExcept: (why) => this.#except(told, why),
        onCamera: () => this.dispatchEvent(new VetDeviceToggleEvent('camera', true)),
      }) ?? nothing;
    }
    const excepted = watched.find(({ rule }) => rule.is === 'excepted');
    return html`<div role="status" class="vet line">${excepted ? html`<span class="glass">${this.#words.piece?.excepted(excepted, excepted === own, this.#at)}</span>` : nothing}</div>`;
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

const isTold = ({ rule }: Watched): boolean => rule.is === 'off' || (rule.is === 'grace' && performance.now() - rule.since >= TOLD_AFTER);

define('vet-camera-rule', VetCameraRule);
declare global {
  interface HTMLElementTagNameMap { 'vet-camera-rule': VetCameraRule }
}
