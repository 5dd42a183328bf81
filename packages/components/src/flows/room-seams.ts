import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { earlyLook } from '../consult/look/early-look.ts';
import type { Behind } from '../consult/look/remembered.ts';
import type { CallView, DevicesView } from '../consult/media-view.ts';
import type { Call } from '../media/call.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { ConsultOverrides } from '../locales/consult.ts';

/** What the pieces around the picture may draw of. */
export interface SeamView {
  readonly room: Room;
  readonly reference: string;
  readonly devices: DevicesView;
  readonly call: CallView;
  /** The running call of the kit. */
  readonly kit: Call | undefined;
  readonly texts: ConsultOverrides;
}

type Seam = (view: SeamView) => TemplateResult | typeof nothing;

/** The staff's control bar, at the end of the controls (`slot="bar"`); during the call; below the lobby before it, and above everything else after it. */
export const bar = ({ room, reference }: Pick<SeamView, 'room' | 'reference'>, place: 'lobby' | 'call' | 'after' = 'call'): TemplateResult | typeof nothing => {
  if (room.me.role === 'owner' || room.me.role === 'guest') return nothing;
  void import('../consult/tools/vet-consult-bar.ts').catch(() => undefined);
  const { pet, owner } = room.appointment;
  return html`<vet-consult-bar slot=${place === 'call' ? 'bar' : nothing} tone=${place === 'call' ? 'stage' : ''} reference=${reference} pet-name=${pet?.name ?? ''} owner-name=${owner?.name ?? ''}></vet-consult-bar>`;
};

/** What is left to do after the call, for those who treat. */
export const wrapUp = ({ room, reference }: Pick<SeamView, 'room' | 'reference'>): TemplateResult | typeof nothing => {
  if ((room.me.role !== 'vet' && room.me.role !== 'technician') || room.closedAs) return nothing;
  void import('../consult/wrap-up/vet-wrap-up.ts').catch(() => undefined);
  return html`<vet-wrap-up reference=${reference} owner-name=${room.appointment.owner?.name ?? ''}></vet-wrap-up>`;
};

/** Whether whoever the owner came to see can be seen: over the picture (`slot="over"`), in a running video visit. */
export const cameraRule = ({ room }: Pick<SeamView, 'room'>, local: LocalMedia | undefined, call: Call | undefined, soundOnly: boolean): TemplateResult | typeof nothing => {
  if (room.appointment.modality !== 'video' || room.me.role === 'guest' || !local || !call) return nothing;
  void import('../consult/look/vet-camera-rule.ts').catch(() => undefined);
  return html`<vet-camera-rule slot="over" ?sound-only=${soundOnly} .room=${room} .local=${local} .call=${call}></vet-camera-rule>`;
};

/**
 * What is behind one, and noise: below the preview in the lobby for those who treat, and in the call behind «More» (`slot="look"`), loaded when
 * opened. `background` is behind staff who never chose anything else, `image` the address of a picture that the page brings.
 */
export const ownLook = ({ room }: Pick<SeamView, 'room'>, local: LocalMedia | undefined, place: 'lobby' | 'call', background: Behind, image: string): TemplateResult | typeof nothing => {
  const { role } = room.me;
  if (!local || role === 'guest' || (place === 'lobby' && role === 'owner')) return nothing;
  const side = role === 'owner' ? 'owner' : 'staff';
  if (side === 'staff') earlyLook(local, background, image);
  const pet = room.appointment.pet?.name ?? '';
  // What of it has to be read in the call comes with whatever puts it on.
  if (place === 'call') return html`<vet-own-look slot="look" for=${side} image=${image} pet-name=${pet} .local=${local}></vet-own-look><vet-look-told slot="told" hidden for=${side} pet-name=${pet} .local=${local}></vet-look-told>`;
  void import('../consult/look/vet-look-offer.ts').catch(() => undefined);
  return html`<vet-look-offer slot="test" for=${side} preset=${background} image=${image} pet-name=${pet} .local=${local}></vet-look-offer>`;
};

/** Recording: its banner stands over the picture at the top (`slot="recording"`). Owners meet it when they are asked; once there it stays, and says how it ended. */
export const recording: Seam = ({ room, reference, devices, call, kit }) => {
  const asks = room.me.role !== 'owner' && room.me.role !== 'guest';
  if (!asks && !room.recording && !customElements.get('vet-recording')) return nothing;
  void import('../recordings/vet-recording.ts').catch(() => undefined);
  return html`<vet-recording slot="recording" reference=${reference} .room=${room} .remotes=${call.remotes} .own=${devices.stream} .call=${kit}></vet-recording>`;
};
