import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceChecksTexts } from '../../locales/device-checks.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import type { DeviceInfo } from '../../media/devices.ts';
import { canChooseSpeaker } from '../../media/sound.ts';
import { selectField } from '../../shared/field.ts';
import type { DeviceTest } from './state.ts';

/** One list each of the cameras, microphones and, where the browser lets one choose, speakers. */
export function pickers(test: DeviceTest, texts: DeviceChecksTexts, use: (device: DeviceKind | 'speaker', id: string) => void): TemplateResult {
  const list = (device: DeviceKind | 'speaker', devices: readonly DeviceInfo[], value: string, first?: string) => {
    const options = devices.filter(({ id }) => id !== '').map(({ id, label }, i) => ({ value: id, label: label || texts.unnamed({ kind: texts[device], number: i + 1 }) }));
    const all = first && options.every((option) => option.value !== 'default') ? [{ value: '', label: first }, ...options] : options;
    return all.length ? selectField({ name: `pick-${device}`, label: texts[device], value, options: all, onInput: (id) => use(device, id) }) : nothing;
  };
  const { cameras, microphones, speakers } = test.devices;
  return html`<div class="pickers card" part="card">
    ${list('camera', cameras, test.camera.is === 'on' ? test.camera.id : '')}
    ${list('microphone', microphones, test.microphone.is === 'on' ? test.microphone.id : '')}
    ${canChooseSpeaker() ? list('speaker', speakers, test.speaker || (speakers[0]?.id ?? ''), texts.defaultSpeaker) : nothing}
  </div>`;
}
