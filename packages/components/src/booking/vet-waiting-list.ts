import { Task } from '@lit/task';
import type { Wait } from '@vetkit/signal-server/booking/on-demand.contract';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { ClinicInfo } from '../clinic/clinic.ts';
import { bookingTexts } from '../locales/booking.ts';
import { liveCallsTexts } from '../locales/live-calls.ts';
import { visitChangesTexts } from '../locales/visit-changes.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { telHref } from '../shared/phone-link.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { bookingClient } from './client.ts';
import { VetAppointmentChangedEvent } from './events.ts';
import { waitWords } from './wait-words.ts';
import { waitOf } from './waiting-client.ts';

/** Others in the list are claimed without this page hearing of it. */
const everyMs = 15_000;

/**
 * Place and time in the waiting list of a live call, what to do if it gets worse, and the way out of the list. For the owner of the visit.
 *
 * @fires {VetAppointmentChangedEvent} vet-appointment-changed - The owner has left the list.
 */
export class VetWaitingList extends LitElement {
  static override styles = [ground, words, actions, surfaces, progress, css`
    :host { display: block; }
    .banner .actions { margin-block-start: 8px; }
    .place { display: flex; align-items: center; gap: 16px; }
    .number { display: grid; place-items: center; flex: none; inline-size: 64px; block-size: 64px; border-radius: 50%; background: var(--vet-accent-soft); color: var(--vet-accent-ink); font-size: 1.75rem; font-weight: var(--vet-weight-strong); font-variant-numeric: tabular-nums; }
  `];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The appointment's reference. */
  @property() reference = '';
  /** The pet's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';

  /** Leaving the list: asked whether they mean it, on its way, or not possible. */
  @state() private leaving: 'no' | 'asked' | 'busy' | 'failed' = 'no';

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  #place: number | undefined;
  readonly #wait = new Task(this, {
    args: () => [this.#at.clinic, this.reference] as const,
    task: ([clinic, reference], { signal }) => waitOf(clinic.http, reference, signal),
    onComplete: ({ place }) => {
      if (this.#place !== undefined && place !== this.#place) announce(this.#t.inList({ place }));
      this.#place = place;
    },
  });
  #timer: ReturnType<typeof setInterval> | undefined;

  get #t() {
    return this.#at.texts(liveCallsTexts);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => document.visibilityState === 'visible' && this.leaving !== 'busy' && void this.#wait.run(), everyMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render() {
    const t = this.#t;
    const wait = this.#wait.value;
    return html`
      <div class="vet stack gap-16">
        ${wait ? this.#where(wait) : this.#wait.error ? nothing : skeleton(this.#at.texts(bookingTexts).loading, { lines: 2 })}
        ${wait?.escalated ? banner({ tone: 'warn', icon: 'clock', text: t.waitsLong }) : wait && !wait.onDuty ? banner({ tone: 'warn', icon: 'phone', text: t.noneOnDuty }) : nothing}
        ${this.#worse(this.#info.value)}
        ${this.#leave()}
      </div>
    `;
  }

  #where({ place, minutes }: Wait) {
    const t = this.#t;
    return html`
      <div class="place" role="status">
        <span class="number" aria-hidden="true">${place}</span>
        <div><p class="head">${t.inList({ place })}</p><p class="soft">${waitWords(minutes, t, this.#at.locale)}</p></div>
      </div>
    `;
  }

  #worse(info: ClinicInfo | undefined) {
    const t = this.#t;
    const hospital = info?.hospitals.toSorted((a, b) => (a.minutes ?? Infinity) - (b.minutes ?? Infinity))[0];
    const call = (number: string, words: string) => html`<a class="btn quiet" href=${telHref(number)}>${icon('phone')}${words}</a>`;
    return banner({
      tone: 'plain', icon: 'octagon', title: t.worse({ name: this.petName }), text: t.worseText,
      actions: html`${info?.phone ? call(info.phone, t.callClinic({ phone: info.phone.replaceAll(' ', '\u00a0') })) : nothing}${hospital ? call(hospital.phone, hospital.name) : nothing}`,
    });
  }

  #leave() {
    const t = this.#t;
    if (this.leaving === 'no') return html`<div class="actions">${button({ label: t.leaveList, kind: 'plain', size: '', onPress: () => void this.#ask() })}</div>`;
    return html`
      <div class="card stack gap-12" role="group" aria-labelledby="leave-ask">
        <h3 class="sub" id="leave-ask" tabindex="-1">${t.leaveAsk({ name: this.petName })}</h3>
        <p class="soft">${t.leaveText}</p>
        ${this.leaving === 'failed' ? banner({ tone: 'bad', text: this.#at.texts(visitChangesTexts).cancelFailed }) : nothing}
        <div class="actions">
          ${button({ label: t.leaveSend, busy: this.leaving === 'busy', kind: 'danger', size: '', onPress: () => void this.#off() })}
          ${button({ label: t.stay, kind: 'plain', size: '', onPress: () => (this.leaving = 'no') })}
        </div>
      </div>
    `;
  }

  async #ask(): Promise<void> {
    this.leaving = 'asked';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#leave-ask')?.focus();
  }

  async #off(): Promise<void> {
    this.leaving = 'busy';
    try {
      this.dispatchEvent(new VetAppointmentChangedEvent(await bookingClient(this.#at.clinic.http).cancel(this.reference)));
      this.leaving = 'no';
    } catch {
      this.leaving = 'failed';
    }
  }
}

define('vet-waiting-list', VetWaitingList);
declare global {
  interface HTMLElementTagNameMap { 'vet-waiting-list': VetWaitingList }
}
