import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { consultTexts, type ConsultTexts } from '../../locales/consult.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { face } from '../../shared/face.ts';
import { everySecond } from '../../shared/heartbeat.ts';
import { icon, type IconName } from '../../shared/icons.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { marks } from '../../shared/styles/marks.ts';
import { plots } from '../../shared/styles/plots.ts';
import { room as roomStyles } from '../../shared/styles/room.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { countdown } from '../../shared/time.ts';
import { VetDeviceToggleEvent, VetLeaveEvent, VetPanelEvent, VetRetryEvent } from '../events.ts';
import { type CallView, type DevicesView, noCall, noDevices, type RemoteView } from '../media-view.ts';
import { styles } from './vet-call.styles.ts';

const bars = { good: 3, fair: 2, poor: 1 } as const;

/**
 * The picture and sound of a visit, and the controls. Knows no engine: it shows what it is given and asks by events.
 *
 * @fires {VetDeviceToggleEvent} vet-device-toggle - Mute or Camera was pressed.
 * @fires {VetLeaveEvent} vet-leave - Leave was pressed.
 * @fires {VetPanelEvent} vet-panel - Chat was pressed (narrow screens).
 * @fires {VetRetryEvent} vet-retry - «Try again» was pressed after the line did not come back.
 * @slot bar - More controls at the end of the row, such as the staff's. @slot recording - Over the picture, at the top.
 * @csspart controls - The row of controls.
 */
export class VetCall extends LitElement {
  static override styles = [ground, words, actions, marks, plots, roomStyles, styles];

  @property({ attribute: false }) room: Room | undefined;
  @property({ attribute: false }) devices: DevicesView = noDevices;
  @property({ attribute: false }) call: CallView = noCall;
  /** Is the panel shown? Only said by the button on narrow screens. */
  @property({ type: Boolean }) panel = false;
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: Overrides<typeof consultTexts.en> = {};

  /** The browser refused to play sound without a press. */
  @state() private silenced = false;

  readonly #at = new ClinicController(this);
  #stopClock: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopClock = everySecond(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock?.();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('call')) for (const video of this.#remotes) void this.#play(video);
  }

  get #remotes(): HTMLVideoElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLVideoElement>('video.remote')];
  }

  async #play(video: HTMLVideoElement): Promise<void> {
    if (!video.paused || !video.srcObject) return;
    try {
      await video.play();
      this.silenced = false;
    } catch (error) {
      // Only a missing press is for a person to mend; a picture that was replaced meanwhile is not.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.silenced = true;
    }
  }

  protected override render() {
    const { room } = this;
    const texts = this.#at.texts(consultTexts, this.texts);
    if (!room) return nothing;
    const { pet, owner, practitioner, reference, clinic } = room.appointment;
    const staff = room.me.role !== 'owner';
    const vet = practitioner?.name ?? clinic.name;
    const other = staff ? (owner?.name ?? '') : vet;
    return html`<div class="vet outer"><div class="stage">
      <header class="stage-top">
        ${face({ name: staff ? (pet?.name ?? '') : vet, photo: staff ? null : (practitioner?.photo ?? null) }, 's')}
        <span class="grow cut"><b>${staff ? pet?.name : vet}</b> <span class="dim">${staff ? other : (practitioner?.licence ?? '')}</span></span>
        <span class="ref">${reference}</span>
      </header>
      <div class="video">
        ${this.call.remotes.length ? html`<div class="grid" data-count=${this.call.remotes.length}>${repeat(this.call.remotes, ({ peer }) => peer, (remote) => this.#remote(remote, other, texts))}</div>` : nothing}
        ${this.#over(other, texts)}
        ${this.#facts(room, texts)}
        ${this.#words(other, texts)}
        <slot name="recording"></slot>
        <div class="br self" ?hidden=${!this.devices.camera}>
          <video .srcObject=${this.devices.stream} autoplay playsinline muted aria-label=${texts.self}></video>
          <span class="glass own">${texts.self}</span>
        </div>
      </div>
      <div class="notice" role="status">${this.#notice(texts)}</div>
      ${this.#controls(texts)}
    </div></div>`;
  }

  /** What has happened to an own device; the controls below mend it. */
  #notice(texts: ConsultTexts): TemplateResult | typeof nothing {
    const { notice } = this.devices;
    if (!notice) return nothing;
    const { device, what, label } = notice;
    const name = { device: texts[device] };
    const text = what === 'replaced' ? texts.replaced({ ...name, label: label || texts.another }) : texts[what](name);
    return html`${icon(what === 'replaced' ? 'info' : device === 'camera' ? 'video-off' : 'mic-off')}<span>${text}</span>`;
  }

  #remote(remote: RemoteView, who: string, texts: ConsultTexts): TemplateResult {
    return html`<figure>
      <video class="remote" .srcObject=${remote.stream} autoplay playsinline aria-label=${texts.remotePicture({ who })} @loadedmetadata=${(event: Event) => void this.#play(event.target as HTMLVideoElement)}></video>
      ${remote.camera && !remote.soundOnly ? nothing : html`<div class="no-picture">${face({ name: who }, 'xl')}<p>${remote.camera ? texts.soundOnly : texts.remoteCameraOff({ who })}</p></div>`}
      <figcaption class="bl glass">${remote.microphone ? nothing : html`${icon('mic-off')}<span class="sr">${texts.muted}</span>`}${who}</figcaption>
    </figure>`;
  }

  #facts(room: Room, texts: ConsultTexts): TemplateResult | typeof nothing {
    const since = room.startedAt && Date.now() - Date.parse(room.startedAt);
    const word = this.call.quality;
    const weak = this.call.line === 'audio' && !this.call.remotes.some(({ soundOnly }) => soundOnly);
    if (!since && !word) return nothing;
    const time = since ? countdown(Math.max(0, since)) : '';
    return html`<span class="tl glass">
      ${word ? html`<span class="meter rise ${word === 'good' ? '' : 'warn'}" role="img" aria-label=${texts[word]} title=${texts[word]}>${[1, 2, 3].map((n) => html`<i class=${n <= bars[word] ? 'on' : ''}></i>`)}</span>` : nothing}
      ${time ? html`<span class="num"><span class="sr">${texts.elapsed({ time })}</span><span aria-hidden="true">${time}</span></span>` : nothing}
      ${weak ? html`<span role="status">${texts.ownSoundOnly}</span>` : nothing}
    </span>`;
  }

  /** Four words to read to each other: they are the same only when nobody sits between. */
  #words(who: string, texts: ConsultTexts): TemplateResult | typeof nothing {
    const { words } = this.call;
    if (!words?.length) return nothing;
    return html`<details class="tr glass words"><summary>${icon('lock')}<span>${texts.safetyWords}</span></summary>
      <p class="the-words">${words.join(' · ')}</p><p>${texts.safetyWordsText({ who })}</p></details>`;
  }

  /** What covers the picture: waiting, mending, failed, or a browser that wants a press. One at a time. */
  #over(who: string, texts: ConsultTexts): TemplateResult | typeof nothing {
    const card = (title: string, text: unknown, actions: unknown = nothing) => html`<div class="over" role="status"><div class="inner"><p class="title">${title}</p><p>${text}</p>${actions}</div></div>`;
    switch (this.call.state) {
      case 'idle':
      case 'ended':
      case 'lobby':
        return this.call.left ? card(texts[`left-${this.call.left}`]({ who }), texts.leftText) : card(texts.waitingFor({ who }), texts.waitingText);
      case 'connecting':
        return card(texts.connecting, texts.waitingText);
      case 'restarting':
      case 'recalling':
      case 'reconnecting':
        return card(texts.mending, texts.mendingText);
      case 'failed': {
        const phone = this.room?.appointment.clinic.phone;
        const text = html`${texts.failedText} ${phone && this.room?.me.role === 'owner' ? texts.failedPhone({ phone }) : nothing}`;
        return card(texts.failed, text, button({ label: texts.tryAgain, onPress: () => this.dispatchEvent(new VetRetryEvent()) }));
      }
      case 'connected':
      case 'stalled':
        if (this.call.line === 'phone') {
          const phone = this.room?.appointment.clinic.phone;
          return card(texts.phoneIsBetter, html`${texts.phoneIsBetterText} ${phone && this.room?.me.role === 'owner' ? texts.failedPhone({ phone }) : nothing}`);
        }
        return this.silenced ? card(texts.tapToHear, nothing, button({ label: texts.tapToHear, icon: 'speaker', onPress: () => this.#remotes.forEach((video) => void this.#play(video)) })) : nothing;
    }
  }

  #controls(texts: ConsultTexts): TemplateResult {
    const control = (sign: IconName, words: string, label: string, press: () => void, look = '') =>
      html`<button type="button" class="ctl ${look}" aria-label=${label} @click=${press}>${icon(sign)}<span>${words}</span></button>`;
    const toggle = (device: DeviceKind, on: boolean) => () => this.dispatchEvent(new VetDeviceToggleEvent(device, !on));
    const { camera, microphone } = this.devices;
    return html`<div class="controls" part="controls" role="group" aria-label=${texts.controls}>
      <div class="group">
        ${control(microphone ? 'mic' : 'mic-off', microphone ? texts.mute : texts.unmute, microphone ? texts.mute : texts.unmute, toggle('microphone', microphone), microphone ? '' : 'off')}
        ${control(camera ? 'video' : 'video-off', texts.cameraOn, camera ? texts.turnCameraOff : texts.turnCameraOn, toggle('camera', camera), camera ? '' : 'off')}
        <span class="chat">${control('chat', texts.chat, texts.chat, () => this.dispatchEvent(new VetPanelEvent(!this.panel)), this.panel ? 'on' : '')}</span>
        ${control('phone-down', texts.leave, texts.leaveLabel, () => this.dispatchEvent(new VetLeaveEvent()), 'leave')}
      </div>
      <slot name="bar"></slot>
    </div>`;
  }
}

define('vet-call', VetCall);
declare global {
  interface HTMLElementTagNameMap { 'vet-call': VetCall }
}
