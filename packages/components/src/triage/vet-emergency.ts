import type { Hospital } from '@vetkit/signal-server/clinics/contract';
import type { RedFlag, TriageAnswer } from '@vetkit/signal-server/triage/contract';
import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { triage } from '../locales/en/triage.ts';
import { emergencyTexts } from '../locales/emergency.ts';
import type { emergency as emergencyWords } from '../locales/en/emergency.ts';
import { triageTexts } from '../locales/triage.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.after.ts';
import { phoneLink, telHref } from '../shared/phone-link.ts';
import { skeleton } from '../shared/skeleton.ts';
import { focusTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { rows } from '../shared/styles/rows.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import type { Translation } from '../shared/text.ts';
import { directions, nearestFirst } from './hospitals.ts';
import { VetDangerMistakeEvent } from './events.ts';
import { poisonPart } from './poison-part.ts';
import { reasonsPart } from './reasons-part.ts';
import { emergency } from './vet-emergency.styles.ts';

type Words = Translation<typeof triage> & Translation<typeof emergencyWords>;

/**
 * Says where to go now: the sentence, why, the closest emergency hospital with a button that calls it, and three things to do.
 * Nothing else is offered, least of all a booking.
 *
 * @fires {VetDangerMistakeEvent} vet-danger-mistake - A sign was ticked by mistake.
 * @csspart verdict - The red head.
 * @csspart title - The sentence.
 * @csspart primary - The button that calls the hospital.
 */
export class VetEmergency extends LitElement {
  static override styles = [ground, words, actions, rows, progress, surfaces, widget, emergency];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The pet's name, where it is known. */
  @property({ attribute: 'pet-name' }) petName = '';

  /** The danger signs that the owner ticked. */
  @property({ attribute: false }) flags: readonly RedFlag[] = [];

  /** The whole answer of triage, where there is one: its reasons quote the owner's words. */
  @property({ attribute: false }) answer: TriageAnswer | undefined;

  @state() private othersShown = false;

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });

  /** Moves the focus to the sentence. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override render() {
    const t = { ...this.#at.texts(triageTexts), ...this.#at.texts(emergencyTexts) };
    const name = this.petName;
    const told = new Intl.ListFormat(this.#at.locale, { type: 'conjunction' }).format(this.flags.map((flag) => t[`told-${flag}`]));
    const step = (picture: 'phone' | 'car' | 'pill', sentence: string) => html`<li class="row top gap-12">${icon(picture)}<span class="grow">${sentence}</span></li>`;
    return html`
      <div class="vet">
        <div class="verdict" part="verdict">
          <div class="head-row">${icon('octagon')}${t.emergency}</div>
          <h2 class="display" part="title" tabindex="-1" data-step-title>${t.take({ name })}</h2>
          ${told ? html`<p>${t.why({ name, told })}</p>` : this.#because(t)}
        </div>
        <div class="widget-body">
          ${this.#info.render({
            pending: () => skeleton(t.loading, { lines: 2, tiles: 1 }),
            complete: ({ hospitals, phone }) => this.#where(t, nearestFirst(hospitals), phone),
            // Without the clinic's card the advice stands all the same.
            error: () => this.#where(t, [], null),
          })}
          ${this.answer?.poison || this.flags.includes('toxin') ? poisonPart(this.#info.value?.country, t, this.#at.locale) : nothing}
          <hr class="rule">
          <ul class="stack gap-16">
            ${this.answer?.isolation ? html`<li class="row top gap-12">${icon('door')}<span class="grow">${this.answer.isolation.text}</span></li>` : nothing}
            ${step('phone', t.callFirst)}${step('car', t.carry({ name }))}${step('pill', t.nothing)}
          </ul>
          <p class="small soft">${t.sorts({ name })} ${this.answer?.pack.signedOff ? nothing : t.rulesText} <a href=${new URL('triage-rules', this.#at.clinic.server).href} target="_blank" rel="noopener">${t.rules}</a></p>
        </div>
        <div class="widget-foot">
          <button type="button" class="btn plain" @click=${() => this.dispatchEvent(new VetDangerMistakeEvent())}>${this.flags.length || !this.answer ? t.mistake : t.wrong}</button>
        </div>
      </div>
    `;
  }

  /** The reasons that make it an emergency, with what the owner typed. */
  #because(t: Words) {
    const reasons = (this.answer?.reasons ?? []).filter(({ urgency }) => urgency === 'emergency');
    return reasonsPart(reasons, { quote: (quote) => t.youWrote({ quote }) }, 3);
  }

  #where(t: Words, [closest, ...others]: readonly Hospital[], clinicPhone: string | null) {
    if (!closest) {
      return html`
        <div class="stack"><p class="head">${t.noHospital}</p>${clinicPhone ? html`<p class="soft">${t.askClinic}</p>` : nothing}</div>
        ${phoneLink(clinicPhone, (phone) => t.call({ phone }))}
      `;
    }
    return html`
      <div class="hospital">
        <div class="row top">
          <div class="grow">
            <span class="small soft">${t.closest}</span>
            <h3 class="head">${closest.name}</h3>
            <p class="small soft">${closest.address}, ${closest.hours}</p>
          </div>
          ${this.#minutes(t, closest)}
        </div>
        <a class="btn danger huge wide" part="primary" href=${telHref(closest.phone)}>${icon('phone')}${t.call({ phone: closest.phone })}</a>
        <div class="actions">
          <a class="btn quiet big" href=${directions(closest)} target="_blank" rel="noopener noreferrer">${icon('route')}${t.directions}</a>
          ${others.length ? html`<button type="button" class="btn quiet big" aria-expanded=${this.othersShown ? 'true' : 'false'} @click=${() => (this.othersShown = !this.othersShown)}>${t.others}</button>` : nothing}
        </div>
        ${this.othersShown ? html`<ul class="list">${others.map((hospital) => this.#other(t, hospital))}</ul>` : nothing}
      </div>
    `;
  }

  #other(t: Words, { name, phone, address, hours, minutes }: Hospital) {
    const drive = minutes === null ? '' : `, ${t.minutesAway({ minutes })}`;
    return html`
      <li class="row gap-12 other">
        <span class="grow"><span class="strong name">${name}</span><span class="small soft">${address}, ${hours}${drive}</span></span>
        <a class="btn quiet icon-only" href=${telHref(phone)} aria-label=${t.callNamed({ name, phone })}>${icon('phone')}</a>
      </li>
    `;
  }

  #minutes(t: Words, { minutes }: Hospital) {
    if (minutes === null) return nothing;
    return html`<div class="far"><span class="head num">${t.minutesAway({ minutes })}</span><p class="small soft">${t.byCar}</p></div>`;
  }
}

define('vet-emergency', VetEmergency);
declare global {
  interface HTMLElementTagNameMap { 'vet-emergency': VetEmergency }
}
