import { type Begun, TestCard, type VisitPayment } from '@vetkit/signal-server/payments/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { paymentsTexts, type PaymentsTexts } from '../locales/payments.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { choiceCards } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import '../shared/icons.owner.ts';
import { saveFile } from '../shared/save-file.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { billPart, factsPart, sayIn, testMark } from './parts.ts';
import { PaymentController } from './payment-controller.ts';
import { styles } from './payments.styles.ts';
import { backBy, refusedOf } from './refund-words.ts';

type T = Translation<PaymentsTexts>;

/** How far the owner is. `form`: a test card is chosen; `bank`: it asks. With Stripe the form is a dialog of its own. */
type Step =
  | { readonly is: 'look' | 'busy' | 'blocked' }
  | { readonly is: 'form' | 'bank'; readonly begun: Begun; readonly card: TestCard }
  | { readonly is: 'failed'; readonly text: string };

/**
 * What a visit costs its owner and how it is paid: a card that is kept, an amount set aside, a deposit or a bill, and what went back. Card
 * details are typed into the card company's own form, and never pass through this page or its server. For the visit's owner.
 *
 * @csspart card - The card. @csspart primary - The button that pays.
 */
export class VetPayment extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, lists, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<PaymentsTexts> = {};

  @state() private step: Step = { is: 'look' };
  #cameBack: boolean | undefined;

  readonly #at = new ClinicController(this);
  readonly #payment = new PaymentController(this, this.#at);

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // The bank sends the page back with names of its own in the address.
    if (this.#payment.look.is !== 'here' || this.#cameBack !== undefined) return;
    this.#cameBack = /[?&](payment|setup)_intent=/.test(location.search);
    if (this.#cameBack) void this.#back();
  }

  async #back(): Promise<void> {
    const { cameBack } = await import('./provider-form.ts');
    if (cameBack()) await this.#run(() => this.#payment.client.returned());
  }

  protected override render() {
    const t = this.#at.texts(paymentsTexts, this.texts);
    const { look } = this.#payment;
    // Beside the visit it is a part of it: what cannot be read, or is for nobody to pay, is not there.
    if (look.is !== 'here' || isEmpty(look.payment)) return nothing;
    const { payment } = look;
    const say = sayIn(payment.currency, this.#at.locale);
    return html`<div class="vet"><section class="card" part="card" aria-labelledby="title">
      <div class="stack gap-4"><h2 class="head" id="title">${t.title}</h2>${testMark(payment, t)}</div>
      ${payment.bill && payment.bill.totalMinor ? billPart(payment.bill, t, say) : nothing}
      ${factsPart(payment, t, this.#at.locale)}
      ${this.#standing(payment, t, say)}
      ${payment.ask ? this.#asking(payment, payment.ask, t, say) : nothing}
      ${payment.bill?.totalMinor ? html`<div>${button({ label: t.receipt, kind: 'quiet', size: '', onPress: () => void this.#invoice() })}</div>` : nothing}
    </section></div>`;
  }

  #standing(payment: VisitPayment, t: T, say: (minor: number) => string): TemplateResult | typeof nothing {
    const fault = payment.payments.find(({ state, fault: why }) => state === 'open' && why !== null)?.fault;
    if (fault && this.step.is !== 'form' && this.step.is !== 'bank') return banner({ tone: 'bad', text: t[fault] });
    if (payment.ask) return nothing;
    const refused = refusedOf(payment);
    if (refused && refused.left > 0) return banner({ tone: 'warn', text: t.refundStuck({ amount: say(Math.min(refused.amount, refused.left)) }) });
    const { here, card } = backBy(payment);
    if (here || card) return banner({ tone: 'info', text: [...(card ? [t.refunded({ amount: say(card) })] : []), ...(here ? [t.refundedHere({ amount: say(here) })] : [])].join(' ') });
    if (payment.bill && payment.paidMinor >= payment.bill.totalMinor && payment.paidMinor > 0) return banner({ tone: 'ok', text: t.donePaid({ amount: say(payment.paidMinor) }) });
    if (payment.onHoldMinor > 0) return banner({ tone: 'ok', text: t.doneHold({ amount: say(payment.onHoldMinor) }) });
    if (payment.bill && payment.bill.totalMinor === 0) return banner({ tone: 'ok', text: t.nothing });
    return payment.card && !payment.bill ? banner({ tone: 'ok', text: t.doneCard }) : nothing;
  }

  #asking(payment: VisitPayment, ask: NonNullable<VisitPayment['ask']>, t: T, say: (minor: number) => string): TemplateResult {
    const amount = say(ask.amountMinor);
    const text = { hold: t.askHold({ amount }), card: t.askCard, deposit: t.askDeposit({ amount }), bill: t.askBill({ amount }) }[ask.purpose];
    const label = ask.purpose === 'hold' || ask.purpose === 'card' ? t.addCard : t.pay({ amount });
    const { step } = this;
    if (step.is === 'bank') return this.#bank(step, t);
    return html`
      <p>${text}</p>
      ${step.is === 'blocked' ? banner({ tone: 'warn', title: t.blocked, text: t.blockedText }) : nothing}
      ${step.is === 'failed' ? banner({ tone: 'bad', text: step.text }) : nothing}
      ${step.is === 'form' ? this.#form(payment, step, label, t) : html`<div>${button({ label, icon: 'card', busy: step.is === 'busy', busyLabel: t.opening, onPress: () => void this.#begin(payment, ask.purpose, label, t) })}</div>`}
      <p class="small soft">${ask.purpose === 'bill' ? t.orClinic : t.notNeeded}</p>
    `;
  }

  #form(payment: VisitPayment, step: Extract<Step, { is: 'form' | 'bank' }>, label: string, t: T): TemplateResult {
    const fault = payment.payments.find(({ id }) => id === step.begun.payment)?.fault;
    const said = { works: t.testWorks, declined: t.testDeclined, expired: t.testExpired, 'no-funds': t.testFunds, asks: t.testAsks, 'fails-later': t.testFailsLater } as const;
    return html`
      ${choiceCards({ name: 'card', legend: t.testCards, value: step.card, options: TestCard.options.map((value) => ({ value, label: said[value] })), error: fault ? t[fault] : undefined, onChoose: (card) => (this.step = { ...step, card }) })}
      <div class="actions">${button({ label: t.use, onPress: () => void this.#useTestCard(step, false) })}${button({ label: t.close, kind: 'plain', onPress: () => (this.step = { is: 'look' }) })}<span class="sr">${label}</span></div>
    `;
  }

  #bank(step: Extract<Step, { is: 'form' | 'bank' }>, t: T): TemplateResult {
    return banner({ tone: 'info', text: t.bankAsks, actions: html`${button({ label: t.bankYes, size: '', onPress: () => void this.#useTestCard(step, true) })}${button({ label: t.bankNo, kind: 'quiet', size: '', onPress: () => (this.step = { ...step, is: 'form' }) })}` });
  }

  async #begin(payment: VisitPayment, purpose: Begun['purpose'], label: string, t: T): Promise<void> {
    if (this.step.is === 'busy') return;
    this.step = { is: 'busy' };
    try {
      const begun = await this.#payment.client.begin(purpose);
      if (payment.mode === 'test') return void (this.step = { is: 'form', begun, card: 'works' });
      const form = await import('./provider-form.ts').catch(() => undefined);
      if (!form || !begun.secret || !payment.publishableKey) return void (this.step = { is: 'blocked' });
      const words = { title: t.title, pay: label, busy: t.paying, close: t.close, failed: t.other };
      const done = await form.openForm({ publishableKey: payment.publishableKey, secret: begun.secret, keepsCard: purpose === 'card', words, faults: t, locale: this.#at.locale }).catch((error: unknown) => {
        if (error instanceof form.FormBlocked) return 'blocked' as const;
        throw error;
      });
      if (done === 'blocked') return void (this.step = { is: 'blocked' });
      if (done) await this.#run(() => this.#payment.client.returned());
      else this.step = { is: 'look' };
    } catch (problem) {
      this.#failed(problem);
    }
  }

  #useTestCard(step: Extract<Step, { is: 'form' | 'bank' }>, confirmed: boolean): Promise<void> {
    return this.#run(async () => this.#payment.client.testCard({ payment: step.begun.payment, card: step.card, confirmed }), (after) => {
      const now = after.payments.find(({ id }) => id === step.begun.payment);
      if (now?.state !== 'open') return { is: 'look' };
      return { ...step, is: now.fault === 'confirm-needed' && !confirmed ? 'bank' : 'form' };
    });
  }

  async #run(act: () => Promise<VisitPayment>, next: (after: VisitPayment) => Step = () => ({ is: 'look' })): Promise<void> {
    const before = this.step;
    try {
      const after = await act();
      this.#payment.take(after);
      this.step = next(after);
      const t = this.#at.texts(paymentsTexts, this.texts);
      const say = sayIn(after.currency, this.#at.locale);
      if (before.is !== 'look' && !after.ask) announce(after.onHoldMinor ? t.doneHold({ amount: say(after.onHoldMinor) }) : after.paidMinor ? t.donePaid({ amount: say(after.paidMinor) }) : t.doneCard);
    } catch (problem) {
      this.#failed(problem);
    }
  }

  async #invoice(): Promise<void> {
    await this.#payment.client.invoice().then((file) => saveFile(file, `invoice-${this.reference}.pdf`), (problem: unknown) => this.#failed(problem));
  }

  #failed(problem: unknown): void {
    this.step = { is: 'failed', text: problemText(problem, this.#at.texts(commonTexts)) };
    this.#payment.refresh();
  }
}

/** Nothing was ever asked, paid or billed. */
const isEmpty = ({ ask, bill, payments, card, onHoldMinor }: VisitPayment): boolean => !ask && !bill && !payments.length && !(card && onHoldMinor);

define('vet-payment', VetPayment);
declare global {
  interface HTMLElementTagNameMap { 'vet-payment': VetPayment }
}
