import type { PayoutDecision, PayoutLine, PayoutStatement } from '@vetkit/signal-server/payments/payouts.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { moneyListsTexts, type MoneyListsTexts } from '../locales/money-lists.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { selectField, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { money } from '../shared/time.ts';
import { Deciding, type DecisionDraft } from './deciding.ts';
import { ListController } from './list-controller.ts';
import { styles } from './money-lists.styles.ts';
import { payoutDraft, payoutPart, sayState, states } from './payout-part.ts';
import { endOfDay, monthOf, type Period } from './period.ts';

type T = Translation<MoneyListsTexts>;
type Which = 'this' | 'last' | 'own';

/** So many visits are drawn at first. */
const pageOf = 25;

/**
 * What those who treat are entitled to, by visit and period, with how it came to be, and a CSV: managers see everybody's and release or withhold
 * with a reason; those who treat see their own.
 *
 * @csspart card - The whole. @csspart title - Its heading. @csspart primary - The button that decides.
 */
export class VetPayouts extends LitElement {
  static override styles = styles;

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<MoneyListsTexts> = {};

  @state() private which: Which = 'this';
  /** Other days than those of a month. */
  @state() private own: Period | undefined;
  @state() private who = '';
  @state() private shown = pageOf;

  readonly #at = new ClinicController(this);
  readonly #statement = new ListController<PayoutStatement>(this, this.#at, {
    may: (role) => role !== 'front-desk',
    about: () => (this.#period.from > this.#period.to ? undefined : [this.#period.from, this.#period.to]),
    read: (lists, signal) => lists.payouts(this.#period, signal),
    words: () => this.#at.texts(moneyListsTexts, this.texts),
  });
  readonly #deciding = new Deciding(this, (draft) => this.#send(draft));

  get #period(): Period {
    const month = monthOf(this.#statement.today, this.which === 'last' ? -1 : 0);
    return this.which === 'own' ? (this.own ?? month) : month;
  }

  protected override render() {
    const t: T = this.#at.texts(moneyListsTexts, this.texts);
    const { role, mayRead } = this.#statement;
    if (!mayRead) return html`<div class="vet">${banner({ tone: 'info', text: role ? t.onlyTreats : t.signIn })}</div>`;
    const isManager = role === 'manager';
    return html`<div class="vet"><section class="card stack gap-16" part="card" aria-labelledby="title">
      <div class="top"><div class="grow stack gap-4"><h2 class="head" part="title" id="title">${isManager ? t.payouts : t.ownPayouts}</h2><p class="small soft">${isManager ? t.payoutsLead : t.ownLead}</p></div>
        ${button({ label: t.csv, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#save() })}</div>
      ${this.#asked(isManager, t)}
      ${this.#statement.fileTrouble}
      ${this.#statement.draw((now) => this.#list(now, isManager, t))}
    </section></div>`;
  }

  #asked(isManager: boolean, t: T): TemplateResult {
    const { which } = this;
    const period = this.#period;
    const people = [...new Map((this.#statement.now?.lines ?? []).map(({ practitioner }) => [practitioner.id, practitioner.name]))];
    const choose = (next: Which) => {
      [this.own, this.which, this.shown] = [next === 'own' ? period : this.own, next, pageOf];
    };
    const ask = (next: Period) => {
      [this.own, this.shown] = [next, pageOf];
    };
    const date = (name: 'from' | 'to') => textField({ name, label: t[name], type: 'date', value: period[name], error: name === 'to' && period.from > period.to ? t.periodWrong : undefined, onInput: (typed) => typed && ask({ ...period, [name]: typed }) });
    return html`
      ${segmented<Which>({ name: 'which', legend: t.period, value: which, options: [{ value: 'this', label: t.thisMonth }, { value: 'last', label: t.lastMonth }, { value: 'own', label: t.ownPeriod }], onChoose: choose })}
      ${which === 'own' || (isManager && people.length > 1)
        ? html`<div class="fields">${which === 'own' ? [date('from'), date('to')] : nothing}
            ${isManager && people.length > 1 ? selectField({ name: 'who', label: t.who, value: this.who, options: [{ value: '', label: t.everybody }, ...people.map(([value, label]) => ({ value, label }))], onInput: (who) => (this.who = who) }) : nothing}</div>`
        : nothing}`;
  }

  #list({ lines, currency }: PayoutStatement, isManager: boolean, t: T): TemplateResult {
    const mine = lines.filter(({ practitioner }) => !this.who || practitioner.id === this.who);
    if (!mine.length) return html`<div class="empty">${icon('receipt', 'l')}<p class="sub">${t.noPayouts}</p><p class="small">${t.noPayoutsText}</p></div>`;
    const say = (minor: number) => money(minor, currency, this.#at.locale);
    const sums = states.map((of) => ({ of, minor: mine.filter(({ state }) => state === of).reduce((sum, { amountMinor }) => sum + amountMinor, 0) })).filter(({ of, minor }) => minor > 0 || of === 'released');
    const rest = mine.length - this.shown;
    const { state } = this.#deciding;
    return html`
      <dl class="sums"><div><dt>${t.done}</dt><dd>${mine.length}</dd></div>${sums.map(({ of, minor }) => html`<div><dt>${sayState(of, t)}</dt><dd>${say(minor)}</dd></div>`)}</dl>
      <ul class="entries">${mine.slice(0, this.shown).map((line) => payoutPart({
        line, isManager, say, saying: this.#statement.saying, now: new Date().toISOString(), deciding: this.#deciding, today: this.#statement.today,
        error: state.is === 'failed' ? this.#statement.tell(state.error) : undefined, onOpen: () => this.#open(line), onDecide: () => void this.#decide(line, t),
      }, t))}</ul>
      ${rest > 0 ? html`<div>${button({ label: t.more({ n: Math.min(rest, pageOf) }), kind: 'quiet', size: '', onPress: () => (this.shown += pageOf) })}</div>` : nothing}`;
  }

  #open(line: PayoutLine): void {
    this.#deciding.open(payoutDraft(line));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.decision input')?.focus());
  }

  async #decide({ reference }: PayoutLine, t: T): Promise<void> {
    if (!(await this.#deciding.decide())) return;
    announce(t.decided);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-visit="${reference}"]`)?.focus();
  }

  async #send({ of, what, share, reason, words, until }: DecisionDraft): Promise<void> {
    const body = {
      decision: what as PayoutDecision['decision'], reason: reason as PayoutDecision['reason'],
      ...(what === 'release' ? { share: Number(share) } : {}), ...(words.trim() ? { words: words.trim() } : {}), ...(what === 'withhold' && until ? { until: endOfDay(until, this.#statement.zone) } : {}),
    };
    const { now, lists } = this.#statement;
    const [after] = (await lists.decidePayout(of, body)).lines;
    if (now && after) this.#statement.now = { ...now, lines: now.lines.map((line) => (line.reference === of ? after : line)) };
  }

  async #save(): Promise<void> {
    const { who } = this;
    const period = this.#period;
    await this.#statement.save((lists) => lists.payoutsFile(who ? { ...period, practitioner: who } : period), `payouts-${period.from}-${period.to}.csv`);
  }
}

define('vet-payouts', VetPayouts);
declare global {
  interface HTMLElementTagNameMap { 'vet-payouts': VetPayouts }
}
