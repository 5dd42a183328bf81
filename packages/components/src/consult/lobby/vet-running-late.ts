import '../../shared/icons.owner.ts';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { lobbyTexts, type LobbyTexts } from '../../locales/lobby.ts';
import { announce } from '../../shared/announce.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { actions } from '../../shared/styles/actions.ts';
import { choices } from '../../shared/styles/choices.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { clock, ownZone } from '../../shared/time.ts';
import { lobbyClient } from '../lobby-client.ts';
import { VetRoomChangedEvent } from './events.ts';

/** What this has to know of a room: it stands on the page of the visit too. */
export interface LateRoom extends Pick<Room, 'appointment'> {
  readonly me: Pick<Room['me'], 'role'>;
}

const offered = [5, 10, 15, 20, 30];

/**
 * «I'm running late»: one press, how late, and the other side and the desk know.
 *
 * @fires {VetRoomChangedEvent} vet-room-changed - It was told.
 */
export class VetRunningLate extends LitElement {
  static override styles = [ground, words, actions, choices, surfaces, css`
    :host { display: block; }
    form { display: grid; gap: 12px; }
    fieldset { border: 0; padding: 0; margin: 0; min-inline-size: 0; }
    legend { padding: 0; margin-block-end: 8px; }
    .chips { display: flex; flex-wrap: wrap; gap: 8px; }
  `];

  /** The room as the server sees it; of it the appointment, and on whose side this is. */
  @property({ attribute: false }) room: LateRoom | undefined;
  @property() clinic = '';
  @property() server = '';

  @state() private doing: { readonly is: 'closed' } | { readonly is: 'open' | 'busy' | 'failed'; readonly minutes: number } = { is: 'closed' };

  readonly #at = new ClinicController(this);

  protected override render() {
    const { room, doing } = this;
    if (!room) return nothing;
    const t = this.#at.texts(lobbyTexts);
    return html`<div class="vet">${doing.is === 'closed' ? this.#closed(room, t) : this.#form(room, doing, t)}</div>`;
  }

  #closed(room: LateRoom, t: LobbyTexts): TemplateResult {
    const told = room.appointment.late?.[room.me.role === 'owner' ? 'owner' : 'staff'];
    const isToCome = told && Date.parse(told) > Date.now();
    return html`
      ${isToCome ? html`<p class="small soft" role="status">${t.told({ time: clock(told, { locale: this.#at.locale, zone: ownZone() }) })}</p>` : nothing}
      <div class="actions">${button({ label: isToCome ? t.changeLate : t.runningLate, kind: 'plain', size: '', icon: 'clock', onPress: () => void this.#open() })}</div>`;
  }

  #form(room: LateRoom, doing: Exclude<typeof this.doing, { is: 'closed' }>, t: LobbyTexts): TemplateResult {
    const other = room.me.role === 'owner' ? room.appointment.practitioner?.name : room.appointment.owner?.name;
    const send = (event: Event) => {
      event.preventDefault();
      void this.#tell(doing.minutes, t);
    };
    return html`
      <form @submit=${send}>
        <fieldset><legend class="sub">${t.howLate}</legend>
          <div class="chips">${offered.map((count) => html`<label class="chip"><input type="radio" name="minutes" .value=${String(count)} .checked=${doing.minutes === count} @change=${() => (this.doing = { is: 'open', minutes: count })}>${t.minutes({ count })}</label>`)}</div>
        </fieldset>
        ${doing.is === 'failed' ? banner({ tone: 'bad', text: t.lateFailed }) : nothing}
        <div class="actions">
          ${button({ label: other ? t.tell({ who: other }) : t.tellClinic, busyLabel: t.telling, busy: doing.is === 'busy', size: '', type: 'submit' })}
          ${button({ label: t.notNow, kind: 'plain', size: '', onPress: () => this.#close() })}
        </div>
      </form>`;
  }

  async #open(): Promise<void> {
    this.doing = { is: 'open', minutes: 5 };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('input:checked')?.focus();
  }

  #close(): void {
    this.doing = { is: 'closed' };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.focus());
  }

  async #tell(minutes: number, t: LobbyTexts): Promise<void> {
    if (!this.room || this.doing.is === 'busy') return;
    this.doing = { is: 'busy', minutes };
    try {
      const room = await lobbyClient(this.#at.clinic.http, this.room.appointment.reference).late(minutes);
      this.dispatchEvent(new VetRoomChangedEvent(room));
      const told = room.appointment.late?.[room.me.role === 'owner' ? 'owner' : 'staff'];
      if (told) announce(t.told({ time: clock(told, { locale: this.#at.locale, zone: ownZone() }) }));
      this.#close();
    } catch {
      this.doing = { is: 'failed', minutes };
    }
  }
}

define('vet-running-late', VetRunningLate);
declare global {
  interface HTMLElementTagNameMap { 'vet-running-late': VetRunningLate }
}
