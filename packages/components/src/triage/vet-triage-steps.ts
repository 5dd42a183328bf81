import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { triageSteps as triageStepsEn } from '../locales/en/triage-steps.ts';
import { triageStepsTexts } from '../locales/triage-steps.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { chips, segmented } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { selectField, textArea, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.after.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import type { Translation } from '../shared/text.ts';
import { emptyTriage, type ToldSubstance, type TriageDraft, type TriageStep } from './draft.ts';
import { noSubstance, toggled, weightUnits } from './draft-pieces.ts';
import { VetTriageNextEvent, VetTriageToldEvent } from './events.ts';
import { isPhone } from './phone.ts';
import './vet-how-today.ts';
import { triageSteps } from './vet-triage-steps.styles.ts';

type Words = Translation<typeof triageStepsEn>;

const abouts = ['vomiting', 'diarrhea', 'limping', 'eye', 'cough', 'skin', 'wound', 'checkup'] as const;
/** What is asked further, by what it is about. */
const furthers: Readonly<Record<string, readonly string[]>> = {
  vomiting: ['once', 'few', 'many', 'water'], diarrhea: ['few', 'many', 'blood'], limping: ['some', 'none', 'bent'], eye: ['runny', 'shut', 'cloudy'],
  cough: ['fine', 'hard', 'gums'], skin: ['itch', 'swollen', 'sore'], wound: ['small', 'deep', 'bleeding'],
};
const onsets = ['now', 'today', 'yesterday', 'week', 'longer'] as const;
const manners = ['anxious', 'first-visit', 'aggressive'] as const;
const units = ['g', 'mg', 'oz', 'ml', 'pieces'] as const;

/**
 * The steps of triage after the danger signs: the story, the patient, how it is today, and what may have been eaten. «Not sure» is always there.
 *
 * @fires {VetTriageToldEvent} vet-triage-told - Something was told.
 * @fires {VetTriageNextEvent} vet-triage-next - The button was pressed.
 * @csspart title - The question. @csspart field - A field. @csspart choice - A choice. @csspart primary - The button.
 */
export class VetTriageSteps extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, widget, triageSteps];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  @property() step: TriageStep = 'story';
  /** What was told so far. */
  @property({ attribute: false }) draft: TriageDraft = emptyTriage;
  /** What was told so far sounds like an emergency. */
  @property({ type: Boolean }) alarm = false;
  @property({ type: Boolean, attribute: 'on-behalf' }) onBehalf = false;
  @property({ attribute: 'clinic-name' }) clinicName = '';
  /** The clinic's country: in some, animals are weighed in pounds. */
  @property() country = '';

  @state() private checked = false;

  readonly #at = new ClinicController(this);

  /** Moves the focus to the question. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('step')) this.checked = false;
    if (changed.has('alarm') && this.alarm) announce(this.#at.texts(triageStepsTexts).alarm, 'assertive');
  }

  #tell(change: Partial<TriageDraft>): void {
    this.dispatchEvent(new VetTriageToldEvent(change));
  }

  /** The field that cannot be sent as it is. */
  get #gap(): string | undefined {
    const { text, about, pet, contact } = this.draft;
    if (this.step === 'story' && !text.trim() && !about.length) return 'text';
    if (this.step === 'pet' && pet.weight.trim() && !(Number(pet.weight.replace(',', '.')) > 0)) return 'weight';
    if (this.step === 'last' && contact.phone.trim() && !isPhone(contact.phone)) return 'phone';
    return undefined;
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    this.checked = true;
    const gap = this.#gap;
    if (!gap) this.dispatchEvent(new VetTriageNextEvent(false));
    else void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${gap}`)?.focus());
  };

  protected override render() {
    const t = this.#at.texts(triageStepsTexts);
    const body = { signs: () => nothing, result: () => nothing, story: () => this.#story(t), pet: () => this.#pet(t), today: () => this.#today(t), last: () => this.#last(t) }[this.step];
    const name = this.#name(t);
    return html`
      <form class="vet" novalidate @submit=${this.#submit}>
        <div class="widget-body">
          ${body()}
          ${this.alarm ? banner({ tone: 'bad', icon: 'octagon', title: t.alarm, text: t.alarmText, actions: html`<button type="button" class="btn danger" @click=${() => this.dispatchEvent(new VetTriageNextEvent(true))}>${t.alarmGo}</button>` }) : nothing}
          ${this.step === 'last' ? html`<p class="small soft">${t.sorts({ name })}</p>` : nothing}
        </div>
        <div class="widget-foot">
          <button type="submit" class="btn ${this.alarm ? 'quiet' : 'primary'} big wide" part="primary">${this.step === 'last' ? t.see({ name }) : t.next}${icon('arrow-right')}</button>
        </div>
      </form>
    `;
  }

  /** What the animal is called in the sentences; the desk asks about somebody else's. */
  #name(t: Words): string {
    return this.draft.pet.name.trim() || (this.onBehalf ? t.theAnimal : '');
  }

  #story(t: Words): TemplateResult {
    const { text, onset, course, about, further } = this.draft;
    const said = t as unknown as Readonly<Record<string, string>>;
    return html`
      ${stepTitle(t.storyTitle({ name: this.#name(t) }))}
      ${textArea({ name: 'text', label: t.story, hint: t.storyHint, value: text, maxlength: 10_000, error: this.checked && this.#gap ? t.storyNeeded : undefined, onInput: (typed) => this.#tell({ text: typed }) })}
      <fieldset class="field">
        <legend class="label">${t.about}</legend>
        <p class="hint">${t.aboutHint}</p>
        ${this.#several('about', abouts, about, (code) => said[code] ?? code, (list) => this.#tell({ about: list, further: Object.fromEntries(Object.entries(further).filter(([code]) => list.includes(code))) }))}
      </fieldset>
      ${about.filter((code) => furthers[code]).map((code) => chips({
        name: `further-${code}`, legend: `${said[code]}: ${said[`ask-${code}`]}`, value: further[code],
        options: furthers[code]!.map((value) => ({ value, label: said[`${code}-${value}`] ?? value })),
        onChoose: (value) => this.#tell({ further: { ...further, [code]: value } }),
      }))}
      ${chips({
        name: 'onset', legend: t.onset, value: onset,
        // What is chosen is what is sent: words, that can be made more exact.
        options: onsets.map((each) => ({ value: t[`said-onset-${each}`], label: t[each] })), onChoose: (onset) => this.#tell({ onset }),
      })}
      ${textField({ name: 'onsetWords', label: t.onsetWords, optional: t.optional, value: onset, maxlength: 200, onInput: (onset) => this.#tell({ onset }) })}
      ${segmented({ name: 'course', legend: t.course, value: course, options: (['better', 'same', 'worse'] as const).map((value) => ({ value, label: t[value] })), onChoose: (value) => this.#tell({ course: value }) })}
    `;
  }

  #pet(t: Words): TemplateResult {
    const { optional } = t;
    const { pet } = this.draft;
    const weightUnit = pet.weightUnit || (this.country === 'US' ? 'lb' : 'kg');
    const set = (change: Partial<TriageDraft['pet']>) => this.#tell({ pet: { ...pet, ...change } });
    return html`
      ${stepTitle(t.petTitle({ name: this.#name(t) }))}
      ${textField({ name: 'petName', label: t.petName, optional, value: pet.name, maxlength: 60, onInput: (name) => set({ name }) })}
      <div class="two">
        ${textField({ name: 'age', label: t.age, optional, hint: t.ageHint, value: pet.age, maxlength: 40, onInput: (age) => set({ age }) })}
        <div class="weight">
          ${textField({ name: 'weight', label: t.weight, optional, inputmode: 'decimal', value: pet.weight, maxlength: 8, error: this.checked && this.#gap ? t.weightOdd : undefined, onInput: (weight) => set({ weight, weightUnit }) })}
          ${selectField({ name: 'weightUnit', label: t.unit, value: weightUnit, options: weightUnits.map((value) => ({ value, label: t[value] })), onInput: (unit) => set({ weightUnit: weightUnits.find((each) => each === unit) ?? '' }) })}
        </div>
      </div>
      ${textField({ name: 'breed', label: t.breed, optional, value: pet.breed, maxlength: 80, onInput: (breed) => set({ breed }) })}
      ${segmented({ name: 'sex', legend: t.sex, value: pet.sex as '', options: (['female', 'male', 'unknown'] as const).map((value) => ({ value, label: t[value] })), onChoose: (sex) => set({ sex, ...(sex === 'male' && (pet.status === 'pregnant' || pet.status === 'nursing') ? { status: '' } : {}) }) })}
      ${chips({ name: 'status', legend: t.status, value: pet.status as '', options: (['neutered', 'intact', ...(pet.sex === 'male' ? [] : (['pregnant', 'nursing'] as const)), 'unknown'] as const).map((value) => ({ value, label: t[value] })), onChoose: (status) => set({ status }) })}
    `;
  }

  #today(t: Words): TemplateResult {
    const { answers } = this.draft;
    return html`${stepTitle(t.todayTitle({ name: this.#name(t) }))}
      <vet-how-today bare .pictures=${icon} .value=${answers} @vet-today-told=${({ answers }: HTMLElementEventMap['vet-today-told']) => this.#tell({ answers })}></vet-how-today>`;
  }

  #last(t: Words): TemplateResult {
    const { substances, manner, contact } = this.draft;
    const { onBehalf } = this;
    const { optional } = t;
    const said = t as unknown as Readonly<Record<string, string>>;
    return html`
      ${stepTitle(t.lastTitle)}
      <fieldset class="stack gap-12">
        <legend class="label">${t.substances({ name: this.#name(t) })}</legend>
        <p class="hint">${t.substancesHint}</p>
        ${substances.map((each, at) => this.#substance(t, each, at))}
        <div class="actions"><button type="button" class="btn quiet" @click=${() => this.#tell({ substances: [...substances, noSubstance] })}>${icon('plus')}${t.addSubstance}</button></div>
      </fieldset>
      <fieldset class="field"><legend class="label">${t.manner}</legend>${this.#several('manner', manners, manner, (code) => said[code] ?? code, (list) => this.#tell({ manner: list }))}</fieldset>
      <fieldset class="stack gap-12">
        <legend class="label">${onBehalf ? t.contactOnBehalf : t.contact({ clinic: this.clinicName })}</legend>
        ${onBehalf ? nothing : html`<p class="hint">${t.contactHint}</p>`}
        <div class="two">
          ${textField({ name: 'callName', label: onBehalf ? t.callNameOnBehalf : t.callName, optional, value: contact.name, maxlength: 120, ...(onBehalf ? {} : { autocomplete: 'name' }), onInput: (name) => this.#tell({ contact: { ...contact, name } }) })}
          ${textField({ name: 'phone', label: onBehalf ? t.callPhoneOnBehalf : t.callPhone, optional, type: 'tel', value: contact.phone, maxlength: 30, ...(onBehalf ? {} : { autocomplete: 'tel' }), error: this.checked && this.#gap ? t.phoneOdd : undefined, onInput: (phone) => this.#tell({ contact: { ...contact, phone } }) })}
        </div>
      </fieldset>
    `;
  }

  #substance(t: Words, each: ToldSubstance, at: number): TemplateResult {
    const { substances } = this.draft;
    const set = (change: Partial<ToldSubstance>) => this.#tell({ substances: substances.map((one, i) => (i === at ? { ...one, ...change } : one)) });
    return html`<div class="substance">
      ${textField({ name: `substance-${at}`, label: t.substance, value: each.name, maxlength: 120, onInput: (name) => set({ name }) })}
      <div class="trio">
        ${textField({ name: `amount-${at}`, label: t.amount, inputmode: 'decimal', value: each.amount, maxlength: 10, onInput: (amount) => set({ amount }) })}
        ${selectField({ name: `unit-${at}`, label: t.unit, value: each.unit, options: [{ value: '', label: t.unknown }, ...units.map((value) => ({ value, label: t[value] }))], onInput: (unit) => set({ unit }) })}
        ${textField({ name: `when-${at}`, label: t.when, value: each.when, maxlength: 120, onInput: (when) => set({ when }) })}
      </div>
      <p class="hint">${t.amountHint}</p>
      <div class="actions"><button type="button" class="btn plain" aria-label=${t.removeSubstance({ what: each.name })} @click=${() => this.#tell({ substances: substances.filter((_, i) => i !== at) })}>${icon('trash')}${t.removeSubstance({ what: '' })}</button></div>
    </div>`;
  }

  #several(name: string, codes: readonly string[], chosen: readonly string[], label: (code: string) => string, onChange: (list: readonly string[]) => void): TemplateResult {
    return html`<div class="multi">${codes.map((code) => html`
      <label class="chip" part="choice"><input type="checkbox" name=${name} value=${code} .checked=${chosen.includes(code)} @change=${(event: Event) => onChange(toggled(chosen, code, (event.target as HTMLInputElement).checked))} />${label(code)}</label>`)}
    </div>`;
  }
}

define('vet-triage-steps', VetTriageSteps);
declare global {
  interface HTMLElementTagNameMap { 'vet-triage-steps': VetTriageSteps }
}
