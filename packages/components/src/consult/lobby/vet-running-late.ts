import '../../shared/icons.owner.ts';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { lobbyTexts, type LobbyTexts } from '../../locales/lobby.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { words } from '../../shared/styles/words.ts';
import { clock, ownZone } from '../../shared/time.ts';
import type { VetRoomChangedEvent } from './events.ts';

/** What this has to know of a room: it stands on the page of the visit too. */
export interface LateRoom extends Pick<Room, 'appointment'> {
  readonly me: Pick<Room['me'], 'role'>;
}

/**
 * «I'm running late»: one press, how late, and the other side and the desk know.
 *
 * @fires {VetRoomChangedEvent} vet-room-changed - It was told.
 */
export class VetRunningLate extends LitElement {
  static override styles = [ground, words, actions, css`:host { display: block; }`];

  /** The room as the server sees it; of it the appointment, and on whose side this is. */
  @property({ attribute: false }) room: LateRoom | undefined;
  @property() clinic = '';
  @property() server = '';

  @state() private open = false;

  readonly #at = new ClinicController(this);

  protected override render() {
    const { room } = this;
    if (!room) return nothing;
    const t = this.#at.texts(lobbyTexts);
    return html`<div class="vet">${this.open
      ? html`<vet-late-form .room=${room} @vet-room-changed=${this.#told}>${button({ label: t.notNow, kind: 'plain', size: '', onPress: () => this.#close() })}</vet-late-form>`
      : this.#closed(room, t)}</div>`;
  }

  #closed(room: LateRoom, t: LobbyTexts): TemplateResult {
    const told = room.appointment.late?.[room.me.role === 'owner' ? 'owner' : 'staff'];
    const isToCome = told && Date.parse(told) > Date.now();
    return html`
      ${isToCome ? html`<p class="small soft" role="status">${t.told({ time: clock(told, { locale: this.#at.locale, zone: ownZone() }) })}</p>` : nothing}
      <div class="actions">${button({ label: isToCome ? t.changeLate : t.runningLate, kind: 'plain', size: '', icon: 'clock', onPress: () => this.#open() })}</div>`;
  }

  #open(): void {
    this.open = true;
    void import('./vet-late-form.ts').catch(() => this.#close());
  }

  #close(): void {
    this.open = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.focus());
  }

  readonly #told = ({ room: { appointment } }: VetRoomChangedEvent): void => {
    const told = appointment.late?.[this.room?.me.role === 'owner' ? 'owner' : 'staff'];
    if (told) announce(this.#at.texts(lobbyTexts).told({ time: clock(told, { locale: this.#at.locale, zone: ownZone() }) }));
    this.#close();
  };
}

define('vet-running-late', VetRunningLate);
declare global {
  interface HTMLElementTagNameMap { 'vet-running-late': VetRunningLate }
}
