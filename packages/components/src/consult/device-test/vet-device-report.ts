import { Task } from '@lit/task';
import type { DeviceReportOf } from '@vetkit/signal-server/consult/device-test.contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { LiveController } from '../../clinic/live-controller.ts';
import { deviceReportTexts, type DeviceReportTexts } from '../../locales/device-report.ts';
import { testOfferTexts } from '../../locales/test-offer.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { clock, dayAndClock, ownZone } from '../../shared/time.ts';
import { deviceReports } from './reports-client.ts';
import { type Told, toldFaults, wasTested } from './told.ts';

/**
 * How somebody's device test went, in a line or two: for the vet in the lobby and in the room. Shows nothing until there is a report.
 *
 * @csspart card - The frame.
 */
export class VetDeviceReport extends LitElement {
  static override styles = [ground, words, surfaces, css`
    .report { display: grid; grid-template-columns: 32px minmax(0, 1fr); gap: 4px 12px; align-items: start; }
    .report > .icon { margin-block-start: 2px; }
    .good > .icon { color: var(--vet-ok-ink); }
    .weak > .icon { color: var(--vet-warn-ink); }
    .bad > .icon { color: var(--vet-danger-ink); }
    .sub, .small { display: block; }
    ul { display: grid; gap: 2px; padding-block: 4px; }
  `];

  /** The visit's reference. */
  @property() reference = '';
  /** Whose test: the owner's, or the person with this id. */
  @property() of = 'owner';
  /** What to call them. */
  @property() name = '';
  @property() clinic = '';
  @property() server = '';
  /** A report at hand; then nothing is asked. */
  @property({ attribute: false }) report: DeviceReportOf | null = null;

  readonly #at = new ClinicController(this);
  readonly #asked = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.report] as const,
    task: async ([clinic, reference, own], { signal }) => (own || !reference ? undefined : (await deviceReports(clinic.http, reference, signal)).reports),
  });

  constructor() {
    super();
    new LiveController(this, () => (this.reference && !this.report ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: (event) => event.reference === this.reference && event.type === 'device.tested' && void this.#asked.run(),
      onOpen: (resumed) => !resumed && void this.#asked.run(),
    });
  }

  protected override render() {
    const kept = this.report ?? this.#asked.value?.find(({ role, person }) => (this.of === 'owner' ? role === 'owner' : person === this.of));
    if (!kept || !wasTested(kept.report)) return nothing;
    const texts = this.#at.texts(deviceReportTexts);
    const faults = toldFaults(kept.report);
    const worst = faults[0]?.is ?? 'good';
    return html`<div class="vet"><section class="card report ${worst}" part="card" aria-label=${texts.title({ who: this.name })}>
      ${icon(worst === 'good' ? 'check-circle' : worst === 'weak' ? 'triangle' : 'octagon')}
      <div><b class="sub">${texts.title({ who: this.name })}</b>
        ${faults.length ? html`<ul>${faults.map((fault) => html`<li>${this.#line(fault, texts)}</li>`)}</ul>` : html`<span>${this.#at.texts(testOfferTexts).allGood}</span>`}
        <span class="small soft">${this.#when(kept, texts)}</span></div>
    </section></div>`;
  }

  #line({ check, what }: Told, texts: DeviceReportTexts): TemplateResult {
    return html`<b>${texts[check]}</b>: ${texts[what]}`;
  }

  #when({ at }: DeviceReportOf, texts: DeviceReportTexts): string {
    const saying = { locale: this.#at.locale, zone: ownZone() };
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    return texts.tested({ when: isToday ? clock(at, saying) : dayAndClock(at, saying) });
  }
}

define('vet-device-report', VetDeviceReport);
declare global {
  interface HTMLElementTagNameMap { 'vet-device-report': VetDeviceReport }
}
