import type { Summary } from '@vetkit/signal-server/records/contract';
import { initialState, Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { telHref } from '../shared/phone-link.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { marks } from '../shared/styles/marks.ts';
import { print } from '../shared/styles/print.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { day, ownZone } from '../shared/time.ts';
import { recordsClient } from './client.ts';
import { VetBookRecheckEvent } from './events.ts';
import { recordsTexts, type RecordsTexts } from '../locales/records.ts';
import { styles } from './vet-record.styles.ts';

/**
 * The owner's view of a record: what was found, what to do, when to call, in plain words. Appears by itself when the vet has
 * completed the record.
 *
 * @fires {VetBookRecheckEvent} vet-book-recheck - The owner wants to book the recheck; the link opens the booking page unless the page calls `preventDefault()`.
 * @csspart title - The heading.
 * @csspart card - One group.
 */
export class VetRecord extends LitElement {
  static override styles = [ground, words, actions, marks, surfaces, lists, progress, print, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof recordsTexts.en> = {};

  @state() private noPaper = false;

  readonly #at = new ClinicController(this);
  readonly #summary = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.#at.clinic.session.find({ reference: this.reference })?.token] as const,
    task: async ([clinic, reference, token], { signal }) => {
      if (!reference || !token) return initialState;
      const summary = await recordsClient(clinic.http).summary(reference, signal);
      if (summary.scripts.length) void import('./vet-scripts.ts');
      return summary;
    },
  });

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, reference: this.reference }), {
      // Scripts that are shown look after themselves; the first one has no place yet.
      onEvent: ({ type, reference }) =>
        reference === this.reference && (type === 'record.completed' || type === 'record.summary-changed' || (type === 'script.issued' && !this.#summary.value?.scripts.length)) && void this.#summary.run(),
    });
  }

  protected override render() {
    const texts = this.#at.texts(recordsTexts, this.texts);
    return html`<div class="vet">${this.#summary.render({
      initial: () => banner({ tone: 'info', text: texts.summaryNotSignedIn }),
      pending: () => skeleton(texts.openingSummary, { lines: 5 }),
      error: (error) => this.#refused(error, texts),
      complete: (summary) => this.#page(summary, texts),
    })}</div>`;
  }

  /** Leads to the booking page with the recheck begun; the reference says nothing to anybody without this tab's token. */
  #recheck({ reference, clinic, visitAt }: Summary, inDays: number, texts: RecordsTexts): TemplateResult | typeof nothing {
    if (!this.#at.clinic.session.find({ reference, as: 'owner' })) return nothing;
    const address = new URL(`book/${clinic.slug}`, this.#at.clinic.server);
    address.searchParams.set('after', reference);
    // The calendar opens at the date that the vet named.
    address.searchParams.set('from', new Date(Date.parse(visitAt) + inDays * 86_400_000).toISOString().slice(0, 10));
    const press = (event: Event) => {
      const book = new VetBookRecheckEvent(reference);
      this.dispatchEvent(book);
      if (book.defaultPrevented) event.preventDefault();
    };
    return html`<p class="no-print"><a class="btn primary" part="primary" href=${address.href} @click=${press}>${texts.bookRecheck}</a></p>`;
  }

  async #paper(reference: string): Promise<void> {
    const { http } = this.#at.clinic;
    this.noPaper = await http.file('/clinics/{clinic}/records/{reference}/summary/paper', { params: { reference }, reference, timeout: 60_000 }).then(
      (file) => (saveFile(file, `summary-${reference}.pdf`), false),
      () => true,
    );
  }

  #refused(error: unknown, texts: RecordsTexts): TemplateResult {
    if (isProblem(error, 'not-published')) return banner({ tone: 'info', icon: 'clock', title: texts.notPublished, text: texts.notPublishedText });
    if (isProblem(error, 'sign-in-needed')) return banner({ tone: 'info', text: texts.summaryNotSignedIn });
    return banner({ tone: 'bad', title: texts.cannotReadSummary, text: texts.cannotOpenMend, actions: button({ label: texts.tryAgain, kind: 'quiet', onPress: () => void this.#summary.run() }) });
  }

  #page(summary: Summary, texts: RecordsTexts): TemplateResult {
    const { pet, vet, clinic, followUp } = summary;
    const visit = day(summary.visitAt, { locale: this.#at.locale, zone: ownZone() });
    return html`
      <div class="stack gap-20">
        <header class="stack gap-4">
          <h2 class="display" part="title" tabindex="-1">${texts.summaryOf({ pet: pet.name })}</h2>
          <p class="soft">${texts.summaryWith({ vet: vet.name, when: visit })}</p>
        </header>
        <section class="card" part="card">
          <p class="found">${summary.found}</p>
          <p class="small soft">${vet.name}${vet.licence ? html`, ${texts.licensed({ licence: vet.licence })}` : nothing}</p>
        </section>
        <section class="card" part="card">
          <h3 class="head">${texts.whatToDo}</h3>
          <ol class="timeline">
            ${summary.nextSteps.map((step) => html`<li><span class="mark">${icon('check')}</span><p class="sub">${step}</p></li>`)}
            ${followUp.kind === 'recheck' ? html`<li><span class="mark">${icon('calendar')}</span><div class="stack gap-8"><p class="sub">${texts.recheckIn({ when: texts.followUpDays({ days: followUp.inDays }) })}</p>${this.#recheck(summary, followUp.inDays, texts)}</div></li>` : nothing}
          </ol>
        </section>
        ${summary.callIf.trim()
          ? html`<div class="banner warn">${icon('triangle')}<div><b class="sub">${texts.callIfTitle}</b><span class="kept-lines">${summary.callIf}</span>
              ${clinic.phone ? html`<a class="phone" href=${telHref(clinic.phone)}>${clinic.phone}</a>` : nothing}</div></div>`
          : nothing}
        ${summary.scripts.length ? html`<vet-scripts .reference=${summary.reference}></vet-scripts>` : nothing}
        ${this.noPaper ? banner({ tone: 'bad', text: texts.noPaper }) : nothing}
        <div class="actions no-print">
          ${button({ label: texts.paper, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#paper(summary.reference) })}
          ${button({ label: texts.print, kind: 'quiet', size: '', icon: 'print', onPress: () => globalThis.print() })}
        </div>
      </div>
    `;
  }
}

define('vet-record', VetRecord);
declare global {
  interface HTMLElementTagNameMap { 'vet-record': VetRecord }
}
