import type { CameraException } from '@vetkit/signal-server/consult/camera.contract';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { withPhoto } from '../../clinic/photo.ts';
import { cameraRuleTexts, type CameraRuleTexts } from '../../locales/camera-rule.ts';
import type { Call } from '../../media/call.ts';
import type { SaidEvent } from '../../media/events.ts';
import { GRACE, graceLeft } from '../../media/camera-rule.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { leftOf } from '../../shared/countdown.ts';
import { define } from '../../shared/define.ts';
import '../../shared/icons.devices.ts';
import { face } from '../../shared/face.ts';
import { ring } from '../../shared/ring.ts';
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
    const t = this.#at.texts(cameraRuleTexts);
    const { watched } = this.#watcher;
    const own = watched.find(({ person }) => person === room.me.person);
    const theirs = watched.find((one) => one !== own && isTold(one));
    if (own && isTold(own)) return this.#own(own, room, t);
    if (theirs && room.me.role === 'owner') return this.#theirs(theirs, room, t);
    const excepted = watched.find(({ rule }) => rule.is === 'excepted');
    return html`<div role="status" class="vet line">${excepted ? html`<span class="glass">${excepted === own ? t.exceptedOwn : t.exceptedTheir({ who: excepted.name })}</span>` : nothing}</div>`;
  }

  /** Read aloud once, when it comes. */
  protected override updated(): void {
    const title = this.renderRoot.querySelector('#title')?.textContent ?? '';
    if (title && title !== this.#said) announce(title);
    this.#said = title;
    if (!title) this.saying = false;
  }

  #own(one: Watched, room: Room, t: CameraRuleTexts): TemplateResult {
    const { rule } = one;
    if (rule.is !== 'grace' && rule.is !== 'off') return html``;
    const left = graceLeft(rule, performance.now());
    const looks = rule.why === 'still' || rule.why === 'covered';
    const excuse = (label: string, why: CameraException, kind: 'primary' | 'quiet' = 'quiet') => button({ label, kind, size: '', onPress: () => this.#except(one, why) });
    const title = t.ownTitle({ who: room.appointment.owner?.name ?? '' });
    if (this.saying) {
      return this.#over('own', title, html`
        <p>${t.sayWhy}</p>
        <div class="actions reasons">${excuse(t.broken, 'broken')}${excuse(t.noCamera, 'no-camera')}${excuse(t.weakLine, 'weak-line')}</div>
        <div class="actions">${button({ label: t.back, kind: 'primary', size: '', onPress: () => (this.saying = false) })}</div>`);
    }
    return this.#over('own', title, html`
      ${rule.is === 'grace' ? ring(leftOf({ endsAt: left, length: GRACE }, 0), t.left({ seconds: Math.ceil(left / 1000) }), { tone: 'warn', size: 'l' }) : nothing}
      <p>${t[rule.why]} ${rule.is === 'grace' ? t.ownWhy : t.ownLate}</p>
      <div class="actions">
        ${looks ? excuse(t.moving, 'looks-fine', 'primary') : button({ label: t.turnOn, kind: 'primary', icon: 'video', size: '', onPress: () => this.dispatchEvent(new VetDeviceToggleEvent('camera', true)) })}
        ${button({ label: t.cannot, kind: 'quiet', size: '', onPress: () => (this.saying = true) })}
      </div>`);
  }

  #theirs(one: Watched, room: Room, t: CameraRuleTexts): TemplateResult {
    const { practitioner } = room.appointment;
    const photo = practitioner?.name === one.name ? withPhoto(practitioner, this.#at.clinic.server).photo : null;
    return this.#over('theirs', t.theirTitle({ who: one.name }), html`
      ${face({ name: one.name, photo }, 'xl')}
      <p>${one.excuse && one.excuse !== 'agreed' ? t[`their-${one.excuse}`]({ who: one.name }) : t.theirText({ who: one.name })}</p>
      <div class="actions">${button({ label: t.goOn, kind: one.excuse ? 'primary' : 'quiet', size: 'big', onPress: () => this.#except(one, 'agreed') })}</div>`);
  }

  #over(whose: 'own' | 'theirs', title: string, inside: TemplateResult): TemplateResult {
    return html`<div class="vet over ${whose}" role="alertdialog" aria-labelledby="title"><div class="inner"><h2 class="title" id="title">${title}</h2>${inside}</div></div>`;
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
