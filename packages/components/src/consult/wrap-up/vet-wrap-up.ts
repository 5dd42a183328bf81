import type { WrapUp } from '@vetkit/signal-server/consult/bar.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { consultBarTexts, type ConsultBarTexts } from '../../locales/consult-bar.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon, type IconName } from '../../shared/icons.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { stepperLine } from '../../shared/styles/stepper.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { dayAndClock, ownZone } from '../../shared/time.ts';
import { BarController } from '../bar-controller.ts';
import { VetConsultBarEvent, VetWrapUpEvent } from '../staff-events.ts';
import { type StepName, stepsOf, type WrapUpStep } from './steps.ts';
import { styles } from './vet-wrap-up.styles.ts';

const signs: Readonly<Record<StepName, IconName>> = { note: 'clipboard', lock: 'lock', charge: 'card', next: 'calendar-plus' };

/**
 * What is left to do once the call is over, in order: note, lock, charge, next appointment. It reads how far the visit is from the server,
 * so it goes on where it was, on any device. For signed-in staff; shows nothing before the end of the call.
 *
 * @fires {VetWrapUpEvent} vet-wrap-up - The record should be written, the owner charged, or the next visit booked.
 * @fires {VetConsultBarEvent} vet-consult-bar - The messages were locked here.
 * @csspart card - The card.
 */
export class VetWrapUp extends LitElement {
  static override styles = [ground, words, actions, surfaces, lists, stepperLine, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  @property({ attribute: 'owner-name' }) ownerName = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof consultBarTexts.en> = {};

  @state() private locking: 'no' | 'busy' | 'failed' = 'no';

  readonly #at = new ClinicController(this);
  readonly #bar = new BarController(this, this.#at);

  protected override render() {
    const texts = this.#at.texts(consultBarTexts, this.texts);
    const { look } = this.#bar;
    if (look.is !== 'here' || !look.bar.wrapUp) return nothing;
    const { wrapUp } = look.bar;
    const steps = stepsOf(wrapUp);
    const done = steps.filter((step) => step.is === 'done').length;
    const counted = steps.filter((step) => step.is !== 'skipped').length;
    const over = done === counted;
    return html`<div class="vet"><section class="card wrap" part="card" aria-labelledby="title">
      <div class="row gap-12 top">
        <h2 class="head grow" id="title">${over ? texts.wrapUpDone : texts.wrapUp}</h2>
        <span class="small soft num">${texts.progress({ done, of: counted })}</span>
      </div>
      <div class="stepper" aria-hidden="true">${steps.filter(({ is }) => is !== 'skipped').map(({ is }) => html`<i class=${is === 'done' || is === 'now' ? is : ''}></i>`)}</div>
      ${over ? html`<p class="soft">${texts.wrapUpDoneText}</p>` : nothing}
      <ol class="steps">${steps.map((step) => this.#step(step, wrapUp, texts))}</ol>
      ${this.locking === 'failed' ? banner({ tone: 'bad', text: texts.failed }) : nothing}
    </section></div>`;
  }

  #step({ name, is }: WrapUpStep, wrapUp: WrapUp, texts: ConsultBarTexts): TemplateResult {
    const heading = { note: texts.noteStep, lock: texts.lockStep, charge: texts.chargeStep, next: texts.nextStep }[name];
    const state = { done: texts.stateDone, now: texts.stateNow, later: texts.stateLater, skipped: texts.stateSkipped }[is];
    return html`<li class="step ${is}" aria-current=${is === 'now' ? 'step' : nothing}>
      <span class="mark">${icon(is === 'done' ? 'check' : signs[name])}</span>
      <div class="grow"><h3 class="sub">${heading} <span class="state small">${state}</span></h3><p class="small soft">${this.#text(name, wrapUp, texts)}</p></div>
      ${this.#act({ name, is }, wrapUp, texts)}
    </li>`;
  }

  #text(name: StepName, { note, locked, charge, next }: WrapUp, texts: ConsultBarTexts): string {
    const when = (instant: string) => dayAndClock(instant, { locale: this.#at.locale, zone: ownZone() });
    if (name === 'note') {
      const said = { none: texts.noteNone, draft: texts.noteDraft, complete: texts.noteDone }[note.state];
      return note.state !== 'complete' && note.dueAt ? `${said} ${texts.due({ when: when(note.dueAt) })}` : said;
    }
    if (name === 'lock') return locked ? texts.lockDone : texts.lockText;
    if (name === 'charge') return charge.why === 'charged-already' ? texts.chargeDone : charge.why === 'held-by-policy' ? texts.chargeHeld : charge.why ? texts.chargeNothing : texts.chargeText;
    if (next.booked) return texts.nextBooked({ when: when(next.booked.start) });
    return next.said === 'recheck' ? texts.nextDays({ days: next.inDays ?? 0, owner: this.ownerName }) : next.said === 'none' ? texts.nextNone : texts.nextUnsaid;
  }

  /** Any open step can be done at any time; the one whose turn it is stands out. */
  #act({ name, is }: WrapUpStep, { next }: WrapUp, texts: ConsultBarTexts): TemplateResult | typeof nothing {
    if (is === 'done' || is === 'skipped') return nothing;
    const kind = is === 'now' ? ('primary' as const) : ('quiet' as const);
    const go = (step: VetWrapUpEvent['step']) => () => this.dispatchEvent(new VetWrapUpEvent(step, this.reference));
    if (name === 'note') return button({ label: texts.write, kind, size: '', onPress: go('note') });
    if (name === 'charge') return button({ label: texts.chargeNow, kind, size: '', onPress: go('charge') });
    if (name === 'lock') return button({ label: texts.lock, kind, size: '', busy: this.locking === 'busy', onPress: () => void this.#lock() });
    return next.said === 'recheck' ? button({ label: texts.bookNext, kind, size: '', onPress: go('next') }) : button({ label: texts.write, kind, size: '', onPress: go('note') });
  }

  async #lock(): Promise<void> {
    this.locking = 'busy';
    try {
      const bar = await this.#bar.client.messaging('locked');
      this.#bar.take(bar);
      this.locking = 'no';
      this.dispatchEvent(new VetConsultBarEvent('locked', bar));
    } catch {
      this.locking = 'failed';
    }
  }
}

define('vet-wrap-up', VetWrapUp);
declare global {
  interface HTMLElementTagNameMap { 'vet-wrap-up': VetWrapUp }
}
