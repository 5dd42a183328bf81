import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { lateFormTexts } from '../../locales/late-form.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { actions } from '../../shared/styles/actions.ts';
import { choices } from '../../shared/styles/choices.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { lobbyClient } from '../lobby-client.ts';
import { VetRoomChangedEvent } from './events.ts';
import type { LateRoom } from './vet-running-late.ts';

const offered = [5, 10, 15, 20, 30];

/**
 * How late: one press, and one more to tell it. Stands in `<vet-running-late>` when that is open.
 *
 * @fires {VetRoomChangedEvent} vet-room-changed - It was told.
 * @slot - A way back, beside the button.
 */
export class VetLateForm extends LitElement {
  static override styles = [ground, words, actions, choices, surfaces, css`
    form { display: grid; gap: 12px; }
    fieldset { border: 0; padding: 0; margin: 0; min-inline-size: 0; }
    legend { padding: 0; margin-block-end: 8px; }
  `];

  @property({ attribute: false }) room: LateRoom | undefined;
  @property() clinic = '';
  @property() server = '';

  @state() private minutes = 5;
  @state() private telling: 'no' | 'busy' | 'failed' = 'no';

  readonly #at = new ClinicController(this);

  protected override firstUpdated(): void {
    // Somebody has just pressed for it.
    this.renderRoot.querySelector<HTMLElement>('input:checked')?.focus();
  }

  protected override render() {
    const { room } = this;
    if (!room) return nothing;
    const t = this.#at.texts(lateFormTexts);
    const other = room.me.role === 'owner' ? room.appointment.practitioner?.name : room.appointment.owner?.name;
    return html`<div class="vet"><form @submit=${this.#tell}>
      <fieldset><legend class="sub">${t.howLate}</legend>
        <div class="chips">${offered.map((count) => html`<label class="chip"><input type="radio" name="minutes" .value=${String(count)} .checked=${this.minutes === count} @change=${() => (this.minutes = count)}>${t.minutes({ count })}</label>`)}</div>
      </fieldset>
      ${this.telling === 'failed' ? banner({ tone: 'bad', text: t.lateFailed }) : nothing}
      <div class="actions">${button({ label: other ? t.tell({ who: other }) : t.tellClinic, busyLabel: t.telling, busy: this.telling === 'busy', size: '', type: 'submit' })}<slot></slot></div>
    </form></div>`;
  }

  readonly #tell = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.room || this.telling === 'busy') return;
    this.telling = 'busy';
    try {
      this.dispatchEvent(new VetRoomChangedEvent(await lobbyClient(this.#at.clinic.http, this.room.appointment.reference).late(this.minutes)));
      this.telling = 'no';
    } catch {
      this.telling = 'failed';
    }
  };
}

define('vet-late-form', VetLateForm);
declare global {
  interface HTMLElementTagNameMap { 'vet-late-form': VetLateForm }
}
