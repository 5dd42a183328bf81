import '../../shared/icons.owner.ts';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { waitStage } from '@vetkit/signal-server/consult/rules/lobby';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { withPhoto } from '../../clinic/photo.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../../locales/consult.ts';
import { announce } from '../../shared/announce.ts';
import { leftOf } from '../../shared/countdown.ts';
import { define } from '../../shared/define.ts';
import { everySecond } from '../../shared/heartbeat.ts';
import { Later } from '../../shared/later.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { marks } from '../../shared/styles/marks.ts';
import { progress } from '../../shared/styles/progress.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { VetAnotherTimeEvent, VetWaitingEvent } from './events.ts';
import { identityPart } from './identity-part.ts';
import { nearby, startPart } from './start-part.ts';
import { startStyles } from './start.styles.ts';
import type { Doing, WaitActs } from './wait-part.ts';
import { waitingOf } from './who.ts';

/**
 * The owner's wait: the countdown to the start, when a late vet comes, and from when on one may leave at no cost.
 *
 * @fires {VetWaitingEvent} vet-waiting - The owner leaves, or is back.
 * @fires {VetAnotherTimeEvent} vet-another-time - The owner wants another time.
 * @csspart card - The card. @csspart title - Its heading.
 */
export class VetWait extends LitElement {
  static override styles = [ground, words, actions, marks, surfaces, progress, startStyles];

  /** The room as the server sees it. */
  @property({ attribute: false }) room: Room | undefined;
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: ConsultOverrides = {};

  /** `stays`: pressed «I will wait» after being asked. */
  @state() private doing: Doing = 'waits';

  readonly #at = new ClinicController(this);
  readonly #parts = new Later(this, () => import('./wait-part.ts'));
  #stop: (() => void) | undefined;
  #said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = everySecond(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  /** A late vet, and the way out, are said once each; the countdown is not read aloud. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const title = this.renderRoot.querySelector('h2')?.textContent ?? '';
    const isNews = this.renderRoot.querySelector('[data-news]') !== null;
    // Its words may come when it is gone from the page: then they are nobody's news.
    if (isNews && title !== this.#said && this.isConnected) announce(title);
    this.#said = title;
  }

  protected override render() {
    const { room } = this;
    if (!room?.appointment.practitioner) return nothing;
    const texts = this.#at.texts(consultTexts, this.texts);
    return html`<div class="vet"><section class="card start" part="card">${this.#inside(room, withPhoto(room.appointment.practitioner, this.#at.clinic.server), texts)}</section></div>`;
  }

  #inside(room: Room, practitioner: NonNullable<Room['appointment']['practitioner']>, texts: ConsultTexts): TemplateResult {
    const now = Date.now();
    const waiting = waitingOf(room);
    const stage = waiting ? waitStage(waiting, now) : 'met';
    const { doing } = this;
    const start = this.#start(room, now, texts);
    const identity = identityPart(practitioner, texts);
    const isCalm = stage === 'met' || (stage === 'early' && doing !== 'left' && !(waiting?.expected && waiting.expected > now));
    // Fetched when somebody is late: most never are.
    return (isCalm || !waiting ? undefined : this.#parts.piece?.waitPart({ room, waiting, stage, doing, now, start, identity, ...this.#acts }, this.#at)) ?? html`${start}${identity}`;
  }

  #start(room: Room, now: number, texts: ConsultTexts): TemplateResult {
    const endsAt = Date.parse(room.appointment.start);
    return startPart({ room, left: endsAt > now ? leftOf({ endsAt, length: nearby }, now) : undefined, whom: 'practitioner', locale: this.#at.locale }, texts);
  }

  /** What the pieces of a late wait ask for. */
  readonly #acts: WaitActs = {
    onStay: () => (this.doing = 'stays'),
    onGo: (to) => this.#go(to),
    onAnother: () => this.dispatchEvent(new VetAnotherTimeEvent(this.room?.appointment.reference ?? '')),
  };

  #go(to: 'waits' | 'left'): void {
    this.doing = to;
    this.dispatchEvent(new VetWaitingEvent(to === 'waits'));
    // The button that was pressed is gone.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }
}

define('vet-wait', VetWait);
declare global {
  interface HTMLElementTagNameMap { 'vet-wait': VetWait }
}
