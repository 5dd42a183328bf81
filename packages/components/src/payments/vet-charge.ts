import type { BillLine, VisitPayment } from '@vetkit/signal-server/payments/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { paymentsTexts, type PaymentsTexts } from '../locales/payments.ts';
import '../shared/icons.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { chargePart } from './charge-part.ts';
import type { PaymentClient } from './client.ts';
import { draftOf, type LineDraft } from './lines.ts';
import { billPart, factsPart, sayIn, testMark } from './parts.ts';
import { PaymentController } from './payment-controller.ts';
import { styles } from './payments.styles.ts';
import { changed, type DeskDraft, deskPart, emptyDesk } from './refund-part.ts';
import { happenedPart, type Said, saidOfRefund, sayRefused } from './refund-words.ts';

type T = Translation<PaymentsTexts>;
type Charge = VisitPayment & { readonly charge: NonNullable<VisitPayment['charge']> };

/** One thing at a time. `told` stays until the next press. */
type Doing = { readonly is: 'nothing' | 'busy' | 'sure' } | ({ readonly is: 'told' } & Said);

/**
 * Charges the owner of one visit, and shows how its money stands: the bill, what was set aside, paid and given back. Front desk and managers
 * also give money back and note what was paid at the clinic. For signed-in staff.
 *
 * @csspart card - The card.
 */
export class VetCharge extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, lists, progress, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<PaymentsTexts> = {};

  @state() private doing: Doing = { is: 'nothing' };
  @state() private drafts: readonly LineDraft[] | undefined;
  @state() private desk: DeskDraft = emptyDesk();

  readonly #at = new ClinicController(this);
  readonly #payment = new PaymentController(this, this.#at, 'staff');

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('reference')) [this.drafts, this.desk, this.doing] = [undefined, emptyDesk(), { is: 'nothing' }];
  }

  protected override render() {
    const t = this.#at.texts(paymentsTexts, this.texts);
    const { look } = this.#payment;
    if (look.is === 'failed') return html`<div class="vet">${banner({ tone: 'bad', text: t.cannotOpen, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => this.#payment.refresh() }) })}</div>`;
    if (look.is !== 'here') return html`<div class="vet"><section class="card">${skeleton(t.loading, { lines: 4 })}</section></div>`;
    const { payment } = look;
    const refused = sayRefused(payment, t, this.#say(payment));
    return html`<div class="vet"><section class="card" part="card" aria-labelledby="title">
      <div class="stack gap-4"><h2 class="head" id="title">${payment.bill ? t.bill({ number: payment.bill.number }) : t.chargeTitle}</h2>${testMark(payment, t)}</div>
      ${this.doing.is === 'told' ? banner({ tone: this.doing.tone, text: this.doing.text }) : refused ? banner({ tone: 'bad', text: refused }) : nothing}
      ${payment.bill ? billPart(payment.bill, t, this.#say(payment)) : nothing}
      ${payment.bill?.totalMinor ? html`<div>${button({ label: t.receipt, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#invoice() })}</div>` : nothing}
      ${factsPart(payment, t, this.#at.locale)}
      ${hasCharge(payment) ? this.#charging(payment, t) : nothing}
      ${this.#afterwards(payment, t)}
      ${happenedPart(payment, t, this.#say(payment))}
    </section></div>`;
  }

  readonly #say = ({ currency }: VisitPayment) => sayIn(currency, this.#at.locale);

  #charging(payment: Charge, t: T): TemplateResult | typeof nothing {
    const { why, suggested } = payment.charge;
    if (why) return why === 'charged-already' ? nothing : banner({ tone: 'info', text: t[why] });
    const drafts = this.drafts ?? suggested.map((line, key) => draftOf(line, key, payment.currency));
    return chargePart({
      payment, drafts, t, taxRate: suggested[0]?.taxRate ?? 0, busy: this.doing.is === 'busy', sure: this.doing.is === 'sure', locale: this.#at.locale, say: this.#say(payment),
      onChange: (drafts) => (this.drafts = drafts),
      onCharge: (lines: BillLine[]) => void this.#do((client) => client.charge(lines), (after) => ok(after.owedMinor ? t.chargedAsked({ amount: this.#say(after)(after.owedMinor) }) : t.charged({ amount: this.#say(after)(after.paidMinor) }))),
      onSure: (sure) => (this.doing = { is: sure ? 'sure' : 'nothing' }),
      onNoCharge: () => void this.#do((client) => client.noCharge(), () => ok(t['nothing-to-charge'])),
    });
  }

  #afterwards(payment: VisitPayment, t: T): TemplateResult | typeof nothing {
    const role = this.#at.clinic.session.find({ as: 'staff' })?.person?.role;
    if (role !== 'front-desk' && role !== 'manager') return nothing;
    const say = this.#say(payment);
    return deskPart({
      payment, draft: this.desk, t, say, busy: this.doing.is === 'busy',
      onChange: (change) => (this.desk = changed(this.desk, change)),
      onRefund: (amountMinor) => void this.#do((client) => client.refund({ id: this.desk.id, amountMinor, reason: this.desk.reason }), (after) => saidOfRefund(after, t, say)),
      onPaidHere: () => void this.#do((client) => client.paidHere({ amountMinor: payment.owedMinor, how: this.desk.how }), (after) => ok(t.charged({ amount: say(after.paidMinor) }))),
    });
  }

  async #invoice(): Promise<void> {
    try {
      saveFile(await this.#payment.client.invoice(), `invoice-${this.reference}.pdf`);
    } catch (problem) {
      this.doing = { is: 'told', tone: 'bad', text: problemText(problem, this.#at.texts(commonTexts)) };
    }
  }

  async #do(act: (client: PaymentClient) => Promise<VisitPayment>, said: (after: VisitPayment) => Said): Promise<void> {
    if (this.doing.is === 'busy') return;
    this.doing = { is: 'busy' };
    try {
      const after = await act(this.#payment.client);
      this.#payment.take(after);
      this.drafts = undefined;
      this.desk = emptyDesk();
      const now = said(after);
      this.doing = { is: 'told', ...now };
      announce(now.text);
    } catch (problem) {
      this.doing = { is: 'told', tone: 'bad', text: problemText(problem, this.#at.texts(commonTexts)) };
      this.#payment.refresh();
    }
  }
}

const ok = (text: string): Said => ({ tone: 'ok', text });
const hasCharge = (payment: VisitPayment): payment is Charge => payment.charge !== undefined;

define('vet-charge', VetCharge);
declare global {
  interface HTMLElementTagNameMap { 'vet-charge': VetCharge }
}
