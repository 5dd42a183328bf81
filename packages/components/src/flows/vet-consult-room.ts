import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { CallController } from '../consult/call/call-controller.ts';
import { ToolsController } from '../consult/call/tools-controller.ts';
import { type Consult, consultClient } from '../consult/client.ts';
import { type VetAnswerEvent, type VetBreathsEvent, type VetDeviceToggleEvent, VetLeftEvent, type VetPanelEvent, type VetReadEvent, type VetToolEvent, type VetTypedEvent } from '../consult/events.ts';
import '../consult/lobby/vet-lobby.ts';
import type { Behind } from '../consult/look/remembered.ts';
import { isShut, RoomController } from '../consult/room-controller.ts';
import { isOver } from '../consult/room-state.ts';
import type { VetWrapUpEvent } from '../consult/staff-events.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../locales/consult.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { Later } from '../shared/later.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { progress } from '../shared/styles/progress.ts';
import { room as roomStyles } from '../shared/styles/room.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { loadCall, PlaceController } from './place-controller.ts';
import { aside } from './room-aside.ts';
import { anythingNew, belowLobby, consentAgain, deviceTest, waiting } from './room-before.ts';
import type { PanelView } from './room-panels.ts';
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
  /** What is behind staff who never chose for themselves: `none`, `blur`, `wall`, `shelf`, `window`, or `own` with a `background-image`. Set while they are here, it is put on at once. */
  @property() background: Behind = 'none';
  /** Address of a picture of yours to offer as a background; its server has to allow this page to read it (CORS). */
  @property({ attribute: 'background-image' }) backgroundImage = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: ConsultOverrides = {};

  readonly #at = new ClinicController(this);
  readonly #without = new Later(this, () => import('./room-after.ts'));
  readonly #room = new RoomController(this, { onRoom: (room) => this.#place.seen(room), onShut: () => this.#place.shut() });
  readonly #tools: ToolsController = new ToolsController(this, () => this.#media, () => ({ clinic: this.#at.clinic, reference: this.reference, as: this.#isOwner ? 'owner' : 'staff' }));
  readonly #media: CallController = new CallController(this, (why) => this.#place.left(why), {
    met: () => this.#tools.met(),
    said: (peer, words) => this.#tools.heard(peer, words),
    left: (peer) => this.#tools.left(peer),
  });
  readonly #devices = this.#media.devices;
  readonly #place: PlaceController = new PlaceController(this, {
    room: this.#room, media: this.#media, consult: () => this.#consult, server: () => this.#at.clinic.server,
    nameFor: ({ me }) => `vetkit-room ${this.#at.clinic.server.href} ${this.#at.clinic.slug} ${this.reference} ${me.person}`,
    why: (error) => import('../clinic/why-refused.ts').then(({ whyRefused }) => whyRefused(error, this.#at), () => ''),
    onLeft: () => {
      this.dispatchEvent(new VetLeftEvent(this.reference));
      this.#tools.reset();
    },
  });
  #consult: Consult | undefined;
  #opened = '';

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: ({ reference, type, data }) => {
        if (reference !== this.reference || type === 'message.said') return;
        if (type === 'call.joined') this.#place.met(data);
        this.#room.refresh();
      },
      onOpen: (resumed) => !resumed && this.#room.refresh(),
    });
    this.addEventListener('vet-consult-bar', () => this.#room.refresh());
    this.addEventListener('vet-charge-wanted', () => this.#toCharge());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#place.goodbye);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#place.goodbye);
    this.#opened = '';
    this.#place.close();
  }

  get #isOwner(): boolean {
    return this.#room.look.is === 'open' && this.#room.look.room.me.role === 'owner';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { clinic } = this.#at;
    const token = clinic.session.find({ reference: this.reference })?.token;
    const about = `${clinic.server.href} ${clinic.slug} ${this.reference} ${token ?? ''}`;
    if (!this.reference || !clinic.slug || !token || about === this.#opened) return;
    this.#opened = about;
    this.#consult = consultClient(clinic.http, this.reference, () => (this.#room.look.is === 'open' ? (this.#room.look.room.appointment.place ?? undefined) : undefined));
    this.#room.open(this.#consult);
    this.#place.opened();
  }

  protected override render() {
    const texts = this.#at.texts(consultTexts, this.texts);
    const { look } = this.#room;
    if (look.is === 'open') return html`<div class="vet">${this.#page(look.room, texts)}</div>`;
    if (look.is === 'opening') return html`<div class="vet">${this.#opening(texts)}</div>`;
    const gone = look.is === 'none' || isShut(look.error);
    return html`<div class="vet alone">${gone
      ? banner({ tone: 'info', text: texts.signIn })
      : banner({ tone: 'bad', title: texts.cannotOpen, text: texts.cannotOpenMend, actions: button({ label: texts.tryAgain, kind: 'quiet', size: '', onPress: () => this.#room.refresh() }) })}</div>`;
  }

  #opening(texts: ConsultTexts): TemplateResult {
    return html`<div class="alone">${skeleton(texts.opening, { lines: 5, face: true })}</div>`;
  }

  #page(room: Room, texts: ConsultTexts): TemplateResult | typeof nothing {
    const { place } = this.#place.state;
    if (place.is === 'over' || isOver(room)) return this.#without.piece?.after(this.#view(room), { went: this.#media.went, onWrapUp: this.#wrapUp }, texts, this.#at) ?? this.#opening(texts);
    if (place.is === 'call') return this.#inCall(room, texts);
    if (place.is === 'elsewhere') return this.#without.piece?.elsewhere(place, this.#view(room), this.#at, { onMove: () => void this.#place.move(), onBack: () => this.#place.back() }) ?? this.#opening(texts);
    if (place.is === 'removed') return this.#without.piece?.removed(this.#view(room), this.#at) ?? this.#opening(texts);
    const owner = room.me.role === 'owner';
    const view = this.#view(room);
    const consent = consentAgain(view, (now) => this.#room.take(now));
    if (owner && room.consent?.needed) return consent;
    return html`${owner ? html`${consent}${anythingNew(view)}` : nothing}<vet-lobby ?testing=${this.#place.testing} .room=${room} .devices=${this.#devices.view} joining=${place.joining} .refusal=${this.#place.refusal} .texts=${this.texts}
      @vet-devices-wanted=${() => void this.#place.open()} @vet-device-toggle=${this.#toggle} @vet-join=${() => void this.#place.join()}
      @vet-room-changed=${({ room: now }: HTMLElementEventMap['vet-room-changed']) => this.#room.take(now)} @vet-waiting=${({ goesOn }: HTMLElementEventMap['vet-waiting']) => this.#place.waits(goesOn)} @vet-handed-over=${() => this.#place.handedOver()}>${waiting(view, () => this.#room.refresh())}${deviceTest(view, (running) => this.#place.tests(running))}${ownLook(view, this.#devices.local, 'lobby', this.background, this.backgroundImage)}</vet-lobby>${belowLobby(view, texts)}`;
  }

  #inCall(room: Room, texts: ConsultTexts): TemplateResult {
    void loadCall();
    const { panel } = this.#place.state;
    const seam = { ...this.#view(room), devices: this.#devices.view, call: this.#media.call, kit: this.#media.kit };
    return html`
      <div class="call">
        <vet-call .room=${room} .devices=${this.#devices.view} .call=${this.#media.call} .talk=${this.#tools.talk} .photo=${this.#tools.photo} ?panel=${panel.open} ?news=${panel.news.length > 0} .texts=${this.texts}
          @vet-tool=${({ tool }: VetToolEvent) => this.#tools.use(tool)} @vet-answer=${({ yes }: VetAnswerEvent) => void this.#tools.answer(yes)} @vet-read=${({ what }: VetReadEvent) => this.#tools.read(what)}
          @vet-typed=${({ text, done }: VetTypedEvent) => this.#tools.type(text, done)} @vet-breaths=${this.#breaths}
          @vet-device-toggle=${this.#toggle} @vet-leave=${() => void this.#place.leave()} @vet-retry=${() => this.#media.retry()}
          @vet-panel=${({ open }: VetPanelEvent) => this.#place.do(open ? { type: 'open-panel', name: 'messages' } : { type: 'close-panel' })}>${recording(seam)}${bar(seam)}${cameraRule(seam, this.#devices.local, this.#media.kit, this.#tools.talk.soundOnly)}${ownLook(seam, this.#devices.local, 'call', this.background, this.backgroundImage)}</vet-call>
        ${aside(panel, this.#view(room), texts, (action) => this.#place.do(action))}
      </div>
    `;
  }

  #view(room: Room): PanelView {
    return { room, reference: this.reference, texts: this.texts };
  }

  /** Writing the record is here; the next visit is for the page. */
  readonly #wrapUp = (event: VetWrapUpEvent): void => {
    if (event.step === 'charge') return this.#toCharge();
    if (event.step === 'note') void roomRecord().then(({ toRecord }) => toRecord(this.renderRoot), () => undefined);
  };

  /** In the call it is a panel beside the picture, afterwards it stands below. */
  #toCharge(): void {
    this.#place.do({ type: 'open-panel', name: 'payment' });
    void this.updateComplete.then(() => this.renderRoot.querySelector('vet-charge')?.scrollIntoView({ block: 'nearest' }));
  }

  /** The other side reads each result; into the record it goes when the vet says so. */
  readonly #breaths = (event: VetBreathsEvent): void => {
    const { count, seconds, keep } = event;
    if (!keep) return this.#tools.counted(count, seconds);
    this.#place.do({ type: 'open-panel', name: 'record' });
    event.answer(this.updateComplete.then(roomRecord).then(({ noteBreaths }) => noteBreaths(this.renderRoot, count, seconds)));
  };

  readonly #toggle = (event: VetDeviceToggleEvent): void => void this.#devices.toggle(event.device, event.on);
}

/** Only staff write the record. */
const roomRecord = () => import('./room-record.ts');

define('vet-consult-room', VetConsultRoom);
declare global {
  interface HTMLElementTagNameMap { 'vet-consult-room': VetConsultRoom }
}
