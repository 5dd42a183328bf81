import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DeviceChecksTexts } from '../../locales/device-checks.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import type { DeviceInfo } from '../../media/devices.ts';
import { define } from '../../shared/define.ts';
import { card } from '../../shared/styles/card.ts';
import { ground } from '../../shared/styles/ground.ts';
import type { DeviceTest } from './state.ts';

/**
 * The lists of cameras, microphones and, where the browser lets one choose, speakers; the device test brings it when somebody wants to choose.
 *
 * @csspart card - The frame. @csspart field - One list.
 */
export class VetDevicePickers extends LitElement {
  // Fields of their own: those of forms would bring all that a booking's fields need.
  static override styles = [ground, card, css`
    .pickers { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
    label { display: grid; gap: 6px; font-size: var(--vet-text-s); font-weight: var(--vet-weight-strong); line-height: 1.35; }
    .vet select {
      appearance: none; min-block-size: var(--vet-control); min-inline-size: 0; max-inline-size: 100%; padding: 12px 44px 12px 14px;
      border: 1.5px solid var(--vet-line-strong); border-radius: var(--vet-radius-m); color: var(--vet-ink); font-size: var(--vet-text-m); font-weight: var(--vet-weight); line-height: 1.4; text-overflow: ellipsis;
      background: linear-gradient(45deg, transparent 50%, var(--vet-ink-soft) 50%) calc(100% - 23px) 55% / 6px 6px no-repeat, linear-gradient(-45deg, transparent 50%, var(--vet-ink-soft) 50%) calc(100% - 17px) 55% / 6px 6px no-repeat, var(--vet-raised);
    }
    .vet select:dir(rtl) { padding: 12px 14px 12px 44px; background-position: 17px 55%, 23px 55%, 0 0; }
  `];

  /** What is there, and what is on. */
  @property({ attribute: false }) test: Pick<DeviceTest, 'devices' | 'camera' | 'microphone' | 'speaker'> | undefined;
  /** What a choice does. */
  @property({ attribute: false }) use: (device: DeviceKind | 'speaker', id: string) => void = () => undefined;
  /** Whether the browser lets one choose the speaker. */
  @property({ type: Boolean }) speakers = false;
  @property({ attribute: false }) texts: DeviceChecksTexts | undefined;

  protected override render() {
    if (!this.test || !this.texts) return nothing;
    const { devices, camera, microphone, speaker } = this.test;
    const list = this.#list.bind(this, this.texts);
    return html`<div class="vet"><div class="pickers card" part="card">
      ${list('camera', devices.cameras, camera.is === 'on' ? camera.id : '')}
      ${list('microphone', devices.microphones, microphone.is === 'on' ? microphone.id : '')}
      ${this.speakers ? list('speaker', devices.speakers, speaker || (devices.speakers[0]?.id ?? ''), true) : nothing}
    </div></div>`;
  }

  #list(texts: DeviceChecksTexts, device: DeviceKind | 'speaker', devices: readonly DeviceInfo[], value: string, hasUsual = false): TemplateResult | typeof nothing {
    const known = devices.filter(({ id }) => id !== '').map(({ id, label }, i) => ({ value: id, label: label || texts.unnamed({ kind: texts[device], number: i + 1 }) }));
    const usual = hasUsual && known.every((option) => option.value !== 'default') ? [{ value: '', label: texts.defaultSpeaker }] : [];
    const options = [...usual, ...known];
    if (!options.length) return nothing;
    return html`<label part="field">${texts[device]}<select name="pick-${device}" @change=${({ target }: Event) => this.use(device, (target as HTMLSelectElement).value)}>
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
    </select></label>`;
  }
}

define('vet-device-pickers', VetDevicePickers);
declare global {
  interface HTMLElementTagNameMap { 'vet-device-pickers': VetDevicePickers }
}
