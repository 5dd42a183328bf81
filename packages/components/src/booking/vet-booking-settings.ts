import { Task } from '@lit/task';
import type { BookingSettings } from '@vetkit/signal-server/booking/contract';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingSettingsTexts } from '../locales/booking-settings.ts';
import { commonTexts } from '../locales/common.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { toggle } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { selectField } from '../shared/field.ts';
import { skeleton } from '../shared/skeleton.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { minutes } from '../shared/time.ts';
import { staffAppointments } from './staff-client.ts';

const waits = [3, 5, 10, 15, 30];

/** The clinic's rules of booking that a manager turns on and off: live calls, and what happens when nobody answers. Each change is kept at once. */
export class VetBookingSettings extends LitElement {
  static override styles = [ground, words, choices, fields, surfaces, progress, css`:host { display: block; } .card { display: grid; gap: 16px; }`];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';

  @state() private settings: BookingSettings | undefined;
  @state() private problem: unknown;

  readonly #at = new ClinicController(this);
  readonly #read = new Task(this, {
    args: () => [this.#at.clinic] as const,
    task: ([clinic], { signal }) => staffAppointments(clinic.http).settings(signal),
    onComplete: (settings) => (this.settings = settings),
  });

  async #set(change: Partial<BookingSettings>): Promise<void> {
    const before = this.settings;
    if (!before) return;
    this.settings = { ...before, ...change };
    this.problem = undefined;
    try {
      this.settings = await staffAppointments(this.#at.clinic.http).setSettings(this.settings);
      announce(this.#at.texts(bookingSettingsTexts).saved);
    } catch (problem) {
      this.settings = before;
      this.problem = problem;
    }
  }

  protected override render() {
    const t = this.#at.texts(bookingSettingsTexts);
    const { settings } = this;
    const problem = this.problem ?? (settings ? undefined : this.#read.error);
    return html`
      <div class="vet"><section class="card" part="card" aria-labelledby="title">
        <h2 class="head" id="title" part="title">${t.title}</h2>
        ${problem ? banner({ tone: 'bad', text: problemText(problem, this.#at.texts(commonTexts)) }) : nothing}
        ${settings ? this.#rows(settings) : problem ? nothing : skeleton(t.loading, { lines: 3 })}
      </section></div>
    `;
  }

  #rows(settings: BookingSettings) {
    const t = this.#at.texts(bookingSettingsTexts);
    return html`
      <div class="stack gap-4">${toggle({ name: 'liveCalls', label: t.liveCalls, checked: settings.liveCalls, onTick: (liveCalls) => void this.#set({ liveCalls }) })}<p class="hint">${t.liveCallsHint}</p></div>
      ${settings.liveCalls ? selectField({
        name: 'unclaimed', label: t.unclaimed, value: String(settings.unclaimedAfterMin),
        options: [...new Set([...waits, settings.unclaimedAfterMin])].sort((a, b) => a - b).map((wait) => ({ value: String(wait), label: minutes(wait, this.#at.locale) })),
        onInput: (wait) => void this.#set({ unclaimedAfterMin: Number(wait) }),
      }) : nothing}
      <div class="stack gap-4">${toggle({ name: 'reassign', label: t.reassign, checked: settings.reassign, onTick: (reassign) => void this.#set({ reassign }) })}<p class="hint">${t.reassignHint}</p></div>
    `;
  }
}

define('vet-booking-settings', VetBookingSettings);
declare global {
  interface HTMLElementTagNameMap { 'vet-booking-settings': VetBookingSettings }
}
