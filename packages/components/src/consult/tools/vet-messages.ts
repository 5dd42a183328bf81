import type { Message, Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Clinic } from '../../clinic/clinic.ts';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { LiveController } from '../../clinic/live-controller.ts';
import { isPassing } from '../../clinic/passing.ts';
import { isProblem } from '../../clinic/problem.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../../locales/consult.ts';
import { announce } from '../../shared/announce.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.call.ts';
import { actions } from '../../shared/styles/actions.ts';
import { fields } from '../../shared/styles/fields.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { room as roomStyles } from '../../shared/styles/room.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { clock, ownZone } from '../../shared/time.ts';
import { consultClient } from '../client.ts';
import { VetUnseenEvent } from '../events.ts';
import { styles } from './vet-messages.styles.ts';

/** A message on its way: shown at once, sent until it is there. */
interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly staffOnly: boolean;
  readonly at: string;
}

const nextTry = 3000;

/** What was not said yet where the words of a visit were drawn and are not any more, as at the end of a call: it goes on where they are drawn next. */
const unsaid = new WeakMap<Clinic, Map<string, { readonly draft: string; readonly staffOnly: boolean; readonly outgoing: readonly Outgoing[] }>>();

/**
 * The written words of one visit, both ways, kept on the server. A message that could not be sent is sent again by itself; one that is refused
 * goes back into the field, with the reason.
 *
 * @fires {VetUnseenEvent} vet-unseen - Somebody else has written, and it cannot be seen here now.
 * @csspart panel - The frame.
 */
export class VetMessages extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, lists, roomStyles, styles];

  /** The visit's reference. */
  @property() reference = '';
  @property() clinic = '';
  @property() server = '';
  /** `shared`: only what both sides read. `notes`: only what the staff read among themselves, and new ones are that too. Both, if not said. */
  @property() only: '' | 'shared' | 'notes' = '';
  /** The room, for names and roles. */
  @property({ attribute: false }) room: Room | undefined;
  @property({ attribute: false }) texts: ConsultOverrides = {};

  @state() private messages: readonly Message[] = [];
  @state() private outgoing: readonly Outgoing[] = [];
  @state() private draft = '';
  @state() private staffOnly = false;
  @state() private locked = false;
  /** Why the words stand in the field again. */
  @state() private refused = '';

  readonly #at = new ClinicController(this);
  #loaded = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #listens = false;

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: (event) => event.type === 'message.said' && event.reference === this.reference && void this.#read(),
      onOpen: () => void this.#read(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loaded = '';
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    // The server takes each message once, should one be on its way from here.
    const { draft, staffOnly, outgoing } = this;
    if (draft || outgoing.length) this.#unsaid.set(this.#loaded, { draft, staffOnly, outgoing });
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const about = `${this.#at.clinic.server.href} ${this.#at.clinic.slug} ${this.reference} ${this.only} ${this.room?.me.person}`;
    if (this.reference && about !== this.#loaded) {
      this.#loaded = about;
      Object.assign(this, this.#unsaid.get(about));
      this.#unsaid.delete(about);
      void this.#send();
      void this.#read();
    }
    // Opened again by the staff: the owner may write on.
    if (changed.has('room') && changed.get('room') && this.room?.messaging === 'open') this.locked = false;
    // Its own list only: the page stays where its reader is.
    const body = changed.has('messages') || changed.has('outgoing') ? this.renderRoot.querySelector('.panel-body') : null;
    if (body) body.scrollTop = body.scrollHeight;
  }

  get #unsaid() {
    const { clinic } = this.#at;
    const all = unsaid.get(clinic) ?? new Map();
    unsaid.set(clinic, all);
    return all;
  }

  get #client() {
    return consultClient(this.#at.clinic.http, this.reference);
  }

  async #read(): Promise<void> {
    const reference = this.reference;
    const list = await this.#client.messages().catch(() => undefined);
    if (!list || reference !== this.reference) return;
    const news = list.messages.filter(({ id, author }) => author.person !== this.room?.me.person && !this.messages.some((one) => one.id === id));
    this.messages = list.messages;
    this.#tellOf(news.filter(this.#isShown));
    this.#listens = true;
    this.outgoing = this.outgoing.filter(({ id }) => !list.messages.some((message) => message.id === id));
  }

  readonly #isShown = ({ staffOnly }: Message): boolean => this.only === '' || staffOnly === (this.only === 'notes');

  /** What others wrote where nobody can see it now. Where it can be seen it is read aloud as it comes. */
  #tellOf(news: readonly Message[]): void {
    const last = news.at(-1);
    if (!last || this.checkVisibility({ visibilityProperty: true })) return;
    // What is there at first was written before.
    if (this.#listens) announce(this.#at.texts(consultTexts, this.texts).wrote({ who: last.author.name }));
    this.dispatchEvent(new VetUnseenEvent());
  }

  protected override render() {
    const texts = this.#at.texts(consultTexts, this.texts);
    const staff = this.room && this.room.me.role !== 'owner';
    const who = this.room ? (staff ? (this.room.appointment.owner?.name ?? '') : (this.room.appointment.practitioner?.name ?? this.room.appointment.clinic.name)) : '';
    const shown = this.messages.filter(this.#isShown);
    const empty = shown.length + this.outgoing.length === 0;
    const notes = this.only === 'notes';
    const staffOnly = notes || this.staffOnly;
    return html`
      <div class="vet panel" part="panel">
        <div class="panel-body ${empty ? 'none' : ''}" tabindex="0" role="log" aria-label=${notes ? texts.staffNotes : texts.messages}>
          ${empty ? html`<div class="empty">${icon('chat', 'xl')}<p class="sub">${notes ? texts.noNotes : texts.noMessages}</p><p class="small">${notes ? texts.noNotesText : texts.noMessagesText}</p></div>` : nothing}
          ${repeat(shown, ({ id }) => id, (message) => this.#message(message, texts))}
          ${repeat(this.outgoing, ({ id }) => id, (message) => html`<div class="msg mine ${message.staffOnly ? 'staff' : ''}"><span class="by">${texts.sending}</span><p>${message.text}</p></div>`)}
        </div>
        ${!staff && (this.locked || this.room?.messaging === 'locked')
          ? html`<p class="panel-foot small soft">${icon('lock', 's')}${texts.locked}</p>`
          : html`<form class="panel-foot ${this.refused ? 'told' : ''}" @submit=${(event: SubmitEvent) => this.#submit(event)}>
              ${staff && this.only === ''
                ? html`<button type="button" class="btn icon-only ${this.staffOnly ? 'lock-on' : 'plain'}" aria-pressed=${this.staffOnly} aria-label=${texts.staffOnly} title=${texts.staffOnlyHint} @click=${() => (this.staffOnly = !this.staffOnly)}>${icon(this.staffOnly ? 'lock' : 'unlock')}</button>`
                : nothing}
              ${this.refused ? html`<p class="why small" role="alert">${this.refused}</p>` : nothing}
              <input class="input grow ${staffOnly ? 'staff-only' : ''}" name="message" autocomplete="off" maxlength="4000" aria-label=${notes ? texts.writeNote : staffOnly ? texts.staffOnly : texts.writeTo({ who })}
                placeholder=${notes ? texts.writeNote : staffOnly ? texts.staffOnlyHint : texts.writeTo({ who })} .value=${this.draft} @input=${(event: InputEvent) => (this.draft = (event.target as HTMLInputElement).value)}>
              <button class="btn primary icon-only send" aria-label=${texts.send}>${icon('send')}</button>
            </form>`}
      </div>
    `;
  }

  #message(message: Message, texts: ConsultTexts): TemplateResult {
    const mine = message.author.person === this.room?.me.person;
    const time = clock(message.at, { locale: this.#at.locale, zone: ownZone() });
    return html`<div class="msg ${mine ? 'mine' : ''} ${message.staffOnly ? 'staff' : ''}">
      <span class="by">${message.staffOnly ? html`${icon('lock', 's')}${texts.staffOnly}, ` : nothing}${texts.by({ who: mine ? texts.you : message.author.name, time })}</span>
      <p>${message.text}</p>
    </div>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.draft.trim();
    if (!text) return;
    this.outgoing = [...this.outgoing, { id: crypto.randomUUID(), text, staffOnly: this.only === 'notes' || (this.only === '' && this.staffOnly), at: new Date().toISOString() }];
    this.draft = this.refused = '';
    void this.#send();
  }

  /** Sends what waits, in order. What the server did not get is sent again under the same id. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    try {
      for (let next = this.outgoing[0]; next; next = this.outgoing[0]) {
        const { id, text, staffOnly } = next;
        const message = await this.#client.say({ id, text, staffOnly });
        this.outgoing = this.outgoing.filter((each) => each.id !== id);
        if (!this.messages.some((each) => each.id === id)) this.messages = [...this.messages, message];
      }
    } catch (error) {
      if (isPassing(error)) this.#timer = setTimeout(() => void this.#send(), nextTry);
      else await this.#giveBack(error);
    } finally {
      this.#sending = false;
    }
  }

  /** The words go back into the field, before what was typed meanwhile: nothing written is lost, and nothing for the staff is shown to the owner. */
  async #giveBack(error: unknown): Promise<void> {
    const back = this.outgoing;
    this.draft = [...back.map(({ text }) => text), this.draft].filter(Boolean).join(' ');
    this.staffOnly ||= back.some(({ staffOnly }) => staffOnly);
    this.outgoing = [];
    if (isProblem(error, 'messaging-locked')) this.locked = true;
    else this.refused = await import('../../clinic/why-refused.ts').then(({ whyRefused }) => whyRefused(error, this.#at), () => '');
  }
}

define('vet-messages', VetMessages);
declare global {
  interface HTMLElementTagNameMap { 'vet-messages': VetMessages }
}
