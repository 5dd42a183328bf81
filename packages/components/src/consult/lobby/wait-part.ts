import type { Room } from '@vetkit/signal-server/consult/contract';
import { mayLeaveMs, type Waiting, type WaitStage } from '@vetkit/signal-server/consult/rules/lobby';
import { html, nothing, type TemplateResult } from 'lit';
import type { ClinicController } from '../../clinic/clinic-controller.ts';
import { lateWaitTexts, type LateWaitTexts } from '../../locales/late-wait.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { leftOf } from '../../shared/countdown.ts';
import '../../shared/icons.owner.ts';
import { ring } from '../../shared/ring.ts';
import { clock, minutes, ownZone } from '../../shared/time.ts';
import { nearby } from './start-part.ts';
import { isThere } from './who.ts';

/** What an owner whose vet is late may do. */
export interface WaitActs {
  readonly onStay: () => void;
  readonly onGo: (to: 'waits' | 'left') => void;
  readonly onAnother: () => void;
}

/** `stays`: pressed «I will wait» after being asked. */
export type Doing = 'waits' | 'stays' | 'left';

export interface WaitView extends WaitActs {
  readonly room: Room;
  readonly waiting: Waiting;
  readonly stage: WaitStage;
  readonly doing: Doing;
  readonly now: number;
  /** When it starts, and whom one meets. */
  readonly start: TemplateResult;
  readonly identity: TemplateResult;
}

interface Drawn extends WaitView {
  readonly who: string;
  readonly t: LateWaitTexts;
  readonly locale: string;
}

/** What is drawn instead of the countdown alone when it is time, or the vet is late, or the owner has left. */
export function waitPart(view: WaitView, at: ClinicController): TemplateResult {
  const { room, waiting: { start, expected }, stage, doing, now } = view;
  const drawn = { ...view, t: at.texts(lateWaitTexts), locale: at.locale, who: room.appointment.practitioner?.name ?? '' };
  if (doing === 'left') return left(drawn);
  if (expected !== undefined && expected > now) return late(drawn, start, expected);
  if (stage === 'offered' && doing === 'waits') return offered(drawn);
  const { t, who } = drawn;
  const soon = isThere(room, 'practitioner') ? nothing : html`<p class="soft">${room.practitionerBusy ? t.busy({ who }) : t.anyMoment({ who })}</p>`;
  return html`${view.start}${soon}${stage === 'due' ? nothing : free(drawn)}${view.identity}`;
}

const another = ({ t, onAnother }: Drawn): TemplateResult => button({ label: t.anotherTime, kind: 'quiet', icon: 'calendar', onPress: onAnother });

const ways = (view: Drawn): TemplateResult => html`<div class="actions">${another(view)}${button({ label: view.t.leaveFree, kind: 'quiet', onPress: () => view.onGo('left') })}</div>`;

/** From now on one may leave at no cost. */
const free = (view: Drawn): TemplateResult => html`<div class="wide-row"><p class="small soft">${view.t.leaveNow}</p>${ways(view)}</div>`;

/** The vet has said when they come. */
function late(view: Drawn, start: number, expected: number): TemplateResult {
  const { room: { appointment, practitionerBusy }, who, now, t, locale, identity } = view;
  const left = leftOf({ endsAt: expected, length: Math.max(expected - start, nearby) }, now);
  const lasts = minutes(Math.max(1, Math.round((expected - start) / 60_000)), locale);
  return html`
    <div class="count">${ring(left, t.lateRing({ who, left: left.text }), { size: 'l', tone: 'warn' })}<span class="small soft strong">${t.toGo}</span></div>
    <h2 class="title" part="title" tabindex="-1" data-news>${t.isLate({ who, minutes: lasts })}</h2>
    <p class="soft">${practitionerBusy ? `${t.busy({ who })} ` : nothing}${t.lateText({ minutes: minutes(appointment.type.durationMin, locale) })}</p>
    ${now >= start + mayLeaveMs ? free(view) : html`<div class="wide-row"><div class="actions">${another(view)}</div><p class="small soft">${t.leaveFrom({ time: clock(start + mayLeaveMs, { locale, zone: ownZone() }) })}</p></div>`}
    ${identity}`;
}

/** Three minutes have passed: asked aloud, and answered with one press. */
const offered = (view: Drawn): TemplateResult => html`
  <h2 class="title" part="title" tabindex="-1" data-news>${view.t.notHere({ who: view.who })}</h2>
  <div class="wide-row">
    ${banner({ tone: 'warn', text: view.t.notHereText({ who: view.who }) })}
    ${button({ label: view.t.iWait, wide: true, onPress: view.onStay })}
    ${ways(view)}
  </div>`;

/** The owner has stopped waiting. */
const left = (view: Drawn): TemplateResult => html`
  <h2 class="title" part="title" tabindex="-1">${view.t.left}</h2>
  <p class="soft">${view.t.leftText}</p>
  <div class="actions">${button({ label: view.t.comeBack, icon: 'door', onPress: () => view.onGo('waits') })}${another(view)}</div>`;
