import type { MyPets } from '@vetkit/signal-server/people/contract';
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { knownPetsTexts } from '../locales/known-pets.ts';
import { peopleTexts } from '../locales/people.ts';
import { button } from '../shared/button.ts';
import { tick } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import '../shared/icons.owner.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import { VetMorePetsEvent } from './events.ts';
import { noPet, type PetAnswers } from './pet.ts';
import type { VetPetFields } from './vet-pet-fields.ts';
import './vet-pet-fields.ts';

/** A further animal of a visit: typed, or one that the clinic knows. */
export interface MorePet extends PetAnswers {
  /** Id of the known one; empty where it is typed. */
  readonly knownPet: string;
}

/** Beside the first one. */
const most = 3;

/**
 * Further animals that come along to one visit, four in all at most: known ones are ticked, others typed.
 *
 * @fires {VetMorePetsEvent} vet-more-pets - With all of them, after each change.
 */
export class VetMorePets extends LitElement {
  static override styles = [ground, words, actions, fields, choices, css`.more { display: grid; gap: 16px; padding-inline-start: 16px; border-inline-start: 3px solid var(--vet-accent-line); }`];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The pets that the clinic knows of this owner. */
  @property({ attribute: false }) pets: MyPets['pets'] = [];
  /** Id of the known pet that the visit is about first. */
  @property() first = '';
  /** Those that come along. */
  @property({ attribute: false }) value: readonly MorePet[] = [];

  readonly #at = new ClinicController(this);

  /** Shows what is missing of the typed ones. True when nothing is. */
  reportValidity(): boolean {
    return [...this.renderRoot.querySelectorAll<VetPetFields>('vet-pet-fields')].every((one) => one.reportValidity());
  }

  #change(value: readonly MorePet[]): void {
    this.value = value;
    this.dispatchEvent(new VetMorePetsEvent(value));
  }

  protected override render() {
    const t = this.#at.texts(knownPetsTexts);
    const full = this.value.length >= most;
    const known = this.pets.filter(({ id }) => id !== this.first);
    return html`
      <div class="vet stack gap-16">
        ${this.first ? known.map((pet) => this.#known(pet, full)) : nothing}
        ${this.value.map((pet, i) => (pet.knownPet ? nothing : this.#typed(pet, i)))}
        ${this.value.length ? html`<p class="small soft">${t.moreTakes}</p>` : nothing}
        ${full ? nothing : html`<div class="actions">${button({ label: this.#at.texts(peopleTexts).addPet, kind: 'plain', size: '', icon: 'plus', onPress: () => this.#change([...this.value, { ...noPet, knownPet: '' }]) })}</div>`}
      </div>
    `;
  }

  #known({ id, name, species, breed = '', age = '' }: MyPets['pets'][number], full: boolean) {
    const chosen = this.value.some(({ knownPet }) => knownPet === id);
    if (full && !chosen) return nothing;
    return tick({
      name: `also-${id}`, label: this.#at.texts(knownPetsTexts).alsoPet({ name }), checked: chosen,
      onTick: (on) => this.#change(on ? [...this.value, { name, species, breed, age, knownPet: id }] : this.value.filter(({ knownPet }) => knownPet !== id)),
    });
  }

  #typed(pet: MorePet, at: number) {
    const t = this.#at.texts(knownPetsTexts);
    const place = (changed: PetAnswers) => this.#change(this.value.map((one, i) => (i === at ? { ...one, ...changed } : one)));
    return html`
      <div class="more" role="group" aria-label=${t.furtherPet}>
        <vet-pet-fields .value=${pet} @vet-pet-changed=${({ pet: changed }: HTMLElementEventMap['vet-pet-changed']) => place(changed)}></vet-pet-fields>
        <div class="actions">${button({ label: t.removePet({ name: pet.name.trim() }), kind: 'plain', size: '', icon: 'x', onPress: () => this.#change(this.value.filter((_, i) => i !== at)) })}</div>
      </div>
    `;
  }
}

define('vet-more-pets', VetMorePets);
declare global {
  interface HTMLElementTagNameMap { 'vet-more-pets': VetMorePets }
}
