import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../../locales/consult.ts';
import { lobbyTexts, type LobbyTexts } from '../../locales/lobby.ts';
import { afterPaint } from '../../shared/after-paint.ts';
import { announce } from '../../shared/announce.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { Countdown } from '../../shared/countdown.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.after.ts';
import { Later } from '../../shared/later.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { marks } from '../../shared/styles/marks.ts';
import { progress } from '../../shared/styles/progress.ts';
import { room as roomStyles } from '../../shared/styles/room.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { ownZone } from '../../shared/time.ts';
import { VetDevicesWantedEvent, VetDeviceToggleEvent, VetJoinEvent } from '../events.ts';
import { type DevicesView, noDevices } from '../media-view.ts';
import { peoplePart } from './people-part.ts';
import { previewPart } from './preview-part.ts';
import { nearby, startPart } from './start-part.ts';
import { startStyles } from './start.styles.ts';
import { styles } from './vet-lobby.styles.ts';
import './vet-wait.ts';
import { isThere } from './who.ts';

/** How going in stands. */
export type Joining = 'no' | 'busy' | 'failed';

/**
 * The waiting room of a visit: when it starts, whom one meets, who is here or late, and one's own picture. Starts no camera by itself.
 *
 * @slot wait - Place and time in the waiting list, while nobody has the consult.
 * @slot test - The test of camera and sound, or what the other side's found.
 * @fires {VetDevicesWantedEvent} vet-devices-wanted - «Start camera and sound» was pressed.
 * @fires {VetDeviceToggleEvent} vet-device-toggle - A device should go on or off.
 * @fires {VetJoinEvent} vet-join - «Go into the room» was pressed.
 * @fires {VetRoomChangedEvent} vet-room-changed - Something was told, and the server answered with the room.
 * @fires {VetWaitingEvent} vet-waiting - The owner stops waiting for a late vet, or is back.
 * @fires {VetAnotherTimeEvent} vet-another-time - The owner wants another time.
 * @fires {VetHandedOverEvent} vet-handed-over - The owner goes on on another device.
 */
export class VetLobby extends LitElement {
  static override styles = [ground, words, actions, marks, surfaces, lists, progress, roomStyles, startStyles, styles];

  /** The room as the server sees it. */
  @property({ attribute: false }) room: Room | undefined;
  /** One's own devices. */
  @property({ attribute: false }) devices: DevicesView = noDevices;
  @property() joining: Joining = 'no';
  /** Why going in failed, where that is known. */
  @property({ attribute: false }) refusal = '';
  /** A device test has the camera, and shows the picture itself. */
  @property({ type: Boolean }) testing = false;
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: ConsultOverrides = {};

  @state() private helping = false;

  readonly #at = new ClinicController(this);
  readonly #problems = new Later(this, () => import('../call/device-notice.ts'));
  readonly #countdown = new Countdown(this, () => {
    const endsAt = this.room && Date.parse(this.room.appointment.start);
    return endsAt && endsAt > Date.now() ? { endsAt, length: nearby } : undefined;
  });

  /** That the other side has come is said once to whoever does not see the dot turn green. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('room');
    const { room } = this;
    if (!before || !room) return;
    const side = room.me.role === 'owner' ? 'practitioner' : 'owner';
    if (isThere(before, side) || !isThere(room, side)) return;
    const who = side === 'owner' ? room.appointment.owner?.name : room.appointment.practitioner?.name;
    if (who) announce(this.#at.texts(lobbyTexts).isHere({ who }));
  }

  protected override render() {
    const { room } = this;
    const texts = this.#at.texts(consultTexts, this.texts);
    const t = this.#at.texts(lobbyTexts);
    if (!room) return nothing;
    return html`<div class="vet"><div class="lobby">
      <div class="stack">${this.#start(room, texts)}${peoplePart(room, { texts, t, saying: { locale: this.#at.locale, zone: ownZone() }, server: this.#at.clinic.server, below: this.#late(room) })}</div>
      <div class="stack">
        ${this.testing ? nothing : previewPart(this.devices, texts, { why: (device, code) => this.#problems.piece?.deviceProblem(device, code, texts, this.#at, this.texts) ?? '', onWanted: () => this.dispatchEvent(new VetDevicesWantedEvent()), onToggle: (device, on) => this.dispatchEvent(new VetDeviceToggleEvent(device, on)) })}
        ${this.#workPlace(room)}
        ${this.#wayIn(room, texts)}
        <slot name="test"></slot>
        ${this.#preparation(room, texts)}
        ${this.#toPhone(room)}
        ${this.#help(room, t)}
      </div>
    </div></div>`;
  }

  #start(room: Room, texts: ConsultTexts): TemplateResult {
    if (!room.appointment.practitioner) return this.#nobodyYet(room, texts);
    if (room.me.role === 'owner') return html`<vet-wait .room=${room} .texts=${this.texts}></vet-wait>`;
    return html`
      <section class="card start" part="card">
        ${startPart({ room, left: this.#countdown.left, whom: 'owner', locale: this.#at.locale }, texts)}
        <p class="reason">${room.appointment.reason}</p>
      </section>
    `;
  }

  /** A consult that nobody has: the page says how long it takes, in the slot. */
  #nobodyYet(room: Room, texts: ConsultTexts): TemplateResult {
    const { pet, reason } = room.appointment;
    return html`
      <section class="card start" part="card">
        <h2 class="title" part="title" tabindex="-1">${texts.nobodyYet({ pet: pet?.name ?? '' })}</h2>
        ${room.me.role === 'owner' ? nothing : html`<p class="soft">${texts.claimFirst}</p><p class="reason">${reason}</p>`}
        <slot name="wait"></slot>
      </section>
    `;
  }

  #isAhead({ state, appointment: { status } }: Room): boolean {
    return state === 'waiting' && (status === 'confirmed' || status === 'requested');
  }

  #late(room: Room): TemplateResult | typeof nothing {
    if (!this.#isAhead(room) || room.appointment.onDemand || room.me.role === 'guest') return nothing;
    afterPaint(() => void import('./vet-running-late.ts').catch(() => undefined));
    return html`<div class="late"><vet-running-late .room=${room}></vet-running-late></div>`;
  }

  /** Asked once a day of whoever sees the patient. */
  #workPlace(room: Room): TemplateResult | typeof nothing {
    if (room.me.placeTold !== false || room.me.person !== room.appointment.practitioner?.id || !this.#isAhead(room)) return nothing;
    void import('./vet-work-place.ts');
    return html`<vet-work-place .room=${room}></vet-work-place>`;
  }

  #wayIn(room: Room, texts: ConsultTexts): TemplateResult | typeof nothing {
    const { status, modality, clinic } = room.appointment;
    if (modality !== 'video') return banner({ tone: 'info', text: texts.notVideo });
    if (status === 'cancelled') return banner({ tone: 'bad', title: texts.cancelled, text: texts.bookAgain });
    if (status === 'declined') return banner({ tone: 'bad', title: texts.declined, text: texts.bookAgain });
    if (status === 'unassigned') return room.me.role === 'owner' ? banner({ tone: 'info', icon: 'door', text: this.devices.is === 'open' ? texts.doorComes : `${texts.testMeanwhile} ${texts.doorComes}` }) : nothing;
    if (status === 'requested') return banner({ tone: 'info', icon: 'clock', text: texts.notConfirmed({ clinic: clinic.name }) });
    const bare = this.devices.is === 'open' && !this.devices.camera;
    return html`
      ${this.joining === 'failed' ? banner({ tone: 'bad', text: this.refusal || texts.joinFailed }) : nothing}
      ${button({ label: bare ? texts.joinWithout : texts.join, busy: this.joining === 'busy', busyLabel: texts.joining, wide: true, onPress: () => this.#join() })}
    `;
  }

  /** Nobody goes in before the day's lines are ticked: pressing says so and leads there. */
  #join(): void {
    const first = this.renderRoot.querySelector('vet-work-place');
    if (first) void import('./vet-work-place.ts').then(() => first.remind());
    else this.dispatchEvent(new VetJoinEvent());
  }

  #preparation(room: Room, texts: ConsultTexts): TemplateResult | typeof nothing {
    const { preparation } = room.appointment.type;
    if (room.me.role !== 'owner' || preparation.length === 0) return nothing;
    return html`<section class="card" part="card"><h3 class="sub">${texts.preparation}</h3><ul class="prepare">${preparation.map((line) => html`<li>${icon('check', 's')}${line}</li>`)}</ul></section>`;
  }

  /** Few need it: it comes when it is pressed for. */
  #help(room: Room, t: LobbyTexts): TemplateResult | typeof nothing {
    if (room.me.role !== 'owner' || !this.#isAhead(room)) return nothing;
    if (this.helping) return html`<vet-owner-help .room=${room}></vet-owner-help>`;
    const help = () => void import('./vet-owner-help.ts').then(() => (this.helping = true), () => undefined);
    return html`<div class="actions">${button({ label: t.help, kind: 'plain', size: '', onPress: help })}</div>`;
  }

  /** On a phone already it would only be in the way. */
  #toPhone(room: Room): TemplateResult | typeof nothing {
    const { status, modality, reference } = room.appointment;
    if (room.me.role !== 'owner' || modality !== 'video' || status === 'cancelled' || status === 'declined' || room.state === 'ended' || matchMedia('(pointer: coarse) and (hover: none)').matches) return nothing;
    afterPaint(() => void import('./vet-to-phone.ts').catch(() => undefined));
    return html`<vet-to-phone reference=${reference}></vet-to-phone>`;
  }
}

define('vet-lobby', VetLobby);
declare global {
  interface HTMLElementTagNameMap { 'vet-lobby': VetLobby }
}
