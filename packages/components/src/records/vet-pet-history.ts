import { Task, TaskStatus } from '@lit/task';
import type { HistorySearch, HistoryVisit, PetHistory } from '@vetkit/signal-server/records/file.contract';
import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { petHistoryTexts, type PetHistoryTexts } from '../locales/pet-history.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { plots } from '../shared/styles/plots.ts';
import { print } from '../shared/styles/print.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { ownZone } from '../shared/time.ts';
import { VetOpenRecordEvent } from './events.ts';
import { outClient } from './out-client.ts';
import { styles } from './vet-pet-history.styles.ts';
import { linePoints, plotSize } from './weight-part.ts';

/** Who types on is not asked about each letter. */
const pauseMs = 250;

/**
 * The history of an animal at this clinic: its weight over time, and all visits with what was told to the owner; those who treat also read the assessment. Found by
 * words and days; to take away as PDF, JSON and FHIR. For staff, and for owners who signed in with a code.
 *
 * @fires {VetOpenRecordEvent} vet-open-record - «Open the record» was pressed.
 * @csspart card - One group.
 */
export class VetPetHistory extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, lists, plots, progress, print, styles];

  /** The animal's id. */
  @property() pet = '';
  /** Who looks. */
  @property() as: 'owner' | 'staff' = 'staff';
  /** Offers to open the records. */
  @property({ type: Boolean, attribute: 'opens-records' }) opensRecords = false;
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof petHistoryTexts.en> = {};

  @state() private search: HistorySearch = {};
  /** Pages before the newest one, as they were asked for. */
  @state() private earlier: readonly HistoryVisit[] = [];
  @state() private more: 'unknown' | 'none' | 'busy' = 'unknown';
  @state() private taking: 'pdf' | 'json' | 'fhir' | undefined;
  @state() private notTaken: 'failed' | 'letters' | undefined;
  #last: PetHistory | undefined;

  readonly #at = new ClinicController(this);
  readonly #history = new Task(this, {
    args: () => [this.#at.clinic, this.pet, this.as, this.search] as const,
    task: async ([clinic, pet, as, search], { signal }) => {
      if (!pet) return undefined;
      if (this.#last) await new Promise((later) => setTimeout(later, pauseMs));
      signal.throwIfAborted();
      const { text, ...days } = search;
      return (this.#last = await outClient(clinic.http, as).history(pet, { ...days, ...(text?.trim() ? { text: text.trim() } : {}) }, signal));
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('pet')) return;
    this.#last = undefined;
    this.search = {};
    this.earlier = [];
    this.more = 'unknown';
  }

  protected override render() {
    const texts = this.#at.texts(petHistoryTexts, this.texts);
    const found = this.#history.value ?? this.#last;
    const failed = this.#history.status === TaskStatus.ERROR;
    return html`<div class="vet stack gap-16">
      ${failed ? banner({ tone: 'bad', text: texts.failed, actions: button({ label: texts.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#history.run() }) }) : nothing}
      ${found ? this.#page(found, texts) : failed ? nothing : skeleton(texts.loading, { lines: 5 })}
    </div>`;
  }

  #page({ pet, weights, visits, more }: PetHistory, texts: PetHistoryTexts): TemplateResult {
    const all = [...visits, ...this.earlier];
    const looking = Object.values(this.search).some(Boolean);
    const field = (name: 'text' | 'from' | 'to', label: string, rest: { hint?: string; type: 'search' | 'date' }) =>
      textField({ name, label, ...rest, value: this.search[name] ?? '', maxlength: 80, autocomplete: 'off', onInput: (value) => this.#look({ [name]: value }) });
    const take = (what: 'pdf' | 'json' | 'fhir', label: string) => html`<button type="button" class="btn quiet" aria-label=${label} aria-busy=${this.taking === what ? 'true' : nothing} @click=${() => void this.#take(what, pet.name)}>${icon('download')}${texts[what]}</button>`;
    const left = this.more === 'unknown' ? more : this.more !== 'none';
    return html`
      <section class="card stack gap-16" part="card">
        <div class="stack gap-4"><h2 class="head">${texts.historyOf({ pet: pet.name })}</h2><p class="small soft about">${[pet.species, pet.breed, pet.age].filter(Boolean).join(', ')}</p></div>
        <div class="take no-print"><span class="small soft">${texts.takeAway}</span>${take('pdf', texts.getPdf({ pet: pet.name }))}${take('json', texts.getJson({ pet: pet.name }))}${take('fhir', texts.getFhir({ pet: pet.name }))}</div>
        ${this.notTaken ? banner({ tone: 'bad', text: this.notTaken === 'letters' ? texts.lettersMissing : texts.notTaken }) : nothing}
        ${this.#weights(weights, texts)}
      </section>
      <section class="card stack gap-12" part="card">
        ${all.length || looking ? html`<div class="search no-print">${field('text', texts.find, { hint: texts.findHint, type: 'search' })}${field('from', texts.from, { type: 'date' })}${field('to', texts.to, { type: 'date' })}</div>` : nothing}
        <p class="small soft" role="status">${!all.length && looking ? texts.notFound : all.length ? (left ? texts.foundMore({ count: all.length }) : texts.found({ count: all.length })) : nothing}</p>
        ${all.length || looking
          ? html`<ul class="visits">${all.map((visit, n) => this.#visit(visit, n === 0, texts))}</ul>`
          : html`<div class="empty">${icon('history', 'xl')}<h3 class="sub">${texts.none}</h3><p class="small">${texts.noneText({ pet: pet.name })}</p></div>`}
        ${left ? html`<div>${button({ label: texts.earlier, kind: 'quiet', size: '', busy: this.more === 'busy', onPress: () => void this.#earlier(all.at(-1)) })}</div>` : nothing}
      </section>`;
  }

  #weights(weights: PetHistory['weights'], texts: PetHistoryTexts): TemplateResult | typeof nothing {
    const [first, last] = [weights[0], weights.at(-1)];
    if (!first || !last || weights.length < 2) return nothing;
    const said = (kg: number) => `${kg} kg`;
    const points = linePoints(weights);
    return html`<div class="weights stack gap-8">
      <h3 class="sub">${texts.weight}</h3>
      <svg class="spark" viewBox="0 0 ${plotSize.width} ${plotSize.height}" role="img" aria-label=${texts.weightPlot({ from: said(first.kg), to: said(last.kg), count: weights.length })}>
        ${svg`<path class="grid" d="M0 ${plotSize.height - 1}H${plotSize.width}"/><path class="line" d="M${points.map(({ x, y }) => `${x} ${y}`).join(' L')}"/>${points.map(({ x, y }) => svg`<circle class="at" cx=${x} cy=${y} r="3"/>`)}`}
      </svg>
      <p class="small soft num">${said(first.kg)}, ${this.#day(first.at)} – <b>${said(last.kg)}</b>, ${this.#day(last.at)}</p>
    </div>`;
  }

  #visit(visit: HistoryVisit, open: boolean, texts: PetHistoryTexts): TemplateResult {
    const when = this.#day(visit.at);
    const part = (title: string, text: string) => (text.trim() ? html`<dt>${title}</dt><dd>${text}</dd>` : nothing);
    const list = (title: string, items: readonly string[]) => (items.length ? html`<dt>${title}</dt><dd><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></dd>` : nothing);
    return html`<li><details ?open=${open}>
      <summary><span class="grow"><b>${when}</b><span class="small soft">${visit.type}${visit.practitioner ? html`, ${texts.withWhom({ who: visit.practitioner.name })}` : nothing}${visit.others.length ? html`, ${texts.together({ pets: this.#list(visit.others) })}` : nothing}</span>
        ${visit.where.length ? html`<span class="small">${texts.inPlaces({ places: visit.where.map((place) => texts[`in-${place}`]).join(', ') })}</span>` : nothing}</span>${icon('chevron-down')}</summary>
      <div class="told">
        ${visit.main || !visit.others.length ? nothing : html`<p class="small soft">${texts.ofFirst}</p>`}
        ${visit.state === 'complete' ? nothing : html`<p class="small soft">${visit.state === 'open' ? texts.open : texts.noRecord}</p>`}
        <dl>
          ${part(texts.reason, visit.reason ?? '')}${part(texts.assessment, visit.assessment)}${part(texts.whatFound, visit.summary?.found ?? '')}
          ${list(texts.nextSteps, visit.summary?.nextSteps ?? [])}${part(texts.callIf, visit.summary?.callIf ?? '')}
          ${list(texts.scripts, visit.scripts.map(({ script, state: now }) => `${[script.medicine, script.strength, script.form].filter(Boolean).join(', ')}: ${script.directions} (${texts[`script-${now}`]})`))}
        </dl>
        ${this.opensRecords && visit.state !== 'none'
          ? html`<button type="button" class="btn quiet no-print" aria-label=${texts.openRecordOf({ when })} @click=${() => this.dispatchEvent(new VetOpenRecordEvent(visit.reference))}>${icon('clipboard')}${texts.openRecord}</button>`
          : nothing}
      </div>
    </details></li>`;
  }

  #list(names: readonly string[]): string {
    return new Intl.ListFormat(this.#at.locale).format(names);
  }

  /** With its year: histories are long. */
  #day(at: string): string {
    return new Intl.DateTimeFormat(this.#at.locale, { dateStyle: 'long', timeZone: ownZone() }).format(new Date(at));
  }

  #look(change: Partial<Record<'text' | 'from' | 'to', string>>): void {
    const { text, from, to } = { ...this.search, ...change };
    this.search = { ...(text ? { text } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
    this.earlier = [];
    this.more = 'unknown';
  }

  async #earlier(last: HistoryVisit | undefined): Promise<void> {
    if (!last || this.more === 'busy') return;
    this.more = 'busy';
    const asked = this.search;
    try {
      const page = await outClient(this.#at.clinic.http, this.as).history(this.pet, { ...asked, before: last.reference });
      if (asked !== this.search) return;
      this.earlier = [...this.earlier, ...page.visits];
      this.more = page.more ? 'unknown' : 'none';
    } catch {
      this.more = 'unknown';
    }
  }

  async #take(what: 'pdf' | 'json' | 'fhir', name: string): Promise<void> {
    if (this.taking) return;
    this.taking = what;
    this.notTaken = undefined;
    try {
      saveFile(await outClient(this.#at.clinic.http, this.as).take(this.pet, what), `${name}.${what === 'fhir' ? 'fhir.json' : what}`);
    } catch (error) {
      this.notTaken = isProblem(error, 'letters-missing') ? 'letters' : 'failed';
    } finally {
      this.taking = undefined;
    }
  }
}

define('vet-pet-history', VetPetHistory);
declare global {
  interface HTMLElementTagNameMap { 'vet-pet-history': VetPetHistory }
}
