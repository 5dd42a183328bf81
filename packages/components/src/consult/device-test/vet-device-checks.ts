import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { deviceChecksTexts, type DeviceChecksTexts } from '../../locales/device-checks.ts';
import { deviceTestTexts } from '../../locales/device-test.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import { platformOf } from '../../media/platform.ts';
import { canChooseSpeaker } from '../../media/sound.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { Later } from '../../shared/later.ts';
import { actions } from '../../shared/styles/actions.ts';
import { card } from '../../shared/styles/card.ts';
import { ground } from '../../shared/styles/ground.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { frame } from './asleep.ts';
import { type CheckName, reportOf, standings } from './checks.ts';
import { deviceTestClient } from './client.ts';
import { DeviceTester } from './device-tester.ts';
import { VetDeviceTestedEvent } from './events.ts';
import { headOf, type Kept } from './head.ts';
import { preview, type ToolActs, tools } from './look-part.ts';
import { type RowActs, rows, type RowsOf } from './rows.ts';
import { type DeviceTest, type News, notYet, reduce } from './state.ts';
import { styles } from './vet-device-checks.styles.ts';

/**
 * The device test itself; `<vet-device-test>` brings it when its own first words stand.
 *
 * @fires {VetDeviceTestedEvent} vet-device-tested - The test is over; steps may have been skipped.
 * @csspart card - The checks. @csspart title - How it stands. @csspart primary - The button.
 */
export class VetDeviceChecks extends LitElement {
  static override styles = [ground, words, actions, card, frame, styles];

  @property() reference = '';
  /** Says too whether the person is well in the picture. */
  @property({ type: Boolean }) advice = false;
  @property({ type: Boolean, reflect: true }) compact = false;
  @property() next = '';
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: Overrides<typeof deviceTestTexts.en> = {};

  readonly #at = new ClinicController(this);
  /** How faults are mended: few meet one. */
  readonly #advice = new Later(this, () => import('./advice.ts'));
  #test: DeviceTest = this.#fresh();
  #tester: DeviceTester | undefined;
  #choosing = false;
  #kept: Kept = 'no';
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
    const all = standings(test);
    const { title, text } = headOf(test, all, this.#kept, texts, first);
    const isRunning = test.is === 'running';
    if (isRunning) this.#announce(title);
    const of: RowsOf = { test, all, texts, locale: this.#at.locale, acts: this.#acts, mend: (fault) => this.#advice.piece?.advice(fault, test.platform, this.#at) };
    return html`<div class="vet"><div class="test">
      <div class="heading"><h2 class="title" part="title" tabindex="-1">${title}</h2><p class="soft">${text}</p></div>
      <div class="look">${preview(test, texts, first, () => void this.start())}${isRunning ? html`${tools(test, this.#choosing, texts, this.#tools)}${this.#pickers(test, texts)}${this.#looks(test)}` : nothing}</div>
      <div class="found">
        <div class="card flush" part="card"><ul aria-label=${texts.checks}>${rows(of)}</ul></div>
        ${isRunning ? html`<div class="actions">${button({ label: this.next || texts.done, wide: true, onPress: () => void this.finish() })}</div>` : nothing}
      </div>
    </div></div>`;
  }

  /** What changes without a press is said once, when it has changed. */
  #announce(title: string): void {
    if (this.#said === title) return;
    this.#said = title;
    announce(title);
  }

  #pickers(test: DeviceTest, texts: DeviceChecksTexts): TemplateResult | typeof nothing {
    if (!this.#choosing) return nothing;
    void import('./vet-device-pickers.ts').catch(() => undefined);
    return html`<vet-device-pickers exportparts="card, field" ?speakers=${canChooseSpeaker()} .test=${test} .texts=${texts} .use=${this.#use}></vet-device-pickers>`;
  }

  /** Whether the person is well in the picture: what looks is heavy, and comes only to those who are to be seen. */
  #looks(test: DeviceTest): TemplateResult | typeof nothing {
    if (!this.advice || test.camera.is !== 'on') return nothing;
    void import('../look/vet-picture-advice.ts').catch(() => undefined);
    return html`<vet-picture-advice .stream=${this.#tester?.stream ?? null}></vet-picture-advice>`;
  }

  readonly #use = (device: DeviceKind | 'speaker', id: string): void => void this.#tester?.use(device, id);

  readonly #tools: ToolActs = {
    turn: (device, on) => void this.#tester?.turn(device, on),
    flip: () => void this.#tester?.flip(),
    choose: () => {
      this.#choosing = !this.#choosing;
      this.requestUpdate();
    },
  };

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
