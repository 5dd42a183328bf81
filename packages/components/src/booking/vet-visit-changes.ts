import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { bookingTexts } from '../locales/booking.ts';
import { visitChangesTexts } from '../locales/visit-changes.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.owner.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { clock, nearDay, ownZone } from '../shared/time.ts';
import { bookingClient } from './client.ts';
import { VetAppointmentChangedEvent, VetChangeTimeEvent } from './events.ts';

/**
 * What the owner can still change about a booked visit, with the clinic's rule in words before anybody presses.
 *
 * @fires {VetChangeTimeEvent} vet-change-time - The owner wants another time; only with `can-change`.
 * @fires {VetAppointmentChangedEvent} vet-appointment-changed - It was cancelled, here or meanwhile elsewhere.
 */
export class VetVisitChanges extends LitElement {
  static override styles = [ground, words, actions, surfaces];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The visit. */
  @property({ attribute: false }) appointment: Appointment | undefined;
  /** The zone to show times in; the viewer's own if not said. */
  @property() zone = ownZone();
  /** Another time can be chosen on this page: it listens for `vet-change-time`. */
  @property({ type: Boolean, attribute: 'can-change' }) canChange = false;

  /** Calling it off: asked whether they mean it, on its way, or refused. */
  @state() private off: 'no' | 'asked' | 'busy' | 'failed' | 'stale' = 'no';

  readonly #at = new ClinicController(this);

  async #to(off: 'asked' | 'no', focus: string): Promise<void> {
    this.off = off;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }

  async #cancel({ reference }: Appointment): Promise<void> {
    if (this.off === 'busy') return;
    this.off = 'busy';
    const client = bookingClient(this.#at.clinic.http);
    try {
      const appointment = await client.cancel(reference);
      this.off = 'no';
      this.dispatchEvent(new VetAppointmentChangedEvent(appointment));
    } catch (error) {
      this.off = isProblem(error, 'wrong-status') ? 'stale' : 'failed';
      const now = this.off === 'stale' ? await client.appointment(reference).catch(() => undefined) : undefined;
      if (now) this.dispatchEvent(new VetAppointmentChangedEvent(now));
    }
  }

  protected override render() {
    const { appointment } = this;
    if (!appointment?.freeUntil) return nothing;
    const t = this.#at.texts(visitChangesTexts);
    const { freeUntil, clinic } = appointment;
    const saying = { locale: this.#at.locale, zone: this.zone };
    const free = Date.parse(freeUntil) > Date.now();
    const when = this.#at.texts(bookingTexts).at({ day: nearDay(freeUntil, saying), time: clock(freeUntil, saying) });
    return html`
      <section class="vet stack gap-12">
        <p class="row top gap-12 small soft">${icon('clock', 's')}<span id="rule">${free ? t.freeUntil({ when }) : t.tooLate({ phone: clinic.phone ?? '' })}</span></p>
        ${this.off === 'stale' ? banner({ tone: 'warn', text: t.wrongStatus }) : nothing}
        ${this.off === 'no' || this.off === 'stale' ? html`
          <div class="actions">
            ${this.canChange && free ? html`<button type="button" class="btn quiet" aria-describedby="rule" @click=${() => this.dispatchEvent(new VetChangeTimeEvent(appointment))}>${icon('calendar')}${t.changeTime}</button>` : nothing}
            <button type="button" class="btn plain" id="cancel" aria-describedby="rule" @click=${() => void this.#to('asked', '#cancel-ask')}>${t.cancelVisit}</button>
          </div>` : this.#ask(appointment, free)}
      </section>
    `;
  }

  #ask(appointment: Appointment, free: boolean) {
    const t = this.#at.texts(visitChangesTexts);
    return html`
      <div class="card stack gap-12" role="group" aria-labelledby="cancel-ask">
        <h3 class="sub" id="cancel-ask" tabindex="-1">${t.cancelAsk({ name: appointment.pet?.name ?? '' })}</h3>
        <p class="soft">${free ? t.cancelFree : t.cancelLate}</p>
        ${this.off === 'failed' ? banner({ tone: 'bad', text: t.cancelFailed }) : nothing}
        <div class="actions">
          ${button({ label: t.cancelSend, busyLabel: t.cancelling, busy: this.off === 'busy', kind: 'danger', size: '', onPress: () => void this.#cancel(appointment) })}
          ${button({ label: t.keepIt, kind: 'plain', size: '', onPress: () => void this.#to('no', '#cancel') })}
        </div>
      </div>
    `;
  }
}

define('vet-visit-changes', VetVisitChanges);
declare global {
  interface HTMLElementTagNameMap { 'vet-visit-changes': VetVisitChanges }
}
