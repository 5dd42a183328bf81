import { Task } from '@lit/task';
import type { FoundOwner } from '@vetkit/signal-server/people/search.contract';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { deskBookingTexts } from '../locales/desk-booking.ts';
import { banner } from '../shared/banner.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { VetOwnerFoundEvent } from './events.ts';
import { findOwners } from './search-client.ts';

const pauseMs = 250;

/**
 * Finds an owner of the clinic by name, pet, e-mail or phone. For signed-in staff; contact details are only hinted at.
 *
 * @fires {VetOwnerFoundEvent} vet-owner-found - An owner was chosen, or the choice was taken back.
 */
export class VetOwnerSearch extends LitElement {
  static override styles = [ground, words, actions, fields, lists, surfaces, css`.results { border: 1px solid var(--vet-line); border-radius: var(--vet-radius-m); }`];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The name of the chosen owner; empty for none. */
  @property() chosen = '';

  @state() private text = '';

  readonly #at = new ClinicController(this);
  readonly #found = new Task(this, {
    args: () => [this.#at.clinic, this.text.trim()] as const,
    task: async ([clinic, text], { signal }) => {
      if (text.replace(/\s/g, '').length < 2) return undefined;
      // Who types on is not asked about each letter.
      await new Promise((later) => setTimeout(later, pauseMs));
      signal.throwIfAborted();
      return findOwners(clinic.http, text, signal);
    },
  });

  protected override render() {
    const t = this.#at.texts(deskBookingTexts);
    if (this.chosen) {
      return html`<div class="vet row wrap"><b class="grow">${t.chosen({ name: this.chosen })}</b>
        <button type="button" class="btn plain" @click=${() => this.#choose(undefined)}>${t.another}</button></div>`;
    }
    const owners = this.#found.value;
    return html`
      <div class="vet stack gap-8">
        ${textField({ name: 'find', label: t.find, hint: t.findHint, type: 'search', autocomplete: 'off', maxlength: 80, value: this.text, onInput: (text) => (this.text = text) })}
        <div role="status">
          ${this.#found.error ? banner({ tone: 'bad', text: problemText(this.#found.error, this.#at.texts(commonTexts)) })
            : owners?.length === 0 ? html`<p class="small soft">${t.noOwner}</p>` : nothing}
        </div>
        ${owners?.length ? html`<ul class="list results">${owners.map((owner) => this.#row(owner))}</ul>` : nothing}
      </div>
    `;
  }

  #row(owner: FoundOwner) {
    const t = this.#at.texts(deskBookingTexts);
    const { name, email, phone, pets } = owner;
    const hints = [pets.map((pet) => pet.name).join(', '), email, phone && t.ending({ phone })].filter(Boolean).join(' · ');
    return html`
      <li class="item"><span class="grow"><b class="sub">${name}</b><span class="small soft">${hints}</span></span>
        <button type="button" class="btn quiet" @click=${() => this.#choose(owner)}>${t.ownerOf({ name })}</button></li>
    `;
  }

  #choose(owner: FoundOwner | undefined): void {
    this.text = '';
    this.dispatchEvent(new VetOwnerFoundEvent(owner));
  }
}

define('vet-owner-search', VetOwnerSearch);
declare global {
  interface HTMLElementTagNameMap { 'vet-owner-search': VetOwnerSearch }
}
