import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import { Task } from '@lit/task';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { commonTexts } from '../locales/common.ts';
import { triageTexts } from '../locales/triage.ts';
import { triageFormTexts } from '../locales/triage-form.ts';
import { segmented, tick } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { stepper } from '../shared/stepper.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { beforeOf, emptyTriage, nextOf, type TriageDraft, type TriageStep } from './draft.ts';
import { openTriageDraft } from './draft-store.ts';
import { VetTriageDoneEvent } from './events.ts';
import type { Later } from './later.ts';
import { chooserSpecies, eight, isInChooser, signsOf, type ChooserSpecies, type SignAnswer, type SignCode } from './signs.ts';
import { triageForm } from './vet-triage-form.styles.ts';

const icons: Readonly<Record<SignCode, IconName>> = {
  bleeding: 'drop', breathing: 'lungs', 'vomiting-diarrhea': 'spill', toxin: 'toxic', 'seizure-collapse': 'bolt', 'cannot-urinate': 'toilet', 'severe-pain': 'heart', 'foreign-object': 'ball',
  bloat: 'octagon', string: 'clip', 'not-eating': 'bowl', 'on-the-floor': 'bird', colic: 'octagon', 'birth-trouble': 'paw', overheated: 'thermometer', 'open-mouth': 'lungs',
};
/** The steps that are counted; the answer stands outside. */
const counted: readonly TriageStep[] = ['signs', 'story', 'pet', 'today', 'last'];
const other = 'other';
/** When the page has nothing better to do, and after a second in any case. Safari has no word for the first. */
const whenIdle = (act: () => void): unknown => ('requestIdleCallback' in globalThis ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 50));

/**
 * Says how soon an animal needs care, and never what it has. First which animal and its danger signs; then the owner's words, the patient,
 * how it is today, what may have been eaten. The rules run in the page: it works offline up to sending. What was told outlives a reload of
 * the tab. In a form its value is what was told and answered, as JSON.
 *
 * @fires {VetTriageDoneEvent} vet-triage-done - The answer is there; with the clinic's number of it where it is kept.
 * @fires {VetTriageBookEvent} vet-triage-book - The owner wants to book.
 * @csspart card - The frame. @csspart title - The question. @csspart choice - A choice. @csspart field - A field. @csspart primary - The button. @csspart verdict - The head of the answer.
 */
export class VetTriageForm extends LitElement {
  static readonly formAssociated = true;
  static override styles = [ground, words, actions, fields, choices, navigation, widget, triageForm];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The field's name in a form. */
  @property({ reflect: true }) name = '';
  /** The kind of animal, where it is known. */
  @property() species = '';
  /** The pet's name, where it is known. */
  @property({ attribute: 'pet-name' }) petName = '';
  /** The front desk fills it in for somebody on the phone. */
  @property({ type: Boolean, attribute: 'on-behalf' }) onBehalf = false;
  /** A form cannot be sent before the answer is there. */
  @property({ type: Boolean }) required = false;
  /** Where times are booked; without it a `vet-triage-book` event says that somebody wants to. */
  @property({ attribute: 'book-href' }) bookHref = '';

  @state() private draft: TriageDraft = emptyTriage;
  @state() private otherAnimal = false;
  /** What is loaded while the first screen is read: the other steps, the rules, the words. */
  @state() private later: Later | 'coming' | 'failed' = 'coming';

  readonly #internals = typeof HTMLElement.prototype.attachInternals === 'function' ? this.attachInternals() : undefined;
  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  #store: ReturnType<typeof openTriageDraft> | undefined;
  #key = '';
  #shown: TriageStep | undefined;
  #loading = '';
  #touched = false;
  /** A request is on its way: two presses, or the network coming back meanwhile, send once. */
  #underway = false;

  /** What was told and answered, as JSON; empty before the answer. */
  get value(): string {
    const { answer } = this.draft;
    return answer ? JSON.stringify({ request: this.#request(), answer, assessment: typeof this.draft.sent === 'object' ? this.draft.sent.assessment : undefined }) : '';
  }

  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }

  /** Called by the form around it. */
  formResetCallback(): void {
    this.#again(false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('online', this.#online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('online', this.#online);
  }

  protected override willUpdate(): void {
    const { clinic } = this.#at;
    const key = `${clinic.server.href} ${clinic.slug}${this.onBehalf ? ' desk' : ''} ${this.petName}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#store = openTriageDraft(key);
      // Where the clinic is may be known a moment after the first tick: what was told stays.
      if (this.#touched) this.#store.write(this.draft);
      else this.draft = this.#store.read();
    }
    if (this.species && !this.draft.species) this.draft = { ...this.draft, species: this.species };
    if (this.petName && !this.draft.pet.name) this.draft = { ...this.draft, pet: { ...this.draft.pet, name: this.petName } };
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#validity();
    // The first screen has been drawn: now there is time for the rest. Again when the language changes; at once where it is needed already.
    const wanted = `${this.#at.locale} ${this.draft.step === 'signs' ? 'soon' : 'now'}`;
    if (this.#loading !== wanted && !(this.#loading === `${this.#at.locale} now`)) {
      this.#loading = wanted;
      if (wanted.endsWith('soon')) whenIdle(() => void this.#load());
      else if (typeof this.later !== 'object') void this.#load().then(() => this.#resume());
    }
    const { step } = this.draft;
    if (step === this.#shown) return;
    if (this.#shown) void (step === 'signs' ? focusTitle(this) : this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-step]')?.focus()));
    this.#shown = step;
  }

  async #load(): Promise<Later | undefined> {
    try {
      const { later } = await import('./later.ts');
      this.later = await later(this.#at.locale);
      return this.later;
    } catch {
      this.later = 'failed';
      return undefined;
    }
  }

  /** After a reload at the end: what was not said yet is said, what was not sent yet goes. */
  async #resume(): Promise<void> {
    if (this.draft.step === 'result') await (this.draft.answer ? this.#send() : this.#finish());
  }

  #act(change: Partial<TriageDraft>): void {
    this.#touched = true;
    this.draft = { ...this.draft, ...change };
    this.#store?.write(this.draft);
  }

  #again(keep: boolean): void {
    this.otherAnimal = false;
    this.draft = keep ? { ...this.draft, step: 'signs', answer: undefined, sent: 'no' } : emptyTriage;
    this.#store?.write(this.draft);
  }

  #answerSign(code: SignCode, answer: SignAnswer | undefined): void {
    const { [code]: _, ...rest } = this.draft.signs;
    this.#act({ signs: answer ? { ...rest, [code]: answer } : rest });
  }

  #chooseSpecies(species: ChooserSpecies | typeof other): void {
    this.otherAnimal = species === other;
    const next = species === other ? '' : species;
    // What was ticked stays, but for signs that this animal is not asked about.
    const asked = signsOf(next);
    this.#act({ species: next, signs: Object.fromEntries(Object.entries(this.draft.signs).filter(([code]) => (asked as readonly string[]).includes(code))) });
  }

  #request(): TriageRequest | undefined {
    return typeof this.later === 'object' ? this.later.request(this.draft, this.#at.locale) : undefined;
  }

  /** How soon by what was told so far. */
  #assessed(): TriageAnswer | undefined {
    const request = this.#request();
    return request && typeof this.later === 'object' ? this.later.rules.assess(request) : undefined;
  }

  get #dangerTicked(): boolean {
    return Object.values(this.draft.signs).includes('yes');
  }

  async #next(urgent = false): Promise<void> {
    const { step } = this.draft;
    if (urgent || (step === 'signs' && this.#dangerTicked) || nextOf(step) === 'result') return this.#finish();
    if (typeof this.later !== 'object') await this.#load();
    // An emergency does not wait for the other questions.
    if (step !== 'signs' && this.#assessed()?.urgency === 'emergency') return this.#finish();
    this.#act({ step: nextOf(step) });
  }

  async #finish(): Promise<void> {
    this.#act({ step: 'result' });
    if (typeof this.later !== 'object' && !(await this.#load())) return;
    const answer = this.#assessed();
    if (!answer) return;
    this.#act({ answer, sent: this.#wantsKept() ? 'sending' : 'no' });
    await this.#send();
    const request = this.#request();
    if (request && this.draft.answer) this.dispatchEvent(new VetTriageDoneEvent(request, this.draft.answer, typeof this.draft.sent === 'object' ? this.draft.sent.assessment : undefined));
  }

  /** Somebody can be called back, is signed in, or sits at the desk: then the clinic gets to read it. */
  #wantsKept(): boolean {
    return this.onBehalf || this.draft.contact.phone.trim() !== '' || this.#at.clinic.session.find({ as: 'owner' }) !== undefined;
  }

  async #send(): Promise<void> {
    const request = this.#request();
    const { sent, answer } = this.draft;
    if (this.#underway || typeof this.later !== 'object' || !request || !answer || (sent !== 'sending' && sent !== 'waiting')) return;
    this.#underway = true;
    this.#act({ sent: 'sending' });
    const after = await this.later.send(this.#at.clinic, { request, draft: this.draft, as: this.onBehalf ? 'staff' : 'owner' });
    this.#underway = false;
    if (this.draft.step === 'result') this.#act(after);
  }

  readonly #online = (): void => {
    if (this.later === 'failed') void this.#load().then(() => this.#resume());
    else if (this.draft.sent === 'waiting') void this.#send();
  };

  #validity(): void {
    const { value } = this;
    this.#internals?.setFormValue(value || null);
    const anchor = this.renderRoot.querySelector<HTMLElement>('[part~=primary]');
    if (this.required && !value && anchor) this.#internals?.setValidity({ valueMissing: true }, this.#at.texts(triageFormTexts).widget, anchor);
    else this.#internals?.setValidity({});
  }

  protected override render() {
    const t = this.#at.texts(triageFormTexts);
    return html`
      <div class="vet">
        <section class="widget" part="card" aria-label=${t.widget}>
          ${this.#top()}
          ${this.draft.step === 'signs' ? this.#signs() : typeof this.later === 'object' ? this.#afterwards() : this.draft.step === 'result' && this.#dangerTicked ? this.#bareEmergency() : this.#waiting()}
        </section>
      </div>
    `;
  }

  #top() {
    const { step } = this.draft;
    const at = counted.indexOf(step) + 1;
    if (at === 0) return nothing;
    const t = this.#at.texts(commonTexts);
    const of = counted.length;
    return stepper({ step: at, of, label: t.stepOf({ step: at, of }), short: t.stepOfShort({ step: at, of }), ...(at > 1 ? { back: t.back, onBack: () => this.#act({ step: beforeOf(step) }) } : {}) });
  }

  #signs(): TemplateResult {
    const t = this.#at.texts(triageFormTexts);
    const { species, signs, pet } = this.draft;
    const isOther = this.otherAnimal || (species !== '' && !isInChooser(species));
    const danger = this.#dangerTicked;
    const unsure = Object.values(signs).includes('unsure');
    const asked = signsOf(species, typeof this.later === 'object' ? this.later.rules.dangerSigns : undefined);
    return html`
      <div class="widget-body first">
        <div class="q">${stepTitle(this.onBehalf ? t.titleOnBehalf : t.title({ name: pet.name.trim() }))}<p class="soft">${this.onBehalf ? t.leadOnBehalf : t.lead}</p></div>
        ${segmented<ChooserSpecies | typeof other>({
          name: 'species', legend: t.species, value: isOther ? other : (species as ChooserSpecies),
          options: [...chooserSpecies, other as typeof other].map((value) => ({ value, label: t[value] })), onChoose: (value) => this.#chooseSpecies(value),
        })}
        ${isOther ? textField({ name: 'otherSpecies', label: t.otherSpecies, value: species, maxlength: 60, onInput: (typed) => this.#act({ species: typed }) }) : nothing}
        <div class="flags" role="group" aria-label=${this.#at.texts(triageTexts).signs}>${asked.map((code) => this.#sign(code))}</div>
      </div>
      <div class="widget-foot">
        <button type="button" class="btn ${danger ? 'danger' : 'primary'} big wide" part="primary" @click=${() => void this.#next()}>${danger ? t.go : unsure ? t.goOn : t.none}${icon('arrow-right')}</button>
        ${phoneLink(this.#info.value?.phone, (phone) => t.call({ phone }))}
      </div>
    `;
  }

  #sign(code: SignCode): TemplateResult {
    const t = this.#at.texts(triageFormTexts);
    const said = { ...this.#at.texts(triageTexts), ...t } as Readonly<Record<string, unknown>>;
    const label = String(said[`${this.draft.species}-${code}`] ?? said[code]);
    const answer = this.draft.signs[code];
    const unsure = answer === 'unsure';
    return html`<div class="sign ${unsure ? 'unsure' : ''}">
      ${tick({ name: code, label, icon: icons[code], checked: answer === 'yes', onTick: (on) => this.#answerSign(code, on ? 'yes' : undefined) })}
      <button type="button" class="unsure-button" aria-pressed=${unsure ? 'true' : 'false'} aria-label=${t.unsureOf({ sign: label })} @click=${() => this.#answerSign(code, unsure ? undefined : 'unsure')}>${t.unsure}</button>
    </div>`;
  }

  #afterwards(): TemplateResult {
    const { draft } = this;
    const name = draft.pet.name.trim();
    const info = this.#info.value;
    const flags = Object.entries(draft.signs).flatMap(([code, answer]) => (answer === 'yes' && eight.some((each) => each === code) ? [code] : []));
    if (draft.step !== 'result') {
      return html`<vet-triage-steps data-step .draft=${draft} .step=${draft.step} ?alarm=${this.#assessed()?.urgency === 'emergency'} ?on-behalf=${this.onBehalf} clinic-name=${info?.name ?? ''}
        @vet-triage-told=${({ change }: HTMLElementEventMap['vet-triage-told']) => this.#act(change)}
        @vet-triage-next=${({ urgent }: HTMLElementEventMap['vet-triage-next']) => void this.#next(urgent)}></vet-triage-steps>`;
    }
    const again = ({ keep }: HTMLElementEventMap['vet-triage-again']) => this.#again(keep);
    if (this.#dangerTicked || draft.answer?.urgency === 'emergency') {
      return html`<vet-emergency data-step .flags=${flags} .answer=${draft.answer} pet-name=${name} @vet-danger-mistake=${() => this.#again(true)}></vet-emergency>`;
    }
    return html`<vet-triage-result data-step .answer=${draft.answer} .sent=${draft.sent} ?callable=${draft.contact.phone.trim() !== '' || this.onBehalf} pet-name=${name} book-href=${this.bookHref}
      @vet-triage-again=${again} @vet-triage-send=${() => void this.#send()}></vet-triage-result>`;
  }

  /** Where to go is said at once, whether or not the rest has come. */
  #bareEmergency(): TemplateResult {
    const t = this.#at.texts(triageTexts);
    return html`
      <div class="verdict" part="verdict" role="alert">
        <div class="head-row">${icon('octagon')}${t.emergency}</div>
        <h2 class="display" part="title" tabindex="-1" data-step-title>${t.take({ name: this.draft.pet.name.trim() })}</h2>
        <p>${t.noHospital}</p>
      </div>
      <div class="widget-body">${phoneLink(this.#info.value?.phone, (phone) => t.call({ phone }))}</div>`;
  }

  #waiting(): TemplateResult {
    const t = this.#at.texts(commonTexts);
    return html`<div class="widget-body" role="status"><p class="soft">${this.later === 'failed' ? t.offline : t.loading}</p>
      ${this.later === 'failed' ? html`<button type="button" class="btn quiet" @click=${() => void this.#load().then(() => this.#resume())}>${t.tryAgain}</button>` : nothing}
      ${phoneLink(this.#info.value?.phone, (phone) => this.#at.texts(triageFormTexts).call({ phone }))}</div>`;
  }
}

define('vet-triage-form', VetTriageForm);
declare global {
  interface HTMLElementTagNameMap { 'vet-triage-form': VetTriageForm }
}
