import { BookingRules, type SaveRules } from '@vetkit/signal-server/calendar/settings.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { settingsTexts, type SettingsTexts } from '../locales/settings.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { progress } from '../shared/styles/progress.ts';
import { record } from '../shared/styles/record.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { Editing } from './editing.ts';
import { currentOf } from './hours-client.ts';
import { bookingRulesPart, ruleDifferences, sayRule } from './booking-rules-part.ts';
import { savedMark, savePart, twoVersions } from './save-part.ts';
import { settingsClient } from './settings-client.ts';
import { styles } from './vet-availability.styles.ts';

const draftOf = ({ revision: _revision, ...rules }: BookingRules): SaveRules => rules;

/**
 * Edits the clinic's rules of booking: notice, how far ahead, how many a day, who gets what anybody may take, changing and cancelling, and what
 * happens when nobody confirms. Saved by a button; what is not saved survives a reload. For signed-in managers.
 *
 * @csspart card - The rules. @csspart title - Their heading. @csspart field - A field with its label. @csspart primary - The button that saves.
 */
export class VetBookingSettings extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, lists, progress, record, styles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<SettingsTexts> = {};

  readonly #at = new ClinicController(this);
  readonly #editing = new Editing<BookingRules, SaveRules>(this, {
    read: () => settingsClient(this.#at.clinic.http).rules(),
    save: (draft, revision) => settingsClient(this.#at.clinic.http).saveRules(draft, revision),
    draftOf,
    same: (draft, server) => ruleDifferences(draft, draftOf(server)).length === 0,
    current: (error) => currentOf(BookingRules, error),
  });

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), { onEvent: ({ type }) => type === 'settings.changed' && void this.#editing.refresh() });
  }

  get #isManager(): boolean {
    return this.#at.clinic.session.find({ as: 'staff' })?.person?.role === 'manager';
  }

  protected override updated(): void {
    const { clinic } = this.#at;
    if (clinic.slug && this.#isManager) void this.#editing.open(`vetkit rules ${clinic.server.href} ${clinic.slug}`);
  }

  protected override render() {
    const t = this.#at.texts(settingsTexts, this.texts);
    return html`<div class="vet">${this.#isManager ? this.#body(t) : banner({ tone: 'info', text: t.signIn })}</div>`;
  }

  #body(t: Translation<SettingsTexts>): TemplateResult {
    const { state } = this.#editing;
    if (state.is === 'nothing' || state.is === 'loading') return skeleton(t.loading, { lines: 5 });
    const tell = (error: unknown) => problemText(error, this.#at.texts(commonTexts));
    if (state.is === 'failed') return banner({ tone: 'bad', text: tell(state.error) || t.cannotOpen, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#editing.retry() }) });
    const { base, draft } = state;
    return html`
      <div class="stack gap-12">
        ${state.is === 'conflict'
          ? twoVersions(t, ruleDifferences(draft, draftOf(state.theirs)).map((rule) => ({ label: t[rule], mine: sayRule(draft, rule, t), theirs: sayRule(state.theirs, rule, t) })), (whose) => this.#editing.choose(whose))
          : nothing}
        <section class="card flush" part="card">
          <div class="pad top"><div><h2 class="head" part="title">${t.rulesTitle}</h2><p class="small soft">${t.rulesText}</p></div>${this.#editing.isChanged ? nothing : savedMark(t)}</div>
          ${bookingRulesPart(draft, t, (change) => this.#editing.change({ ...draft, ...change }))}
        </section>
        ${this.#editing.isChanged && state.is !== 'conflict'
          ? savePart(t, {
              changed: ruleDifferences(draft, draftOf(base)).map((rule) => t[rule]).join(', '), found: this.#editing.found, busy: state.is === 'saving',
              error: state.error ? tell(state.error) : undefined, onSave: () => void this.#save(t), onUndo: () => this.#editing.undo(),
            })
          : nothing}
      </div>
    `;
  }

  async #save(t: Translation<SettingsTexts>): Promise<void> {
    if (await this.#editing.save()) announce(t.savedSaid);
  }
}

define('vet-booking-settings', VetBookingSettings);
declare global {
  interface HTMLElementTagNameMap { 'vet-booking-settings': VetBookingSettings }
}
