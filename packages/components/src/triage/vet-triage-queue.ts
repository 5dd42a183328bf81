import type { TriageAssessment } from '@vetkit/signal-server/triage/assessments.contract';
import type { Urgency } from '@vetkit/signal-server/shared/words.contract';
import { initialState, Task, TaskStatus } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { triageQueueTexts, type TriageQueueTexts } from '../locales/triage-queue.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { textArea } from '../shared/field.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { telHref } from '../shared/phone-link.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { desk } from '../shared/styles/desk.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { marks } from '../shared/styles/marks.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Translation } from '../shared/text.ts';
import { triageClient } from './client.ts';
import { VetTriageDecidedEvent } from './events.ts';
import { reasonsPart, upright } from './reasons-part.ts';
import { triageQueue } from './vet-triage-queue.styles.ts';

type Words = Translation<TriageQueueTexts>;
const levels: readonly Urgency[] = ['emergency', 'urgent', 'soon', 'routine'];
const shapes: Readonly<Record<Urgency, IconName>> = { emergency: 'octagon', urgent: 'triangle', soon: 'clock', routine: 'check-circle' };

/** What is being done to one case; one value for the whole list. */
type Doing =
  | { readonly is: 'nothing' }
  | { readonly is: 'deciding' | 'saving' | 'failed'; readonly id: string; readonly level: Urgency; readonly reason: string; readonly checked: boolean };

/**
 * The staff's triage queue: what waits for a decision, the most urgent first and of these the oldest. A technician or vet decides with a
 * reason; what the rules suggested stays beside it. Fresh by itself, and a new emergency is spoken. For signed-in staff.
 *
 * @fires {VetTriageDecidedEvent} vet-triage-decided - Somebody decided.
 * @csspart card - The list. @csspart title - Its heading.
 */
export class VetTriageQueue extends LitElement {
  static override styles = [ground, words, actions, fields, choices, marks, surfaces, lists, navigation, progress, desk, triageQueue];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private doing: Doing = { is: 'nothing' };
  @state() private onBehalf: 'closed' | 'open' = 'closed';

  readonly #at = new ClinicController(this);
  readonly #queue = new Task(this, {
    args: () => [this.#at.clinic, this.#token] as const,
    task: async ([clinic, token], { signal }) => (clinic.slug && token ? (await triageClient(clinic.http).queue(signal)).assessments : initialState),
    onComplete: (list) => (this.#last = list),
  });
  /** What was seen last: it stays while the network is away. */
  #last: readonly TriageAssessment[] | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #known = new Set<string>();

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), {
      onEvent: (event) => event.type.startsWith('triage.') && void this.#queue.run(),
      onOpen: (resumed) => !resumed && this.#last && void this.#queue.run(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Ages are in minutes.
    this.#clock = setInterval(() => this.requestUpdate(), 30_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  get #token(): string | undefined {
    return this.#at.clinic.session.find({ as: 'staff' })?.token;
  }

  /** Technicians and vets decide; the others see. */
  get #mayDecide(): boolean {
    const role = this.#at.clinic.session.find({ as: 'staff' })?.person?.role;
    return role === 'technician' || role === 'vet';
  }

  protected override updated(): void {
    const list = this.#last;
    if (!list) return;
    const first = this.#known.size === 0;
    const t = this.#at.texts(triageQueueTexts);
    for (const each of list) {
      if (!first && !this.#known.has(each.id) && !each.decisions.length && each.suggested.urgency === 'emergency') announce(t.newEmergency({ pet: titleOf(each, t) }), 'assertive');
      this.#known.add(each.id);
    }
    // An empty list is known too: the next one is news.
    this.#known.add('');
  }

  protected override render() {
    const t = this.#at.texts(triageQueueTexts);
    const list = this.#token ? this.#last : undefined;
    const away = () => banner({ tone: 'bad', text: t.cannotOpen, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#queue.run() }) });
    return html`<div class="vet">${list
      ? html`<div class="stack gap-12">${this.#queue.status === TaskStatus.ERROR ? away() : nothing}${this.#list(list, t)}</div>`
      : this.#queue.render({
          initial: () => banner({ tone: 'info', text: t.signIn }),
          pending: () => skeleton(t.loading, { lines: 3 }),
          error: away,
        })}</div>`;
  }

  #list(list: readonly TriageAssessment[], t: Words): TemplateResult {
    const waiting = list.filter(({ decisions }) => !decisions.length);
    const decided = list.filter(({ decisions }) => decisions.length);
    const urgent = waiting.some(({ suggested }) => suggested.urgency === 'emergency');
    const rows = (of: readonly TriageAssessment[]) => repeat(of, ({ id }) => id, (each) => this.#case(each, t));
    return html`
      <section class="card flush" part="card">
        <div class="card-head inset">
          <h2 class="head" part="title">${t.title}</h2>${waiting.length ? html`<span class="count ${urgent ? 'bad' : ''}">${waiting.length}</span>` : nothing}
          <button type="button" class="btn plain end" aria-expanded=${this.onBehalf === 'open'} @click=${() => this.#toggleBehalf()}>${icon('phone')}${this.onBehalf === 'open' ? t.closeOnBehalf : t.onBehalf}</button>
        </div>
        ${this.onBehalf === 'open' ? html`<div class="behalf"><vet-triage-form on-behalf @vet-triage-done=${() => void this.#queue.run()}></vet-triage-form></div>` : nothing}
        ${waiting.length ? html`<ul class="list">${rows(waiting)}</ul>` : html`<div class="empty">${icon('clipboard', 'xl')}<h3 class="sub">${t.empty}</h3><p class="small">${t.emptyText}</p></div>`}
        ${decided.length ? html`<h3 class="group">${t.decidedTitle}</h3><ul class="list">${rows(decided)}</ul>` : nothing}
      </section>
    `;
  }

  #toggleBehalf(): void {
    void import('./vet-triage-form.ts');
    this.onBehalf = this.onBehalf === 'open' ? 'closed' : 'open';
  }

  #case(it: TriageAssessment, t: Words): TemplateResult {
    const [last] = it.decisions;
    const level = last?.level ?? it.suggested.urgency;
    const name = titleOf(it, t);
    const { phone } = it.contact;
    const by = [it.by.kind === 'staff' && it.by.name ? t.onPhone({ name: it.by.name }) : undefined, it.reference ? t.visit({ reference: it.reference }) : undefined, it.previous ? t.followUp : undefined].filter(Boolean);
    return html`
      <li class="case ${level}">
        <div class="row wrap"><span class="badge ${level}">${icon(shapes[level])}${t[level]}</span><span class="end small soft num">${last ? nothing : t.waits({ time: age(it.at, t) })}</span></div>
        <div class="grow stack gap-4">
          <p class="sub">${name}</p>
          ${by.length ? html`<p class="small soft">${by.join(' · ')}</p>` : nothing}
          ${this.#care(it, t)}
          ${it.text.trim() ? html`<p class="small text" dir="auto">${upright(it.text.trim())}</p>` : nothing}
        </div>
        ${reasonsPart(it.suggested.reasons, { quote: (quote) => t.wrote({ quote }) }, 3)}
        ${last ? html`<p class="small"><b>${t.decided({ level: t[last.level], name: last.by.name, time: clockOf(last.at, this.#at.locale) })}</b> ${last.reason} <span class="soft">${t.suggested({ level: t[it.suggested.urgency] })}</span></p>` : nothing}
        <details><summary>${t.all}</summary><p class="summary">${upright(it.summary)}</p>
          ${it.decisions.slice(1).map(({ level, by, at, reason }) => html`<p class="small soft">${t.before({ decision: t.decided({ level: t[level], name: by.name, time: clockOf(at, this.#at.locale) }) })} ${reason}</p>`)}</details>
        <div class="actions">
          ${phone ? html`<a class="btn ${level === 'emergency' && !last ? 'danger' : 'quiet'}" href=${telHref(phone)} aria-label=${`${t.call}: ${t.callOf({ name: it.contact.name ?? name, phone })}`}>${icon('phone')}${t.call}</a>` : html`<span class="small soft">${t.noPhone}</span>`}
          ${this.#mayDecide ? html`<button type="button" class="btn ${last || (level === 'emergency' && phone) ? 'quiet' : 'primary'}" aria-label=${last ? t.changeOf({ pet: name }) : t.decideOf({ pet: name })} aria-expanded=${this.#isDoing(it.id)} @click=${() => this.#open(it)}>${last ? t.change : t.decide}</button>` : nothing}
        </div>
        ${this.#isDoing(it.id) ? this.#form(it, t) : nothing}
      </li>
    `;
  }

  /** What whoever receives the animal must know before it comes in. */
  #care({ suggested: { isolation, handling } }: TriageAssessment, t: Words): TemplateResult | typeof nothing {
    const said = t as unknown as Readonly<Record<string, string>>;
    if (!isolation && !handling.length) return nothing;
    return html`<p class="row wrap gap-8">${isolation ? html`<span class="badge warn">${icon('car')}${t.keepApart}</span>` : nothing}${handling.map(({ code, text }) => html`<span class="badge">${icon('paw')}${said[`handle-${code}`] ?? text}</span>`)}</p>`;
  }

  #isDoing(id: string): boolean {
    return this.doing.is !== 'nothing' && this.doing.id === id;
  }

  #open(it: TriageAssessment): void {
    if (this.#isDoing(it.id)) this.doing = { is: 'nothing' };
    else this.doing = { is: 'deciding', id: it.id, level: it.decisions[0]?.level ?? it.suggested.urgency, reason: '', checked: false };
  }

  #form(it: TriageAssessment, t: Words): TemplateResult | typeof nothing {
    const { doing } = this;
    if (doing.is === 'nothing') return nothing;
    const set = (change: { level?: Urgency; reason?: string }) => (this.doing = { ...doing, ...change, is: 'deciding' });
    return html`
      <form class="decide" novalidate @submit=${(event: SubmitEvent) => void this.#save(event, it, t)}>
        ${segmented<Urgency>({ name: 'level', legend: t.level, value: doing.level, options: levels.map((value) => ({ value, label: t[value], icon: shapes[value] })), onChoose: (level) => set({ level }) })}
        ${textArea({ name: 'reason', label: t.reason, hint: t.reasonHint, value: doing.reason, required: true, maxlength: 1000, error: doing.checked && !doing.reason.trim() ? t.reasonNeeded : undefined, onInput: (reason) => set({ reason }) })}
        ${doing.is === 'failed' ? banner({ tone: 'bad', text: t.failed }) : nothing}
        <div class="actions">
          ${button({ label: t.save, busy: doing.is === 'saving', busyLabel: t.saving, size: '', type: 'submit' })}
          ${button({ label: t.cancel, kind: 'plain', size: '', onPress: () => (this.doing = { is: 'nothing' }) })}
        </div>
      </form>
    `;
  }

  async #save(event: Event, it: TriageAssessment, t: Words): Promise<void> {
    event.preventDefault();
    const { doing } = this;
    if (doing.is === 'nothing' || doing.is === 'saving') return;
    if (!doing.reason.trim()) {
      this.doing = { ...doing, checked: true };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
      return;
    }
    this.doing = { ...doing, is: 'saving' };
    try {
      await triageClient(this.#at.clinic.http).decide(it.id, { level: doing.level, reason: doing.reason.trim() });
      this.doing = { is: 'nothing' };
      announce(t.saved({ pet: titleOf(it, t), level: t[doing.level] }));
      this.dispatchEvent(new VetTriageDecidedEvent(it.id));
      await this.#queue.run();
    } catch {
      // What was written stays.
      this.doing = { ...doing, is: 'failed' };
    }
  }
}

const titleOf = ({ pet }: TriageAssessment, t: Words): string => upright([pet.name ?? t.noName, pet.species, pet.age].filter(Boolean).join(', '));
const clockOf = (at: string, locale: string): string => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** How long somebody has waited, in words. */
function age(at: string, t: Words): string {
  const n = Math.max(0, Math.floor((Date.now() - Date.parse(at)) / 60_000));
  return n < 60 ? t.minutes({ n }) : n < 2880 ? t.hours({ n: Math.floor(n / 60) }) : t.days({ n: Math.floor(n / 1440) });
}

define('vet-triage-queue', VetTriageQueue);
declare global {
  interface HTMLElementTagNameMap { 'vet-triage-queue': VetTriageQueue }
}
