import type { Room } from '@vetkit/signal-server/consult/contract';
import { adoptStyles, css, html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { Problem } from '../../clinic/problem.ts';
import type { Call } from '../../media/call.ts';
import type { SaidEvent } from '../../media/events.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { define } from '../../shared/define.ts';
import { ground } from '../../shared/styles/ground.ts';
import { words } from '../../shared/styles/words.ts';
import { consultClient } from '../client.ts';
import type { VetDeviceToggleEvent } from '../events.ts';
import type { CameraTalk } from './camera-talk.ts';
import { CameraWatcher } from './camera-watcher.ts';

/**
 * Sees to it that whoever the owner came to see can be seen: looks at the cameras of a running video visit once a second, tells both sides
 * gently what is wrong, and the timeline what changed. Starts no camera. Lies over the picture; nothing of it shows while all is well.
 *
 * @fires {VetDeviceToggleEvent} vet-device-toggle - The own camera should be turned on.
 */
export class VetCameraRule extends LitElement {
  static override styles = [ground, words, css`
    :host { position: absolute; inset: 0; pointer-events: none; z-index: 3; display: block; color-scheme: dark; }
  `];

  /** The own camera and microphone, the running call, and the room as the server sees it. */
  @property({ attribute: false }) local: LocalMedia | undefined;
  @property({ attribute: false }) call: Call | undefined;
  @property({ attribute: false }) room: Room | undefined;
  /** Both have agreed to go on by sound: then nobody is asked for a picture. */
  @property({ type: Boolean, attribute: 'sound-only' }) soundOnly = false;
  @property() clinic = '';
  @property() server = '';

  readonly #at = new ClinicController(this);
  readonly #watcher = new CameraWatcher((judged) => {
    const reference = this.room?.appointment.reference;
    if (!reference) return Promise.resolve();
    // What was refused would be refused again.
    return consultClient(this.#at.clinic.http, reference).camera(judged).catch((error: unknown) => {
      if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429) return;
      throw error;
    });
  });
  /** What tells people: fetched when something is wrong for the first time, since it is not told at once anyway. */
  #talk: CameraTalk | undefined;
  #coming: Promise<CameraTalk> | undefined;
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
    // Their own picture stays on top; who is asked for hers has none.
    if (changed.has('room')) this.toggleAttribute('owners', this.room?.me.role === 'owner');
  }

  #hear(call: Call | undefined): void {
    this.#hears?.removeEventListener('said', this.#heard);
    this.#hears = call;
    call?.addEventListener('said', this.#heard);
  }

  readonly #heard = (said: SaidEvent): void => void this.#talking().then((talk) => talk.heard(said), () => {});

  #talking(): Promise<CameraTalk> {
    return (this.#coming ??= import('./camera-talk.ts').then(
      ({ CameraTalk, styles }) => {
        adoptStyles(this.renderRoot as ShadowRoot, [...VetCameraRule.elementStyles, ...styles]);
        return (this.#talk = new CameraTalk(this, this.#watcher, this.#at));
      },
      (error: unknown) => {
        this.#coming = undefined;
        throw error;
      },
    ));
  }

  #look(): void {
    const { local, call, room, soundOnly } = this;
    if (!local || !call || !room) return this.#watcher.close();
    const now = performance.now();
    const isNew = this.#watcher.look({ local, call, room, soundOnly }, now);
    if (!this.#talk && this.#watcher.watched.some(({ rule }) => rule.is !== 'on')) void this.#talking().catch(() => {});
    if (this.#talk?.look(now) || isNew) this.requestUpdate();
  }

  protected override render() {
    return html`${this.#talk?.over()}<div role="status" class="vet line">${this.#talk?.line()}</div>`;
  }

  protected override updated(): void {
    this.#talk?.drawn(this.renderRoot);
  }
}

define('vet-camera-rule', VetCameraRule);
declare global {
  interface HTMLElementTagNameMap { 'vet-camera-rule': VetCameraRule }
}
