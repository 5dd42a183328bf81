import { initialState, Task } from '@lit/task';
import type { PaymentSettings, PaymentSettingsSheet, PolicySheet, SavePolicy } from '@vetkit/signal-server/payments/settings.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { moneySettingsTexts, type MoneySettingsTexts } from '../locales/money-settings.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { switches } from '../shared/styles/switches.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { moneySettingsClient } from './settings-client.ts';
import { fits, paymentSettings, policySettings, type Setting, settingPart, type Values } from './settings-parts.ts';

type T = Translation<MoneySettingsTexts>;
type Part = 'payments' | 'policy';
type Sheets = { readonly payments: PaymentSettingsSheet; readonly policy: PolicySheet };
type Saving = { readonly is: 'no' } | { readonly is: 'busy' | 'saved' | 'stale'; readonly part: Part } | { readonly is: 'failed'; readonly part: Part; readonly error: unknown };

const parts: readonly { readonly part: Part; readonly settings: readonly Setting[] }[] = [
  { part: 'payments', settings: paymentSettings },
  { part: 'policy', settings: policySettings },
];

/**
 * Edits how the clinic takes money, and the numbers of its policy: punctuality, no-shows, the record's deadline. Each card is saved by its
 * button. For signed-in managers.
 *
 * @csspart card - A card. @csspart title - Its heading. @csspart primary - The button that saves.
 */
export class VetMoneySettings extends LitElement {
  static override styles = [ground, words, actions, fields, choices, switches, surfaces, progress];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<MoneySettingsTexts> = {};

  @state() private now: Sheets | undefined;
  @state() private typed: { readonly [part in Part]: Values } = { payments: {}, policy: {} };
  @state() private saving: Saving = { is: 'no' };

  readonly #at = new ClinicController(this);
  readonly #sheets = new Task(this, {
    args: () => [this.#at.clinic, this.#isManager] as const,
    task: ([clinic, isManager]) => (isManager ? this.#read(moneySettingsClient(clinic.http)) : initialState),
    onComplete: (sheets) => (this.now = sheets),
  });

  async #read(client: ReturnType<typeof moneySettingsClient>): Promise<Sheets> {
    const [payments, policy] = await Promise.all([client.payments(), client.policy()]);
    return { payments, policy };
  }

  get #isManager(): boolean {
    return this.#at.clinic.session.find({ as: 'staff' })?.person?.role === 'manager';
  }

  protected override render() {
    const t = this.#at.texts(moneySettingsTexts, this.texts);
    if (!this.#isManager) return html`<div class="vet">${banner({ tone: 'info', text: t.signIn })}</div>`;
    const { now } = this;
    if (!now) return html`<div class="vet">${this.#sheets.error ? banner({ tone: 'bad', text: t.cannotOpen, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#sheets.run() }) }) : skeleton(t.loading, { lines: 5 })}</div>`;
    return html`<div class="vet stack gap-24">${parts.map(({ part, settings }) => this.#card(part, settings, now[part], t))}</div>`;
  }

  #card(part: Part, settings: readonly Setting[], sheet: Sheets[Part], t: T): TemplateResult {
    const saved = sheet as unknown as Values;
    const wanted: Values = { ...saved, ...this.typed[part] };
    const changed = settings.some(({ name }) => wanted[name] !== saved[name]);
    const whole = settings.every((setting) => fits(setting, wanted[setting.name]));
    const { saving } = this;
    const mine = saving.is !== 'no' && saving.part === part ? saving : undefined;
    return html`<section class="card stack gap-16" part="card" aria-labelledby=${part}>
      <div class="stack gap-4"><h2 class="head" part="title" id=${part}>${part === 'payments' ? t.paymentsTitle : t.policyTitle}</h2><p class="small soft">${part === 'payments' ? t.paymentsLead : t.policyLead}</p></div>
      ${'mode' in sheet && sheet.mode === 'test' ? banner({ tone: 'info', text: t.testMode }) : nothing}
      ${settings.filter(({ name }) => name !== 'depositPercent' || wanted['atBooking'] === 'deposit').map((setting) => settingPart(setting, wanted[setting.name], t, (value) => this.#type(part, setting.name, value)))}
      ${mine?.is === 'failed' ? banner({ tone: 'bad', text: problemText(mine.error, this.#at.texts(commonTexts)) }) : nothing}
      ${mine?.is === 'stale' ? banner({ tone: 'warn', text: t.stale }) : nothing}
      ${mine?.is === 'saved' && !changed ? banner({ tone: 'ok', text: t.saved }) : nothing}
      ${changed && whole ? html`<div>${button({ label: t.save, busyLabel: t.saving, busy: mine?.is === 'busy', size: '', onPress: () => void this.#save(part, settings, wanted, sheet.revision) })}</div>` : nothing}
    </section>`;
  }

  #type(part: Part, name: string, value: Values[string]): void {
    this.typed = { ...this.typed, [part]: { ...this.typed[part], [name]: value } };
  }

  async #save(part: Part, settings: readonly Setting[], wanted: Values, revision: number): Promise<void> {
    if (this.saving.is === 'busy' || !this.now) return;
    this.saving = { is: 'busy', part };
    const client = moneySettingsClient(this.#at.clinic.http);
    const body: unknown = Object.fromEntries(settings.map(({ name }) => [name, wanted[name]]));
    try {
      const sheet = part === 'payments' ? await client.savePayments(body as PaymentSettings, revision) : await client.savePolicy(body as SavePolicy, revision);
      this.now = { ...this.now, [part]: sheet };
      this.typed = { ...this.typed, [part]: {} };
      this.saving = { is: 'saved', part };
      announce(this.#at.texts(moneySettingsTexts, this.texts).saved);
    } catch (error) {
      this.saving = isProblem(error, 'revision-stale') ? { is: 'stale', part } : { is: 'failed', part, error };
      if (this.saving.is === 'stale') void this.#sheets.run();
    }
  }
}

define('vet-money-settings', VetMoneySettings);
declare global {
  interface HTMLElementTagNameMap { 'vet-money-settings': VetMoneySettings }
}
