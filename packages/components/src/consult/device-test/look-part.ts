import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceChecksTexts } from '../../locales/device-checks.ts';
import type { DeviceTestTexts } from '../../locales/device-test.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import type { LightWord } from '../../media/light.ts';
import { icon, type IconName } from '../../shared/icons.devices.ts';
import { asleep } from './asleep.ts';
import type { DeviceTest } from './state.ts';

/** What stands over the picture; the test starts, or starts again, below it. */
export function preview(test: DeviceTest, texts: DeviceChecksTexts, first: DeviceTestTexts, start: () => void): TemplateResult {
  const { camera, picture } = test;
  if (test.is !== 'running') {
    const isOver = test.is === 'over';
    return asleep(first.preview, first.asleep, { label: isOver ? texts.again : first.start, kind: isOver ? 'quiet' : 'primary', busy: test.is === 'opening', busyLabel: first.starting, onPress: start });
  }
  if (camera.is !== 'on') return asleep(first.preview, texts.noPictureNow);
  const words: Readonly<Record<LightWord, string>> = { good: texts.lightGood, 'too-dark': texts.tooDark, 'too-bright': texts.tooBright, 'back-lit': texts.backLit, black: '' };
  const light = picture && words[picture.word];
  return html`<section class="preview" aria-label=${first.preview}>
    <video class=${camera.facing === 'back' ? '' : 'front'} autoplay playsinline muted aria-label=${first.preview}></video>
    ${light ? html`<span class="glass">${icon('sun')}${light}</span>` : nothing}
  </section>`;
}

/** What the buttons below the picture do. */
export interface ToolActs {
  turn(device: DeviceKind, on: boolean): void;
  flip(): void;
  /** Shows the lists of devices, or hides them. */
  choose(): void;
  use(device: DeviceKind | 'speaker', id: string): void;
}

/** Microphone and camera on and off, the other camera, the lists to choose from. */
export function tools(test: DeviceTest, isChoosing: boolean, texts: DeviceChecksTexts, acts: ToolActs): TemplateResult {
  const tool = (label: string, sign: IconName, off: boolean, act: () => void, expanded?: boolean) =>
    html`<button type="button" class="btn icon-only quiet ${off ? 'off' : ''}" aria-label=${label} title=${label} aria-expanded=${expanded === undefined ? nothing : String(expanded)} @click=${act}>${icon(sign)}</button>`;
  const [mic, cam] = [test.microphone.is === 'on', test.camera.is === 'on'];
  return html`<div class="tools">
    ${tool(mic ? texts.micOn : texts.micOff, mic ? 'mic' : 'mic-off', !mic, () => acts.turn('microphone', !mic))}
    ${tool(cam ? texts.cameraOn : texts.cameraOff, cam ? 'video' : 'video-off', !cam, () => acts.turn('camera', !cam))}
    ${cam && test.devices.cameras.length > 1 ? tool(texts.flip, 'flip', false, () => acts.flip()) : nothing}
    ${tool(texts.choose, 'settings', false, () => acts.choose(), isChoosing)}
  </div>`;
}
