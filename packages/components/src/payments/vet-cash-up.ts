import type { CashMove, CashUp } from '@vetkit/signal-server/payments/payouts.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { moneyListsTexts, type MoneyListsTexts } from '../locales/money-lists.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { clock, money } from '../shared/time.ts';
import { ListController } from './list-controller.ts';
import { styles } from './money-lists.styles.ts';

type T = Translation<MoneyListsTexts>;

/**
 * The till of one day: what came in and went back, the sum of each way of paying, and a CSV. For the front desk and managers.
 *
 * @csspart card - The whole. @csspart title - Its heading.
 */
export class VetCashUp extends LitElement {
  static override styles = styles;

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<MoneyListsTexts> = {};

  /** The day that was chosen; nothing: today. */
  @state() private chosen: string | undefined;

  readonly #at = new ClinicController(this);
  readonly #till = new ListController<CashUp>(this, this.#at, {
    may: (role) => role === 'manager' || role === 'front-desk',
    about: () => (this.#day ? [this.#day] : undefined),
    read: (lists, signal) => lists.cashUp(this.#day, signal),
    words: () => this.#at.texts(moneyListsTexts, this.texts),
  });

  get #day(): string {
    return this.chosen ?? this.#till.today;
  }

  protected override render() {
    const t: T = this.#at.texts(moneyListsTexts, this.texts);
    if (!this.#till.mayRead) return html`<div class="vet">${banner({ tone: 'info', text: t.notYours })}</div>`;
    return html`<div class="vet"><section class="card stack gap-16" part="card" aria-labelledby="title">
      <div class="top"><div class="grow stack gap-4"><h2 class="head" part="title" id="title">${t.cashUp}</h2><p class="small soft">${t.cashUpLead}</p></div>
        ${button({ label: t.csv, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#till.save((lists) => lists.cashUpFile(this.#day), `cash-up-${this.#day}.csv`) })}</div>
      <div class="fields">${textField({ name: 'day', label: t.day, type: 'date', value: this.#day, onInput: (day) => (this.chosen = day) })}</div>
      ${this.#till.fileTrouble}
      ${this.#till.draw((till) => this.#body(till, t))}
    </section></div>`;
  }

  #body({ moves, ways, totalMinor, currency }: CashUp, t: T): TemplateResult {
    if (!moves.length) return html`<div class="empty">${icon('receipt', 'l')}<p class="sub">${t.noMoves}</p><p class="small">${t.noMovesText}</p></div>`;
    const say = (minor: number) => money(minor, currency, this.#at.locale);
    return html`
      <dl class="sums">${ways.map(({ how, amountMinor }) => html`<div><dt>${this.#how(how, t)}</dt><dd>${say(amountMinor)}</dd></div>`)}<div><dt>${t.total}</dt><dd>${say(totalMinor)}</dd></div></dl>
      ${moves.some(({ by }) => by === 'test') ? banner({ tone: 'plain', text: t.testMoves }) : nothing}
      <table class="moves">
        <caption class="sr">${t.cashUp}</caption>
        <thead><tr><th scope="col">${t.time}</th><th scope="col">${t.visit}</th><th scope="col">${t.amount}</th></tr></thead>
        <tbody>${moves.map((move) => this.#row(move, t, say))}</tbody>
      </table>`;
  }

  #row({ at, reference, kind, how, bill, amountMinor }: CashMove, t: T, say: (minor: number) => string): TemplateResult {
    return html`<tr>
      <td class="num"><time datetime=${at}>${clock(at, this.#till.saying)}</time></td>
      <td class="what"><b class="ref">${reference}</b><br><span class="soft">${[t[kind], this.#how(how, t), bill === null ? '' : t.billNumber({ number: bill })].filter(Boolean).join(', ')}</span></td>
      <td class="num ${amountMinor < 0 ? 'back' : ''}">${say(amountMinor)}</td>
    </tr>`;
  }

  #how(how: string, t: T): string {
    return how === 'card' || how === 'cash' || how === 'terminal' || how === 'transfer' ? t[how] : how;
  }
}

define('vet-cash-up', VetCashUp);
declare global {
  interface HTMLElementTagNameMap { 'vet-cash-up': VetCashUp }
}
