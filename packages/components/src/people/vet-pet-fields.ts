import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { commonTexts } from '../locales/common.ts';
import { peopleTexts } from '../locales/people.ts';
import { chips } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import '../shared/icons.owner.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import { VetPetChangedEvent } from './events.ts';
import { petFields } from './vet-pet-fields.styles.ts';
import { commonSpecies, isCommon, noPet, petGaps, type CommonSpecies, type PetAnswers } from './pet.ts';

const other = 'other';

/**
 * The fields that say which pet it is: name, kind of animal, and breed and age for those who know.
 *
 * @fires {VetPetChangedEvent} vet-pet-changed - With all answers so far, after each change.
 * @csspart field - A field.
 * @csspart choice - One kind of animal.
 */
export class VetPetFields extends LitElement {
  static override styles = [ground, words, fields, choices, petFields];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The answers so far. */
  @property({ attribute: false }) value: PetAnswers = noPet;

  /** Asks for the microchip too: where the paper is at hand. */
  @property({ type: Boolean }) chip = false;

  /** Errors are told from the first look at the whole form on, not while it is being filled in. */
  @state() private checked = false;

  /** "Other" was chosen, and perhaps no word typed yet. */
  @state() private otherAnimal = false;

  /** What comes when it is needed: names of breeds, and what a chip's number says. */
  @state() private breeds: readonly string[] = [];
  @state() private chips: typeof import('./chip-part.ts') | undefined;

  readonly #at = new ClinicController(this);

  protected override firstUpdated(): void {
    if (this.chip) void import('./chip-part.ts').then((chips) => (this.chips = chips), () => {});
  }

  protected override updated(): void {
    // Known words to choose from; any other is as good.
    this.renderRoot.querySelector('#breed')?.setAttribute('list', 'breeds');
  }

  readonly #near = (event: Event): void => {
    if ((event.target as Element).id !== 'breed') return;
    void import('./breeds.ts').then(({ breeds }) => (this.breeds = breeds[this.value.species] ?? []), () => {});
  };

  /** Shows what is missing and moves the focus to the first of it. True when nothing is. */
  reportValidity(): boolean {
    this.checked = true;
    const [first] = petGaps(this.value);
    if (!first && !this.chips?.chipWrong(this.value.microchip)) return true;
    const target = !first ? '#microchip' : first !== 'species' ? `#${first}` : this.#isOther ? '#otherSpecies' : 'input[name=species]';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(target)?.focus());
    return false;
  }

  get #isOther(): boolean {
    return this.otherAnimal || (this.value.species !== '' && !isCommon(this.value.species));
  }

  #change(change: Partial<PetAnswers>): void {
    this.value = { ...this.value, ...change };
    this.dispatchEvent(new VetPetChangedEvent(this.value));
  }

  #choose(species: CommonSpecies | typeof other): void {
    this.otherAnimal = species === other;
    this.#change({ species: species === other ? '' : species });
  }

  protected override render() {
    const t = this.#at.texts(peopleTexts);
    const { optional } = this.#at.texts(commonTexts);
    const { name, species, breed, age } = this.value;
    const gaps = new Set(this.checked ? petGaps(this.value) : []);
    const icons = { cat: 'cat', dog: 'dog', rabbit: 'rabbit', bird: 'bird' } as const;
    return html`
      <div class="vet stack gap-16" @focusin=${this.#near}>
        ${textField({
          name: 'name', label: t.petName, value: name, required: true, maxlength: 60,
          error: gaps.has('name') ? t.petNameNeeded : undefined, onInput: (typed) => this.#change({ name: typed }),
        })}
        ${chips<CommonSpecies | typeof other>({
          name: 'species', legend: t.species, value: this.#isOther ? other : (species as CommonSpecies),
          options: [...commonSpecies.map((value) => ({ value, label: t[value], icon: icons[value] })), { value: other, label: t.other, icon: 'paw' }],
          error: gaps.has('species') && !this.#isOther ? t.speciesNeeded : undefined, onChoose: (value) => this.#choose(value),
        })}
        ${this.#isOther ? textField({
          name: 'otherSpecies', label: t.otherSpecies, value: species, required: true, maxlength: 60,
          error: gaps.has('species') ? t.otherSpeciesNeeded : undefined, onInput: (typed) => this.#change({ species: typed }),
        }) : nothing}
        <div class="pair">
          ${textField({
            name: 'breed', label: t.breed, optional, value: breed, maxlength: 80,
            error: gaps.has('breed') ? t.tooOdd : undefined, onInput: (typed) => this.#change({ breed: typed }),
          })}
          ${textField({
            name: 'age', label: t.age, optional, value: age, maxlength: 40, hint: t.ageHint,
            error: gaps.has('age') ? t.tooOdd : undefined, onInput: (typed) => this.#change({ age: typed }),
          })}
        </div>
        <datalist id="breeds">${this.breeds.map((each) => html`<option value=${each}></option>`)}</datalist>
        ${this.chips?.chipPart({ at: this.#at, typed: this.value.microchip, checked: this.checked, onInput: (microchip) => this.#change({ microchip }) }) ?? nothing}
      </div>
    `;
  }
}

define('vet-pet-fields', VetPetFields);
declare global {
  interface HTMLElementTagNameMap { 'vet-pet-fields': VetPetFields }
}
