import { css, html, LitElement, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { callMoreTexts } from '../../locales/call-more.ts';
import type { QualitySample } from '../../media/quality.ts';
import { define } from '../../shared/define.ts';
import { ground } from '../../shared/styles/ground.ts';
import { barsOf, secondsOf } from './line-plot.ts';
import { sheet } from './sheet.styles.ts';

/**
 * How the line is: a word, the last minute as a small plot, and three numbers.
 *
 * @csspart plot - The plot.
 */
export class VetLine extends LitElement {
  static override styles = [ground, sheet, css`
    svg { inline-size: 100%; block-size: 56px; direction: ltr; }
    .good { fill: oklch(0.76 0.13 155); }
    .fair { fill: oklch(0.8 0.13 85); }
    .poor { fill: oklch(0.7 0.17 28); }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; }
    dd { text-align: end; font-variant-numeric: tabular-nums; }
  `];

  /** One sample a second, oldest first. */
  @property({ attribute: false }) samples: readonly QualitySample[] = [];
  @property() clinic = '';
  @property() server = '';

  readonly #at = new ClinicController(this);

  protected override render() {
    const texts = this.#at.texts(callMoreTexts);
    const last = this.samples.at(-1);
    const word = { good: texts.lineGood, fair: texts.lineFair, poor: texts.linePoor }[last?.word ?? 'good'];
    const lost = Math.max(last?.lossIn ?? 0, last?.lossOut ?? 0);
    return html`<div class="vet"><div class="sheet-card">
      <p>${word}</p>
      <svg part="plot" viewBox="0 0 240 56" preserveAspectRatio="none" role="img" aria-label=${texts.linePlot(secondsOf(this.samples))}>
        ${barsOf(this.samples).map(({ height, word }, n) => svg`<rect class=${word} x=${n * 4} width="3" y=${56 - height * 56} height=${height * 56} rx="1"></rect>`)}
      </svg>
      <p class="soft small">${texts.lineMinute}</p>
      <dl class="small">
        <dt>${texts.lineRoundTrip}</dt><dd>${last?.roundTripMs == null ? '–' : `${Math.round(last.roundTripMs)} ms`}</dd>
        <dt>${texts.lineLoss}</dt><dd>${(lost * 100).toFixed(lost < 0.1 ? 1 : 0)} %</dd>
        <dt>${texts.linePicture}</dt><dd>${last?.height ? `${last.width} × ${last.height}` : texts.lineNone}</dd>
      </dl>
    </div></div>`;
  }
}

define('vet-line', VetLine);
declare global {
  interface HTMLElementTagNameMap { 'vet-line': VetLine }
}
