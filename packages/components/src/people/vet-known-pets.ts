import type { MyPets } from '@vetkit/signal-server/people/contract';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { knownPetsTexts } from '../locales/known-pets.ts';
import { choiceCards } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import { VetKnownPetEvent } from './events.ts';

const another = 'another';

/**
 * Lets an owner who has signed in choose a pet the clinic knows, or say that it is another one.
 *
 * @fires {VetKnownPetEvent} vet-known-pet - A pet was chosen, or none of them.
 * @csspart choice - One pet.
 */
export class VetKnownPets extends LitElement {
  static override styles = [ground, words, fields, choices];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The pets to choose from. */
  @property({ attribute: false }) pets: MyPets['pets'] = [];

  /** Id of the chosen one; empty for another pet. */
  @property() chosen = '';

  readonly #at = new ClinicController(this);

  protected override render() {
    const t = this.#at.texts(knownPetsTexts);
    return html`
      <div class="vet">${choiceCards({
        name: 'pet', legend: t.whichPet, value: this.chosen || another,
        options: [...this.pets.map(({ id, name, species, breed }) => ({ value: id, label: name, detail: [species, breed].filter(Boolean).join(', ') })), { value: another, label: t.anotherPet }],
        onChoose: (id) => this.dispatchEvent(new VetKnownPetEvent(this.pets.find((pet) => pet.id === id))),
      })}</div>
    `;
  }
}

define('vet-known-pets', VetKnownPets);
declare global {
  interface HTMLElementTagNameMap { 'vet-known-pets': VetKnownPets }
}
