import { CalendarSheet, type Hours } from '@vetkit/signal-server/calendar/hours.contract';
import type { Practitioner } from '@vetkit/signal-server/clinics/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { hoursTexts, type HoursTexts } from '../locales/hours.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { selectField } from '../shared/field.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { marks } from '../shared/styles/marks.ts';
import { pages } from '../shared/styles/pages.ts';
import { progress } from '../shared/styles/progress.ts';
import { record } from '../shared/styles/record.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { switches } from '../shared/styles/switches.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { dayAndClock } from '../shared/time.ts';
import type { Around } from './around.ts';
import { DaysEditor } from './days-editor.ts';
import { sayDate } from './differ-part.ts';
import { Editing } from './editing.ts';
import { differences, draftOf, hoursOf, weekdays, type HoursDraft, type Typed, type Weekday } from './hours-draft.ts';
import { currentOf, hoursClient } from './hours-client.ts';
import { nameOf, sayPart } from './hours-words.ts';
import { LinksEditor } from './links-editor.ts';
import { PauseEditor } from './pause-editor.ts';
import { rulesPart } from './rules-part.ts';
import { savedMark, savePart, twoVersions } from './save-part.ts';
import { styles } from './vet-availability.styles.ts';
import { sayWall } from './wall.ts';
import { weekPart } from './week-part.ts';

type Words = Translation<HoursTexts>;

/**
 * Edits when somebody can be booked: weekly hours, days that differ, a pause, notice, breaks, how far ahead and how many a day. Hours are
 * saved by a button and survive a reload before that; a pause and days that differ count at once. For signed-in vets, technicians and managers.
 *
 * @csspart card - One group. @csspart field - A field with its label. @csspart choice - One of the notices. @csspart primary - The button that saves.
 */
export class VetAvailability extends LitElement {
  static override styles = [ground, words, actions, fields, choices, switches, marks, surfaces, lists, progress, pages, record, styles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Whose hours, by id; one's own if not said. Managers may leave it out and choose. */
  @property() practitioner = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<HoursTexts> = {};

  @state() private people: readonly Practitioner[] = [];
  @state() private chosen = '';
  @state() private checked = false;

  readonly #at = new ClinicController(this);
  readonly #editing = new Editing<CalendarSheet, HoursDraft>(this, {
    read: () => this.#client.read(this.#whose),
    save: (draft, revision) => this.#client.save(hoursOf(draft).hours, revision, this.#whose),
    draftOf: ({ hours }) => draftOf(hours, this.#at.locale),
    same: (draft, { hours }) => {
      const said = hoursOf(draft);
      return ![...said.faults.values()].includes('unreadable') && differences(said.hours, hours).length === 0;
    },
    current: (error) => currentOf(CalendarSheet, error),
  });
  readonly #around: Around = {
    host: this,
    texts: () => this.#t,
    locale: () => this.#at.locale,
    client: () => this.#client,
    whose: () => this.#whose,
    isManager: () => this.#isManager,
    problem: (error) => this.#problem(error, this.#t),
    take: (sheet) => this.#editing.take(sheet),
    refresh: () => this.#editing.refresh(),
  };
  readonly #pause = new PauseEditor(this.#around);
  readonly #days = new DaysEditor(this.#around);
  readonly #links = new LinksEditor(this.#around);
  /** What a day had before it was closed: opening it again brings it back. */
  readonly #closed = new Map<Weekday, readonly Typed[]>();

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), {
      onEvent: (event) => /^(calendar|appointment|settings)\./.test(event.type) && void this.#editing.refresh(),
      onOpen: (resumed) => !resumed && void this.#editing.refresh(),
    });
  }

  get #t(): Words {
    return this.#at.texts(hoursTexts, this.texts);
  }
  get #client() {
    return hoursClient(this.#at.clinic.http);
  }
  get #person() {
    return this.#at.clinic.session.find({ as: 'staff' })?.person;
  }
  get #isManager(): boolean {
    return this.#person?.role === 'manager';
  }
  get #whose(): string | undefined {
    return this.practitioner || this.chosen || undefined;
  }

  protected override updated(): void {
    const { clinic } = this.#at;
    const person = this.#person;
    if (!clinic.slug || !person) return;
    if (this.#isManager && !this.#whose) {
      if (!this.people.length) void clinic.info().then(({ practitioners }) => (this.people = practitioners), () => undefined);
      return;
    }
    void this.#editing.open(`vetkit hours ${clinic.server.href} ${clinic.slug} ${this.#whose ?? person.id}`);
  }

  protected override render() {
    const t = this.#t;
    return html`<div class="vet"><div class="stack gap-20">${this.#person ? html`${this.#whosePart(t)}${this.#isManager && !this.#whose ? nothing : this.#body(t)}` : banner({ tone: 'info', text: t.signIn })}</div></div>`;
  }

  #whosePart(t: Words): TemplateResult | typeof nothing {
    if (!this.#isManager || this.practitioner) return nothing;
    return selectField({
      name: 'whose', label: t.whose, value: this.chosen,
      options: [...(this.chosen ? [] : [{ value: '', label: t.choose }]), ...this.people.map(({ id, name }) => ({ value: id, label: name }))],
      onInput: (id) => {
        this.chosen = id;
        for (const part of [this.#pause, this.#days, this.#links]) part.reset();
      },
    });
  }

  #body(t: Words): TemplateResult {
    const { state } = this.#editing;
    if (state.is === 'nothing' || state.is === 'loading') return skeleton(t.loading, { lines: 7 });
    if (state.is === 'failed') return banner({ tone: 'bad', text: this.#problem(state.error, t) || t.cannotOpen, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#editing.retry() }) });
    const { base, draft } = state;
    const { hours, faults } = hoursOf(draft);
    const { locale } = this.#at;
    const changed = differences(base.hours, hours);
    return html`
      <div class="top">
        <p class="soft">${t.zone({ city: (base.zone.split('/').at(-1) ?? base.zone).replaceAll('_', ' ') })}</p>
        ${this.#editing.isChanged ? nothing : savedMark(t)}
      </div>
      ${this.#pause.render(base, t)}
      ${state.is === 'conflict' ? twoVersions(t, this.#differing(hours, state.theirs.hours, t), (whose) => this.#editing.choose(whose)) : nothing}
      <div class="hours">
        <div class="stack gap-12">
          ${weekPart({ draft, hours, faults: this.checked ? faults : onlyOverlaps(faults), locale, t, onDay: (day, spans) => this.#setDay(day, spans), onOpen: (day, open) => this.#openDay(day, open) })}
          ${this.#editing.isChanged && state.is !== 'conflict'
            ? savePart(t, {
                changed: changed.map((part) => nameOf(part, t)).join(', ') || t.week,
                found: this.#editing.found,
                busy: state.is === 'saving',
                error: state.error ? this.#problem(state.error, t) : this.checked && faults.size ? t.mend : undefined,
                onSave: () => void this.#save(),
                onUndo: () => this.#undo(),
              })
            : nothing}
        </div>
        <div class="stack gap-20 side">
          ${rulesPart(draft, base.clinic, t, (change) => this.#editing.change({ ...draft, ...change }))}
          ${this.#days.render(base, t)}
          ${base.outside.length ? banner({ tone: 'warn', title: t.outside({ n: base.outside.length }), text: html`${t.outsideText}<ul class="plain">${base.outside.map((visit) => html`<li>${t.visit({ pet: visit.pet ?? visit.type, time: dayAndClock(visit.start, { locale, zone: base.zone }) })} <span class="ref">${visit.reference}</span></li>`)}</ul>` }) : nothing}
          ${base.clockChange ? banner({ tone: 'info', title: t.clocks({ day: sayDate(base.clockChange, locale) }), text: t.clocksText }) : nothing}
        </div>
        <div class="links">${this.#links.render(base, t)}</div>
      </div>
    `;
  }

  // ---- the hours themselves ----

  #setDay(day: Weekday, spans: readonly Typed[]): void {
    const { state } = this.#editing;
    if ('draft' in state) this.#editing.change({ ...state.draft, week: { ...state.draft.week, [day]: spans } });
  }

  #openDay(day: Weekday, open: boolean): void {
    const { state } = this.#editing;
    if (!('draft' in state)) return;
    if (!open) this.#closed.set(day, state.draft.week[day]);
    const like = weekdays.map((name) => state.draft.week[name]).find((spans) => spans.length);
    const { locale } = this.#at;
    this.#setDay(day, open ? (this.#closed.get(day) ?? like ?? [{ from: sayWall('09:00', locale), until: sayWall('17:00', locale) }]) : []);
  }

  #undo(): void {
    this.checked = false;
    this.#editing.undo();
  }

  async #save(): Promise<void> {
    const { state } = this.#editing;
    if (!('draft' in state)) return;
    const [fault] = hoursOf(state.draft).faults.keys();
    this.checked = true;
    if (fault) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`.input[aria-invalid]`)?.focus();
      return;
    }
    if (await this.#editing.save()) {
      this.checked = false;
      announce(this.#t.savedSaid);
    }
  }

  #differing(mine: Hours, theirs: Hours, t: Words) {
    const { locale } = this.#at;
    return differences(mine, theirs).map((part) => ({ label: nameOf(part, t), mine: sayPart(mine, part, locale, t), theirs: sayPart(theirs, part, locale, t) }));
  }

  #problem(error: unknown, t: Words): string {
    return problemText(error, this.#at.texts(commonTexts), { ...t } as unknown as Record<string, string>);
  }
}

const onlyOverlaps = (faults: ReadonlyMap<string, 'unreadable' | 'overlap'>) => new Map([...faults].filter(([, fault]) => fault === 'overlap'));

define('vet-availability', VetAvailability);
declare global {
  interface HTMLElementTagNameMap { 'vet-availability': VetAvailability }
}
