import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { callMoreTexts, type CallMoreTexts } from '../../locales/call-more.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { segmented } from '../../shared/segmented.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ticks } from '../../shared/styles/ticks.ts';
import { ground } from '../../shared/styles/ground.ts';
import { VetBreathsEvent } from '../events.ts';
import { type BreathCount, isOver, leftOf, noBreaths, perMinute, type Span, spans, tapped } from './breaths.ts';
import { sheet } from './sheet.styles.ts';

/**
 * Counts breaths by tapping: thirty or fifteen seconds from the first tap, by a big button or the space bar.
 *
 * @fires {VetBreathsEvent} vet-breaths - The time is over, and once more with `keep` when it should go into the record: answer that one.
 * @csspart tap - The big button.
 */
export class VetBreathCounter extends LitElement {
  static override styles = [ground, actions, ticks, sheet, css`
    .tap { display: grid; place-items: center; min-block-size: 132px; border: 0; border-radius: var(--vet-radius-l); background: var(--vet-accent-solid); color: var(--vet-on-accent); font-size: var(--vet-text-xl, 24px); font-weight: var(--vet-weight-strong); cursor: pointer; touch-action: manipulation; user-select: none; }
    .tap:active { background: var(--vet-accent-press); }
    .rate { font-size: 28px; font-weight: 700; line-height: 1.2; }
  `];

  /** Offers to put the result into the record. */
  @property({ type: Boolean, attribute: 'may-keep' }) mayKeep = false;
  @property() clinic = '';
  @property() server = '';

  @state() private count: BreathCount = noBreaths(30);
  /** How far the result is on its way into the record. */
  @state() private kept: 'no' | 'busy' | 'yes' | 'failed' = 'no';

  readonly #at = new ClinicController(this);
  #clock: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  /** Counts from the start. */
  reset(span: Span = this.count.span): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
    this.kept = 'no';
    this.count = noBreaths(span);
  }

  /** One breath. */
  tap(): void {
    this.count = tapped(this.count, performance.now());
    this.#clock ??= setInterval(() => this.#look(), 200);
  }

  #look(): void {
    this.requestUpdate();
    if (!isOver(this.count, performance.now())) return;
    clearInterval(this.#clock);
    announce(this.#texts.countDone({ rate: perMinute(this.count) }));
    void this.#tell(false);
  }

  #tell(keep: boolean): Promise<boolean> {
    const event = new VetBreathsEvent(this.count.taps.length, this.count.span, keep);
    this.dispatchEvent(event);
    return event.kept;
  }

  get #texts(): CallMoreTexts {
    return this.#at.texts(callMoreTexts);
  }

  protected override render() {
    const texts = this.#texts;
    const now = performance.now();
    return html`<div class="vet"><div class="sheet-card">${isOver(this.count, now) ? this.#result(texts) : this.#counting(now, texts)}</div></div>`;
  }

  #counting(now: number, texts: CallMoreTexts): TemplateResult {
    const { span, taps } = this.count;
    const begun = taps.length > 0;
    return html`
      <p>${texts.countHow({ seconds: span })}</p>
      ${begun ? nothing : segmented({ name: 'span', legend: texts.countFor, legendUnseen: true, value: String(span), options: spans.map((one) => ({ value: String(one), label: texts.countSeconds({ seconds: one }) })), onChoose: (value) => this.reset(value === '15' ? 15 : 30) })}
      <button type="button" class="tap" part="tap" @pointerdown=${this.#pressed} @keydown=${this.#key} @keyup=${this.#lifted} @click=${this.#clicked}>${texts.countTap}</button>
      <p class="soft num" aria-hidden="true">${texts.countLeft({ seconds: Math.ceil(leftOf(this.count, now) / 1000), count: taps.length })}</p>
    `;
  }

  #result(texts: CallMoreTexts): TemplateResult {
    return html`
      <p class="rate">${texts.countDone({ rate: perMinute(this.count) })}</p>
      <p role="status">${this.kept === 'yes' ? texts.countKept : this.kept === 'failed' ? texts.countNotKept : nothing}</p>
      <div class="row-actions">
        ${this.mayKeep && this.kept !== 'yes' ? button({ label: texts.countKeep, size: '', busy: this.kept === 'busy', onPress: () => void this.#keep() }) : nothing}
        ${button({ label: texts.countAgain, kind: 'quiet', size: '', onPress: () => this.reset() })}
      </div>
    `;
  }

  async #keep(): Promise<void> {
    const { count } = this;
    this.kept = 'busy';
    const kept = await this.#tell(true).catch(() => false);
    // Another count may have begun meanwhile.
    if (this.count === count) this.kept = kept ? 'yes' : 'failed';
  }

  /** At the touch, not at the lifting of the finger: that is when one saw the chest rise. */
  readonly #pressed = (event: PointerEvent): void => {
    if (event.button === 0) this.tap();
  };
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) this.tap();
  };
  readonly #lifted = (event: KeyboardEvent): void => {
    if (event.key === ' ') event.preventDefault();
  };
  /** By voice or switch, which press without pointer and key; the bounce of a real press does not count. */
  readonly #clicked = (event: MouseEvent): void => {
    if (event.detail === 0) this.tap();
  };
}

define('vet-breath-counter', VetBreathCounter);
declare global {
  interface HTMLElementTagNameMap { 'vet-breath-counter': VetBreathCounter }
}
