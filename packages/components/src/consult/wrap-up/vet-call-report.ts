import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { callReportTexts, type CallReportTexts } from '../../locales/call-report.ts';
import type { ConsultOverrides } from '../../locales/consult.ts';
import type { Stretch } from '../../media/course.ts';
import { define } from '../../shared/define.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { lasting } from '../../shared/time.ts';
import { styles } from './vet-call-report.styles.ts';
import type { Went } from './went.ts';

/**
 * How the call went: one sentence, the line over time, and the facts for whoever wants them.
 *
 * @csspart card - The card.
 */
export class VetCallReport extends LitElement {
  static override styles = [ground, words, surfaces, lists, styles];

  /** What was measured; nothing is shown without. */
  @property({ attribute: false }) went: Went | null = null;
  /** Numbers too, for staff. */
  @property({ type: Boolean }) numbers = false;
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: ConsultOverrides = {};

  readonly #at = new ClinicController(this);

  protected override render() {
    const { went } = this;
    const texts = this.#at.texts(callReportTexts, this.texts);
    if (!went) return nothing;
    return html`<div class="vet"><section class="card report" part="card" aria-labelledby="title">
      <h2 class="head" id="title">${texts.howItWent}</h2>
      <p>${this.#sentence(went, texts)} ${went.word === 'poor' ? texts.nextTime : nothing}</p>
      ${this.#course(went, texts)}
      <details ?open=${this.numbers}><summary>${texts.details}</summary>${this.#facts(went, texts)}</details>
    </section></div>`;
  }

  #sentence({ seconds, together, heard }: Went, texts: CallReportTexts): string {
    const time = (length: number) => ({ time: lasting(length, this.#at.locale) });
    if (together >= 1 && together >= heard / 2) return texts.sawEachOther(time(together));
    return heard >= 1 ? texts.heardEachOther(time(heard)) : texts.wereConnected(time(seconds));
  }

  #course({ course, seconds, weak, breaks }: Went, texts: CallReportTexts): TemplateResult | typeof nothing {
    // A few bars, or bars all alike, say nothing that the sentence does not say.
    if (course.stretches.length < 6 || course.stretches.every((kind) => kind === 'good')) return nothing;
    const time = lasting(seconds, this.#at.locale);
    const label = texts.course({ time, weak: lasting(weak, this.#at.locale), breaks: breaks ? texts.times({ count: breaks }) : texts.noBreaks });
    const named: Readonly<Record<Stretch, string>> = { good: texts.lineGood, fair: texts.lineFair, poor: texts.linePoor, gap: texts.courseGap };
    const there = (['good', 'fair', 'poor', 'gap'] as const).filter((kind) => course.stretches.includes(kind));
    return html`<div class="plot">
      <div class="course" role="img" aria-label=${label}>${course.stretches.map((kind) => html`<i class=${kind}></i>`)}</div>
      <div class="axis small soft" aria-hidden="true"><span>${texts.courseStart}</span><span>${time}</span></div>

      <ul class="legend small soft" aria-hidden="true">${there.map((kind) => html`<li><span class="course"><i class=${kind}></i></span>${named[kind]}</li>`)}</ul>
    </div>`;
  }

  #facts(went: Went, texts: CallReportTexts): TemplateResult {
    const { locale } = this.#at;
    const number = (value: number, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options).format(value);
    const fact = (name: string, value: string) => html`<dt>${name}</dt><dd>${value}</dd>`;
    return html`<dl class="facts">
      ${fact(texts.callLength, lasting(went.seconds, locale))}
      ${fact(texts.bothWays, lasting(went.together, locale))}
      ${fact(texts.theLine, { good: texts.lineGood, fair: texts.lineFair, poor: texts.linePoor }[went.word])}
      ${fact(texts.breaks, went.breaks ? texts.times({ count: went.breaks }) : texts.noBreaks)}
      ${went.routes.length ? fact(texts.route, went.routes.includes('relay') ? texts.relayed : texts.straight) : nothing}
      ${this.numbers
        ? html`${went.roundTripMs === null ? nothing : fact(texts.roundTrip, `${number(went.roundTripMs, {})} ms`)}
            ${fact(texts.worstLoss, number(went.worstLoss, { style: 'percent', maximumFractionDigits: 0 }))}
            ${fact(texts.freezes, went.freezes ? texts.times({ count: went.freezes }) : texts.noBreaks)}`
        : nothing}
    </dl>`;
  }
}

define('vet-call-report', VetCallReport);
declare global {
  interface HTMLElementTagNameMap { 'vet-call-report': VetCallReport }
}
