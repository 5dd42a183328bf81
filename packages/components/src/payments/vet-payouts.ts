import { initialState, Task } from '@lit/task';
import type { PayoutDecision, PayoutLine, PayoutStatement } from '@vetkit/signal-server/payments/payouts.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { moneyListsTexts, type MoneyListsTexts } from '../locales/money-lists.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { selectField, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { dateThere, money, ownZone } from '../shared/time.ts';
import { Deciding, type DecisionDraft } from './deciding.ts';
import { moneyListsClient } from './lists-client.ts';
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
  @state() private period: Period = monthOf(this.#today);
  @state() private who = '';
  @state() private shown = pageOf;
  @state() private now: PayoutStatement | undefined;
  @state() private fileFailed: unknown;

  readonly #at = new ClinicController(this);
  readonly #statement = new Task(this, {
    args: () => [this.#at.clinic, this.#role, this.period] as const,
    task: async ([{ http }, role, period], { signal }) => (role === 'front-desk' || !role || period.from > period.to ? initialState : moneyListsClient(http).payouts(period, signal)),
    onComplete: (statement) => (this.now = statement),
  });
  readonly #deciding = new Deciding(this, (draft) => this.#send(draft));

  get #today(): string {
    return dateThere(new Date(), ownZone());
  }

  get #role(): string | undefined {
    return this.#at.clinic.session.find({ as: 'staff' })?.person?.role;
  }

  protected override render() {
    const t: T = this.#at.texts(moneyListsTexts, this.texts);
    const role = this.#role;
    if (!role || role === 'front-desk') return html`<div class="vet">${banner({ tone: 'info', text: role ? t.onlyTreats : t.signIn })}</div>`;
    const isManager = role === 'manager';
    return html`<div class="vet"><section class="card stack gap-16" part="card" aria-labelledby="title">
      <div class="top"><div class="grow stack gap-4"><h2 class="head" part="title" id="title">${isManager ? t.payouts : t.ownPayouts}</h2><p class="small soft">${isManager ? t.payoutsLead : t.ownLead}</p></div>
        ${button({ label: t.csv, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#take() })}</div>
      ${this.#asked(isManager, t)}
      ${this.fileFailed ? banner({ tone: 'bad', text: this.#tell(this.fileFailed) }) : nothing}
      ${this.#statement.error
        ? banner({ tone: 'bad', text: this.#tell(this.#statement.error), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#statement.run() }) })
        : this.now ? this.#list(this.now, isManager, t) : this.period.from > this.period.to ? nothing : skeleton(t.loading, { lines: 5 })}
    </section></div>`;
  }

  #tell(error: unknown): string {
    return problemText(error, this.#at.texts(commonTexts));
  }

  #asked(isManager: boolean, t: T): TemplateResult {
    const { which, period } = this;
    const people = [...new Map((this.now?.lines ?? []).map(({ practitioner }) => [practitioner.id, practitioner.name]))];
    const ask = (next: Period) => {
      this.period = next;
      this.shown = pageOf;
    };
    const choose = (next: Which) => {
      this.which = next;
      if (next !== 'own') ask(monthOf(this.#today, next === 'last' ? -1 : 0));
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
        line, isManager, say, saying: { locale: this.#at.locale, zone: ownZone() }, now: new Date().toISOString(), deciding: this.#deciding, today: this.#today,
        error: state.is === 'failed' ? this.#tell(state.error) : undefined, onOpen: () => this.#open(line), onDecide: () => void this.#decide(line, t),
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
      ...(what === 'release' ? { share: Number(share) } : {}), ...(words.trim() ? { words: words.trim() } : {}), ...(what === 'withhold' && until ? { until: endOfDay(until) } : {}),
    };
    const { lines } = await moneyListsClient(this.#at.clinic.http).decidePayout(of, body);
    const [after] = lines;
    if (this.now && after) this.now = { ...this.now, lines: this.now.lines.map((line) => (line.reference === of ? after : line)) };
  }

  async #take(): Promise<void> {
    const { period, who } = this;
    this.fileFailed = undefined;
    await moneyListsClient(this.#at.clinic.http).payoutsFile(who ? { ...period, practitioner: who } : period).then((file) => saveFile(file, `payouts-${period.from}-${period.to}.csv`), (error: unknown) => (this.fileFailed = error));
  }
}

define('vet-payouts', VetPayouts);
declare global {
  interface HTMLElementTagNameMap { 'vet-payouts': VetPayouts }
}
