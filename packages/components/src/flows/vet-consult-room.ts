import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { CallController, mayPrepare, othersOf } from '../consult/call/call-controller.ts';
import { firstWishes } from '../consult/call/first-camera.ts';
import { ToolsController } from '../consult/call/tools-controller.ts';
import { type Consult, consultClient } from '../consult/client.ts';
import { type VetAnswerEvent, type VetBreathsEvent, type VetDeviceToggleEvent, VetLeftEvent, type VetPanelEvent, type VetReadEvent, type VetToolEvent, type VetTypedEvent } from '../consult/events.ts';
import '../consult/lobby/vet-lobby.ts';
import type { Behind } from '../consult/look/remembered.ts';
import { OnePlace } from '../consult/one-place.ts';
import { RoomController } from '../consult/room-controller.ts';
import type { VetWrapUpEvent } from '../consult/staff-events.ts';
import { atFirst, roomAfter, isJoining, type RoomAction, type RoomState } from '../consult/room-state.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../locales/consult.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import type { OpenOptions } from '../media/local-media.ts';
import { Later } from '../shared/later.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { progress } from '../shared/styles/progress.ts';
import { room as roomStyles } from '../shared/styles/room.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { aside } from './room-aside.ts';
import { anythingNew, belowLobby, consentAgain, deviceTest, endDeviceTest, waiting } from './room-before.ts';
import type { PanelView } from './room-panels.ts';
import { noteBreaths, toRecord } from './room-record.ts';
import { bar, cameraRule, ownLook, recording } from './room-seams.ts';
import { styles } from './vet-consult-room.styles.ts';

/**
 * One visit from the waiting room to its end: lobby, picture and sound, messages, and afterwards the record (staff) or the summary
 * (owner). For the owner with the visit's link or from the page that booked, and for signed-in staff.
 *
 * @fires {VetLeftEvent} vet-left - The call ended here.
 * @cssproperty --vet-room-height - Height of the call; the whole window if not said. Take the height of your page's header off.
 * @csspart controls - The row of controls. @csspart panel - Messages and record beside the picture.
 */
export class VetConsultRoom extends LitElement {
  static override styles = [ground, words, actions, surfaces, navigation, progress, roomStyles, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** What is behind staff who never chose for themselves: `none`, `blur`, `wall`, `shelf`, `window`. Set while they are here, it is put on at once. */
  @property() background: Behind = 'none';
  /** Words of your own. */
  @property({ attribute: false }) texts: ConsultOverrides = {};

  @state() private testing = false;
  @state() private state: RoomState = atFirst;

  readonly #at = new ClinicController(this);
  readonly #without = new Later(this, () => import('./room-after.ts'));
  readonly #room = new RoomController(this, (room) => this.#seen(room));
  readonly #tools: ToolsController = new ToolsController(this, () => this.#media, () => ({ clinic: this.#at.clinic, reference: this.reference, as: this.#isOwner ? 'owner' : 'staff' }));
  readonly #media: CallController = new CallController(this, (why) => void this.#left(why), {
    met: () => this.#tools.met(),
    said: (peer, words) => this.#tools.heard(peer, words),
    left: (peer) => this.#tools.left(peer),
  });
  readonly #devices = this.#media.devices;
  #consult: Consult | undefined;
  #opened = '';
  /** The other tabs of the same person, from the first look at the room. */
  #here: OnePlace | undefined;

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: (event) => event.reference === this.reference && event.type !== 'message.said' && this.#room.refresh(),
      onOpen: (resumed) => !resumed && this.#room.refresh(),
    });
    this.addEventListener('vet-consult-bar', () => this.#room.refresh());
    this.addEventListener('vet-charge-wanted', () => this.#toCharge());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#goodbye);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#goodbye);
    this.#goodbye();
    this.#opened = '';
    this.#here?.close();
    this.#here = undefined;
    this.#do({ type: 'removed' });
  }

  get #isOwner(): boolean {
    return this.#room.look.is === 'open' && this.#room.look.room.me.role === 'owner';
  }

  #do(action: RoomAction): void {
    this.state = roomAfter(this.state, action);
  }

  readonly #goodbye = (): void => {
    this.#here?.goodbye();
    if (this.#room.look.is === 'open' && this.state.place.is !== 'over' && this.state.place.is !== 'elsewhere') void this.#consult?.presence('gone', true).catch(() => {});
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { clinic } = this.#at;
    const token = clinic.session.find({ reference: this.reference })?.token;
    const about = `${clinic.server.href} ${clinic.slug} ${this.reference} ${token ?? ''}`;
    if (!this.reference || !clinic.slug || !token || about === this.#opened) return;
    this.#opened = about;
    this.#consult = consultClient(clinic.http, this.reference, () => (this.#room.look.is === 'open' ? (this.#room.look.room.appointment.place ?? undefined) : undefined));
    this.#room.open(this.#consult);
    // Refused for a visit that is over or cancelled: then nobody waits for us.
    void this.#consult.presence('arrived').catch(() => {});
  }

  /** Known for the first time who is here: other tabs of theirs, and the call this tab was in before it was reloaded. */
  #met(room: Room): void {
    const { clinic } = this.#at;
    this.#here = new OnePlace(`vetkit-room ${clinic.server.href} ${clinic.slug} ${this.reference} ${room.me.person}`, {
      place: () => this.state.place, act: (action) => this.#do(action), devices: () => this.#devices.view, leave: () => this.#media.leave(), close: () => this.#devices.close(),
    });
    // When the waiting room stands on the screen.
    void this.updateComplete.then(() => afterPaint(() => void loadCall()));
    const { before } = this.#here;
    if (before && room.state !== 'ended' && !room.consent?.needed) void this.#join(before);
  }

  async #move(): Promise<void> {
    await this.#here?.move();
    await this.#join();
  }

  #seen(room: Room): void {
    if (!this.#here) this.#met(room);
    this.#media.peers(othersOf(room));
    if (this.state.place.is === 'lobby' && this.#consult && !room.consent?.needed && mayPrepare(room, Date.now())) this.#media.prepare({ consult: this.#consult, server: this.#at.clinic.server });
    if (room.state !== 'ended' || this.state.place.is === 'over') return;
    this.#do({ type: 'ended' });
    this.#here?.left();
    this.#media.leave();
    this.#devices.close();
  }

  protected override render() {
    const texts = this.#at.texts(consultTexts, this.texts);
    const { look } = this.#room;
    if (look.is === 'open') return html`<div class="vet">${this.#page(look.room, texts)}</div>`;
    if (look.is === 'opening') return html`<div class="vet">${this.#opening(texts)}</div>`;
    const gone = look.is === 'none' || isProblem(look.error, 'sign-in-needed') || isProblem(look.error, 'not-found');
    return html`<div class="vet alone">${gone
      ? banner({ tone: 'info', text: texts.signIn })
      : banner({ tone: 'bad', title: texts.cannotOpen, text: texts.cannotOpenMend, actions: button({ label: texts.tryAgain, kind: 'quiet', size: '', onPress: () => this.#room.refresh() }) })}</div>`;
  }

  #opening(texts: ConsultTexts): TemplateResult {
    return html`<div class="alone">${skeleton(texts.opening, { lines: 5, face: true })}</div>`;
  }

  #page(room: Room, texts: ConsultTexts): TemplateResult | typeof nothing {
    const { place } = this.state;
    if (place.is === 'over' || room.state === 'ended') return this.#without.piece?.after(this.#view(room), { went: this.#media.went, onWrapUp: this.#wrapUp }, texts, this.#at) ?? this.#opening(texts);
    if (place.is === 'call') return this.#inCall(room, texts);
    if (place.is === 'elsewhere') return this.#without.piece?.elsewhere(place, this.#view(room), this.#at, { onMove: () => void this.#move(), onBack: () => this.#back() }) ?? this.#opening(texts);
    const owner = room.me.role === 'owner';
    const view = this.#view(room);
    const consent = consentAgain(view, (now) => this.#room.take(now));
    if (owner && room.consent?.needed) return consent;
    return html`${owner ? html`${consent}${anythingNew(view)}` : nothing}<vet-lobby ?testing=${this.testing} .room=${room} .devices=${this.#devices.view} joining=${place.is === 'lobby' ? place.joining : 'no'} .texts=${this.texts}
      @vet-devices-wanted=${() => void this.#open()} @vet-device-toggle=${this.#toggle} @vet-join=${() => void this.#join()}
      @vet-room-changed=${({ room: now }: HTMLElementEventMap['vet-room-changed']) => this.#room.take(now)} @vet-waiting=${({ goesOn }: HTMLElementEventMap['vet-waiting']) => this.#waits(goesOn)} @vet-handed-over=${() => this.#handedOver()}>${waiting(view, () => this.#room.refresh())}${deviceTest(view, (running) => this.#tests(running))}${ownLook(view, this.#devices.local, 'lobby', this.background)}</vet-lobby>${belowLobby(view, texts)}`;
  }

  #back(): void {
    this.#do({ type: 'alone' });
    void this.#consult?.presence('arrived').catch(() => {});
  }

  #inCall(room: Room, texts: ConsultTexts): TemplateResult {
    void loadCall();
    const { panel } = this.state;
    const seam = { ...this.#view(room), devices: this.#devices.view, call: this.#media.call };
    return html`
      <div class="call">
        <vet-call .room=${room} .devices=${this.#devices.view} .call=${this.#media.call} .talk=${this.#tools.talk} .photo=${this.#tools.photo} ?panel=${panel.open} .texts=${this.texts}
          @vet-tool=${({ tool }: VetToolEvent) => this.#tools.use(tool)} @vet-answer=${({ yes }: VetAnswerEvent) => void this.#tools.answer(yes)} @vet-read=${({ what }: VetReadEvent) => this.#tools.read(what)}
          @vet-typed=${({ text, done }: VetTypedEvent) => this.#tools.type(text, done)} @vet-breaths=${this.#breaths}
          @vet-device-toggle=${this.#toggle} @vet-leave=${() => void this.#leave()} @vet-retry=${() => this.#media.retry()}
          @vet-panel=${({ open }: VetPanelEvent) => this.#do(open ? { type: 'open-panel', name: 'messages' } : { type: 'close-panel' })}>${recording(seam)}${bar(seam)}${cameraRule(seam, this.#devices.local, this.#media.kit)}${ownLook(seam, this.#devices.local, 'call', this.background)}</vet-call>
        ${aside(panel, this.#view(room), texts, (action) => this.#do(action))}
      </div>
    `;
  }

  #view(room: Room): PanelView {
    return { room, reference: this.reference, texts: this.texts };
  }

  /** A test has the camera for itself, and the other side sees that somebody is busy with it. */
  #tests(running: boolean): void {
    this.testing = running;
    if (running) this.#devices.close();
    void this.#consult?.presence(running ? 'testing' : 'ready').catch(() => {});
  }

  async #open(): Promise<void> {
    endDeviceTest(this.renderRoot);
    await this.#devices.open(firstWishes(this.#isOwner));
    if (!this.#devices.local) return;
    const { camera, microphone } = this.#devices.view;
    await this.#consult?.presence(camera || microphone ? 'ready' : 'testing').catch(() => {});
  }

  /** Writing the record is here; the next visit is for the page. */
  readonly #wrapUp = (event: VetWrapUpEvent): void => {
    if (event.step === 'charge') return this.#toCharge();
    if (event.step === 'note') toRecord(this.renderRoot);
  };

  /** In the call it is a panel beside the picture, afterwards it stands below. */
  #toCharge(): void {
    this.#do({ type: 'open-panel', name: 'payment' });
    void this.updateComplete.then(() => this.renderRoot.querySelector('vet-charge')?.scrollIntoView({ block: 'nearest' }));
  }

  /** The other side reads each result; into the record it goes when the vet says so. */
  readonly #breaths = (event: VetBreathsEvent): void => {
    const { count, seconds, keep } = event;
    if (!keep) return this.#tools.counted(count, seconds);
    this.#do({ type: 'open-panel', name: 'record' });
    event.answer(this.updateComplete.then(() => noteBreaths(this.renderRoot, count, seconds)));
  };

  readonly #toggle = (event: VetDeviceToggleEvent): void => void this.#devices.toggle(event.device, event.on);

  async #join(wishes: OpenOptions = firstWishes(this.#isOwner)): Promise<void> {
    if (!this.#consult || isJoining(this.state.place)) return;
    endDeviceTest(this.renderRoot);
    this.#do({ type: 'join' });
    try {
      await Promise.all([this.#devices.open(wishes), loadCall()]);
      const isIn = await this.#media.join({ consult: this.#consult, server: this.#at.clinic.server });
      this.#do({ type: isIn ? 'joined' : 'refused' });
      if (this.state.place.is === 'call') this.#here?.took();
      if (this.#room.look.is === 'open') this.#seen(this.#room.look.room);
      this.#room.refresh();
    } catch {
      this.#do({ type: 'refused' });
      this.#room.refresh();
    }
  }

  /** The owner stops waiting for a late vet: nothing of theirs stays on, and the desk sees them go. */
  #waits(goesOn: boolean): void {
    if (!goesOn) this.#devices.close();
    void this.#consult?.presence(goesOn ? 'arrived' : 'gone').catch(() => {});
  }

  /** The owner goes on on their phone: this screen keeps the messages. */
  #handedOver(): void {
    this.#media.leave();
    this.#devices.close();
    this.#do({ type: 'elsewhere', on: 'device' });
  }

  /** Leave was pressed: a live call ends for both; the server says which. */
  async #leave(): Promise<void> {
    const ended = this.#consult?.end('pressed');
    this.#media.leave();
    await ended?.then((room) => this.#room.take(room)).catch(() => this.#room.refresh());
  }

  async #left(why: string): Promise<void> {
    this.dispatchEvent(new VetLeftEvent(this.reference));
    this.#do({ type: 'left', why });
    this.#tools.reset();
    this.#here?.left();
    // Another window took over: this one lets go of the devices.
    if (why === 'superseded') this.#devices.close();
    this.#room.refresh();
  }
}

/** The call's own elements: nobody waits for them before the lobby is drawn. */
const loadCall = (): Promise<unknown> => import('../consult/call/vet-call.ts').catch(() => undefined);

define('vet-consult-room', VetConsultRoom);
declare global {
  interface HTMLElementTagNameMap { 'vet-consult-room': VetConsultRoom }
}
