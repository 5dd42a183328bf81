import type { FoundOwner } from '@vetkit/signal-server/people/search.contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import '../people/vet-owner-data.ts';
import '../people/vet-owner-search.ts';
import '../records/vet-pet-history.ts';

const treats = ['vet', 'technician', 'manager'];
const desk = ['front-desk', 'manager'];

/**
 * An owner's animals and their histories: found by name, pet, e-mail or phone. Those who treat open the records; front desk and managers give an owner's data away
 * and erase it. For signed-in staff.
 */
export class VetPatients extends LitElement {
  static override styles = [ground, words, actions, surfaces];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private owner: FoundOwner | undefined;
  @state() private pet = '';
  readonly #at = new ClinicController(this);

  protected override render() {
    const role = this.#at.clinic.session.find({ as: 'staff' })?.person?.role ?? '';
    const { owner } = this;
    return html`<div class="vet stack gap-16">
      <section class="card"><vet-owner-search chosen=${owner?.name ?? ''} @vet-owner-found=${({ owner: found }: HTMLElementEventMap['vet-owner-found']) => this.#found(found)}></vet-owner-search></section>
      ${owner && owner.pets.length > 1
        ? html`<div class="actions">${owner.pets.map(({ id, name }) => html`<button type="button" class="btn quiet" aria-pressed=${this.pet === id ? 'true' : 'false'} @click=${() => (this.pet = id)}>${icon('paw')}${name}</button>`)}</div>`
        : nothing}
      ${this.pet ? html`<vet-pet-history pet=${this.pet} ?opens-records=${treats.includes(role)}></vet-pet-history>` : nothing}
      ${owner && desk.includes(role) ? html`<vet-owner-data owner=${owner.id}></vet-owner-data>` : nothing}
    </div>`;
  }

  #found(owner: FoundOwner | undefined): void {
    this.owner = owner;
    this.pet = owner?.pets[0]?.id ?? '';
  }
}

define('vet-patients', VetPatients);
declare global {
  interface HTMLElementTagNameMap { 'vet-patients': VetPatients }
}
