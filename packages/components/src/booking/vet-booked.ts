import { Task, TaskStatus } from '@lit/task';
import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { Clinic } from '../clinic/clinic.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.owner.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { focusTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { progress } from '../shared/styles/progress.ts';
import { rows } from '../shared/styles/rows.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { tag } from '../shared/styles/tag.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { clock, nearDay, ownZone } from '../shared/time.ts';
import { bookingClient } from './client.ts';
import { arrivalPart, headPart, readyPart, whomPart } from './booked-parts.ts';
import { type VetAppointmentChangedEvent, VetBookAgainEvent, VetChangeTimeEvent, VetOpenRoomEvent } from './events.ts';
import { outlook, roomAddress } from './outlook.ts';
import { booked } from './vet-booked.styles.ts';

/**
 * Shows a booked visit: how it stands, by itself up to date; its reference, a calendar file, whom the owner will meet, what to have ready.
 *
 * @fires {VetOpenRoomEvent} vet-open-room - The owner wants to enter the waiting room.
 * @fires {VetChangeTimeEvent} vet-change-time - The owner wants another time; only with `can-change`.
 * @fires {VetAppointmentChangedEvent} vet-appointment-changed - The owner has cancelled it.
 * @fires {VetBookAgainEvent} vet-book-again - The owner wants to book another visit.
 * @slot - What else belongs to a visit that stands, such as its files.
 * @csspart title - The sentence. @csspart card - The vet. @csspart primary - The main button.
 */
export class VetBooked extends LitElement {
  static override styles = [ground, words, actions, rows, marks, surfaces, progress, tag, widget, booked];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The appointment's reference. */
  @property() reference = '';

  /** Address of the waiting room, with `{reference}` in its place. Without it the button only fires `vet-open-room`. */
  @property({ attribute: 'room-href' }) roomHref = '';

  /** Another time can be chosen on this page: it listens for `vet-change-time`. */
  @property({ type: Boolean, attribute: 'can-change' }) canChange = false;

  /** The zone to show times in; the viewer's own if not said. */
  @property() zone = ownZone();

  /** The appointment, where the page has it already; asked for otherwise. */
  @property({ attribute: false }) appointment: Appointment | undefined;

  /** Nobody on this page opens the room: the way there is in the mail. */
  @state() private roomByMail = false;

  readonly #at = new ClinicController(this);
  #heard: { readonly clinic: Clinic; readonly reference: string; readonly quit: () => void } | undefined;

  readonly #look = new Task(this, {
    autoRun: false,
    task: ([reference]: readonly [string], { signal }) => bookingClient(this.#at.clinic.http).appointment(reference, signal),
    onComplete: (appointment) => this.#show(appointment),
  });

  readonly #file = new Task(this, {
    autoRun: false,
    task: ([reference]: readonly [string]) => bookingClient(this.#at.clinic.http).calendarFile(reference),
    onComplete: (file) => saveFile(file, this.#t.calendarFile({ reference: this.reference })),
  });

  get #t() {
    return this.#at.texts(bookingTexts);
  }

  /** Moves the focus to the sentence. */
  override focus(): void {
    void focusTitle(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#heard?.quit();
    this.#heard = undefined;
  }

  protected override firstUpdated(): void {
    // How it stands is read first.
    afterPaint(() => void import('./vet-visit-changes.ts').catch(() => undefined));
  }

  protected override updated(): void {
    if (this.isConnected) this.#listen();
  }

  /** May this page look at the appointment? */
  get #mayLook(): boolean {
    return this.#at.clinic.session.find({ reference: this.reference, as: 'owner' }) !== undefined;
  }

  #listen(): void {
    const { clinic } = this.#at;
    const { reference } = this;
    if (this.#heard?.clinic === clinic && this.#heard.reference === reference) return;
    this.#heard?.quit();
    this.#heard = undefined;
    if (!reference || !this.#mayLook) return;
    const look = () => void this.#look.run([reference]);
    const quit = clinic.live.subscribe({
      onEvent: (event) => event.reference === reference && look(),
      onOpen: (resumed) => !resumed && look(),
    }, { reference, as: 'owner' });
    this.#heard = { clinic, reference, quit };
    if (!this.appointment) look();
  }

  #show(appointment: Appointment): void {
    const before = this.appointment?.status;
    this.appointment = appointment;
    if (!before || before === appointment.status) return;
    const { status, practitioner, clinic } = appointment;
    const who = practitioner?.name ?? clinic.name;
    const t = this.#t;
    announce(status === 'confirmed' ? t.confirmedSaid({ who }) : outlook(appointment, t, '').title);
  }

  #openRoom = (event: Event): void => {
    const open = new VetOpenRoomEvent(this.reference);
    this.dispatchEvent(open);
    if (open.defaultPrevented) event.preventDefault();
    else if (!this.roomHref) this.roomByMail = true;
  };

  #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.reference);
    announce(this.#t.copied);
  };

  protected override render() {
    const t = this.#t;
    const { appointment } = this;
    return html`
      <div class="vet">
        <div class="widget-body">
          ${appointment ? this.#seen(appointment)
            : this.#mayLook && this.#look.error ? this.#failed(this.#look.error)
            : this.#mayLook ? skeleton(t.loading, { lines: 3, face: true })
            : html`${headPart({ mark: 'check', tone: 'ok', title: t.unseenTitle, text: t.unseen }, { t, reference: this.reference, onCopy: this.#copy })}${this.#again(t.again)}`}
        </div>
      </div>
    `;
  }

  #seen(appointment: Appointment) {
    const t = this.#t;
    const saying = { locale: this.#at.locale, zone: this.zone };
    const when = t.at({ day: nearDay(appointment.start, saying), time: clock(appointment.start, saying) });
    const shown = outlook(appointment, t, when);
    return html`
      ${headPart(shown, { t, reference: this.reference, onCopy: this.#copy })}
      ${shown.stands ? html`
        ${this.#acts(appointment)}
        ${this.#waiting(appointment)}
        ${arrivalPart(appointment, t, this.#at.locale)}
        ${whomPart(appointment, t, this.#at.locale, this.#at.clinic.server)}
        ${readyPart(appointment, t)}
        <slot></slot>
        ${this.#change(appointment)}` : this.#again(t.anotherTime)}
    `;
  }

  #acts({ status, reference, onDemand }: Appointment) {
    const t = this.#t;
    const room = status === 'confirmed' || (status === 'unassigned' && onDemand === true);
    const keepsTime = !onDemand;
    const href = this.roomHref && roomAddress(this.roomHref, reference);
    return html`
      <div class="actions">
        ${!room ? nothing
          : href ? html`<a class="btn primary big" part="primary" href=${href} @click=${this.#openRoom}>${icon('door')}${t.openRoom}</a>`
          : html`<button type="button" class="btn primary big" part="primary" @click=${this.#openRoom}>${icon('door')}${t.openRoom}</button>`}
        ${keepsTime ? button({ label: t.addToCalendar, icon: 'calendar-plus', kind: room ? 'quiet' : 'primary', busy: this.#file.status === TaskStatus.PENDING, onPress: () => void this.#file.run([reference]) }) : nothing}
      </div>
      ${this.roomByMail ? banner({ tone: 'info', text: t.byMail }) : nothing}
      ${this.#file.error ? banner({ tone: 'bad', text: problemText(this.#file.error, this.#at.texts(commonTexts)) }) : nothing}
    `;
  }

  /** What can still be changed. The waiting list has its own way out; a call that somebody has taken begins now. */
  #change(appointment: Appointment) {
    if (!appointment.freeUntil || !this.#mayLook || appointment.onDemand) return nothing;
    return html`<vet-visit-changes .appointment=${appointment} zone=${this.zone} ?can-change=${this.canChange}
      @vet-change-time=${() => this.dispatchEvent(new VetChangeTimeEvent(appointment))} @vet-appointment-changed=${this.#left}
    ></vet-visit-changes>`;
  }

  /** Place and time in the list of live calls. */
  #waiting({ status, onDemand, pet }: Appointment) {
    if (status !== 'unassigned' || !onDemand) return nothing;
    void import('./vet-waiting-list.ts');
    return html`<vet-waiting-list reference=${this.reference} pet-name=${pet?.name ?? ''} @vet-appointment-changed=${this.#left}></vet-waiting-list>`;
  }

  readonly #left = ({ appointment }: VetAppointmentChangedEvent): void => {
    this.#show(appointment);
    this.focus();
  };

  #again(label: string) {
    return html`<div class="actions">${button({ label, onPress: () => this.dispatchEvent(new VetBookAgainEvent()) })}</div>`;
  }

  #failed(error: unknown) {
    const t = this.#at.texts(commonTexts);
    return banner({ tone: 'bad', text: problemText(error, t), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#look.run([this.reference]) }) });
  }
}

define('vet-booked', VetBooked);
declare global {
  interface HTMLElementTagNameMap { 'vet-booked': VetBooked }
}
