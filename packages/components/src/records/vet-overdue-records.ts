import { Task } from '@lit/task';
import type { OverdueRecord } from '@vetkit/signal-server/records/settings.contract';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { careTexts } from '../locales/care.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { dayAndClock, ownZone } from '../shared/time.ts';
import { recordsClient } from './client.ts';
import { VetOpenRecordEvent } from './events.ts';

/**
 * Records that should have been complete: of everybody for the manager, else one's own. Nothing is drawn where none is late.
 *
 * @fires {VetOpenRecordEvent} vet-open-record - A record was chosen.
 * @csspart card - The list.
 */
export class VetOverdueRecords extends LitElement {
  static override styles = [ground, words, actions, lists, surfaces];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof careTexts.en> = {};

  readonly #at = new ClinicController(this);
  readonly #late = new Task(this, {
    args: () => [this.#at.clinic] as const,
    task: async ([{ http }], { signal }) => (await recordsClient(http).overdue(signal)).records,
  });

  protected override render() {
    // The day does not wait for it, and nobody is told that it could not be asked.
    return this.#late.render({ complete: (late) => this.#list(late) });
  }

  #list(late: readonly OverdueRecord[]) {
    if (!late.length) return nothing;
    const texts = this.#at.texts(careTexts, this.texts);
    const saying = { locale: this.#at.locale, zone: ownZone() };
    return html`<div class="vet"><section class="card stack gap-12" part="card">
      <div class="stack gap-4"><h2 class="head">${texts.overdueTitle({ count: late.length })}</h2><p class="small soft">${texts.overdueLead}</p></div>
      <ul class="rows">${late.map(({ reference, pet, vet, dueAt }) => html`<li class="item row gap-12">
        <div class="grow"><span class="sub">${texts.overdueRow({ pet, vet: vet?.name ?? '' })}</span> <span class="small soft"><span class="ref">${reference}</span>, ${texts.overdueSince({ when: dayAndClock(dueAt, saying) })}</span></div>
        ${button({ label: texts.openRecord, kind: 'quiet', size: '', onPress: () => this.dispatchEvent(new VetOpenRecordEvent(reference)) })}
      </li>`)}</ul>
    </section></div>`;
  }
}

define('vet-overdue-records', VetOverdueRecords);
declare global {
  interface HTMLElementTagNameMap { 'vet-overdue-records': VetOverdueRecords }
}
