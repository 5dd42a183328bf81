import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { pictureAdviceTexts } from '../../locales/picture-advice.ts';
import { personFinder, type PlaceWord } from '../../media/effects/person.ts';
import { steady } from '../../media/steady.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.ts';
import { ground } from '../../shared/styles/ground.ts';
import { words } from '../../shared/styles/words.ts';

/** Between two looks, and until a change is told, milliseconds. */
const EACH = 1_500;
const STEADY = 2_500;

/**
 * Says whether a vet is well in her own picture, while she tests her camera: an advice, never a condition, since the camera should often show the
 * animal. What looks is loaded when it is first shown; nothing leaves the browser, and where it cannot be had nothing is said.
 */
export class VetPictureAdvice extends LitElement {
  static override styles = [ground, words, css`
    :host { display: block; }
    p { display: flex; gap: 8px; align-items: center; margin: 0; min-block-size: 24px; }
    .icon { color: var(--vet-ink-soft); flex: none; }
    .good .icon { color: var(--vet-ok-ink); }
  `];

  /** The own picture, as it is shown. */
  @property({ attribute: false }) stream: MediaStream | null = null;
  @property() clinic = '';
  @property() server = '';

  @state() private word: PlaceWord | undefined;

  readonly #at = new ClinicController(this);
  readonly #video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  #look: (() => PlaceWord) | undefined;
  #keep = steady<PlaceWord>(STEADY);
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#see(), EACH);
    void personFinder(this.#video).then((look) => (this.#look = look), () => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#video.srcObject = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('stream')) return;
    this.#video.srcObject = this.stream;
    this.#keep = steady(STEADY);
    this.word = undefined;
    if (this.stream) void this.#video.play().catch(() => {});
  }

  #see(): void {
    if (this.#look && this.stream && this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && this.#video.videoWidth > 0) this.word = this.#keep(this.#look(), performance.now());
  }

  protected override render() {
    const { word } = this;
    const texts = this.#at.texts(pictureAdviceTexts);
    return html`<div class="vet"><p class="small soft ${word ?? ''}" role="status">${word ? html`${icon(word === 'good' ? 'check-circle' : 'info', 's')}<span>${texts[word]}</span>` : nothing}</p></div>`;
  }
}

define('vet-picture-advice', VetPictureAdvice);
declare global {
  interface HTMLElementTagNameMap { 'vet-picture-advice': VetPictureAdvice }
}
