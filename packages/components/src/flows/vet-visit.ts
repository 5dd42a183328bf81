import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { VetAppointmentChangedEvent, VetBookAgainEvent } from '../booking/events.ts';
import '../booking/vet-booked.ts';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { commonTexts } from '../locales/common.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { announce } from '../shared/announce.ts';
import { define } from '../shared/define.ts';
import { everySecond } from '../shared/heartbeat.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import type {} from '../consent/vet-agreement.ts';
import type {} from '../consult/lobby/vet-running-late.ts';
import type { Move } from './move-part.ts';

/** From two hours before its start until a quarter of an hour after it, late can be said here too; then in the waiting room. */
const isNear = ({ status, onDemand, start }: Appointment, now: number): boolean =>
  status === 'confirmed' && !onDemand && now >= Date.parse(start) - 2 * 60 * 60_000 && now < Date.parse(start) + 15 * 60_000;

/**
 * One booked visit with all its owner can do about it: enter the room, keep it in a calendar, take another time, call it off, say that one is late, pay or keep a card, add files, read what was agreed to. The old time
 * is kept until the new one is had.
 *
 * @fires {VetAppointmentChangedEvent} vet-appointment-changed - It has another time, or was cancelled.
 * @fires {VetOpenRoomEvent} vet-open-room - The owner wants to enter the waiting room.
 * @fires {VetBookAgainEvent} vet-book-again - The owner wants to book another visit.
 */
export class VetVisit extends LitElement {
  static override styles = [ground, words, actions, surfaces, widget];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The appointment's reference. */
  @property() reference = '';

  /** Address of the waiting room, with `{reference}` in its place. */
  @property({ attribute: 'room-href' }) roomHref = '';

  /** The appointment, where the page has it already. */
  @property({ attribute: false }) appointment: Appointment | undefined;

  /** Another time is being looked for; nothing while the visit is shown. */
  @state() private move: Move | undefined;

  /** So near that one may be late for it. */
  @state() private late: Appointment | undefined;

  readonly #at = new ClinicController(this);
  #stop: (() => void) | undefined;

  /** The newest state of it: what was given, or what `<vet-booked>` has heard since. */
  #newest: Appointment | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = everySecond((now) => {
      const shown = this.#shown;
      this.late = shown && isNear(shown, now) ? shown : undefined;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  /** Moves the focus to the sentence. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('vet-booked, vet-free-times')?.focus());
  }

  get #shown(): Appointment | undefined {
    return this.renderRoot.querySelector('vet-booked')?.appointment;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A drawing gives its object to <vet-booked> again, changed or not: it must not be an older one than is shown there.
    this.#newest = changed.has('appointment') || changed.has('reference') ? this.appointment : (this.#shown ?? this.#newest);
  }

  protected override firstUpdated(): void {
    // The visit is read first: adding files, paying (it comes with the moving) and taking another time come then.
    afterPaint(() => void Promise.allSettled([import('../files/vet-files-offer.ts'), import('./move-part.ts'), import('../consent/vet-agreement.ts')]));
  }

  #show(move: Move | undefined): void {
    this.move = move;
    this.focus();
  }

  async #toTimes(of: Appointment): Promise<void> {
    try {
      const { Move } = await import('./move-part.ts');
      this.#show(new Move(this.#at, of, { draw: () => this.requestUpdate(), onBack: () => this.#show(undefined), onMoved: (after) => this.#moved(after) }));
    } catch {
      announce(this.#at.texts(commonTexts).offline);
    }
  }

  #moved(after: Appointment): void {
    this.appointment = after;
    this.#show(undefined);
    this.dispatchEvent(new VetAppointmentChangedEvent(after));
  }

  #late(appointment: Appointment) {
    void import('../consult/lobby/vet-running-late.ts').catch(() => undefined);
    return html`<vet-running-late .room=${{ appointment, me: { role: 'owner' } }} @vet-room-changed=${({ room }: HTMLElementEventMap['vet-room-changed']) => (this.late = this.appointment = room.appointment)}></vet-running-late>`;
  }

  protected override render() {
    if (this.move) return this.move.render();
    return html`<vet-booked reference=${this.reference} .appointment=${this.#newest} room-href=${this.roomHref} can-change
      @vet-change-time=${({ appointment }: HTMLElementEventMap['vet-change-time']) => void this.#toTimes(appointment)}
      @vet-appointment-changed=${({ appointment }: HTMLElementEventMap['vet-appointment-changed']) => (this.appointment = appointment)}
      @vet-book-again=${() => this.dispatchEvent(new VetBookAgainEvent())}
    >${this.late ? this.#late(this.late) : nothing}<vet-payment reference=${this.reference}></vet-payment><vet-files-offer reference=${this.reference}></vet-files-offer>${this.#newest?.modality === 'in-person' ? nothing : html`<vet-agreement reference=${this.reference}></vet-agreement>`}</vet-booked>`;
  }
}

define('vet-visit', VetVisit);
declare global {
  interface HTMLElementTagNameMap { 'vet-visit': VetVisit }
}
