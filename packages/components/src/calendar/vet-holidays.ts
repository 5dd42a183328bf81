import { HolidaySheet, type PublicHoliday, type SaveHolidays } from '@vetkit/signal-server/calendar/settings.contract';
import type { VisitOutside } from '@vetkit/signal-server/calendar/hours.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { settingsTexts, type SettingsTexts } from '../locales/settings.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { tick } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { selectField } from '../shared/field.ts';
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
import { dayAndClock } from '../shared/time.ts';
import { Editing } from './editing.ts';
import { currentOf } from './hours-client.ts';
import { savedMark, savePart, twoVersions } from './save-part.ts';
import { settingsClient } from './settings-client.ts';
import { styles } from './vet-availability.styles.ts';

type Words = Translation<SettingsTexts>;

const draftOf = ({ region, closed }: HolidaySheet): SaveHolidays => ({ region, closed });
/** Those that are kept in a region; where none is named, those of most of the country. */
const keptIn = (days: readonly PublicHoliday[], region: string | null) => days.filter((day) => (region ? day.regions.includes(region) : day.everywhere));
const few = 3;
/** The next time a holiday is kept: two dates where it falls on a weekend and is kept on another day as well. */
const nextOf = ([first, ...more]: readonly string[]): string[] => (first ? [first, ...more.filter((date) => Date.parse(date) - Date.parse(first) < 14 * 86_400_000)] : []);
const sameCodes = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((code) => b.includes(code));

/**
 * Closes the clinic on public holidays of its country: one by one or all of them, every year. Saved by a button; says which booked visits lie
 * on them. For signed-in managers.
 *
 * @csspart card - The list. @csspart title - Its heading. @csspart field - A field with its label. @csspart choice - One holiday. @csspart primary - The button that saves.
 */
export class VetHolidays extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, lists, progress, record, styles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<SettingsTexts> = {};

  @state() private toMove: readonly VisitOutside[] = [];
  @state() private zone = 'UTC';

  readonly #at = new ClinicController(this);
  readonly #editing = new Editing<HolidaySheet, SaveHolidays>(this, {
    read: () => settingsClient(this.#at.clinic.http).holidays(),
    save: async (draft, revision) => {
      const { sheet, toMove } = await settingsClient(this.#at.clinic.http).saveHolidays(draft, revision);
      this.toMove = toMove;
      return sheet;
    },
    draftOf,
    same: (draft, server) => draft.region === server.region && sameCodes(draft.closed, server.closed),
    current: (error) => currentOf(HolidaySheet, error),
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
    if (!clinic.slug || !this.#isManager) return;
    void clinic.info().then(({ zone }) => (this.zone = zone), () => undefined);
    void this.#editing.open(`vetkit holidays ${clinic.server.href} ${clinic.slug}`);
  }

  protected override render() {
    const t = this.#at.texts(settingsTexts, this.texts);
    return html`<div class="vet">${this.#isManager ? this.#body(t) : banner({ tone: 'info', text: t.signIn })}</div>`;
  }

  #body(t: Words): TemplateResult {
    const { state } = this.#editing;
    if (state.is === 'nothing' || state.is === 'loading') return skeleton(t.loading, { lines: 5 });
    const tell = (error: unknown) => problemText(error, this.#at.texts(commonTexts), { 'holiday-unknown': t['holiday-unknown'] });
    if (state.is === 'failed') return banner({ tone: 'bad', text: tell(state.error) || t.cannotOpen, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#editing.retry() }) });
    const { base, draft } = state;
    const say = (chosen: SaveHolidays) => keptIn(base.days, chosen.region).filter(({ code }) => chosen.closed.includes(code)).map(({ name }) => name).join(', ') || t.closeNone;
    return html`
      <div class="stack gap-12">
        ${state.is === 'conflict' ? twoVersions(t, [{ label: t.holidaysTitle, mine: say(draft), theirs: say(state.theirs) }], (whose) => this.#editing.choose(whose)) : nothing}
        ${this.toMove.length ? banner({ tone: 'warn', title: t.toMove({ n: this.toMove.length }), text: html`${t.toMoveText}<ul class="plain">${this.toMove.map((visit) => html`<li>${t.visit({ pet: visit.pet ?? visit.type, time: dayAndClock(visit.start, { locale: this.#at.locale, zone: this.zone }) })} <span class="ref">${visit.reference}</span></li>`)}</ul>` }) : nothing}
        <section class="card flush" part="card">
          <div class="pad top"><div><h2 class="head" part="title">${t.holidaysTitle}</h2><p class="small soft">${base.days.length ? t.holidaysText : t.noList}</p></div>${base.days.length && !this.#editing.isChanged ? savedMark(t) : nothing}</div>
          ${base.days.length ? this.#list(base, draft, t) : nothing}
        </section>
        ${this.#editing.isChanged && state.is !== 'conflict'
          ? savePart(t, { changed: this.#changes(base, draft, t), found: this.#editing.found, busy: state.is === 'saving', error: state.error ? tell(state.error) : undefined, onSave: () => void this.#save(t), onUndo: () => this.#editing.undo() })
          : nothing}
      </div>
    `;
  }

  #list(base: HolidaySheet, draft: SaveHolidays, t: Words): TemplateResult {
    const kept = keptIn(base.days, draft.region);
    const codes = kept.map(({ code }) => code);
    const change = (next: Partial<SaveHolidays>) => this.#editing.change({ ...draft, ...next });
    return html`
      <div class="pad edged stack gap-12">
        <div class="row wrap gap-12 choosing">
          ${base.regions.length ? selectField({ name: 'region', label: t.region, value: draft.region ?? '', options: [{ value: '', label: t.wholeCountry }, ...base.regions.map(({ code, name }) => ({ value: code, label: name }))], onInput: (region) => change({ region: region || null }) }) : nothing}
          <div class="actions">
            ${button({ label: t.closeAll, kind: 'quiet', size: '', onPress: () => change({ closed: [...new Set([...draft.closed, ...codes])] }) })}
            ${button({ label: t.closeNone, kind: 'plain', size: '', onPress: () => change({ closed: [] }) })}
          </div>
        </div>
        <div class="holidays">
          ${kept.map(({ code, name, dates }) => tick({
            name: `closed-${code}`,
            label: name,
            detail: nextOf(dates).map((date) => this.#date(date)).join(', ') || t.noDate,
            checked: draft.closed.includes(code),
            onTick: (checked) => change({ closed: checked ? [...draft.closed, code] : draft.closed.filter((each) => each !== code) }),
          }))}
        </div>
        ${base.source ? html`<p class="small soft">${t.source({ month: this.#month(base.source.written) })} <a href=${base.source.address} target="_blank" rel="noreferrer">${t.official}</a></p>` : nothing}
      </div>
    `;
  }

  #changes(base: HolidaySheet, draft: SaveHolidays, t: Words): string {
    const names = base.days.filter(({ code }) => draft.closed.includes(code) !== base.closed.includes(code)).map(({ name }) => name);
    const all = [...(draft.region === base.region ? [] : [t.region]), ...new Set(names)];
    return all.length > few + 1 ? t.andMore({ names: all.slice(0, few).join(', '), n: all.length - few }) : all.join(', ');
  }

  #date(date: string): string {
    return new Intl.DateTimeFormat(this.#at.locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  }

  #month(month: string): string {
    return new Intl.DateTimeFormat(this.#at.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
  }

  async #save(t: Words): Promise<void> {
    this.toMove = [];
    if (await this.#editing.save()) announce(this.toMove.length ? `${t.savedSaid} ${t.toMove({ n: this.toMove.length })}.` : t.savedSaid);
  }
}

define('vet-holidays', VetHolidays);
declare global {
  interface HTMLElementTagNameMap { 'vet-holidays': VetHolidays }
}
