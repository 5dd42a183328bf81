import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { ClinicInfoController } from '../clinic/clinic-info.ts';
import { stepsTexts } from '../locales/steps.ts';
import { triageTexts } from '../locales/triage.ts';
import { triageFormTexts } from '../locales/triage-form.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { define } from '../shared/define.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { focusTitle } from '../shared/step-title.ts';
import { stepper } from '../shared/stepper.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { lineFields } from '../shared/styles/line-fields.ts';
import { stepperLine } from '../shared/styles/stepper.ts';
import { ticks } from '../shared/styles/ticks.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { waitingPart } from '../shared/waiting-part.ts';
import { bareEmergencyPart } from './bare-emergency-part.ts';
import { beforeOf, emptyTriage, nextOf, type TriageDraft, type TriageStep } from './draft.ts';
import { openTriageDraft } from './draft-store.ts';
import type { Later } from './later.ts';
import { signsOf, type SignAnswer, type SignCode } from './signs.ts';
import { other, signsPart, type Chosen } from './signs-part.ts';
import { triageForm } from './vet-triage-form.styles.ts';

/** The steps that are counted; the answer stands outside. */
const counted: readonly TriageStep[] = ['signs', 'story', 'pet', 'today', 'last'];

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
  static override styles = [ground, words, actions, lineFields, ticks, stepperLine, widget, triageForm];

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
  /** A draft of before the reload is being read: which step it is, is not known yet. */
  @state() private opening = false;
  /** The button was pressed before the next step was there, or before the animal was named. */
  @state() private pressed: 'not' | 'early' | 'nameless' = 'not';

  readonly #internals = typeof HTMLElement.prototype.attachInternals === 'function' ? this.attachInternals() : undefined;
  readonly #at = new ClinicController(this);
  readonly #info = new ClinicInfoController(this, () => this.#at.clinic);
  #store: ReturnType<typeof openTriageDraft> | undefined;
  #key = '';
  #shown: TriageStep | undefined;
  #loading = '';
  #coming: { readonly locale: string; readonly later: Promise<Later | undefined> } | undefined;
  #touched = false;

  /** What was told and answered, as JSON; empty before the answer. */
  get value(): string {
    return typeof this.later === 'object' ? this.later.value : '';
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
      else this.#open(this.#store);
    }
    if (this.species && !this.draft.species) this.draft = { ...this.draft, species: this.species };
    if (this.petName && !this.draft.pet.name) this.draft = { ...this.draft, pet: { ...this.draft.pet, name: this.petName } };
  }

  #open(store: ReturnType<typeof openTriageDraft>): void {
    this.draft = emptyTriage;
    const kept = store.read();
    this.opening = kept !== undefined;
    void kept?.then((draft) => {
      if (store !== this.#store) return;
      this.opening = false;
      this.draft = draft;
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#validity();
    if (this.opening) return;
    // The first screen has been drawn: now there is time for the rest. Again when the language changes; at once where it is needed already.
    const wanted = `${this.#at.locale} ${this.draft.step === 'signs' ? 'soon' : 'now'}`;
    if (this.#loading !== wanted && !(this.#loading === `${this.#at.locale} now`)) {
      this.#loading = wanted;
      if (wanted.endsWith('soon')) afterPaint(() => void this.#load());
      else if (typeof this.later !== 'object') void this.#loadAndResume();
    }
    const { step } = this.draft;
    if (step === this.#shown) return;
    if (this.#shown) void (step === 'signs' ? focusTitle(this) : this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-step]')?.focus()));
    this.#shown = step;
  }

  /** Gets the rest in the language in force: once, and again when it did not come. */
  #load(): Promise<Later | undefined> {
    const { locale } = this.#at;
    if (this.#coming?.locale !== locale) this.#coming = { locale, later: this.#get(locale) };
    return this.#coming.later;
  }

  async #get(locale: string): Promise<Later | undefined> {
    try {
      const { later } = await import('./later.ts');
      this.later = await later(locale, {
        host: this, clinic: () => this.#at.clinic, draft: () => this.draft, onBehalf: () => this.onBehalf, act: (change) => this.#act(change),
      });
      return this.later;
    } catch {
      this.later = 'failed';
      this.#coming = undefined;
      return undefined;
    }
  }

  async #loadAndResume(): Promise<void> {
    await (await this.#load())?.resume();
  }

  #act(change: Partial<TriageDraft>): void {
    this.#touched = true;
    this.draft = { ...this.draft, ...change };
    this.#store?.write(this.draft);
  }

  #again(keep: boolean): void {
    this.otherAnimal = false;
    this.pressed = 'not';
    this.draft = keep ? { ...this.draft, step: 'signs', answer: undefined, sent: 'no' } : emptyTriage;
    this.#store?.write(this.draft);
  }

  #answerSign(code: SignCode, answer: SignAnswer | undefined): void {
    const { [code]: _, ...rest } = this.draft.signs;
    this.#act({ signs: answer ? { ...rest, [code]: answer } : rest });
  }

  #chooseSpecies(species: Chosen): void {
    this.otherAnimal = species === other;
    const next = species === other ? '' : species;
    // What was ticked stays, but for signs that this animal is not asked about.
    const asked = signsOf(next);
    this.#act({ species: next, signs: Object.fromEntries(Object.entries(this.draft.signs).filter(([code]) => (asked as readonly string[]).includes(code))) });
  }

  get #dangerTicked(): boolean {
    return Object.values(this.draft.signs).includes('yes');
  }

  /** The button of the first screen. A danger sign is answered at once, whether or not the rest is there. */
  async #next(): Promise<void> {
    if (!this.#dangerTicked && !this.draft.species) return this.#askSpecies();
    if (this.#dangerTicked) this.#act({ step: 'result' });
    else if (typeof this.later !== 'object') this.pressed = 'early';
    const later = typeof this.later === 'object' ? this.later : await this.#load();
    this.pressed = 'not';
    if (later) await (this.#dangerTicked ? later.resume() : later.next());
    else if (this.draft.step === 'signs') this.#act({ step: nextOf('signs') });
  }

  /** Some animals have danger signs of their own: without the animal they would not be asked. */
  async #askSpecies(): Promise<void> {
    this.pressed = 'nameless';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.otherAnimal ? '#otherSpecies' : '[name=species]')?.focus();
  }

  readonly #online = (): void => {
    if (this.later === 'failed') void this.#loadAndResume();
    else if (typeof this.later === 'object' && this.draft.sent === 'waiting') void this.later.send();
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
          ${this.#step()}
        </section>
      </div>
    `;
  }

  #top() {
    const { step } = this.draft;
    const at = counted.indexOf(step) + 1;
    if (at === 0) return nothing;
    const t = this.#at.texts(stepsTexts);
    const of = counted.length;
    return stepper({ step: at, of, label: t.stepOf({ step: at, of }), short: t.stepOfShort({ step: at, of }), ...(at > 1 ? { back: t.back, onBack: () => this.#act({ step: beforeOf(step) }) } : {}) });
  }

  #step(): TemplateResult {
    const { draft, onBehalf } = this;
    const later = typeof this.later === 'object' ? this.later : undefined;
    if (this.opening) return this.#waiting();
    if (draft.step === 'signs') {
      return signsPart({
        draft, onBehalf, busy: this.pressed === 'early', otherAnimal: this.otherAnimal, speciesNeeded: this.pressed === 'nameless' && !draft.species, phone: this.#info.phone, t: this.#at.texts(triageFormTexts), said: this.#at.texts(triageTexts),
        asked: signsOf(draft.species, later?.signs), like: later ? later.like(draft.species) : draft.species,
        onChoose: (species) => this.#chooseSpecies(species), onNamed: (species) => this.#act({ species }),
        onSign: (code, answer) => this.#answerSign(code, answer), onNext: () => void this.#next(),
        beside: onBehalf && later ? later.caller() : nothing,
      });
    }
    if (later) return later.part({ onBehalf, info: this.#info.value, bookHref: this.bookHref, onAgain: (keep) => this.#again(keep) });
    if (draft.step === 'result' && this.#dangerTicked) return bareEmergencyPart(this.#at.texts(triageTexts), { name: draft.pet.name.trim(), phone: this.#info.phone });
    return this.#waiting();
  }

  #waiting(): TemplateResult {
    return waitingPart(this.#at.texts(stepsTexts), {
      failed: this.later === 'failed', onRetry: () => void this.#loadAndResume(),
      more: phoneLink(this.#info.phone, (phone) => this.#at.texts(triageFormTexts).call({ phone })),
    });
  }
}

define('vet-triage-form', VetTriageForm);
declare global {
  interface HTMLElementTagNameMap { 'vet-triage-form': VetTriageForm }
}
