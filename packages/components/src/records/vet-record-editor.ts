import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { missing, type MissingCode } from '@vetkit/signal-server/records/rules';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { Countdown } from '../shared/countdown.ts';
import { define } from '../shared/define.ts';
import { textArea } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { ring } from '../shared/ring.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { plots } from '../shared/styles/plots.ts';
import { progress } from '../shared/styles/progress.ts';
import { record as recordStyles } from '../shared/styles/record.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { tag } from '../shared/styles/tag.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { clock, dayAndClock, ownZone, type Saying } from '../shared/time.ts';
import { Autosave } from './autosave.ts';
import { recordsClient } from './client.ts';
import { conflictPart } from './conflict-part.ts';
import type { DraftState } from './draft.ts';
import { draftStore } from './draft-store.ts';
import { VetRecordCompletedEvent, VetRecordSavedEvent } from './events.ts';
import { followUpPart } from './follow-up-part.ts';
import { labelOf, missingPart } from './missing-part.ts';
import { scriptsPart } from './scripts-part.ts';
import { type Change, soapPart } from './soap-part.ts';
import { findingsTexts, type FindingsTexts } from '../locales/findings.ts';
import { recordsTexts, type RecordsTexts } from '../locales/records.ts';
import { conditionPart } from './condition-part.ts';
import { examPart } from './exam-part.ts';
import { nextPart } from './next-part.ts';
import { problemsPart } from './problems-part.ts';
import { toldPart } from './told-part.ts';
import { keepUnits, type UnitSystem, unitsHere } from './vitals.ts';
import { type Typed, vitalsPart } from './vitals-part.ts';
import { type Weighed, weightChange, weightPart, weightsWith } from './weight-part.ts';
import { styles } from './vet-record-editor.styles.ts';

type Texts = RecordsTexts & FindingsTexts;
type Open = Exclude<DraftState, { is: 'loading' | 'failed' }>;
const day = 24 * 3_600_000;

/**
 * Writes the medical record of one visit: SOAP, vitals, scripts, follow-up and the owner's summary. Every word is kept on this
 * device at once (encrypted) and on the server a moment later; nothing is ever silently overwritten. For signed-in vets and technicians.
 *
 * @fires {VetRecordSavedEvent} vet-record-saved - A draft reached the server.
 * @fires {VetRecordCompletedEvent} vet-record-completed - The record is complete; the owner can read the summary.
 * @csspart card - One group of the record.
 * @csspart field - A field with its label.
 * @csspart primary - The button that completes the record.
 */
export class VetRecordEditor extends LitElement {
  static override styles = [ground, words, actions, fields, choices, marks, surfaces, plots, progress, tag, recordStyles, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof recordsTexts.en & typeof findingsTexts.en> = {};

  @state() private typed: Typed = {};
  @state() private system: UnitSystem | undefined;
  @state() private weights: readonly Weighed[] = [];
  @state() private completing: 'no' | 'busy' | 'failed' = 'no';

  readonly #at = new ClinicController(this);
  readonly #draft = new Autosave(this, (revision) => this.dispatchEvent(new VetRecordSavedEvent(this.reference, revision)));
  readonly #due = new Countdown(this, () => {
    const dueAt = 'record' in this.#draft.state ? this.#draft.state.record.dueAt : null;
    return dueAt && this.#draft.state.is !== 'completed' ? { endsAt: Date.parse(dueAt), length: day } : undefined;
  });
  #opened = '';

  /** Sends what waits, now: for pages about to leave. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { clinic } = this.#at;
    const person = clinic.session.find({ as: 'staff' })?.person?.id;
    const about = `${clinic.server.href} ${clinic.slug} ${this.reference} ${person ?? ''}`;
    if (!person || !clinic.slug || !this.reference || about === this.#opened) return;
    this.#opened = about;
    this.typed = {};
    this.#open(person);
  }

  #open(person: string): void {
    const { http } = this.#at.clinic;
    const records = recordsClient(http);
    const { reference } = this;
    this.weights = [];
    void this.#draft.open({ records, store: draftStore(person), reference });
    // Earlier weights are a help, not a need: without them there is no plot.
    void records.weights(reference).then(({ weights }) => reference === this.reference && (this.weights = weights), () => {});
  }

  #texts(): Texts {
    return { ...this.#at.texts(recordsTexts, this.texts), ...this.#at.texts(findingsTexts, this.texts) };
  }

  protected override render() {
    return html`<div class="vet">${this.#page()}</div>`;
  }

  #page(): TemplateResult {
    const texts = this.#texts();
    const { state: draft } = this.#draft;
    const person = this.#at.clinic.session.find({ as: 'staff' })?.person?.id;
    if (!person) return html`<div class="layout">${banner({ tone: 'info', text: texts.signIn })}</div>`;
    if (draft.is === 'loading') return html`<div class="layout">${skeleton(texts.opening, { lines: 6 })}</div>`;
    if (draft.is === 'failed') {
      const text = isProblem(draft.error, 'not-yours') ? texts.notYours : texts.cannotOpenMend;
      return html`<div class="layout">${banner({ tone: 'bad', title: texts.cannotOpen, text, actions: button({ label: texts.tryAgain, kind: 'quiet', onPress: () => this.#open(person) }) })}</div>`;
    }
    return html`${this.#bar(draft, texts)}<div class="layout">${draft.is === 'conflict' ? this.#conflict(draft, texts) : this.#fields(draft, texts)}</div>`;
  }

  #bar(draft: Open, texts: Texts): TemplateResult {
    const { record } = draft;
    const saying = this.#saying;
    const left = this.#due.left;
    const hours = left ? `${Math.floor(left.milliseconds / 3_600_000)} h ${Math.floor(left.milliseconds / 60_000) % 60} min` : '';
    return html`
      <div class="savebar">
        <div class="title-row">
          <h2 class="sub cut">${texts.recordOf({ pet: record.visit.pet })}</h2>
          <p class="small soft"><span class="ref">${record.reference}</span>, ${dayAndClock(record.visit.start, saying)}, ${record.visit.owner}</p>
        </div>
        ${this.#saved(draft, texts)}
        ${left
          ? html`<span class="left">${ring(left, texts.dueLabel({ left: hours }), { size: 'xs', tone: left.milliseconds === 0 ? 'bad' : left.at < 0.25 ? 'warn' : '' })}
              <span class="small num">${left.milliseconds === 0 ? texts.overdue : texts.dueLeft({ left: hours })}</span></span>`
          : nothing}
        ${draft.is === 'completed' || draft.is === 'conflict'
          ? nothing
          : button({ label: texts.complete, size: '', busy: this.completing === 'busy', busyLabel: texts.completing, onPress: () => void this.#complete() })}
      </div>
    `;
  }

  #saved(draft: Open, texts: Texts): TemplateResult {
    const time = draft.record.savedAt && clock(draft.record.savedAt, this.#saying);
    const saved = time ? texts.saved({ time }) : texts.savedNever;
    const said = { saved, completed: texts.completed, changed: texts.unsaved, saving: texts.saving, offline: texts.offlineShort, conflict: texts.unsaved }[draft.is];
    return html`<span class="saved" data-state=${draft.is} role="status">${icon(draft.is === 'offline' ? 'wifi-off' : draft.is === 'completed' ? 'lock' : 'cloud')}${said}</span>`;
  }

  #conflict(draft: Extract<Open, { is: 'conflict' }>, texts: Texts): TemplateResult {
    const at = draft.theirs.savedAt ?? new Date();
    const time = clock(at, this.#saying);
    return html`<div class="stack">${conflictPart(draft.body, draft.theirs, time, texts, (body) => this.#draft.choose(body))}</div>`;
  }

  #fields(draft: Open, texts: Texts): TemplateResult {
    const { body, record } = draft;
    const { owner } = record.visit;
    const closed = draft.is === 'completed';
    const change = (part: Partial<RecordBody>) => this.#draft.type({ ...this.#body(body), ...part });
    const summary = (part: Partial<RecordBody['summary']>) => change({ summary: { ...this.#body(body).summary, ...part } });
    const weights = weightsWith(this.weights, record.visit.start, body.vitals.weight);
    const when = record.completedAt && dayAndClock(record.completedAt, this.#saying);
    return html`
      <fieldset class="stack gap-16" ?disabled=${closed}>
        ${closed ? banner({ tone: 'ok', title: texts.completedTitle, text: texts.completedText({ owner, when: when ?? '' }) }) : nothing}
        ${draft.is === 'offline' ? banner({ tone: 'warn', icon: 'wifi-off', text: texts.offline }) : nothing}
        ${this.completing === 'failed' ? banner({ tone: 'bad', text: texts.completeFailed }) : nothing}
        ${this.#soap(body, record.visit, texts, change, weights)}
        ${scriptsPart(body, texts, change)}
        <section class="card stack" part="card">
          <h3 class="sub">${texts.forOwner({ owner })}</h3>
          ${textArea({ name: 'found', label: texts.found, hint: texts.foundHint, value: body.summary.found, onInput: (found) => summary({ found }) })}
          ${textArea({ name: 'nextSteps', label: texts.nextSteps, hint: texts.nextStepsHint, value: body.summary.nextSteps, onInput: (nextSteps) => summary({ nextSteps }) })}
          ${textArea({ name: 'callIf', label: texts.callIf, optional: texts.optional, value: body.summary.callIf, onInput: (callIf) => summary({ callIf }) })}
        </section>
      </fieldset>
      <div class="stack side gap-16">
        ${closed ? nothing : missingPart(body, texts, (code) => this.#go(code))}
        <fieldset ?disabled=${closed}>${followUpPart(body, owner, texts, change)}</fieldset>
        ${weightPart(weights, this.#system, this.#saying, texts)}
      </div>
    `;
  }

  /** The four letters, each with what belongs to it. */
  #soap(body: RecordBody, { owner, species }: MedicalRecord['visit'], texts: Texts, change: Change, weights: readonly Weighed[]): TemplateResult {
    const onUnits = (system: UnitSystem) => {
      keepUnits(system);
      // What is half typed was meant in the other unit.
      this.typed = {};
      this.system = system;
    };
    return html`
      <section class="card stack gap-20" part="card">
        ${toldPart(body, owner, texts)}
        ${soapPart('subjective', body, texts, change)}
      </section>
      <section class="card stack gap-20" part="card">
        ${soapPart('objective', body, texts, change)}
        ${vitalsPart({
          body, species, typed: this.typed, system: this.#system, texts, change, onUnits,
          weightChange: body.vitals.weight === null ? undefined : weightChange(weights, this.#system, this.#saying, texts),
          onTyped: (typed) => (this.typed = typed),
        })}
        ${examPart(body, texts, change)}
        ${conditionPart(body, texts, change)}
      </section>
      <section class="card stack gap-20" part="card">${soapPart('assessment', body, texts, change)}${problemsPart(body, texts, change)}</section>
      <section class="card stack gap-20" part="card">${soapPart('plan', body, texts, change)}${nextPart(body, texts, change)}</section>
    `;
  }

  get #system(): UnitSystem {
    return this.system ?? unitsHere(this.#at.locale);
  }

  get #saying(): Saying {
    return { locale: this.#at.locale, zone: ownZone() };
  }

  /** What stands now, not what stood when the field was drawn: two fields may change before the next drawing. */
  #body(drawn: RecordBody): RecordBody {
    return 'body' in this.#draft.state ? this.#draft.state.body : drawn;
  }

  #go(code: MissingCode): void {
    this.renderRoot.querySelector<HTMLElement>(`#${code}`)?.focus();
  }

  async #complete(): Promise<void> {
    const { state: draft } = this.#draft;
    if (!('body' in draft)) return;
    const first = missing(draft.body)[0];
    if (first) return this.#first(first);
    this.completing = 'busy';
    try {
      const [lacks] = await this.#draft.complete();
      this.completing = 'no';
      if (lacks) return this.#first(lacks as MissingCode);
      if (this.#draft.state.is === 'completed') this.dispatchEvent(new VetRecordCompletedEvent(this.#draft.state.record));
    } catch {
      this.completing = 'failed';
    }
  }

  /** Complete stays pressable and leads to the first gap. */
  #first(code: MissingCode): void {
    const texts = this.#texts();
    announce(labelOf(code, texts));
    this.#go(code);
  }
}

define('vet-record-editor', VetRecordEditor);
declare global {
  interface HTMLElementTagNameMap { 'vet-record-editor': VetRecordEditor }
}
