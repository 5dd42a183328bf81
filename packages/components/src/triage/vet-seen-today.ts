import { Task } from '@lit/task';
import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { triageTexts } from '../locales/triage.ts';
import { banner } from '../shared/banner.ts';
import { define } from '../shared/define.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';

/** Says above free times that this animal should be seen today, and offers to call. */
export class VetSeenToday extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`.inset { padding: 8px var(--vet-space-2) 0; }`];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  @property({ attribute: 'pet-name' }) petName = '';

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });

  protected override render() {
    const t = this.#at.texts(triageTexts);
    return html`<div class="vet inset">${banner({
      tone: 'warn', title: t.seenToday({ name: this.petName }), text: t.seenTodayText,
      actions: phoneLink(this.#info.value?.phone, (phone) => t.call({ phone })),
    })}</div>`;
  }
}

define('vet-seen-today', VetSeenToday);
declare global {
  interface HTMLElementTagNameMap { 'vet-seen-today': VetSeenToday }
}
