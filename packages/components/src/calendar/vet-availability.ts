import { CalendarSheet, type DayException, type Hours, type PauseRequest } from '@vetkit/signal-server/calendar/hours.contract';
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
import { words } from '../shared/styles/words.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { dateThere, dayAndClock } from '../shared/time.ts';
import { againOf, differFault, differForm, differList, emptyDiffer, exceptionOf, sayDate, sayDays, type DifferDraft } from './differ-part.ts';
import { Editing } from './editing.ts';
import { differences, draftOf, hoursOf, weekdays, type HoursDraft, type HoursPart, type Typed, type Weekday } from './hours-draft.ts';
import { currentOf, hoursClient } from './hours-client.ts';
import { pausePart } from './pause-part.ts';
import { rulesPart } from './rules-part.ts';
import { savedMark, savePart, twoVersions } from './save-part.ts';
import { styles } from './vet-availability.styles.ts';
import { sayWall } from './wall.ts';
import { weekPart } from './week-part.ts';

type Words = Translation<HoursTexts>;
/** What is being done beside the hours themselves; one value. */
type Doing =
  | { readonly is: 'nothing' }
  | { readonly is: 'pausing'; readonly date?: string; readonly busy: boolean; readonly error?: unknown }
  | { readonly is: 'adding'; readonly draft: DifferDraft; readonly checked: boolean; readonly busy: boolean; readonly error?: unknown }
  | { readonly is: 'removed'; readonly exception: DayException };

/**
 * Edits when somebody can be booked: weekly hours, days that differ, a pause, notice, breaks, how far ahead and how many a day. Hours are
 * saved by a button and survive a reload before that; a pause and days that differ count at once. For signed-in vets, technicians and managers.
 *
 * @csspart card - One group. @csspart field - A field with its label. @csspart choice - One of the notices. @csspart primary - The button that saves.
 */
export class VetAvailability extends LitElement {
  static override styles = [ground, words, actions, fields, choices, marks, surfaces, lists, progress, pages, record, styles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Whose hours, by id; one's own if not said. Managers may leave it out and choose. */
  @property() practitioner = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<HoursTexts> = {};

  @state() private doing: Doing = { is: 'nothing' };
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
  /** What a day had before it was closed: opening it again brings it back. */
  readonly #closed = new Map<Weekday, readonly Typed[]>();

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), {
      onEvent: (event) => /^(calendar|appointment)\./.test(event.type) && void this.#editing.refresh(),
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
        this.doing = { is: 'nothing' };
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
      ${this.#pause(base, t)}
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
        <div class="stack gap-20">
          ${rulesPart(draft, t, (change) => this.#editing.change({ ...draft, ...change }))}
          ${this.#differ(base, t)}
          ${base.outside.length ? banner({ tone: 'warn', title: t.outside({ n: base.outside.length }), text: html`${t.outsideText}<ul class="plain">${base.outside.map((visit) => html`<li>${t.visit({ pet: visit.pet ?? visit.type, time: dayAndClock(visit.start, { locale, zone: base.zone }) })} <span class="ref">${visit.reference}</span></li>`)}</ul>` }) : nothing}
          ${base.clockChange ? banner({ tone: 'info', title: t.clocks({ day: sayDate(base.clockChange, locale) }), text: t.clocksText }) : nothing}
        </div>
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

  // ---- a pause ----

  #pause(base: CalendarSheet, t: Words): TemplateResult {
    const doing = this.doing.is === 'pausing' ? this.doing : undefined;
    const today = dateThere(Date.now(), base.zone);
    return pausePart(
      {
        until: base.pausedUntil ? dayAndClock(base.pausedUntil, { locale: this.#at.locale, zone: base.zone }) : undefined,
        busy: doing?.busy ?? false,
        error: doing?.error ? this.#problem(doing.error, t) : undefined,
        date: doing?.date,
        tomorrow: new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10),
        onPause: (request) => void this.#setPause(request),
        onResume: () => void this.#setPause(undefined),
        onDate: (date) => (this.doing = { is: 'pausing', date, busy: false }),
      },
      t,
    );
  }

  async #setPause(request: PauseRequest | undefined): Promise<void> {
    const before = this.doing.is === 'pausing' ? this.doing : { is: 'pausing' as const };
    this.doing = { ...before, busy: true };
    try {
      const sheet = request ? await this.#client.pause(request, this.#whose) : await this.#client.resume(this.#whose);
      this.#editing.take(sheet);
      this.doing = { is: 'nothing' };
      announce(sheet.pausedUntil ? this.#t.pausedUntil({ time: dayAndClock(sheet.pausedUntil, { locale: this.#at.locale, zone: sheet.zone }) }) : this.#t.resumed);
    } catch (error) {
      this.doing = { ...before, busy: false, error };
    }
  }

  // ---- days that differ ----

  #differ(base: CalendarSheet, t: Words): TemplateResult {
    const { doing } = this;
    const today = dateThere(Date.now(), base.zone);
    const { locale } = this.#at;
    return html`
      <section class="card flush" part="card">
        <div class="card-head row pad"><h2 class="sub grow">${t.differ}</h2>${doing.is === 'adding' ? nothing : button({ label: t.add, icon: 'plus', kind: 'plain', size: '', onPress: () => (this.doing = { is: 'adding', draft: emptyDiffer, checked: false, busy: false }) })}</div>
        ${doing.is === 'adding'
          ? differForm(
              {
                draft: doing.draft, busy: doing.busy, today, mayEverybody: this.#isManager,
                fault: doing.checked ? differFault(doing.draft, today) : undefined,
                error: doing.error ? this.#problem(doing.error, t) : undefined,
                onChange: (change) => (this.doing = { ...doing, draft: { ...doing.draft, ...change }, error: undefined }),
                onSend: () => void this.#addDays(today),
                onCancel: () => (this.doing = { is: 'nothing' }),
              },
              t,
            )
          : nothing}
        ${doing.is === 'removed' ? html`<div class="pad edged">${banner({ tone: 'plain', text: t.removed({ day: sayDays(doing.exception, locale, t) }), actions: button({ label: t.putBack, kind: 'quiet', size: '', onPress: () => void this.#putBack(doing.exception) }) })}</div>` : nothing}
        ${differList(base.exceptions, locale, t, (exception) => void this.#removeDays(exception))}
      </section>
    `;
  }

  async #addDays(today: string): Promise<void> {
    const { doing } = this;
    if (doing.is !== 'adding' || doing.busy) return;
    const fault = differFault(doing.draft, today);
    if (fault) {
      this.doing = { ...doing, checked: true };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#differ-${fault}`)?.focus();
      return;
    }
    this.doing = { ...doing, busy: true, error: undefined };
    try {
      const { toMove } = await this.#client.addDays(exceptionOf(doing.draft), doing.draft.everybody ? 'all' : this.#whose);
      await this.#editing.refresh();
      this.doing = { is: 'nothing' };
      if (toMove.length) announce(`${this.#t.outside({ n: toMove.length })}. ${this.#t.outsideText}`);
    } catch (error) {
      this.doing = { ...doing, busy: false, error };
    }
  }

  async #removeDays(exception: DayException): Promise<void> {
    try {
      await this.#client.removeDays(exception.id);
      this.doing = { is: 'removed', exception };
      announce(this.#t.removed({ day: sayDays(exception, this.#at.locale, this.#t) }));
    } finally {
      await this.#editing.refresh();
    }
  }

  async #putBack(exception: DayException): Promise<void> {
    try {
      await this.#client.addDays(againOf(exception), this.#whose);
      this.doing = { is: 'nothing' };
    } finally {
      await this.#editing.refresh();
    }
  }
}

const onlyOverlaps = (faults: ReadonlyMap<string, 'unreadable' | 'overlap'>) => new Map([...faults].filter(([, fault]) => fault === 'overlap'));

const names = { minNoticeMin: 'notice', bufferMin: 'buffer', stepMin: 'step', horizonDays: 'horizon', dailyCap: 'cap' } as const;
const isNumber = (part: HoursPart): part is keyof typeof names => part in names;
const nameOf = (part: HoursPart, t: Words): string => (isNumber(part) ? t[names[part]] : t[part]);

function sayPart(hours: Hours, part: HoursPart, locale: string, t: Words): string {
  switch (part) {
    case 'minNoticeMin': return t.noticeOf({ n: hours.minNoticeMin });
    case 'bufferMin': return t.bufferOf({ n: hours.bufferMin });
    case 'stepMin': return t.stepOf({ n: hours.stepMin });
    case 'horizonDays': return t.horizonOf({ n: hours.horizonDays });
    case 'dailyCap': return t.capOf({ n: hours.dailyCap });
    default: return (hours.weekly[part] ?? []).map(([start, end]) => t.times({ start: sayWall(start, locale), end: sayWall(end, locale) })).join(', ') || t.closed;
  }
}

define('vet-availability', VetAvailability);
declare global {
  interface HTMLElementTagNameMap { 'vet-availability': VetAvailability }
}
