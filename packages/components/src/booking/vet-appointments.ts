import type { Appointment, CancelRequest } from '@vetkit/signal-server/booking/contract';
import type { AppointmentRow, DeclineRequest } from '@vetkit/signal-server/booking/staff.contract';
import { initialState, Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { appointmentsTexts, type AppointmentsTexts } from '../locales/appointments.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { marks } from '../shared/styles/marks.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { pages } from '../shared/styles/pages.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { dateThere, ownZone } from '../shared/time.ts';
import { appointmentRow, type RowActs } from './appointment-row.ts';
import { changeRow, type Changing } from './change-row.ts';
import { type Day, dayOf } from './day.ts';
import { declinePart } from './decline-part.ts';
import { latePart } from './late-part.ts';
import { freshSlots, isLost } from './lost.ts';
import { staffAppointments } from './staff-client.ts';
import { whyNotClaimed } from './why-not-claimed.ts';
import { VetAppointmentChangedEvent } from './events.ts';
import { VetAppointmentAnsweredEvent, VetAppointmentViewEvent, VetRecordOpenEvent } from './staff-events.ts';
import { styles } from './vet-appointments.styles.ts';

/** What is being done to one row, or went wrong there; one value for the whole list. */
type Doing =
  | { readonly is: 'nothing' }
  | { readonly is: 'asking-why' | 'confirming' | 'declining' | 'files' | 'claiming'; readonly reference: string }
  | ({ readonly is: 'changing' } & Changing)
  | { readonly is: 'failed'; readonly text: string };

/**
 * A practitioner's appointments: what waits for an answer (what nobody has confirmed in time first), what comes, which records are to be finished. Fresh by itself.
 * For signed-in staff.
 *
 * @fires {VetAppointmentViewEvent} vet-appointment-view - «View» was pressed.
 * @fires {VetRecordOpenEvent} vet-record-open - «Finish» was pressed.
 * @fires {VetAppointmentAnsweredEvent} vet-appointment-answered - A request was confirmed or declined.
 * @fires {VetAppointmentChangedEvent} vet-appointment-changed - A visit was moved or cancelled.
 * @csspart card - One list. @csspart title - Its heading.
 */
export class VetAppointments extends LitElement {
  static override styles = [ground, words, actions, fields, choices, marks, surfaces, lists, navigation, pages, progress, styles];

  /** `me`: the signed-in practitioner's; `all`: everybody's. */
  @property() practitioner: 'me' | 'all' = 'me';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof appointmentsTexts.en> = {};

  @state() private doing: Doing = { is: 'nothing' };

  readonly #at = new ClinicController(this);
  readonly #list = new Task(this, {
    args: () => [this.#at.clinic, this.practitioner, this.#at.clinic.session.find({ as: 'staff' })?.token] as const,
    task: async ([clinic, practitioner, token], { signal }) =>
      clinic.slug && token ? staffAppointments(clinic.http).list({ view: 'upcoming', practitioner }, signal).then(({ appointments, unassigned }) => dayOf(appointments, unassigned)) : initialState,
  });

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), {
      onEvent: (event) => event.reference && void this.#list.run(),
      onOpen: (resumed) => !resumed && this.#list.value && void this.#list.run(),
    });
  }

  protected override render() {
    const texts = this.#at.texts(appointmentsTexts, this.texts);
    // While the list is fetched again the one at hand stays: rows must not jump under a finger.
    const day = this.#list.value;
    return html`<div class="vet">${day && this.#list.status !== 0
      ? this.#page(day, texts)
      : this.#list.render({
          initial: () => banner({ tone: 'info', text: texts.signIn }),
          pending: () => skeleton(texts.opening, { lines: 4 }),
          error: () => banner({ tone: 'bad', title: texts.cannotOpen, text: texts.cannotOpenMend, actions: button({ label: texts.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#list.run() }) }),
        })}</div>`;
  }

  #page(day: Day, texts: AppointmentsTexts): TemplateResult {
    return html`
      <div class="stack gap-24">
        ${this.doing.is === 'failed' ? banner({ tone: 'bad', text: this.doing.text }) : nothing}
        ${day.waiting.length ? this.#section(texts.waiting, day.waiting, texts, (row) => this.#claims(row, texts), 'count bad') : nothing}
        ${day.toConfirm.length ? this.#section(texts.toConfirm, day.toConfirm, texts, (row) => this.#answers(row, texts), 'count') : nothing}
        ${day.toFinish.length ? this.#section(texts.toFinish, day.toFinish, texts, (row) => this.#finish(row, texts), 'count bad') : nothing}
        ${day.upcoming.length
          ? this.#section(texts.upcoming, day.upcoming, texts, (row) => this.#view(row, texts))
          : html`<section class="card empty" part="card">${icon('calendar', 'xl')}<h2 class="sub" part="title">${texts.emptyUpcoming}</h2><p class="small">${texts.emptyUpcomingText}</p></section>`}
      </div>
    `;
  }

  #section(title: string, rows: readonly AppointmentRow[], texts: AppointmentsTexts, acts: (row: AppointmentRow) => RowActs, count = ''): TemplateResult {
    const saying = { locale: this.#at.locale, texts };
    return html`
      <section class="card flush" part="card">
        <div class="card-head"><h2 class="head grow" part="title">${title}</h2>${count ? html`<span class=${count}>${rows.length}</span>` : nothing}</div>
        <ul class="list">${repeat(rows, (row) => row.reference, (row) => appointmentRow(row, acts(row), saying))}</ul>
      </section>
    `;
  }

  #claims(row: AppointmentRow, texts: AppointmentsTexts): RowActs {
    const { reference, pet, unassigned } = row;
    const busy = this.doing.is === 'claiming' && this.doing.reference === reference;
    const mine = unassigned?.role === this.#me?.role;
    const label = texts.claimOf({ pet: pet?.name ?? reference });
    return {
      buttons: html`
        ${mine ? html`<button type="button" class="btn primary" aria-label=${label} aria-busy=${busy ? 'true' : nothing} @click=${() => void this.#claim(row, texts)}>${busy ? texts.claiming : texts.claim}</button>` : html`<span class="small soft">${texts.forRole({ role: unassigned?.role ?? 'vet' })}</span>`}
        ${this.#isDesk ? this.#more(row, texts) : nothing}`,
      below: this.#changing(row, texts),
    };
  }

  async #claim(row: AppointmentRow, texts: AppointmentsTexts): Promise<void> {
    if (this.doing.is === 'claiming') return;
    this.doing = { is: 'claiming', reference: row.reference };
    try {
      const appointment = await staffAppointments(this.#at.clinic.http).claim(row.reference);
      this.doing = { is: 'nothing' };
      announce(texts.claimed({ pet: row.pet?.name ?? row.reference }));
      this.dispatchEvent(new VetAppointmentAnsweredEvent(appointment));
    } catch (error) {
      this.doing = { is: 'failed', text: whyNotClaimed(error, texts, { locale: this.#at.locale, zone: ownZone() }) };
    }
    await this.#list.run();
    // The row has moved to what comes next, where one goes in.
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-view="${row.reference}"]`)?.focus();
  }

  get #me() {
    return this.#at.clinic.session.find({ as: 'staff' })?.person;
  }

  get #isDesk(): boolean {
    const role = this.#me?.role;
    return role === 'manager' || role === 'front-desk';
  }

  #answers(row: AppointmentRow, texts: AppointmentsTexts): RowActs {
    const { reference, pet } = row;
    const name = pet?.name ?? reference;
    const is = 'reference' in this.doing && this.doing.reference === reference ? this.doing.is : 'nothing';
    return {
      buttons: html`
        <button type="button" class="btn primary" aria-label=${texts.confirmOf({ pet: name })} aria-busy=${is === 'confirming' ? 'true' : nothing} @click=${() => void this.#confirm(row, texts)}>${is === 'confirming' ? texts.confirming : texts.confirm}</button>
        <button type="button" class="btn quiet" aria-label=${texts.declineOf({ pet: name })} aria-expanded=${is === 'asking-why'} @click=${() => (this.doing = is === 'asking-why' ? { is: 'nothing' } : { is: 'asking-why', reference })}>${texts.decline}</button>
        ${this.#more(row, texts)}
      `,
      below: is === 'asking-why' || is === 'declining' ? declinePart({ texts, busy: is === 'declining', onSend: (reason) => void this.#decline(row, reason, texts), onBack: () => (this.doing = { is: 'nothing' }) }) : this.#changing(row, texts),
    };
  }

  #view(row: AppointmentRow, texts: AppointmentsTexts): RowActs {
    const label = texts.viewOf({ pet: row.pet?.name ?? row.reference });
    return {
      buttons: html`<button type="button" class="btn quiet" data-view=${row.reference} aria-label=${label} @click=${() => this.dispatchEvent(new VetAppointmentViewEvent(row.reference))}>${texts.view}</button>${this.#more(row, texts)}`,
      below: html`${latePart(row, this.#me?.id, () => void this.#list.run())}${this.#changing(row, texts)}`,
    };
  }

  #more(row: AppointmentRow, texts: AppointmentsTexts): TemplateResult {
    const open = this.doing.is === 'changing' && this.doing.reference === row.reference;
    const label = texts.moreOf({ pet: row.pet?.name ?? row.reference });
    return html`${this.#filesButton(row, texts)}<button type="button" class="btn plain" aria-label=${label} aria-expanded=${open} @click=${() => (open ? (this.doing = { is: 'nothing' }) : void this.#openChange(row))}>${texts.more}</button>`;
  }

  #filesButton(row: AppointmentRow, texts: AppointmentsTexts): TemplateResult {
    const { reference, files, pet } = row;
    const open = this.doing.is === 'files' && this.doing.reference === reference;
    return html`<button type="button" class="btn plain" aria-label=${texts.filesOf({ pet: pet?.name ?? reference, count: files })} aria-expanded=${open} @click=${() => (open ? (this.doing = { is: 'nothing' }) : void this.#openFiles(reference))}>${icon('clip')}${files ? `${texts.files} ${files}` : texts.files}</button>`;
  }

  /** Sending and showing files is loaded by who looks at them. */
  async #openFiles(reference: string): Promise<void> {
    await import('../files/vet-files.ts');
    this.doing = { is: 'files', reference };
  }

  #changing(row: AppointmentRow, texts: AppointmentsTexts): RowActs['below'] {
    const { doing } = this;
    if (doing.is === 'files' && doing.reference === row.reference) return html`<div class="why"><vet-files as="staff" reference=${row.reference}></vet-files></div>`;
    if (doing.is !== 'changing' || doing.reference !== row.reference) return nothing;
    const acts = {
      onDate: (date: string) => void this.#showTimes(row, date),
      onStart: (start: string) => (this.doing = { ...doing, start }),
      onMove: () => void this.#change({ ...doing, busy: 'moving' }, texts.moved({ pet: row.pet?.name ?? row.reference }), () => staffAppointments(this.#at.clinic.http).reschedule(row.reference, { start: doing.start })),
      onCancel: (request: CancelRequest) => void this.#change({ ...doing, busy: 'cancelling' }, texts.cancelled, () => staffAppointments(this.#at.clinic.http).cancel(row.reference, request)),
      onWhose: this.#isDesk ? (whose: Changing['whose']) => (this.doing = { ...doing, whose }) : undefined,
      onRelease: row.practitioner && (this.#me?.role === 'manager' || row.practitioner.id === this.#me?.id)
        ? () => void this.#change({ ...doing, busy: 'releasing' }, texts.released({ pet: row.pet?.name ?? row.reference }), () => staffAppointments(this.#at.clinic.http).giveBack(row.reference))
        : undefined,
      onClose: () => (this.doing = { is: 'nothing' }),
    };
    return changeRow(row, doing, acts, { texts, saying: { locale: this.#at.locale, zone: ownZone() } });
  }

  async #openChange(row: AppointmentRow): Promise<void> {
    void this.#showTimes(row, dateThere(Math.max(Date.parse(row.start), Date.now()), ownZone()));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#change-${row.reference}`)?.focus();
  }

  async #showTimes(row: AppointmentRow, date: string): Promise<void> {
    if (!date) return;
    const asking: Changing = { reference: row.reference, date, slots: undefined, start: '', busy: 'no', lost: false, whose: undefined };
    this.doing = { is: 'changing', ...asking };
    // A live call has no time to move.
    if (row.onDemand) return;
    const slots = await staffAppointments(this.#at.clinic.http).timesFor(row, { date, zone: ownZone() }).then((free) => free.slots, () => []);
    const { doing } = this;
    // Meanwhile another date or visit may have been asked for.
    if (doing.is === 'changing' && doing.reference === row.reference && doing.date === date && !doing.slots) this.doing = { ...doing, slots };
  }

  async #change(changing: Changing & { readonly is: 'changing' }, said: string, act: () => Promise<Appointment>): Promise<void> {
    if (this.doing.is === 'changing' && this.doing.busy !== 'no') return;
    this.doing = changing;
    try {
      const appointment = await act();
      this.doing = { is: 'nothing' };
      announce(said);
      this.dispatchEvent(new VetAppointmentChangedEvent(appointment));
    } catch (error) {
      if (isLost(error)) {
        const slots = freshSlots(error).filter(({ start }) => dateThere(start, ownZone()) === changing.date);
        this.doing = { ...changing, busy: 'no', start: '', slots, lost: true };
        return;
      }
      const { wrongStatus, notYours, failed } = this.#at.texts(appointmentsTexts, this.texts);
      this.doing = { is: 'failed', text: isProblem(error, 'wrong-status') ? wrongStatus : isProblem(error, 'not-yours') ? notYours : failed };
    }
    await this.#list.run();
  }

  #finish(row: AppointmentRow, texts: AppointmentsTexts): RowActs {
    const label = texts.finishOf({ pet: row.pet?.name ?? row.reference });
    return { buttons: html`<button type="button" class="btn quiet" aria-label=${label} @click=${() => this.dispatchEvent(new VetRecordOpenEvent(row.reference))}>${texts.finish}</button>${this.#filesButton(row, texts)}`, below: this.#changing(row, texts) };
  }

  async #confirm(row: AppointmentRow, texts: AppointmentsTexts): Promise<void> {
    if (this.doing.is === 'confirming') return;
    this.doing = { is: 'confirming', reference: row.reference };
    await this.#answer(() => staffAppointments(this.#at.clinic.http).confirm(row.reference), texts.confirmed({ pet: row.pet?.name ?? row.reference }));
  }

  async #decline(row: AppointmentRow, reason: DeclineRequest['reason'], texts: AppointmentsTexts): Promise<void> {
    if (this.doing.is === 'declining') return;
    this.doing = { is: 'declining', reference: row.reference };
    await this.#answer(() => staffAppointments(this.#at.clinic.http).decline(row.reference, { reason }), texts.declined);
  }

  async #answer(act: () => Promise<VetAppointmentAnsweredEvent['appointment']>, said: string): Promise<void> {
    try {
      const appointment = await act();
      this.doing = { is: 'nothing' };
      announce(said);
      this.dispatchEvent(new VetAppointmentAnsweredEvent(appointment));
    } catch (error) {
      const { wrongStatus, failed } = this.#at.texts(appointmentsTexts, this.texts);
      this.doing = { is: 'failed', text: isProblem(error, 'wrong-status') ? wrongStatus : failed };
    }
    await this.#list.run();
  }
}

define('vet-appointments', VetAppointments);
declare global {
  interface HTMLElementTagNameMap { 'vet-appointments': VetAppointments }
}
