import { adoptStyles, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { deviceTestTexts } from '../../locales/device-test.ts';
import { afterPaint } from '../../shared/after-paint.ts';
import { define } from '../../shared/define.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { asleep, frame } from './asleep.ts';
import type { RunningTest } from './running-test.ts';

/**
 * Tests camera, light, microphone, speaker, line, battery and browser, and says how each fault is mended here. Starts nothing before a press;
 * what it started is released at the end, and when it leaves the page. With `reference` the result is kept with the visit.
 *
 * @fires {VetDeviceTestedEvent} vet-device-tested - The test is over; steps may have been skipped.
 * @csspart card - The checks. @csspart title - How it stands. @csspart primary - The button. @csspart field - A list of devices to choose from.
 */
export class VetDeviceTest extends LitElement {
  static override styles = [ground, words, actions, frame];

  /** The visit to keep the result with. Without it the result is only told by the event. */
  @property() reference = '';
  /** One narrow column, for lobbies and panels. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** Says too whether the person is well in the picture: for those whom others come to see. */
  @property({ type: Boolean }) advice = false;
  /** The words of the last button, such as "Go to the waiting room". */
  @property() next = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own for what stands before the start; those of the checks are in the texts of `<vet-clinic>`, under `deviceChecks`. */
  @property({ attribute: false }) texts: Overrides<typeof deviceTestTexts.en> = {};

  /** The larger part comes while the first words are read. */
  @state() private has: 'first' | 'failed' | RunningTest = 'first';
  /** It was started before that had come. */
  @state() private pressed = false;
  readonly #at = new ClinicController(this);
  #coming: Promise<RunningTest | undefined> | undefined;

  protected override firstUpdated(): void {
    afterPaint(() => void this.#come());
  }

  #come(): Promise<RunningTest | undefined> {
    return (this.#coming ??= import('./running-test.ts').then(
      ({ RunningTest, styles }) => {
        adoptStyles(this.renderRoot as ShadowRoot, [...VetDeviceTest.elementStyles, ...styles]);
        return (this.has = new RunningTest(this, this.#at));
      },
      () => {
        this.has = 'failed';
        this.#coming = undefined;
        return undefined;
      },
    ));
  }

  /** Starts the test; call it in answer to a press. Asks for camera and microphone. */
  async start(): Promise<void> {
    this.pressed = true;
    const test = await this.#come();
    this.pressed = false;
    await test?.start();
  }

  /** Ends the test: releases the devices, tells the result, and keeps it with the visit. */
  async finish(): Promise<void> {
    if (typeof this.has === 'object') await this.has.finish();
  }

  protected override render() {
    if (typeof this.has === 'object') return this.has.render();
    const texts = this.#at.texts(deviceTestTexts, this.texts);
    const way = { label: texts.start, busy: this.pressed, busyLabel: texts.starting, onPress: () => void this.start() };
    return html`<div class="vet"><div class="test">
      <div class="heading"><h2 class="title" part="title">${texts.title}</h2><p class="soft" role="status">${this.has === 'failed' ? texts.notLoaded : texts.intro}</p></div>
      <div class="look">${asleep(texts.preview, texts.asleep, way)}</div>
    </div></div>`;
  }
}

define('vet-device-test', VetDeviceTest);
declare global {
  interface HTMLElementTagNameMap { 'vet-device-test': VetDeviceTest }
}
