import type { TriageAnswer } from '@vetkit/signal-server/triage/contract';
import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { triageSteps } from '../locales/en/triage-steps.ts';
import { triageStepsTexts } from '../locales/triage-steps.ts';
import { banner } from '../shared/banner.ts';
import { define } from '../shared/define.ts';
import { icon, type IconName } from '../shared/icons.after.ts';
import { telHref } from '../shared/phone-link.ts';
import { skeleton } from '../shared/skeleton.ts';
import { focusTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import type { Translation } from '../shared/text.ts';
import type { TriageDraft } from './draft.ts';
import { VetTriageAgainEvent, VetTriageBookEvent, VetTriageSendEvent } from './events.ts';
import { poisonPart } from './poison-part.ts';
import { reasonsPart } from './reasons-part.ts';
import { triageResult } from './vet-triage-result.styles.ts';

type Words = Translation<typeof triageSteps>;
type Level = Exclude<TriageAnswer['urgency'], 'emergency'>;

// Colour, shape and word together: none of them alone.
const shapes: Readonly<Record<Level, IconName>> = { urgent: 'triangle', soon: 'clock', routine: 'check-circle' };

/**
 * The answer of triage where it is no emergency: how soon and why, who checks it, what to watch for, and the way to a visit.
 *
 * @fires {VetTriageBookEvent} vet-triage-book - The owner wants to book.
 * @fires {VetTriageAgainEvent} vet-triage-again - Something is new or worse, or all is told anew.
 * @fires {VetTriageSendEvent} vet-triage-send - What waits is to be sent now.
 * @csspart verdict - The head. @csspart title - The sentence. @csspart primary - The button.
 */
export class VetTriageResult extends LitElement {
  static override styles = [ground, words, actions, surfaces, progress, widget, triageResult];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  @property({ attribute: 'pet-name' }) petName = '';
  @property({ attribute: 'book-href' }) bookHref = '';
  @property({ attribute: false }) answer: TriageAnswer | undefined;
  /** How the clinic knows of it. */
  @property({ attribute: false }) sent: TriageDraft['sent'] = 'no';
  /** Somebody can be called back. */
  @property({ type: Boolean }) callable = false;

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });

  /** Moves the focus to the sentence. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override render() {
    const t = this.#at.texts(triageStepsTexts);
    const { answer } = this;
    if (!answer || answer.urgency === 'emergency') return html`<div class="vet"><div class="widget-body">${skeleton(t.looking, { lines: 3 })}</div></div>`;
    const level = answer.urgency;
    const phone = this.#info.value?.phone;
    const lead = level === 'routine' && answer.who === 'technician' ? t.routineTechLead : t[`${level}Lead`];
    return html`
      <div class="vet">
        <div class="verdict ${level}" part="verdict">
          <div class="head-row">${icon(shapes[level])}${t[level]}</div>
          <h2 class="display" part="title" tabindex="-1" data-step-title>${t[`${level}Title`]({ name: this.petName })}</h2>
          <p>${lead}</p>
        </div>
        <div class="widget-body">
          <div class="actions">
            ${this.#book(t, level)}
            ${phone ? html`<a class="btn quiet big" href=${telHref(phone)}>${icon('phone')}${t.callUs({ phone: phone.replaceAll(' ', '\u00a0') })}</a>` : nothing}
          </div>
          ${answer.reasons.length ? html`<div class="stack gap-8"><h3 class="sub">${t.why}</h3>${reasonsPart(answer.reasons, { quote: (quote) => t.youWrote({ quote }) })}</div>` : nothing}
          ${this.#who(t)}
          ${answer.poison ? poisonPart(this.#info.value?.country, t, this.#at.locale) : nothing}
          ${answer.isolation ? banner({ tone: 'warn', icon: 'car', title: t.isolation, text: answer.isolation.text }) : nothing}
          ${answer.handling.length ? banner({ tone: 'plain', icon: 'paw', title: t.handling, text: html`<ul>${answer.handling.map(({ text }) => html`<li>${text}</li>`)}</ul>` }) : nothing}
          ${answer.previousRecords ? banner({ tone: 'plain', icon: 'file', title: t.records, text: answer.previousRecords.text }) : nothing}
          ${answer.watchFor.length ? html`<div class="banner bad">${icon('octagon')}<div class="grow"><b class="sub">${t.watch}</b><ul>${answer.watchFor.map(({ text }) => html`<li>${text}</li>`)}</ul></div></div>` : nothing}
          <p><b>${t.exam}</b></p>
          <p class="small soft">${t.sorts({ name: this.petName })} ${answer.pack.signedOff ? nothing : t.rulesText} <a href=${new URL('triage-rules', this.#at.clinic.server).href} target="_blank" rel="noopener">${t.rules}</a></p>
        </div>
        <div class="widget-foot">
          <div class="actions">
            <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new VetTriageAgainEvent(true))}>${t.again}</button>
            <button type="button" class="btn plain" @click=${() => this.dispatchEvent(new VetTriageAgainEvent(false))}>${t.startOver}</button>
          </div>
        </div>
      </div>
    `;
  }

  #book(t: Words, level: Level): TemplateResult {
    const words = html`${icon('calendar')}${level === 'urgent' ? t.bookToday : t.bookSoon}`;
    const { answer } = this;
    return this.bookHref
      ? html`<a class="btn primary big" part="primary" href=${this.#bookAddress(this.bookHref)}>${words}</a>`
      : html`<button type="button" class="btn primary big" part="primary" @click=${() => answer && this.dispatchEvent(new VetTriageBookEvent(answer, this.#assessment))}>${words}</button>`;
  }

  /** The kept assessment: booking goes on from it. */
  get #assessment(): string {
    return typeof this.sent === 'object' ? this.sent.assessment : '';
  }

  #bookAddress(href: string): string {
    if (!this.#assessment) return href;
    const [before = '', after] = href.split('#', 2);
    return `${before}${before.includes('?') ? '&' : '?'}assessment=${this.#assessment}${after === undefined ? '' : `#${after}`}`;
  }

  #who(t: Words): TemplateResult {
    const { sent } = this;
    if (sent === 'sending') return banner({ tone: 'plain', text: t.sending });
    if (sent === 'waiting') {
      const offline = typeof navigator !== 'undefined' && !navigator.onLine;
      return banner({ tone: 'warn', icon: 'wifi-off', text: offline ? t.waiting : t.waitingFor, actions: html`<button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new VetTriageSendEvent())}>${t.sendNow}</button>` });
    }
    return sent === 'no'
      ? banner({ tone: 'plain', icon: 'users', title: t.notKept, text: t.notKeptText })
      : banner({ tone: 'plain', icon: 'users', title: t.kept, text: this.callable ? t.keptText : t.keptNoPhone });
  }
}

define('vet-triage-result', VetTriageResult);
declare global {
  interface HTMLElementTagNameMap { 'vet-triage-result': VetTriageResult }
}
