import type { Participant, Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { consultTexts, type ConsultTexts } from '../../locales/consult.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { Countdown } from '../../shared/countdown.ts';
import { define } from '../../shared/define.ts';
import { face } from '../../shared/face.ts';
import { icon } from '../../shared/icons.ts';
import { ring } from '../../shared/ring.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { marks } from '../../shared/styles/marks.ts';
import { progress } from '../../shared/styles/progress.ts';
import { room as roomStyles } from '../../shared/styles/room.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { clock, dayAndClock, ownZone } from '../../shared/time.ts';
import { VetDevicesWantedEvent, VetDeviceToggleEvent, VetJoinEvent } from '../events.ts';
import { type DevicesView, noDevices } from '../media-view.ts';
import { styles } from './vet-lobby.styles.ts';

/** The countdown fills its ring over the last quarter of an hour; before that the day and time are said. */
const nearby = 15 * 60_000;

/** How going in stands. */
export type Joining = 'no' | 'busy' | 'failed';

/**
 * The waiting room of a visit: when it starts, whom one meets, who is here, and one's own picture. Starts no camera by itself.
 *
 * @slot wait - Place and time in the waiting list, while nobody has the consult.
 * @fires {VetDevicesWantedEvent} vet-devices-wanted - «Start camera and sound» was pressed.
 * @fires {VetDeviceToggleEvent} vet-device-toggle - A device should go on or off.
 * @fires {VetJoinEvent} vet-join - «Go into the room» was pressed.
 */
export class VetLobby extends LitElement {
  static override styles = [ground, words, actions, marks, surfaces, lists, progress, roomStyles, styles];

  /** The room as the server sees it. */
  @property({ attribute: false }) room: Room | undefined;
  /** One's own devices. */
  @property({ attribute: false }) devices: DevicesView = noDevices;
  @property() joining: Joining = 'no';
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: Overrides<typeof consultTexts.en> = {};

  readonly #at = new ClinicController(this);
  readonly #countdown = new Countdown(this, () => {
    const endsAt = this.room && Date.parse(this.room.appointment.start);
    return endsAt && endsAt > Date.now() ? { endsAt, length: nearby } : undefined;
  });

  protected override render() {
    const { room } = this;
    const texts = this.#at.texts(consultTexts, this.texts);
    if (!room) return nothing;
    return html`<div class="vet"><div class="lobby">
      <div class="stack">${this.#start(room, texts)}${this.#people(room, texts)}</div>
      <div class="stack">${this.#preview(texts)}${this.#wayIn(room, texts)}${this.#preparation(room, texts)}</div>
    </div></div>`;
  }

  #start(room: Room, texts: ConsultTexts): TemplateResult {
    const { start, pet, practitioner, owner } = room.appointment;
    if (!practitioner) return this.#nobodyYet(room, texts);
    const saying = { locale: this.#at.locale, zone: ownZone() };
    const left = this.#countdown.left;
    const me = room.me.role;
    const other = me === 'owner' ? practitioner.name : (owner?.name ?? '');
    const otherHere = room.participants.some(({ person, stage }) => person !== room.me.person && stage !== 'gone');
    const near = left && left.milliseconds <= nearby;
    return html`
      <section class="card start" part="card">
        ${near
          ? html`<div class="count">${ring(left, texts.countdownLabel({ left: left.text }), { size: 'l' })}<span class="small soft strong">${texts.until({ time: clock(start, saying) })}</span></div>`
          : nothing}
        <h2 class="title" part="title" tabindex="-1">${left ? texts.startsSoon({ pet: pet?.name ?? '' }) : texts.startsNow({ pet: pet?.name ?? '' })}</h2>
        <p class="soft">${near || !left ? nothing : html`${texts.startsAt({ when: dayAndClock(start, saying) })}. `}${otherHere ? texts.whoWaits({ who: other }) : left ? texts.early({ who: other }) : nothing}</p>
        ${me === 'owner'
          ? html`<div class="meet card calm">${face(practitioner, 'l')}<div><span class="small soft">${texts.youWillMeet}</span><b class="head">${practitioner.name}</b>
              ${practitioner.licence ? html`<span class="small licence">${icon('badge', 's')}${texts.licensed({ licence: practitioner.licence })}</span>` : nothing}</div></div>`
          : html`<p class="reason">${room.appointment.reason}</p>`}
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

  #people(room: Room, texts: ConsultTexts): TemplateResult {
    const { owner, pet, practitioner } = room.appointment;
    const of = (who: 'owner' | 'practitioner'): Participant | undefined =>
      room.participants.find((one) => (who === 'owner' ? one.role === 'owner' : one.person === practitioner?.id));
    const line = (name: string, called: string, one: Participant | undefined) => html`
      <li class="item">${face({ name: called })}<b class="sub grow">${name}</b>
        <span class="row small"><span class="live ${one && one.stage !== 'gone' ? '' : 'off'}"></span>${one ? texts[one.stage] : texts.notYet}</span></li>`;
    const owns = room.me.role === 'owner' ? texts.youAndPet({ pet: pet?.name ?? '' }) : texts.ownerAndPet({ owner: owner?.name ?? '', pet: pet?.name ?? '' });
    const vets = practitioner && (room.me.person === practitioner.id ? texts.you : practitioner.name);
    return html`<section class="card flush" part="card"><h3 class="sub who">${texts.whoIsHere}</h3><ul class="list">${line(owns, owner?.name ?? '', of('owner'))}${vets ? line(vets, practitioner?.name ?? '', of('practitioner')) : nothing}</ul></section>`;
  }

  #preview(texts: ConsultTexts): TemplateResult {
    const { is, stream, camera, microphone, problems } = this.devices;
    const open = is === 'open';
    const said = camera ? (microphone ? texts.picturesWork : texts.onlyPicture) : microphone ? texts.onlySound : texts.nothingWorks;
    return html`
      <section class="preview" aria-label=${texts.preview}>
        ${open ? html`<video .srcObject=${stream} autoplay playsinline muted aria-label=${texts.preview} ?hidden=${!camera}></video>` : nothing}
        ${open
          ? html`<span class="glass corner">${icon(camera && microphone ? 'check-circle' : 'info')}${said}</span>
              <span class="toggles">${this.#toggle('microphone', microphone, texts)}${this.#toggle('camera', camera, texts)}</span>`
          : html`<div class="asleep"><p>${texts.cameraAsleep}</p>
              ${button({ label: texts.startCamera, busy: is === 'opening', busyLabel: texts.starting, icon: 'video', onPress: () => this.dispatchEvent(new VetDevicesWantedEvent()) })}</div>`}
      </section>
      ${(['camera', 'microphone'] as const).map((device) => {
        const code = problems[device];
        return code ? banner({ tone: 'warn', icon: device === 'camera' ? 'video-off' : 'mic-off', text: texts[code]({ device: texts[device] }) }) : nothing;
      })}
    `;
  }

  #toggle(device: DeviceKind, on: boolean, texts: ConsultTexts): TemplateResult {
    const name = device === 'camera' ? (on ? texts.turnCameraOff : texts.turnCameraOn) : on ? texts.mute : texts.unmute;
    const sign = device === 'camera' ? (on ? 'video' : 'video-off') : on ? 'mic' : 'mic-off';
    return html`<button type="button" class="ctl ${on ? '' : 'off'}" aria-label=${name} @click=${() => this.dispatchEvent(new VetDeviceToggleEvent(device, !on))}>${icon(sign)}</button>`;
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
      ${this.joining === 'failed' ? banner({ tone: 'bad', text: texts.joinFailed }) : nothing}
      ${button({ label: bare ? texts.joinWithout : texts.join, busy: this.joining === 'busy', busyLabel: texts.joining, wide: true, onPress: () => this.dispatchEvent(new VetJoinEvent()) })}
    `;
  }

  #preparation(room: Room, texts: ConsultTexts): TemplateResult | typeof nothing {
    const { preparation } = room.appointment.type;
    if (room.me.role !== 'owner' || preparation.length === 0) return nothing;
    return html`<section class="card" part="card"><h3 class="sub">${texts.preparation}</h3><ul class="prepare">${preparation.map((line) => html`<li>${icon('check', 's')}${line}</li>`)}</ul></section>`;
  }
}

define('vet-lobby', VetLobby);
declare global {
  interface HTMLElementTagNameMap { 'vet-lobby': VetLobby }
}
