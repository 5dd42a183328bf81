import { Task } from '@lit/task';
import type { LiveCallOffer } from '@vetkit/signal-server/booking/on-demand.contract';
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { liveCallsTexts } from '../locales/live-calls.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.owner.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { VetLiveCallWantedEvent } from './events.ts';
import { waitWords } from './wait-words.ts';
import { liveCallOffer } from './waiting-client.ts';

/**
 * Offers a live call while the clinic has it and somebody is on duty, with how long one waits. Where the clinic has none, nothing is shown.
 *
 * @fires {VetLiveCallWantedEvent} vet-live-call-wanted - The button was pressed.
 * @csspart card - The frame. @csspart primary - The button, where it is the way to go.
 */
export class VetLiveCall extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`
    :host { display: block; }
    :host([hidden]) { display: none; }
    .inset { padding: var(--vet-space-2) var(--vet-space-2) 12px; }
    .card { display: grid; gap: 12px; }
  `];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The pet's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';
  /** Code of the kind of visit that would be called. */
  @property() type = '';
  /** There is nothing better on the page. */
  @property({ type: Boolean }) first = false;

  readonly #at = new ClinicController(this);
  readonly #offer = new Task(this, {
    args: () => [this.#at.clinic, this.type] as const,
    task: async ([clinic, type], { signal }) => (type ? liveCallOffer(clinic.http, type, signal) : undefined),
  });

  protected override render() {
    // What cannot be asked now is not offered: the number to call stands beside it.
    const offer = this.#offer.value;
    return offer && offer.standing !== 'off' ? html`<div class="vet inset">${this.#card(offer)}</div>` : nothing;
  }

  #card({ standing, waiting, minutes }: LiveCallOffer) {
    const t = this.#at.texts(liveCallsTexts);
    const open = standing === 'open';
    return html`
      <section class="card" part="card" aria-labelledby="live">
        <div class="row top gap-12">
          ${icon('video', 'l')}
          <div class="grow stack gap-4">
            <h2 class="sub" id="live">${t.liveTitle}</h2>
            <p class="soft">${open ? t.liveText : t.liveClosed}</p>
            ${open ? html`<p class="small strong">${t.ahead({ count: waiting })} ${waitWords(minutes, t, this.#at.locale)}</p>` : nothing}
          </div>
        </div>
        ${open
          ? button({ label: t.liveButton({ name: this.petName }), kind: this.first ? 'primary' : 'quiet', wide: true, onPress: () => this.dispatchEvent(new VetLiveCallWantedEvent(this.type)) })
          : nothing}
      </section>
    `;
  }
}

define('vet-live-call', VetLiveCall);
declare global {
  interface HTMLElementTagNameMap { 'vet-live-call': VetLiveCall }
}
