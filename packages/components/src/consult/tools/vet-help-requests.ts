import type { HelpRequest, HelpRequests } from '@vetkit/signal-server/consult/bar.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { LiveController } from '../../clinic/live-controller.ts';
import { isProblem } from '../../clinic/problem.ts';
import { consultBarTexts, type ConsultBarTexts } from '../../locales/consult-bar.ts';
import { announce } from '../../shared/announce.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { leftOf } from '../../shared/countdown.ts';
import { define } from '../../shared/define.ts';
import { everySecond } from '../../shared/heartbeat.ts';
import { icon } from '../../shared/icons.ts';
import { telHref } from '../../shared/phone-link.ts';
import { ring } from '../../shared/ring.ts';
import { actions } from '../../shared/styles/actions.ts';
import { fields } from '../../shared/styles/fields.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { marks } from '../../shared/styles/marks.ts';
import { navigation } from '../../shared/styles/navigation.ts';
import { progress } from '../../shared/styles/progress.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { clock, ownZone, relative } from '../../shared/time.ts';
import { type HelpClient, helpClient } from '../bar-client.ts';
import { VetHelpViewEvent } from '../staff-events.ts';
import { styles } from './vet-help-requests.styles.ts';

/** The desk counts as there while its page asks; it asks at least this often. */
const lookAgain = 45_000;

/**
 * Who waits for the desk's help, each with what is left of the window: call the owner, have them written to, answer the vet, open the visit,
 * take it off the list. Shows nothing while nobody waits. Fresh by itself; a new call for help is spoken. For front desk and managers.
 *
 * @fires {VetHelpViewEvent} vet-help-view - «Open the visit» was pressed.
 * @csspart card - The list.
 */
export class VetHelpRequests extends LitElement {
  static override styles = [ground, words, actions, fields, marks, surfaces, lists, navigation, progress, styles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof consultBarTexts.en> = {};

  @state() private requests: readonly HelpRequest[] = [];
  /** Drafts of answers, by reference; kept while the list changes. */
  @state() private drafts: Readonly<Record<string, string>> = {};
  @state() private busy = '';
  @state() private failed = false;

  readonly #at = new ClinicController(this);
  readonly #known = new Set<string>();
  /** One id for each answer, so that a lost answer makes no second message. */
  readonly #ids = new Map<string, string>();
  #skew = 0;
  #about = '';
  #asked = 0;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), {
      onEvent: (event) => (event.type.startsWith('help.') || event.type === 'owner.no-show' || this.requests.some(({ reference }) => reference === event.reference)) && void this.#read(),
      onOpen: (resumed) => !resumed && void this.#read(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = everySecond((now) => {
      if (now - this.#asked > lookAgain) void this.#read();
      if (this.requests.length) this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override updated(): void {
    const token = this.#at.clinic.session.find({ as: 'staff' })?.token;
    const about = token ? `${this.#at.clinic.server.href} ${this.#at.clinic.slug} ${token}` : '';
    if (about === this.#about) return;
    this.#about = about;
    void this.#read();
  }

  get #client(): HelpClient {
    return helpClient(this.#at.clinic.http);
  }

  async #read(): Promise<void> {
    if (!this.#about) return;
    this.#asked = Date.now();
    const list = await this.#client.list().catch(() => undefined);
    if (list) this.#take(list);
  }

  #take({ now, requests }: HelpRequests): void {
    this.#skew = Date.parse(now) - Date.now();
    this.requests = requests;
    const texts = this.#at.texts(consultBarTexts, this.texts);
    for (const { reference, practitioner, owner, pet, help, fromOwner } of requests) {
      const key = `${reference} ${help.askedAt}`;
      if (!this.#known.has(key)) announce(texts.newRequest({ who: (fromOwner ? owner.name : practitioner) ?? help.by, pet: pet ?? '' }), 'assertive');
      this.#known.add(key);
    }
  }

  protected override render() {
    const texts = this.#at.texts(consultBarTexts, this.texts);
    if (!this.requests.length) return nothing;
    return html`<div class="vet">
      <section class="card flush calls" part="card" aria-labelledby="title">
        <div class="card-head inset"><h2 class="head" id="title">${texts.requests}</h2><span class="count bad">${this.requests.length}</span></div>
        ${this.failed ? banner({ tone: 'bad', text: texts.failed }) : nothing}
        <ul class="list">${repeat(this.requests, ({ reference, fromOwner }) => `${reference} ${fromOwner ?? ''}`, (request) => this.#request(request, texts))}</ul>
      </section>
    </div>`;
  }

  #request(request: HelpRequest, texts: ConsultBarTexts): TemplateResult {
    const { reference, practitioner, pet, owner, help, start, fromOwner } = request;
    const saying = { locale: this.#at.locale, zone: ownZone() };
    const now = Date.now() + this.#skew;
    const left = leftOf({ endsAt: Date.parse(request.countsUntil), length: 300_000 }, now);
    const who = fromOwner ? (owner.name ?? '') : (practitioner ?? help.by);
    const stage = { arrived: texts.stageArrived, testing: texts.stageTesting, ready: texts.stageReady, 'in-call': texts.stageCall, gone: texts.stageGone };
    const busy = this.busy === reference;
    return html`<li class="call ${left.milliseconds || fromOwner ? '' : 'over'}">
      <div class="top">
        ${fromOwner ? nothing : left.milliseconds ? ring(left, texts.windowLeft({ time: left.text }), { size: '' }) : html`<span class="past small">${icon('clock', 's')}${texts.windowOver}</span>`}
        <div class="grow">
          <h3 class="sub">${fromOwner ? texts.ownerAsks({ who }) : texts.waitsFor({ who, owner: owner.name ?? '' })}</h3>
          <p class="small soft">${texts.aboutVisit({ pet: pet ?? '', time: clock(start, saying) })}. ${texts.asked({ time: relative(help.askedAt, this.#at.locale, now) })}. ${texts.ownerIs({ stage: owner.stage ? stage[owner.stage] : texts.stageNone })}.</p>
        </div>
      </div>
      ${help.answer ? html`<p class="small answered">${icon('check', 's')}<span>${texts.answeredBy({ who: help.answer.by, text: help.answer.text })}</span></p>` : nothing}
      <div class="row wrap gap-8">
        ${owner.phone ? html`<a class="btn primary" href=${telHref(owner.phone)}>${icon('phone')}${texts.call({ phone: owner.phone })}</a>` : nothing}
        ${fromOwner ? nothing : help.triedAt ? html`<span class="past small">${icon('check', 's')}${texts.written({ time: clock(help.triedAt, saying) })}</span>` : button({ label: texts.writeOwner, icon: 'send', kind: owner.phone ? 'quiet' : 'primary', size: '', busy, onPress: () => void this.#do(reference, (client) => client.writeOwner(reference)) })}
        <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new VetHelpViewEvent(reference))}>${icon('door')}${texts.view}</button>
        <button type="button" class="btn quiet" aria-label=${texts.handledLabel({ pet: pet ?? reference })} @click=${() => void this.#handled(request, texts)}>${icon('check')}${texts.handled}</button>
      </div>
      <form class="row gap-8" @submit=${(event: SubmitEvent) => this.#answer(event, reference)}>
        <input class="input grow" name="answer" autocomplete="off" maxlength="1000" aria-label=${texts.answer({ who })} placeholder=${fromOwner ? texts.answer({ who }) : `${texts.answer({ who })}, ${texts.answerHint}`}
          .value=${this.drafts[reference] ?? ''} @input=${(event: InputEvent) => (this.drafts = { ...this.drafts, [reference]: (event.target as HTMLInputElement).value })}>
        <button class="btn primary icon-only" aria-label=${texts.send}>${icon('send')}</button>
      </form>
    </li>`;
  }

  #answer(event: SubmitEvent, reference: string): void {
    event.preventDefault();
    const text = (this.drafts[reference] ?? '').trim();
    if (!text) return;
    const id = this.#ids.get(reference) ?? crypto.randomUUID();
    this.#ids.set(reference, id);
    void this.#do(reference, async (client) => {
      const list = await client.answer(reference, { id, text });
      this.#ids.delete(reference);
      this.drafts = { ...this.drafts, [reference]: '' };
      announce(this.#at.texts(consultBarTexts, this.texts).sent({ text }));
      return list;
    });
  }

  async #handled({ reference, pet }: HelpRequest, texts: ConsultBarTexts): Promise<void> {
    await this.#do(reference, (client) => client.handled(reference));
    if (!this.failed) announce(texts.handledNow({ pet: pet ?? reference }));
  }

  async #do(reference: string, act: (client: HelpClient) => Promise<HelpRequests>): Promise<void> {
    if (this.busy) return;
    this.busy = reference;
    this.failed = false;
    try {
      this.#take(await act(this.#client));
    } catch (problem) {
      // Somebody else was faster: the list says so.
      this.failed = !isProblem(problem, 'no-help-asked');
      await this.#read();
    } finally {
      this.busy = '';
    }
  }
}

define('vet-help-requests', VetHelpRequests);
declare global {
  interface HTMLElementTagNameMap { 'vet-help-requests': VetHelpRequests }
}
