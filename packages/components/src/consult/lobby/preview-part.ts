import { html, nothing, type TemplateResult } from 'lit';
import type { ConsultTexts } from '../../locales/consult.ts';
import type { DeviceKind, DeviceProblemCode } from '../../media/device-problem.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { icon } from '../../shared/icons.devices.ts';
import '../../shared/icons.first.ts';
import type { DevicesView } from '../media-view.ts';

export interface PreviewActs {
  /** Why a device does not work, in words; empty while they are on their way. */
  readonly why: (device: DeviceKind, code: DeviceProblemCode) => string;
  readonly onWanted: () => void;
  readonly onToggle: (device: DeviceKind, on: boolean) => void;
}

/** One's own picture, what works, and how what does not is mended. Needs the `room` styles and the lobby's. */
export function previewPart({ is, stream, camera, microphone, problems }: DevicesView, texts: ConsultTexts, acts: PreviewActs): TemplateResult {
  const open = is === 'open';
  const said = camera ? (microphone ? texts.picturesWork : texts.onlyPicture) : microphone ? texts.onlySound : texts.nothingWorks;
  const toggle = (device: DeviceKind, on: boolean) => {
    const name = device === 'camera' ? (on ? texts.turnCameraOff : texts.turnCameraOn) : on ? texts.mute : texts.unmute;
    const sign = device === 'camera' ? (on ? 'video' : 'video-off') : on ? 'mic' : 'mic-off';
    return html`<button type="button" class="ctl ${on ? '' : 'off'}" aria-label=${name} @click=${() => acts.onToggle(device, !on)}>${icon(sign)}</button>`;
  };
  return html`
    <section class="preview" aria-label=${texts.preview}>
      ${open ? html`<video .srcObject=${stream} autoplay playsinline muted aria-label=${texts.preview} ?hidden=${!camera}></video>` : nothing}
      ${open
        ? html`<span class="glass corner">${icon(camera && microphone ? 'check-circle' : 'info')}${said}</span>
            <span class="toggles">${toggle('microphone', microphone)}${toggle('camera', camera)}</span>`
        : html`<div class="asleep"><p>${texts.cameraAsleep}</p>
            ${button({ label: texts.startCamera, busy: is === 'opening', busyLabel: texts.starting, icon: 'video', onPress: acts.onWanted })}</div>`}
    </section>
    ${(['camera', 'microphone'] as const).map((device) => {
      const code = problems[device];
      return code ? banner({ tone: 'warn', icon: device === 'camera' ? 'video-off' : 'mic-off', text: acts.why(device, code) }) : nothing;
    })}
  `;
}
