import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { LiveController } from '../../clinic/live-controller.ts';
import { doorbellTexts, type DoorbellTexts } from '../../locales/doorbell.ts';
import { createChime, type Chime } from '../../media/chime.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.ts';
import { isMuted, keepMuted, mutedElsewhere, ringOnce } from '../../shared/muted.ts';
import { TitleNote } from '../../shared/page-title.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { overlays } from '../../shared/styles/overlays.ts';
import { words } from '../../shared/styles/words.ts';
import { consultClient } from '../client.ts';
import { VetVisitWantedEvent } from './events.ts';
import { isThere } from './who.ts';

/** Somebody who reloads the page does not ring again. */
const quietMs = 120_000;

const atTheDoor = ['arrived', 'testing', 'ready'];

/** An owner who is in the waiting room. */
interface Arrival {
  readonly reference: string;
  readonly owner: string;
  readonly pet: string;
}

/**
 * "The owner is here", for the practitioner of the visit, wherever at the desk they are: words, title and sound. One tab of several sounds.
 *
 * @fires {VetVisitWantedEvent} vet-visit-wanted - The visit should be opened.
 * @csspart arrival - One owner who is here.
 */
export class VetDoorbell extends LitElement {
  static override styles = [ground, words, actions, overlays, css`
    :host { position: fixed; inset-inline: 12px; inset-block-end: calc(12px + env(safe-area-inset-bottom) + var(--vet-below, 0px)); z-index: 30; pointer-events: none; }
    .vet { background: none; }
    ul { display: grid; gap: 8px; justify-items: end; list-style: none; margin: 0; padding: 0; }
    .toast { pointer-events: auto; max-inline-size: 100%; flex-wrap: wrap; }
    .toast > span { min-inline-size: 0; overflow-wrap: anywhere; }
  `];

  @property() clinic = '';
  @property() server = '';
  /** The visit whose room is open on this page: it needs no bell. */
  @property() inside = '';

  @state() private arrivals: readonly Arrival[] = [];
  @state() private muted = isMuted();

  readonly #at = new ClinicController(this);
  readonly #rang = new Map<string, number>();
  readonly #title = new TitleNote();
  #chime: Chime | undefined;

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), {
      onEvent: ({ type, reference, data }) => {
        if (type !== 'presence.changed' && type !== 'call.started') return;
        if (reference) void this.#look(reference, atTheDoor.includes(String(data['stage'])));
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#chime = createChime(() => this.requestUpdate());
    addEventListener('storage', this.#mutedElsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chime?.close();
    this.#title.set('');
    removeEventListener('storage', this.#mutedElsewhere);
  }

  readonly #mutedElsewhere = (event: StorageEvent): void => {
    this.muted = mutedElsewhere(event) ?? this.muted;
  };

  /** What is news of one visit: somebody may have come, or gone. Staff that comes and goes is no news. */
  async #look(reference: string, mayHaveCome: boolean): Promise<void> {
    const known = this.arrivals.some((one) => one.reference === reference);
    if (!known && (!mayHaveCome || reference === this.inside || Date.now() - (this.#rang.get(reference) ?? 0) < quietMs)) return;
    const me = this.#at.clinic.session.find({ as: 'staff' })?.person?.id;
    const room = await consultClient(this.#at.clinic.http, reference).enter().catch(() => undefined);
    if (!room || room.appointment.practitioner?.id !== me) return;
    const waits = room.state === 'waiting' && isThere(room, 'owner') && (room.appointment.status === 'confirmed' || room.appointment.status === 'requested');
    if (waits && !this.arrivals.some((one) => one.reference === reference)) this.#ring(room);
    else if (!waits) this.#done(reference);
  }

  #ring({ appointment: { reference, owner, pet } }: Room): void {
    const arrival = { reference, owner: owner?.name ?? '', pet: pet?.name ?? '' };
    this.#rang.set(reference, Date.now());
    this.arrivals = [...this.arrivals, arrival];
    const said = this.#at.texts(doorbellTexts).ownerIsHere(arrival);
    announce(said);
    this.#title.set(said);
    if (!this.muted) ringOnce(this.#chime, reference);
  }

  #done(reference: string): void {
    this.arrivals = this.arrivals.filter((one) => one.reference !== reference);
    const last = this.arrivals.at(-1);
    this.#title.set(last ? this.#at.texts(doorbellTexts).ownerIsHere(last) : '');
  }

  protected override willUpdate(): void {
    if (this.inside && this.arrivals.some(({ reference }) => reference === this.inside)) this.#done(this.inside);
  }

  protected override render() {
    if (!this.arrivals.length) return nothing;
    const t = this.#at.texts(doorbellTexts);
    return html`<section class="vet" aria-label=${t.doorbell}><ul>${repeat(this.arrivals, ({ reference }) => reference, (arrival) => this.#toast(arrival, t))}</ul></section>`;
  }

  #toast(arrival: Arrival, t: DoorbellTexts): TemplateResult {
    const { reference } = arrival;
    const view = () => {
      this.#done(reference);
      this.dispatchEvent(new VetVisitWantedEvent(reference));
    };
    return html`
      <li class="toast" part="arrival">${icon('bell')}<span>${t.ownerIsHere(arrival)}${this.#chime?.mayRing || this.muted ? nothing : html` <span class="small">${t.noSound}</span>`}</span>
        ${button({ label: t.viewVisit, kind: 'plain', size: '', onPress: view })}
        ${button({ label: this.muted ? t.soundOn : t.soundOff, kind: 'plain', size: '', onPress: () => this.#mute(!this.muted) })}
        ${button({ label: t.gotIt, kind: 'plain', size: '', onPress: () => this.#done(reference) })}
      </li>`;
  }

  #mute(muted: boolean): void {
    this.muted = muted;
    keepMuted(muted);
  }
}

define('vet-doorbell', VetDoorbell);
declare global {
  interface HTMLElementTagNameMap { 'vet-doorbell': VetDoorbell }
}
