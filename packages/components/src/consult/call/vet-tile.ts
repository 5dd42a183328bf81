import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { callTexts } from '../../locales/call.ts';
import { consultTexts } from '../../locales/consult.ts';
import { define } from '../../shared/define.ts';
import { face } from '../../shared/face.ts';
import { icon } from '../../shared/icons.call.ts';
import { ground } from '../../shared/styles/ground.ts';
import { marks } from '../../shared/styles/marks.ts';
import { room as roomStyles } from '../../shared/styles/room.ts';
import { VetSilencedEvent } from '../events.ts';
import { styles } from './vet-tile.styles.ts';

/**
 * Somebody else in a call: their picture, or why there is none, and their name.
 *
 * @fires {VetSilencedEvent} vet-silenced - The browser wants a press before it plays sound; call `play()` after one.
 * @slot - Over the picture.
 * @csspart picture - The video. @csspart name - The name on it.
 */
export class VetTile extends LitElement {
  static override styles = [ground, marks, roomStyles, styles];

  @property() name = '';
  /** What is written on the picture; the name if not said. */
  @property() caption = '';
  @property({ attribute: false }) stream: MediaStream | null = null;
  @property({ type: Boolean }) camera = false;
  @property({ type: Boolean }) microphone = false;
  /** The picture is a screen: all of it is shown. */
  @property({ type: Boolean, reflect: true }) screen = false;
  /** The line is too weak for a picture. */
  @property({ type: Boolean, attribute: 'sound-only' }) soundOnly = false;
  /** The picture is held on this screen. */
  @property({ type: Boolean, reflect: true }) frozen = false;
  @property() clinic = '';
  @property() server = '';

  @state() private held = '';

  readonly #at = new ClinicController(this);

  /** The playing picture, for windows of its own. */
  get video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  /** Plays sound and picture, after a press. */
  async play(): Promise<void> {
    const { video } = this;
    if (!video?.paused || !video.srcObject) return;
    try {
      await video.play();
    } catch (error) {
      // Only a missing press is for a person to mend; a picture that was replaced meanwhile is not.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.dispatchEvent(new VetSilencedEvent());
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('frozen')) this.held = this.frozen ? this.#picture() : '';
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('stream')) void this.play();
  }

  /** The picture of this moment, as an address; empty when there is none. */
  #picture(): string {
    const { video } = this;
    if (!video?.videoWidth) return '';
    const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.92);
  }

  protected override render() {
    const texts = this.#at.texts(consultTexts);
    const who = this.name;
    return html`<figure class="vet">
      <video class="remote" part="picture" .srcObject=${live(this.stream)} autoplay playsinline aria-label=${texts.remotePicture({ who })} @loadedmetadata=${() => void this.play()}></video>
      ${this.held ? html`<img class="held" src=${this.held} alt=${this.#at.texts(callTexts).frozen}>` : nothing}
      ${this.held || (this.camera && !this.soundOnly) ? nothing : html`<div class="no-picture">${face({ name: who }, 'xl')}<p>${this.camera ? texts.soundOnly : texts.remoteCameraOff({ who })}</p></div>`}
      ${this.frozen && !this.held ? nothing : html`<slot></slot>`}
      <figcaption class="bl glass" part="name">${this.microphone ? nothing : html`${icon('mic-off')}<span class="sr">${texts.muted}</span>`}${this.caption || who}</figcaption>
    </figure>`;
  }
}

define('vet-tile', VetTile);
declare global {
  interface HTMLElementTagNameMap { 'vet-tile': VetTile }
}
