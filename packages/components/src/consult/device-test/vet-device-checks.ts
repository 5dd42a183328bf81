import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { deviceChecksTexts, type DeviceChecksTexts } from '../../locales/device-checks.ts';
import { deviceTestTexts, type DeviceTestTexts } from '../../locales/device-test.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import type { LightWord } from '../../media/light.ts';
import { platformOf } from '../../media/platform.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon, type IconName } from '../../shared/icons.devices.ts';
import { actions } from '../../shared/styles/actions.ts';
import { fields } from '../../shared/styles/fields.ts';
import { ground } from '../../shared/styles/ground.ts';
import { rows } from '../../shared/styles/rows.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { asleep, frame } from './asleep.ts';
import { type CheckName, faults, reportOf, standings } from './checks.ts';
import { deviceTestClient } from './client.ts';
import { DeviceTester } from './device-tester.ts';
import { VetDeviceTestedEvent } from './events.ts';
import { pickers } from './pickers.ts';
import { row, type RowActs, shownChecks } from './rows.ts';
import { type DeviceTest, type News, notYet, reduce } from './state.ts';
import { styles } from './vet-device-checks.styles.ts';

/**
 * The device test itself; `<vet-device-test>` brings it when its own first words stand.
 *
 * @fires {VetDeviceTestedEvent} vet-device-tested - The test is over; steps may have been skipped.
 * @csspart card - The checks. @csspart title - How it stands. @csspart primary - The button.
 */
export class VetDeviceChecks extends LitElement {
  static override styles = [ground, words, actions, surfaces, rows, fields, frame, styles];

  @property() reference = '';
  /** Says too whether the person is well in the picture. */
  @property({ type: Boolean }) advice = false;
  @property({ type: Boolean, reflect: true }) compact = false;
  @property() next = '';
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: Overrides<typeof deviceTestTexts.en> = {};

  readonly #at = new ClinicController(this);
  #test: DeviceTest = this.#fresh();
  #tester: DeviceTester | undefined;
  #choosing = false;
  #kept: 'no' | 'yes' | 'failed' = 'no';
  #said = '';

  #fresh(): DeviceTest {
    const { userAgent = '', maxTouchPoints = 0, onLine = true } = globalThis.navigator ?? {};
    const supported = typeof globalThis.RTCPeerConnection === 'function' && (!globalThis.isSecureContext || typeof navigator.mediaDevices?.getUserMedia === 'function');
    return notYet({ platform: platformOf(userAgent, maxTouchPoints), secure: globalThis.isSecureContext ?? true, supported, online: onLine });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const name of ['online', 'offline']) addEventListener(name, this.#onLine);
    // A page that is kept aside must not keep a camera.
    addEventListener('pagehide', this.#release);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const name of ['online', 'offline']) removeEventListener(name, this.#onLine);
    removeEventListener('pagehide', this.#release);
    this.#release();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const video = this.#video();
    const stream = this.#tester?.stream ?? null;
    if (video && video.srcObject !== stream) video.srcObject = stream;
  }

  readonly #release = (): void => {
    this.#tester?.stop();
    this.#tester = undefined;
    this.#test = this.#test.is === 'over' ? this.#test : this.#fresh();
    this.requestUpdate();
  };

  readonly #onLine = (): void => {
    this.#tell({ type: 'online', online: navigator.onLine });
    if (navigator.onLine && this.#test.is === 'running') void this.#tester?.tryLine();
  };

  #tell(news: News): void {
    this.#test = reduce(this.#test, news);
    this.requestUpdate();
  }

  /** Starts the test; call it in answer to a press. Asks for camera and microphone. */
  async start(): Promise<void> {
    this.#tester?.stop();
    this.#kept = 'no';
    this.#tell({ type: 'pressed-start' });
    const { clinic } = this.#at;
    const tester = new DeviceTester({
      tell: (news) => this.#tester === tester && this.#tell(news),
      video: () => this.#video(),
      servers: async () => (clinic.slug ? deviceTestClient(clinic.http).servers(this.reference) : undefined),
    });
    this.#tester = tester;
    await tester.start();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }

  /** Ends the test: releases the devices, tells the result, and keeps it with the visit. */
  async finish(): Promise<void> {
    const report = reportOf(this.#test);
    this.#tell({ type: 'over' });
    this.#tester?.stop();
    this.#tester = undefined;
    const { reference } = this;
    if (reference) {
      this.#kept = await deviceTestClient(this.#at.clinic.http).keep(reference, report).then(() => 'yes' as const, () => 'failed' as const);
      this.requestUpdate();
    }
    this.dispatchEvent(new VetDeviceTestedEvent(report, reference));
  }

  #video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  protected override render() {
    const texts = this.#at.texts(deviceChecksTexts);
    const first = this.#at.texts(deviceTestTexts, this.texts);
    const test = this.#test;
    const { title, text } = this.#head(texts, first);
    this.#announce(test, title);
    return html`<div class="vet"><div class="test">
      <div class="heading"><h2 class="title" part="title" tabindex="-1">${title}</h2><p class="soft">${text}</p></div>
      <div class="look">${this.#preview(test, texts, first)}${test.is === 'running' ? html`${this.#tools(test, texts)}${this.#advice(test)}` : nothing}</div>
      <div class="found">
        <div class="card flush" part="card"><ul class="list" aria-label=${texts.checks}>${repeat(shownChecks(test), (name) => name, (name) => row(name, test, texts, this.#at.locale, this.#acts))}</ul></div>
        ${test.is === 'running' ? html`<div class="actions">${button({ label: this.next || texts.done, wide: true, onPress: () => void this.finish() })}</div>` : nothing}
      </div>
    </div></div>`;
  }

  #head(texts: DeviceChecksTexts, first: DeviceTestTexts): { title: string; text: string } {
    const test = this.#test;
    if (test.is === 'asleep') return { title: first.title, text: first.intro };
    if (test.is === 'opening') return { title: texts.opening, text: texts.openingText };
    const { camera, microphone, speaker } = standings(test);
    const count = faults(test);
    const text = count ? texts.faults({ count }) : test.is === 'over' ? (this.#kept === 'yes' ? texts.kept : this.#kept === 'failed' ? texts.notKept : texts.ready) : speaker.is !== 'good' ? texts.almost : texts.ready;
    if (camera.is === 'bad') return { title: microphone.is === 'bad' ? texts.nothing : texts.noPicture, text };
    if (microphone.is === 'bad') return { title: texts.noSound, text };
    if (test.camera.is === 'off') return { title: texts.noCameraWanted, text };
    if (camera.is === 'busy' || microphone.is === 'busy') return { title: texts.speak, text: count ? text : texts.speakText };
    return { title: camera.is === 'skipped' || microphone.is === 'skipped' ? texts.over : texts.good, text };
  }

  /** What changes without a press is said once, when it has changed. */
  #announce(test: DeviceTest, title: string): void {
    if (test.is !== 'running' || this.#said === title) return;
    this.#said = title;
    announce(title);
  }

  #preview(test: DeviceTest, texts: DeviceChecksTexts, first: DeviceTestTexts): TemplateResult {
    const on = test.camera.is === 'on';
    const words: Readonly<Record<LightWord, string>> = { good: texts.lightGood, 'too-dark': texts.tooDark, 'too-bright': texts.tooBright, 'back-lit': texts.backLit, black: '' };
    const light = on && test.picture ? words[test.picture.word] : '';
    if (test.is === 'running' && on) {
      return html`<section class="preview" aria-label=${first.preview}>
        <video class=${test.camera.is === 'on' && test.camera.facing === 'back' ? '' : 'front'} autoplay playsinline muted aria-label=${first.preview}></video>
        ${light ? html`<span class="glass">${icon('sun')}${light}</span>` : nothing}
      </section>`;
    }
    const text = test.is === 'running' ? texts.noPictureNow : first.asleep;
    const over = test.is === 'over';
    return asleep(first.preview, text, test.is === 'running' ? undefined : { label: over ? texts.again : first.start, kind: over ? 'quiet' : 'primary', busy: test.is === 'opening', busyLabel: first.starting, onPress: () => void this.start() });
  }

  /** Whether the person is well in the picture: what looks is heavy, and comes only to those who are to be seen. */
  #advice(test: DeviceTest): TemplateResult | typeof nothing {
    if (!this.advice || test.camera.is !== 'on') return nothing;
    void import('../look/vet-picture-advice.ts').catch(() => undefined);
    return html`<vet-picture-advice .stream=${this.#tester?.stream ?? null}></vet-picture-advice>`;
  }

  #tools(test: DeviceTest, texts: DeviceChecksTexts): TemplateResult {
    const tool = (label: string, sign: IconName, off: boolean, act: () => unknown, expanded?: boolean) =>
      html`<button type="button" class="btn icon-only quiet ${off ? 'off' : ''}" aria-label=${label} title=${label} aria-expanded=${expanded === undefined ? nothing : String(expanded)} @click=${act}>${icon(sign)}</button>`;
    const toggle = (device: DeviceKind) => () => void this.#tester?.turn(device, test[device].is !== 'on');
    const [mic, cam] = [test.microphone.is === 'on', test.camera.is === 'on'];
    return html`<div class="tools">
        ${tool(mic ? texts.micOn : texts.micOff, mic ? 'mic' : 'mic-off', !mic, toggle('microphone'))}
        ${tool(cam ? texts.cameraOn : texts.cameraOff, cam ? 'video' : 'video-off', !cam, toggle('camera'))}
        ${cam && test.devices.cameras.length > 1 ? tool(texts.flip, 'flip', false, () => void this.#tester?.flip()) : nothing}
        ${tool(texts.choose, 'settings', false, () => { this.#choosing = !this.#choosing; this.requestUpdate(); }, this.#choosing)}
      </div>
      ${this.#choosing ? pickers(test, texts, (device, id) => void this.#tester?.use(device, id)) : nothing}`;
  }

  readonly #acts: RowActs = {
    tryAgain: (check: CheckName) => void (check === 'network' ? this.#tester?.tryLine() : check === 'camera' || check === 'microphone' ? this.#tester?.turn(check, true) : undefined),
    tape: () => void this.#tester?.tape(),
    ring: () => void this.#tester?.ring(),
    answer: (heard: boolean) => this.#tell({ type: 'answered', heard }),
  };
}

define('vet-device-checks', VetDeviceChecks);
declare global {
  interface HTMLElementTagNameMap { 'vet-device-checks': VetDeviceChecks }
}
