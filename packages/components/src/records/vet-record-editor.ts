import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { missing, type MissingCode } from '@vetkit/signal-server/records/rules';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { Countdown } from '../shared/countdown.ts';
import '../shared/icons.ts';
import { define } from '../shared/define.ts';
import { skeleton } from '../shared/skeleton.ts';
import { clock, dayAndClock, ownZone, type Saying } from '../shared/time.ts';
import { Amending } from './amending.ts';
import { amendPart } from './amend-part.ts';
import { Autosave, type Desk } from './autosave.ts';
import { Beside } from './beside.ts';
import { askedBy } from './beside-part.ts';
import { recordsClient } from './client.ts';
import { conflictPart } from './conflict-part.ts';
import type { DraftState } from './draft.ts';
import { editorTexts, type EditorOverrides, type EditorTexts as Texts } from './editor-texts.ts';
import { draftStore } from './draft-store.ts';
import { VetRecordCompletedEvent, VetRecordSavedEvent } from './events.ts';
import { labelOf } from './missing-part.ts';
import { Noted } from './noted.ts';
import { Numbers } from './numbers.ts';
import { ownerPart } from './owner-part.ts';
import { reachedPart, saveBar } from './save-bar.ts';
import { type Dose, scriptsFault, scriptsPart } from './scripts-part.ts';
import { sidePart } from './side-part.ts';
import { SnippetMenu } from './snippet-menu.ts';
import { soapCards } from './soap-cards.ts';
import { stillsPart } from './stills-part.ts';
import { weightChange, weightsWith } from './weight-part.ts';
import { styles } from './vet-record-editor.styles.ts';

type Open = Exclude<DraftState, { is: 'loading' | 'failed' }>;
const day = 24 * 3_600_000;

/**
 * Writes the medical record of one visit: SOAP, vitals, scripts, follow-up and the owner's summary. Every word is kept on this
 * device at once (encrypted) and on the server a moment later; nothing is ever silently overwritten. For signed-in vets and technicians.
 *
 * @fires {VetRecordSavedEvent} vet-record-saved - A draft reached the server.
 * @fires {VetRecordCompletedEvent} vet-record-completed - The record is complete; the owner can read the summary.
 * @slot beside - What helps while writing, such as earlier visits.
 * @csspart card - One group of the record.
 * @csspart field - A field with its label.
 * @csspart primary - The button that completes the record.
 */
export class VetRecordEditor extends LitElement {
  static override styles = styles;

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: EditorOverrides = {};

  /** Signing was tried without saying why. */
  @state() private wantsReason = false;
  @state() private dose: Dose = { mgPerKg: '', perUnit: '' };
  /** Completing was tried. */
  @state() private tried = false;
  @state() private completing: 'no' | 'busy' | 'failed' = 'no';

  readonly #at = new ClinicController(this);
  readonly #draft = new Autosave(this, (revision) => this.dispatchEvent(new VetRecordSavedEvent(this.reference, revision)), () => void this.#resume(), () => this.#desk && this.#beside.open(this.#at.clinic, this.#desk));
  readonly #noted = new Noted(this, this.#draft);
  readonly #numbers = new Numbers(this, () => this.#at.locale);
  readonly #amending = new Amending(this);
  readonly #beside = new Beside(this);
  readonly #snippets = new SnippetMenu(this, () => {
    const body = this.#body;
    return body && 'record' in this.#draft.state
      ? { all: this.#beside.snippets, species: this.#draft.state.record.visit.species, body, texts: this.#texts(), mayWrite: (place) => this.#role !== 'technician' || place === 'subjective' || place === 'objective', change: this.#change }
      : undefined;
  });
  #desk: Desk | undefined;
  readonly #due = new Countdown(this, () => {
    const dueAt = 'record' in this.#draft.state ? this.#draft.state.record.dueAt : null;
    return dueAt && this.#draft.state.is !== 'completed' ? { endsAt: Date.parse(dueAt), length: day } : undefined;
  });
  #opened = '';

  /** Vital signs taken elsewhere on the page, such as counted breaths; written in as soon as the record is open. False when they are not: a complete record stays as it is. */
  note(vitals: Partial<RecordBody['vitals']>): Promise<boolean> {
    return this.#noted.note(vitals);
  }

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
    this.#numbers.typed = {};
    this.#open(person);
  }

  #open(person: string): void {
    const { http } = this.#at.clinic;
    const records = recordsClient(http);
    const { reference } = this;
    void import('./vet-record-versions.ts');
    void import('./vet-scripts.ts');
    const desk = { records, store: draftStore(person), reference };
    this.#desk = desk;
    void this.#draft.open(desk).then(() => this.#resume());
    this.#beside.open(this.#at.clinic, desk);
  }

  /** Goes on with an amendment that was begun on this device. */
  async #resume(): Promise<void> {
    if (this.#desk && this.#draft.state.is === 'completed' && this.#mayAmend) await this.#amending.resume(this.#desk, this.#draft.state.record, this.#draft.over);
  }

  #texts(): Texts {
    return editorTexts(this.#at, this.texts);
  }

  protected override render() {
    return html`<div class="vet" @input=${this.#snippets.onInput} @keydown=${this.#onKey} @focusout=${this.#snippets.onLeave}>${this.#page()}${this.#snippets.render()}</div>`;
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
    return html`${this.#bar(draft, texts)}<div class="layout">${draft.is === 'conflict' ? this.#versions(draft.body, draft.theirs, draft.base, texts, (body) => this.#draft.choose(body)) : this.#fields(draft, texts)}</div>`;
  }

  #bar(draft: Open, texts: Texts): TemplateResult {
    const amending = this.#amending.state.is !== 'none';
    const press =
      draft.is === 'conflict' || (draft.is === 'completed' && (amending || !this.#mayAmend)) ? nothing
      : draft.is === 'completed' ? button({ label: texts.amend, kind: 'quiet', size: '', icon: 'edit', onPress: () => this.#amend(draft.record) })
      : button({ label: texts.complete, size: '', busy: this.completing === 'busy', busyLabel: texts.completing, onPress: () => void this.#complete() });
    return saveBar({ draft, reached: this.#draft.reached === 'yes', amending, left: this.#due.left, saying: this.#saying, texts, press: keyed(draft.is === 'completed', press) });
  }

  #versions(mine: RecordBody, theirs: MedicalRecord, base: RecordBody | undefined, texts: Texts, choose: (body: RecordBody) => void): TemplateResult {
    return html`<div class="stack">${conflictPart({ mine, theirs, base, time: clock(theirs.savedAt ?? new Date(), this.#saying) }, texts, choose)}</div>`;
  }

  #fields(draft: Open, texts: Texts): TemplateResult {
    const { record, record: { visit: { owner } } } = draft;
    const amending = this.#amending.state;
    if (amending.is === 'stale') return this.#versions(amending.body, amending.theirs, amending.base, texts, (body) => this.#amending.choose(body));
    const body = amending.is === 'none' ? draft.body : amending.body;
    const closed = draft.is === 'completed' && amending.is === 'none';
    const { typed, onTyped, system, onUnits } = this.#numbers;
    const weights = weightsWith(this.#beside.weights, record.visit.start, body.vitals.weight);
    const when = record.completedAt && dayAndClock(record.completedAt, this.#saying);
    return html`
      <fieldset class="stack gap-16" ?disabled=${closed}>
        ${closed ? banner({ tone: 'ok', title: texts.completedTitle, text: texts.completedText({ owner, when: when ?? '' }) }) : nothing}
        ${amending.is === 'none' ? nothing : amendPart(amending, this.wantsReason, texts, { onReason: (reason) => this.#amending.type({ reason }), onSign: () => void this.#sign(), onStop: () => void this.#amending.stop() })}
        ${reachedPart(this.#draft.reached, texts)}
        ${this.completing === 'failed' ? banner({ tone: 'bad', text: texts.completeFailed }) : nothing}
        ${soapCards({
          body, visit: record.visit, typed, onTyped, system, onUnits, texts, change: this.#change,
          weightChange: body.vitals.weight === null ? undefined : weightChange(weights, system, this.#saying, texts),
          stills: stillsPart(body, this.#beside.files, { server: this.#at.clinic.server, texts, change: this.#change }),
        })}
        ${draft.is === 'completed' ? html`<vet-scripts as="staff" .reference=${record.reference}></vet-scripts>` : html`<fieldset>${scriptsPart({ body, visit: record.visit, prescribing: record.prescribing, tried: this.tried, dose: this.dose, onDose: (dose) => (this.dose = dose), typed, onTyped, texts, change: this.#change })}</fieldset>`}
        ${ownerPart(body, owner, texts, this.#change)}
      </fieldset>
      ${sidePart({
        draft, body, closed, weights, system, saying: this.#saying, texts, change: this.#change, onGo: (code) => this.#go(code), beside: this.#beside,
      })}
    `;
  }

  get #saying(): Saying {
    return { locale: this.#at.locale, zone: ownZone() };
  }

  /** Changes what stands now, not what stood when the field was drawn: two fields may change before the next drawing. */
  readonly #change = (part: Partial<RecordBody>): void => {
    const body = this.#body;
    if (!body) return;
    if (this.#amending.state.is === 'none') this.#draft.type({ ...body, ...part });
    else this.#amending.type({ body: { ...body, ...part } });
  };

  /** What stands now: the amendment, or the draft. */
  get #body(): RecordBody | undefined {
    if (this.#amending.state.is !== 'none') return this.#amending.state.body;
    return 'body' in this.#draft.state ? this.#draft.state.body : undefined;
  }

  get #role(): string | undefined {
    return this.#at.clinic.session.find({ as: 'staff' })?.person?.role;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#snippets.onKey(event);
    const asked = event.defaultPrevented ? undefined : askedBy(event);
    if (!asked || this.#draft.state.is === 'loading') return;
    event.preventDefault();
    if (asked.is === 'save') void this.flush();
    else if (asked.is === 'go') this.#go(asked.to);
    else if (this.#draft.state.is !== 'completed') void this.#complete();
  };

  #go(code: string): void {
    this.renderRoot.querySelector<HTMLElement>(`#${code}`)?.focus();
  }

  async #complete(): Promise<void> {
    const { state: draft } = this.#draft;
    if (!('body' in draft)) return;
    this.tried = true;
    const [lacking] = missing(draft.body);
    if (lacking) return this.#first(lacking);
    // What scripts lack is marked now that it was tried.
    await this.updateComplete;
    if (this.#wrong()) return;
    if (scriptsFault(draft.body, draft.record.visit, draft.record.prescribing)) return this.#first('scripts');
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

  get #mayAmend(): boolean {
    return this.#role === 'vet';
  }

  #amend(record: MedicalRecord): void {
    if (!this.#desk) return;
    this.#amending.begin(this.#desk, record);
    // It begins with why: the field stands at the top, wherever the page was.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#reason')?.focus());
  }

  async #sign(): Promise<void> {
    const { state: amending } = this.#amending;
    this.wantsReason = amending.is !== 'none' && !amending.reason.trim();
    if (this.wantsReason) return this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
    if (this.#wrong()) return;
    const { record, missing: lacks } = await this.#amending.sign();
    if (lacks) return this.#first(lacks as MissingCode);
    if (!record || !this.#desk) return;
    await this.#draft.open(this.#desk);
    await this.#resume();
  }

  /** Leads to the first field that is marked as wrong, if there is one: what stands there is not in the record. */
  #wrong(): boolean {
    const field = this.renderRoot.querySelector<HTMLElement>('.layout [aria-invalid="true"]');
    field?.focus();
    return field !== null;
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
