import '../../shared/icons.owner.ts';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { mayLeaveMs, waitStage } from '@vetkit/signal-server/consult/rules/lobby';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { withPhoto } from '../../clinic/photo.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../../locales/consult.ts';
import { lobbyTexts, type LobbyTexts } from '../../locales/lobby.ts';
import { announce } from '../../shared/announce.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { leftOf } from '../../shared/countdown.ts';
import { define } from '../../shared/define.ts';
import { everySecond } from '../../shared/heartbeat.ts';
import { ring } from '../../shared/ring.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { marks } from '../../shared/styles/marks.ts';
import { progress } from '../../shared/styles/progress.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { clock, minutes, ownZone } from '../../shared/time.ts';
import { VetAnotherTimeEvent, VetWaitingEvent } from './events.ts';
import { identityPart } from './identity-part.ts';
import { nearby, startPart } from './start-part.ts';
import { startStyles } from './start.styles.ts';
import { isThere, waitingOf } from './who.ts';

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
  @state() private doing: 'waits' | 'stays' | 'left' = 'waits';

  readonly #at = new ClinicController(this);
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
    if (isNews && title !== this.#said) announce(title);
    this.#said = title;
  }

  protected override render() {
    const { room } = this;
    if (!room?.appointment.practitioner) return nothing;
    const texts = this.#at.texts(consultTexts, this.texts);
    const t = this.#at.texts(lobbyTexts);
    return html`<div class="vet"><section class="card start" part="card">${this.#inside(room, withPhoto(room.appointment.practitioner, this.#at.clinic.server), texts, t)}</section></div>`;
  }

  #inside(room: Room, practitioner: NonNullable<Room['appointment']['practitioner']>, texts: ConsultTexts, t: LobbyTexts): TemplateResult {
    const now = Date.now();
    const who = practitioner.name;
    const waiting = waitingOf(room);
    const stage = waiting ? waitStage(waiting, now) : 'met';
    if (this.doing === 'left' && stage !== 'met') return this.#left(t);
    if (waiting?.expected !== undefined && waiting.expected > now && stage !== 'met') return this.#late(room, who, { ...waiting, expected: waiting.expected }, now, t, identityPart(practitioner, texts));
    if (stage === 'offered' && this.doing === 'waits') return this.#offered(who, t);
    return html`${this.#start(room, now, texts)}
      ${(stage === 'due' || stage === 'free' || stage === 'offered') && !isThere(room, 'practitioner') ? html`<p class="soft">${room.practitionerBusy ? t.busy({ who }) : t.anyMoment({ who })}</p>` : nothing}
      ${stage === 'free' || stage === 'offered' ? html`<div class="wide-row"><p class="small soft">${t.leaveNow}</p>${this.#ways(t)}</div>` : nothing}
      ${identityPart(practitioner, texts)}`;
  }

  #start(room: Room, now: number, texts: ConsultTexts): TemplateResult {
    const endsAt = Date.parse(room.appointment.start);
    return startPart({ room, left: endsAt > now ? leftOf({ endsAt, length: nearby }, now) : undefined, whom: 'practitioner', locale: this.#at.locale }, texts);
  }

  #late({ appointment, practitionerBusy }: Room, who: string, { start, expected }: { start: number; expected: number }, now: number, t: LobbyTexts, identity: TemplateResult): TemplateResult {
    const { locale } = this.#at;
    const left = leftOf({ endsAt: expected, length: Math.max(expected - start, nearby) }, now);
    const lasts = minutes(Math.max(1, Math.round((expected - start) / 60_000)), locale);
    const free = now >= start + mayLeaveMs;
    return html`
      <div class="count">${ring(left, t.lateRing({ who, left: left.text }), { size: 'l', tone: 'warn' })}<span class="small soft strong">${t.toGo}</span></div>
      <h2 class="title" part="title" tabindex="-1" data-news>${t.isLate({ who, minutes: lasts })}</h2>
      <p class="soft">${practitionerBusy ? `${t.busy({ who })} ` : nothing}${t.lateText({ minutes: minutes(appointment.type.durationMin, locale) })}</p>
      <div class="wide-row">${free ? html`<p class="small soft">${t.leaveNow}</p>${this.#ways(t)}` : html`<div class="actions">${this.#another(t)}</div><p class="small soft">${t.leaveFrom({ time: clock(start + mayLeaveMs, { locale, zone: ownZone() }) })}</p>`}</div>
      ${identity}`;
  }

  /** Three minutes have passed: asked aloud, and answered with one press. */
  #offered(who: string, t: LobbyTexts): TemplateResult {
    return html`
      <h2 class="title" part="title" tabindex="-1" data-news>${t.notHere({ who })}</h2>
      <div class="wide-row">
        ${banner({ tone: 'warn', text: t.notHereText({ who }) })}
        ${button({ label: t.iWait, wide: true, onPress: () => (this.doing = 'stays') })}
        ${this.#ways(t)}
      </div>`;
  }

  #left(t: LobbyTexts): TemplateResult {
    return html`
      <h2 class="title" part="title" tabindex="-1">${t.left}</h2>
      <p class="soft">${t.leftText}</p>
      <div class="actions">${button({ label: t.comeBack, icon: 'door', onPress: () => this.#go('waits') })}${this.#another(t)}</div>`;
  }

  #ways = (t: LobbyTexts): TemplateResult => html`<div class="actions">${this.#another(t)}${button({ label: t.leaveFree, kind: 'quiet', onPress: () => this.#go('left') })}</div>`;

  #another = (t: LobbyTexts): TemplateResult => button({ label: t.anotherTime, kind: 'quiet', icon: 'calendar', onPress: () => this.dispatchEvent(new VetAnotherTimeEvent(this.room?.appointment.reference ?? '')) });

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
