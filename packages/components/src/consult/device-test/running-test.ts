import { html, nothing, type CSSResult, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { ClinicController } from '../../clinic/clinic-controller.ts';
import { deviceChecksTexts, type DeviceChecksTexts } from '../../locales/device-checks.ts';
import { deviceTestTexts } from '../../locales/device-test.ts';
import { platformOf } from '../../media/platform.ts';
import { canChooseSpeaker } from '../../media/sound.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { Later } from '../../shared/later.ts';
import { card } from '../../shared/styles/card.ts';
import type { Overrides } from '../../shared/text.ts';
import { reportOf, standings } from './checks.ts';
import { deviceTestClient } from './client.ts';
import { DeviceTester } from './device-tester.ts';
import { VetDeviceTestedEvent } from './events.ts';
import { headOf, type Kept } from './head.ts';
import { preview, type ToolActs, tools } from './look-part.ts';
import { type RowActs, rows, type RowsOf } from './rows.ts';
import { own } from './running-test.styles.ts';
import { type DeviceTest, type News, notYet, reduce } from './state.ts';

/** What the element says of its own accord. */
export interface TestHost extends LitElement {
  readonly reference: string;
  readonly advice: boolean;
  readonly next: string;
  readonly texts: Overrides<typeof deviceTestTexts.en>;
}

/** What this draws needs them beside the element's. */
export const styles: readonly CSSResult[] = [card, own];

/** The test itself: `<vet-device-test>` brings it when its own first words stand. */
export class RunningTest implements ReactiveController {
  #test: DeviceTest = asleepHere();
  #tester: DeviceTester | undefined;
  #choosing = false;
  #kept: Kept = 'no';
  #said = '';
  /** How faults are mended: few meet one. */
  readonly #advice: Later<typeof import('./advice.ts')>;

  constructor(
    private readonly host: TestHost,
    private readonly at: ClinicController,
  ) {
    this.#advice = new Later(host, () => import('./advice.ts'));
    host.addController(this);
  }

  hostConnected(): void {
    for (const name of ['online', 'offline']) addEventListener(name, this.#onLine);
    // A page that is kept aside must not keep a camera.
    addEventListener('pagehide', this.#release);
  }

  hostDisconnected(): void {
    for (const name of ['online', 'offline']) removeEventListener(name, this.#onLine);
    removeEventListener('pagehide', this.#release);
    this.#release();
  }

  hostUpdated(): void {
    const video = this.#video();
    const stream = this.#tester?.stream ?? null;
    if (video && video.srcObject !== stream) video.srcObject = stream;
  }

  readonly #release = (): void => {
    this.#tester?.stop();
    this.#tester = undefined;
    this.#test = this.#test.is === 'over' ? this.#test : asleepHere();
    this.host.requestUpdate();
  };

  readonly #onLine = (): void => {
    this.#tell({ type: 'online', online: navigator.onLine });
    if (navigator.onLine && this.#test.is === 'running') void this.#tester?.tryLine();
  };

  #tell(news: News): void {
    this.#test = reduce(this.#test, news);
    this.host.requestUpdate();
  }

  /** Starts the test; call it in answer to a press. Asks for camera and microphone. */
  async start(): Promise<void> {
    this.#tester?.stop();
    this.#kept = 'no';
    this.#tell({ type: 'pressed-start' });
    const { clinic } = this.at;
    const tester = new DeviceTester({
      tell: (news) => this.#tester === tester && this.#tell(news),
      video: () => this.#video(),
      servers: async () => (clinic.slug ? deviceTestClient(clinic.http).servers(this.host.reference) : undefined),
    });
    this.#tester = tester;
    await tester.start();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }

  /** Ends the test: releases the devices, tells the result, and keeps it with the visit. */
  async finish(): Promise<void> {
    const report = reportOf(this.#test);
    this.#tell({ type: 'over' });
    this.#tester?.stop();
    this.#tester = undefined;
    const { reference } = this.host;
    if (reference) {
      this.#kept = await deviceTestClient(this.at.clinic.http).keep(reference, report).then(() => 'yes' as const, () => 'failed' as const);
      this.host.requestUpdate();
    }
    this.host.dispatchEvent(new VetDeviceTestedEvent(report, reference));
  }

  #video(): HTMLVideoElement | null {
    return this.host.renderRoot.querySelector('video');
  }

  /** The whole of the test as it stands. */
  render(): TemplateResult {
    const { host, at } = this;
    const texts = at.texts(deviceChecksTexts);
    const first = at.texts(deviceTestTexts, host.texts);
    const test = this.#test;
    const all = standings(test);
    const { title, text } = headOf(test, all, this.#kept, texts, first);
    const isRunning = test.is === 'running';
    if (isRunning) this.#announce(title);
    const of: RowsOf = { test, all, texts, locale: at.locale, acts: this.#acts, mend: (fault) => this.#advice.piece?.advice(fault, test.platform, at) };
    return html`<div class="vet"><div class="test">
      <div class="heading"><h2 class="title" part="title" tabindex="-1">${title}</h2><p class="soft">${text}</p></div>
      <div class="look">${preview(test, texts, first, () => void this.start())}${isRunning ? html`${tools(test, this.#choosing, texts, this.#acts)}${this.#pickers(test, texts)}${this.#looks(test)}` : nothing}</div>
      <div class="found">
        <div class="card flush" part="card"><ul aria-label=${texts.checks}>${rows(of)}</ul></div>
        ${isRunning ? html`<div class="actions">${button({ label: host.next || texts.done, wide: true, onPress: () => void this.finish() })}</div>` : nothing}
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
    return html`<vet-device-pickers exportparts="card, field" .test=${test} .texts=${texts} ?speakers=${canChooseSpeaker()} .use=${this.#acts.use}></vet-device-pickers>`;
  }

  /** Whether the person is well in the picture: what looks is heavy, and comes only to those who are to be seen. */
  #looks(test: DeviceTest): TemplateResult | typeof nothing {
    if (!this.host.advice || test.camera.is !== 'on') return nothing;
    void import('../look/vet-picture-advice.ts').catch(() => undefined);
    return html`<vet-picture-advice .stream=${this.#tester?.stream ?? null}></vet-picture-advice>`;
  }

  readonly #acts: RowActs & ToolActs = {
    tryAgain: (check) => void (check === 'network' ? this.#tester?.tryLine() : check === 'camera' || check === 'microphone' ? this.#tester?.turn(check, true) : undefined),
    tape: () => void this.#tester?.tape(),
    ring: () => void this.#tester?.ring(),
    answer: (heard) => this.#tell({ type: 'answered', heard }),
    turn: (device, on) => void this.#tester?.turn(device, on),
    flip: () => void this.#tester?.flip(),
    use: (device, id) => void this.#tester?.use(device, id),
    choose: () => {
      this.#choosing = !this.#choosing;
      this.host.requestUpdate();
    },
  };
}

/** Before the start, in this browser and on this page. */
function asleepHere(): DeviceTest {
  const { userAgent = '', maxTouchPoints = 0, onLine = true } = globalThis.navigator ?? {};
  const supported = typeof globalThis.RTCPeerConnection === 'function' && (!globalThis.isSecureContext || typeof navigator.mediaDevices?.getUserMedia === 'function');
  return notYet({ platform: platformOf(userAgent, maxTouchPoints), secure: globalThis.isSecureContext ?? true, supported, online: onLine });
}
