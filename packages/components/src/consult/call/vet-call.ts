import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { withPhoto } from '../../clinic/photo.ts';
import { callTexts, type CallTexts } from '../../locales/call.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../../locales/consult.ts';
import { announce } from '../../shared/announce.ts';
import { define } from '../../shared/define.ts';
import { face } from '../../shared/face.ts';
import { everySecond } from '../../shared/heartbeat.ts';
import { icon } from '../../shared/icons.call.ts';
import { Later } from '../../shared/later.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { marks } from '../../shared/styles/marks.ts';
import { meter } from '../../shared/styles/meter.ts';
import { room as roomStyles } from '../../shared/styles/room.ts';
import { words } from '../../shared/styles/words.ts';
import { VetAnswerEvent, VetReadEvent, VetRetryEvent, type VetToolEvent } from '../events.ts';
import { type CallView, type DevicesView, noCall, noDevices, type RemoteView } from '../media-view.ts';
import { coverOf } from './cover.ts';
import { factsOf } from './facts.ts';
import type { Prompted } from './prompts.ts';
import { sheet } from './sheet.styles.ts';
import type { Sheet } from './sheets.ts';
import { noTalk, type Talk } from './talk.ts';
import type { PhotoState } from './tools-controller.ts';
import './vet-call-tools.ts';
import { styles } from './vet-call.styles.ts';
import './vet-tile.ts';
import type { VetTile } from './vet-tile.ts';

/**
 * The picture and sound of a visit, and the controls. Knows no engine: it shows what it is given and asks by events.
 *
 * @fires {VetDeviceToggleEvent} vet-device-toggle - Mute or Camera was pressed.
 * @fires {VetToolEvent} vet-tool - A tool was pressed. Freeze, small window, counting, typing and the line are done here.
 * @fires {VetAnswerEvent} vet-answer - What somebody asked for was answered.
 * @fires {VetTypedEvent} vet-typed - Words for the others to read along. @fires {VetBreathsEvent} vet-breaths - Breaths were counted.
 * @fires {VetReadEvent} vet-read - A line that was told may go away.
 * @fires {VetLeaveEvent} vet-leave - Leave was pressed.
 * @fires {VetPanelEvent} vet-panel - Chat was pressed (narrow screens).
 * @fires {VetRetryEvent} vet-retry - «Try again» was pressed after the line did not come back.
 * @slot bar - More controls at the end of the row, such as the staff's. @slot told - One line below the picture. @slot recording - Over the picture, at the top.
 * @csspart controls - The row of controls. @csspart self - One's own picture. @csspart tile - Somebody else.
 */
export class VetCall extends LitElement {
  static override styles = [ground, words, actions, marks, meter, roomStyles, sheet, styles];

  @property({ attribute: false }) room: Room | undefined;
  @property({ attribute: false }) devices: DevicesView = noDevices;
  @property({ attribute: false }) call: CallView = noCall;
  /** What was asked, answered, typed and counted in this call. */
  @property({ attribute: false }) talk: Talk = noTalk;
  /** How one's own last photo stands. */
  @property() photo: PhotoState = 'none';
  /** Is the panel shown? Only said by the button on narrow screens. */
  @property({ type: Boolean }) panel = false;
  /** Something was written that was not seen yet: the button says so. */
  @property({ type: Boolean }) news = false;
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: ConsultOverrides = {};

  /** The browser refused to play sound without a press. */
  @state() private silenced = false;
  @state() private frozen = false;
  /** Somebody has put controls of their own at the end of the row. */
  @state() private bar = false;
  @state() private sheet: Sheet = 'none';
  @state() private closeFloat: (() => void) | undefined;

  readonly #at = new ClinicController(this);
  // What most calls never need.
  readonly #sheets = new Later(this, () => import('./sheets.ts'));
  readonly #prompts = new Later(this, () => import('./prompts.ts'));
  readonly #notices = new Later(this, () => import('./device-notice.ts'));
  #stopClock: (() => void) | undefined;
  #saidAsked: Talk['asked'] = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopClock = everySecond(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock?.();
    this.closeFloat?.();
  }

  /** Opens or closes a sheet over the picture: `count`, `type`, `line`, `private`, `invite`, `help`, or `none`. */
  openSheet(sheet: Sheet): void {
    this.sheet = sheet;
  }

  protected override willUpdate(): void {
    if (!this.call.remotes.length) this.frozen = false;
  }

  protected override updated(): void {
    const { asked } = this.talk;
    if (asked === this.#saidAsked) return;
    const words = this.#prompted()?.aloud ?? '';
    // Its words may still be on their way.
    if (asked && !words) return;
    if (words) announce(words);
    this.#saidAsked = asked;
  }

  get #tiles(): VetTile[] {
    return [...this.renderRoot.querySelectorAll('vet-tile')];
  }

  async #play(): Promise<void> {
    this.silenced = false;
    await Promise.all(this.#tiles.map((tile) => tile.play()));
  }

  /** Who is behind a connection. */
  #nameOf(peer: string): string {
    return this.room?.participants.find(({ peers }) => peers.includes(peer))?.name ?? this.#other;
  }

  /** The other side of the visit. */
  get #other(): string {
    if (!this.room) return '';
    const { owner, practitioner, clinic } = this.room.appointment;
    return this.room.me.role === 'owner' || this.room.me.role === 'guest' ? (practitioner?.name ?? clinic.name) : (owner?.name ?? '');
  }

  protected override render() {
    const { room, devices } = this;
    const texts = this.#at.texts(consultTexts, this.texts);
    const own = this.#at.texts(callTexts);
    if (!room) return nothing;
    const { pet, practitioner, reference, clinic } = room.appointment;
    const staff = room.me.role !== 'owner' && room.me.role !== 'guest';
    const vet = practitioner?.name ?? clinic.name;
    const other = this.#other;
    const { remotes } = this.call;
    // The owner aims the phone at the animal: that picture is the large one.
    const petFirst = room.me.role === 'owner' && devices.camera && devices.facing === 'environment' && !devices.sharing && remotes.length < 2;
    const prompted = this.#prompted();
    // `live`: the same stream set again would start the video anew.
    return html`<div class="vet outer" @vet-silenced=${() => (this.silenced = true)}><div class="stage">
      <header class="stage-top">
        ${face({ name: staff ? (pet?.name ?? '') : vet, photo: staff || !practitioner ? null : withPhoto(practitioner, this.#at.clinic.server).photo }, 's')}
        <span class="grow cut"><b>${staff ? pet?.name : vet}</b> <span class="dim">${staff ? other : (practitioner?.licence ?? '')}</span></span>
        <span class="ref">${reference}</span>
      </header>
      <div class="video ${petFirst ? 'pet-first' : ''}">
        ${remotes.length ? html`<div class="grid" data-count=${remotes.length}>${repeat(remotes, ({ peer }) => peer, (remote) => this.#tile(remote, own))}</div>` : nothing}
        ${coverOf({ call: this.call, room, who: other, silenced: this.silenced, onRetry: () => this.dispatchEvent(new VetRetryEvent()), onPlay: () => void this.#play() }, texts)}
        ${factsOf({ call: this.call, room, onLine: () => (this.sheet = this.sheet === 'line' ? 'none' : 'line') }, texts, own)}
        <slot name="over"></slot>
        <slot name="recording"></slot>
        <div class="br self ${devices.facing === 'environment' || devices.sharing ? '' : 'mirror'}" part="self" ?hidden=${!devices.camera && !devices.sharing}>
          <video .srcObject=${live(devices.stream)} autoplay playsinline muted aria-label=${texts.self}></video>
          <span class="glass own">${devices.sharing ? own.yourScreen : petFirst && pet && remotes.length ? own.sees({ who: other, pet: pet.name }) : texts.self}</span>
        </div>
        <div class="typed-place" role="log" aria-live="polite">${prompted?.typed}</div>
        <div class="sheet-place">${prompted?.asked}${this.#sheet(own, texts)}</div>
      </div>
      <div class="notice" role="status">${this.#notice(texts) ?? prompted?.told}</div>
      <slot name="told"></slot>
      <div class="controls ${this.bar ? 'apart' : ''}" part="controls" role="group" aria-label=${texts.controls}>
        <vet-call-tools side=${room.me.role} .devices=${devices} ?panel=${this.panel} ?news=${this.news} .texts=${this.texts} @vet-tool=${this.#tool}
          .view=${{ who: other, pet: pet?.name ?? '', there: remotes.length > 0, frozen: this.frozen, floating: Boolean(this.closeFloat), soundOnly: this.#soundOnly }}></vet-call-tools>
        <slot name="bar" @slotchange=${({ target }: Event) => (this.bar = (target as HTMLSlotElement).assignedElements().length > 0)}></slot>
      </div>
    </div></div>`;
  }

  /** As agreed, until somebody turns their picture on again. */
  get #soundOnly(): boolean {
    return this.talk.soundOnly && !this.devices.camera && !this.call.remotes.some(({ camera }) => camera);
  }

  /** What somebody asks, tells or types. */
  #prompted(): Prompted | undefined {
    const { photo } = this;
    const talk = { ...this.talk, soundOnly: this.#soundOnly };
    if (photo === 'none' && !talk.soundOnly && !talk.asked && !talk.typed && !talk.breaths && !talk.photo && !talk.mine) return undefined;
    return this.#prompts.piece?.prompted({
      talk, photo, other: this.#other, nameOf: (peer) => this.#nameOf(peer),
      onAnswer: (yes) => this.dispatchEvent(new VetAnswerEvent(yes)), onRead: (what) => this.dispatchEvent(new VetReadEvent(what)),
    }, this.#at);
  }

  /** What has happened to an own device; the controls below mend it. */
  #notice(texts: ConsultTexts): TemplateResult | undefined {
    const { notice } = this.devices;
    if (!notice) return undefined;
    const words = this.#notices.piece?.deviceNotice(notice, texts, this.#at, this.texts) ?? texts[notice.device];
    return html`${icon(notice.what === 'replaced' ? 'info' : notice.device === 'camera' ? 'video-off' : 'mic-off')}<span>${words}</span>`;
  }

  #tile(remote: RemoteView, texts: CallTexts): TemplateResult {
    const who = this.#nameOf(remote.peer);
    const caption = remote.screen ? texts.screenOf({ who }) : this.talk.facing[remote.peer] === 'environment' ? texts.backCamera({ who }) : '';
    return html`<vet-tile part="tile" name=${who} caption=${caption} .stream=${remote.stream} ?camera=${remote.camera} ?microphone=${remote.microphone} ?screen=${remote.screen}
      ?sound-only=${remote.soundOnly} ?frozen=${this.frozen}>${this.frozen ? html`<span class="glass frozen">${icon('freeze')}${texts.frozen}</span>` : nothing}</vet-tile>`;
  }

  #sheet(own: CallTexts, texts: ConsultTexts): TemplateResult | typeof nothing {
    const { sheet, call, room } = this;
    if (sheet === 'none' || !room) return nothing;
    return this.#sheets.piece?.sheetOf(sheet, { call, room, who: this.#other, onClose: () => this.#closeSheet() }, own, texts, this.#at) ?? nothing;
  }

  #closeSheet(): void {
    this.sheet = 'none';
    this.renderRoot.querySelector('vet-call-tools')?.focus();
  }

  /** What is done on this screen alone. */
  readonly #tool = ({ tool }: VetToolEvent): void => {
    if (tool === 'freeze') this.frozen = !this.frozen;
    else if (tool === 'float') void this.#float();
    else if (tool === 'count' || tool === 'type' || tool === 'line' || tool === 'private' || tool === 'invite' || tool === 'look' || tool === 'help') this.sheet = this.sheet === tool ? 'none' : tool;
  };

  async #float(): Promise<void> {
    const [tile] = this.#tiles;
    if (this.closeFloat || !tile?.video) {
      this.closeFloat?.();
      this.closeFloat = undefined;
      return;
    }
    const { floatVideo } = await import('./float.ts');
    // Refused without a press, or switched off by the person: then there is none.
    this.closeFloat = await floatVideo(tile.video, tile.name, () => (this.closeFloat = undefined)).catch(() => undefined);
  }
}

define('vet-call', VetCall);
declare global {
  interface HTMLElementTagNameMap { 'vet-call': VetCall }
}
