import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { testOfferTexts } from '../../locales/test-offer.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.call.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { type VetDeviceTestedEvent, VetDeviceTestingEvent } from './events.ts';

/**
 * One line in a waiting room that opens the device test, and says afterwards how it went.
 *
 * @fires {VetDeviceTestingEvent} vet-device-testing - The test was opened or is over: only one at a time can have the camera.
 * @fires {VetDeviceTestedEvent} vet-device-tested - How it went.
 * @csspart card - The frame.
 */
export class VetTestOffer extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`
    .offer { display: flex; gap: 12px; align-items: center; flex-wrap: wrap; }
    .offer > .grow { flex: 1 1 160px; }
    .sub, .small { display: block; }
    .icon { color: var(--vet-accent-ink); }
  `];

  /** The visit's reference. */
  @property() reference = '';
  /** Says too whether the person is well in the picture. */
  @property({ type: Boolean }) advice = false;
  @property() clinic = '';
  @property() server = '';

  /** Closed, open, or closed again with so many faults. */
  @state() private stands: 'closed' | 'open' | number = 'closed';
  readonly #at = new ClinicController(this);

  #open(): void {
    this.stands = 'open';
    this.dispatchEvent(new VetDeviceTestingEvent(true));
    // The one press starts it: nobody presses twice for one thing.
    void Promise.all([import('./vet-device-test.ts'), this.updateComplete, import('./told.ts')]).then(() => this.renderRoot.querySelector('vet-device-test')?.start(), () => this.stop());
  }

  readonly #over = async ({ report }: VetDeviceTestedEvent): Promise<void> => {
    // There already, with the test.
    const { toldFaults } = await import('./told.ts');
    this.stands = toldFaults(report).length;
    this.dispatchEvent(new VetDeviceTestingEvent(false));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.focus());
  };

  /** Ends a test that runs, without a result: somebody else needs the camera. */
  stop(): void {
    if (this.stands !== 'open') return;
    this.stands = 'closed';
    this.dispatchEvent(new VetDeviceTestingEvent(false));
  }

  protected override render() {
    const texts = this.#at.texts(testOfferTexts);
    const { stands } = this;
    if (stands === 'open') return html`<div class="vet"><vet-device-test compact ?advice=${this.advice} reference=${this.reference} next=${texts.close} @vet-device-tested=${this.#over}></vet-device-test></div>`;
    return html`<div class="vet"><section class="card offer" part="card">
      ${icon(stands === 0 ? 'check-circle' : 'headphones')}
      <div class="grow"><b class="sub">${texts.offer}</b><span class="small soft" role="status">${stands === 'closed' ? texts.offerText : stands ? texts.faults({ count: stands }) : texts.allGood}</span></div>
      ${button({ label: stands === 'closed' ? texts.test : texts.again, kind: 'quiet', size: '', onPress: () => this.#open() })}
    </section></div>`;
  }
}

define('vet-test-offer', VetTestOffer);
declare global {
  interface HTMLElementTagNameMap { 'vet-test-offer': VetTestOffer }
}
