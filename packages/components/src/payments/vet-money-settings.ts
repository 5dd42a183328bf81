import type { PaymentSettings, PaymentSettingsSheet, PolicySheet, SavePolicy } from '@vetkit/signal-server/payments/settings.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { SheetController } from '../clinic/sheet-controller.ts';
import { moneySettingsTexts, type MoneySettingsTexts } from '../locales/money-settings.ts';
import { banner } from '../shared/banner.ts';
import { define } from '../shared/define.ts';
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

  @state() private typed: { readonly [part in Part]: Values } = { payments: {}, policy: {} };

  readonly #at = new ClinicController(this);
  readonly #payments = new SheetController<PaymentSettingsSheet, PaymentSettings>(this, this.#at, {
    read: (http) => moneySettingsClient(http).payments(), save: (http, body, revision) => moneySettingsClient(http).savePayments(body, revision), ...this.#shared('payments'),
  });
  readonly #policy = new SheetController<PolicySheet, SavePolicy>(this, this.#at, {
    read: (http) => moneySettingsClient(http).policy(), save: (http, body, revision) => moneySettingsClient(http).savePolicy(body, revision), ...this.#shared('policy'),
  });

  #shared(part: Part) {
    return { words: () => this.#t, may: () => this.#isManager, onSaved: () => void (this.typed = { ...this.typed, [part]: {} }) };
  }

  get #t(): T {
    return this.#at.texts(moneySettingsTexts, this.texts);
  }

  get #isManager(): boolean {
    return this.#at.clinic.session.find({ as: 'staff' })?.person?.role === 'manager';
  }

  protected override render() {
    if (!this.#isManager) return html`<div class="vet">${banner({ tone: 'info', text: this.#t.signIn })}</div>`;
    return html`<div class="vet stack gap-24">${this.#card('payments', paymentSettings, this.#payments)}${this.#card('policy', policySettings, this.#policy)}</div>`;
  }

  #card<S extends { readonly revision: number }, B>(part: Part, settings: readonly Setting[], sheet: SheetController<S, B>): TemplateResult {
    const t = this.#t;
    return html`<section class="card stack gap-16" part="card" aria-labelledby=${part}>
      <div class="stack gap-4"><h2 class="head" part="title" id=${part}>${part === 'payments' ? t.paymentsTitle : t.policyTitle}</h2><p class="small soft">${part === 'payments' ? t.paymentsLead : t.policyLead}</p></div>
      ${sheet.now ? this.#form(part, settings, sheet, sheet.now as unknown as Values) : sheet.opening(settings.length)}
    </section>`;
  }

  #form<S extends { readonly revision: number }, B>(part: Part, settings: readonly Setting[], sheet: SheetController<S, B>, saved: Values): TemplateResult {
    const t = this.#t;
    const wanted: Values = { ...saved, ...this.typed[part] };
    const changed = settings.some(({ name }) => wanted[name] !== saved[name]);
    const whole = settings.every((setting) => fits(setting, wanted[setting.name]));
    const body: unknown = Object.fromEntries(settings.map(({ name }) => [name, wanted[name]]));
    return html`
      ${saved['mode'] === 'test' ? banner({ tone: 'info', text: t.testMode }) : nothing}
      ${settings.filter(({ name }) => name !== 'depositPercent' || wanted['atBooking'] === 'deposit').map((setting) => settingPart(setting, wanted[setting.name], t, (value) => {
        this.typed = { ...this.typed, [part]: { ...this.typed[part], [setting.name]: value } };
        sheet.touched();
      }))}
      ${sheet.footer(changed && whole ? (body as B) : undefined)}`;
  }
}

define('vet-money-settings', VetMoneySettings);
declare global {
  interface HTMLElementTagNameMap { 'vet-money-settings': VetMoneySettings }
}
