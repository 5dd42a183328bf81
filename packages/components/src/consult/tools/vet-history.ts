import type { EarlierVisit, History } from '@vetkit/signal-server/consult/bar.contract';
import { initialState, Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { isProblem } from '../../clinic/problem.ts';
import { visitHistoryTexts, type VisitHistoryTexts } from '../../locales/visit-history.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.ts';
import { skeleton } from '../../shared/skeleton.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { progress } from '../../shared/styles/progress.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { day, ownZone } from '../../shared/time.ts';
import { readHistory } from '../bar-client.ts';
import { VetHistoryRecordEvent } from '../staff-events.ts';
import { styles } from './vet-history.styles.ts';

/**
 * The earlier visits of a visit's animal at this clinic, the latest first, each with what was told to the owner; those who treat also read
 * the assessment and can open the record. For signed-in staff who treat, and for owners who signed in with a code.
 *
 * @fires {VetHistoryRecordEvent} vet-history-record - «Open the record» was pressed.
 * @csspart list - The visits.
 */
export class VetHistory extends LitElement {
  static override styles = [ground, words, actions, surfaces, lists, progress, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** Offers to open the records. */
  @property({ type: Boolean, attribute: 'opens-records' }) opensRecords = false;
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof visitHistoryTexts.en> = {};

  readonly #at = new ClinicController(this);
  readonly #history = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.#at.clinic.session.find({ reference: this.reference })?.token] as const,
    task: ([clinic, reference, token], { signal }) => (reference && token ? readHistory(clinic.http, reference, signal) : initialState),
  });

  protected override render() {
    const texts = this.#at.texts(visitHistoryTexts, this.texts);
    return html`<div class="vet">${this.#history.render({
      pending: () => skeleton(texts.loading, { lines: 3 }),
      complete: (history) => this.#visits(history, texts),
      error: (problem) =>
        isProblem(problem, 'not-allowed')
          ? html`<p class="soft small lone">${icon('lock', 's')}${texts.byCode}</p>`
          : banner({ tone: 'bad', text: texts.failed, actions: button({ label: texts.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#history.run() }) }),
    })}</div>`;
  }

  #visits({ pet, visits }: History, texts: VisitHistoryTexts): TemplateResult {
    if (!visits.length) return html`<div class="empty">${icon('history', 'xl')}<h3 class="sub">${texts.none}</h3><p class="small">${texts.noneText({ pet: pet ?? '' })}</p></div>`;
    return html`<h3 class="sr">${texts.earlier({ pet: pet ?? '' })}</h3><ul class="visits" part="list">${visits.map((visit, n) => this.#visit(visit, n === 0, texts))}</ul>`;
  }

  #visit(visit: EarlierVisit, open: boolean, texts: VisitHistoryTexts): TemplateResult {
    const when = day(visit.at, { locale: this.#at.locale, zone: ownZone() });
    const part = (title: string, text: string) => (text ? html`<dt>${title}</dt><dd>${text}</dd>` : nothing);
    return html`<li><details ?open=${open}>
      <summary><span class="grow"><b>${when}</b><span class="small soft">${visit.type}${visit.practitioner ? html`, ${texts.withWhom({ who: visit.practitioner })}` : nothing}</span></span>${icon('chevron-down')}</summary>
      <div class="told">
        ${visit.record === 'complete' ? nothing : html`<p class="small soft">${visit.record === 'open' ? texts.notComplete : texts.noRecord}</p>`}
        <dl>
          ${part(texts.reason, visit.reason ?? '')}${part(texts.assessment, visit.assessment)}${part(texts.found, visit.found)}
          ${visit.nextSteps.length ? html`<dt>${texts.nextSteps}</dt><dd><ul>${visit.nextSteps.map((step) => html`<li>${step}</li>`)}</ul></dd>` : nothing}
        </dl>
        ${this.opensRecords && visit.record !== 'none'
          ? html`<button type="button" class="btn quiet" aria-label=${texts.openRecordOf({ when })} @click=${() => this.dispatchEvent(new VetHistoryRecordEvent(visit.reference))}>${icon('clipboard')}${texts.openRecord}</button>`
          : nothing}
      </div>
    </details></li>`;
  }
}

define('vet-history', VetHistory);
declare global {
  interface HTMLElementTagNameMap { 'vet-history': VetHistory }
}
