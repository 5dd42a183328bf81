import { Task, TaskStatus } from '@lit/task';
import type { Modality } from '@vetkit/signal-server/shared/words.contract';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { withPhoto } from '../clinic/photo.ts';
import type { ClinicInfo } from '../clinic/clinic.ts';
import { problemText } from '../clinic/problem-text.ts';
import { calendarTexts } from '../locales/calendar.ts';
import { commonTexts } from '../locales/common.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { selectField } from '../shared/field.ts';
import { icon } from '../shared/icons.owner.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { days } from '../shared/styles/days.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { clock, dateThere, dayAndClock, ownZone, zoneName } from '../shared/time.ts';
import { calendarClient } from './client.ts';
import { addDays, daysBetween, daysOf, nextFree, zonesDiffer, type DayPart } from './days.ts';
import { VetTimeChosenEvent } from './events.ts';
import { shownWeek, todayOf, weekDays, weekOf, type LostTime, type Week, type WeekOf } from './free-times.ts';
import { comingTimes, dayName, dayStrip, dayTimes, nextCard, nothingFree, type View } from './parts.ts';
import { freeTimes } from './vet-free-times.styles.ts';

/**
 * Shows the free times of a kind of visit: the next one as a card, then seven days, then the times of one day.
 * Choosing one only says so; holding it is up to the page.
 *
 * @fires {VetTimeChosenEvent} vet-time-chosen - A time was chosen.
 * @csspart title - The question.
 * @csspart primary - The button that takes the next free time.
 * @csspart time - The button of one free time.
 */
export class VetFreeTimes extends LitElement {
  static override styles = [ground, words, actions, fields, choices, days, marks, surfaces, progress, widget, freeTimes];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** Code of the kind of visit. */
  @property() type = '';

  /** How the visit happens. */
  @property() modality: Modality = 'video';

  /** The pet's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';

  /** The zone to show times in; the viewer's own if not said. */
  @property() zone = ownZone();

  /** The first date worth looking at, as `2030-01-21`; today if empty or over. */
  @property({ attribute: 'not-before' }) notBefore = '';

  /** Only times of today, by the clinic's calendar. */
  @property({ type: Boolean, attribute: 'today-only' }) todayOnly = false;

  /** The start that is being held right now. */
  @property() taking = '';

  /** A time that could not be kept: told above fresh times. */
  @property({ attribute: false }) lost: LostTime | undefined;

  /** Why holding a time failed for another reason, already in words. */
  @property() problem = '';

  /** First date of the days shown; today if empty. */
  @state() private from = '';
  @state() private chosenDay = '';
  @state() private practitioner = '';
  @state() private opened: ReadonlySet<DayPart> = new Set();

  /** The first date shown for which it is sure that nothing is free before. */
  #opensOn = '';

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  readonly #week = new Task(this, {
    args: () => [this.#at.clinic, JSON.stringify(this.#of), this.lost] as const,
    task: ([clinic, of], { signal }) => weekOf(calendarClient(clinic.http), JSON.parse(of) as WeekOf, signal),
  });

  get #of(): WeekOf {
    const { type, modality, zone, practitioner } = this;
    return { type, modality, zone, from: this.from || this.#today, ...(practitioner ? { practitioner } : {}) };
  }

  get #today(): string {
    return dateThere(Date.now(), this.zone);
  }

  get #view(): View {
    return { t: this.#at.texts(calendarTexts), saying: { locale: this.#at.locale, zone: this.zone } };
  }

  /** Moves the focus to the question. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('notBefore') && this.notBefore > this.#today) this.#show(this.notBefore);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('lost') || !this.lost) return;
    announce(this.#lostSentence(this.lost));
    // The button that was pressed is gone; the focus must not be.
    this.focus();
  }

  #take(start: string, practitioner: string | undefined): void {
    if (!this.taking) this.dispatchEvent(new VetTimeChosenEvent(start, practitioner));
  }

  #show(date: string): void {
    const weeks = Math.floor(daysBetween(this.#today, date) / weekDays);
    this.from = this.#opensOn = addDays(this.#today, Math.max(0, weeks) * weekDays);
    this.chosenDay = date;
  }

  #page(days: number): void {
    this.from = addDays(this.#of.from, days);
    this.chosenDay = '';
  }

  #choose(date: string): void {
    this.chosenDay = date;
    this.opened = new Set();
  }

  /** Shows all times of a part; the focus goes to the first that was not there, since the button under it is gone. */
  async #open(part: DayPart): Promise<void> {
    const times = () => [...this.renderRoot.querySelectorAll<HTMLElement>(`.chips[data-part=${part}] .time`)];
    const before = times().length;
    this.opened = new Set([...this.opened, part]);
    await this.updateComplete;
    times()[before]?.focus();
  }

  #lostSentence(lost: LostTime): string {
    const { t, saying } = this.#view;
    const next = nextFree(lost.slots)?.start;
    const fact = t[lost.why]({ time: clock(lost.start, saying) });
    if (!next) return lost.why === 'hold-expired' ? fact : `${fact} ${t.freshNone}`;
    const sameDay = dateThere(next, saying.zone) === dateThere(lost.start, saying.zone);
    return `${fact} ${t.freshNext({ time: sameDay ? clock(next, saying) : dayAndClock(next, saying) })}`;
  }

  protected override render() {
    const { t } = this.#view;
    const info = this.#info.value;
    const failed = this.#week.status === TaskStatus.ERROR ? this.#week.error : this.#info.error;
    const came = shownWeek(this.#of, this.#week.value, this.#week.status === TaskStatus.PENDING, this.lost);
    const week = came && this.todayOnly ? todayOf(came) : came;
    return html`
      <div class="vet">
        <div class="widget-body">
          ${stepTitle(this.todayOnly ? t.titleToday({ name: this.petName }) : t.title({ name: this.petName }))}
          ${this.lost ? banner({ tone: 'warn', icon: 'clock', text: this.#lostSentence(this.lost) }) : nothing}
          ${this.problem ? banner({ tone: 'bad', text: this.problem }) : nothing}
          ${failed ? this.#failed(failed) : info && week ? this.#found(info, week) : comingTimes(t.loading)}
        </div>
      </div>
    `;
  }

  #failed(error: unknown) {
    const t = this.#at.texts(commonTexts);
    const again = () => {
      void this.#info.run();
      void this.#week.run();
    };
    return banner({ tone: 'bad', text: problemText(error, t), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: again }) });
  }

  #found(info: ClinicInfo, week: Week) {
    const { t, saying } = this.#view;
    if (this.todayOnly && !week.slots.length) return html`<div class="blank" role="status"><p>${t.noneToday}</p>${phoneLink(info.phone, (phone) => phone)}</div>`;
    const starts = week.slots.map(({ start }) => start);
    const own = zoneName(saying.zone, saying.locale);
    return html`
      ${this.#next(info, week)}
      <div class="stack gap-12">${this.#days(info, week)}</div>
      <div class="foot">
        <p class="row small soft zone">${icon('globe', 's')}<span>
          ${zonesDiffer(saying.zone, week.zone, starts) ? t.zones({ own, clinic: zoneName(week.zone, saying.locale) }) : t.zone({ zone: own })}
        </span></p>
        ${this.#whom(info)}
      </div>
    `;
  }

  #next(info: ClinicInfo, week: Week) {
    const slot = nextFree(week.slots);
    const who = info.practitioners.find(({ id }) => id === slot?.practitioner);
    if (!slot || !who || week.of.from !== (this.#opensOn || this.#today)) return nothing;
    return nextCard(this.#view, {
      slot, who: withPhoto(who, this.#at.clinic.server), modality: this.modality, type: info.types.find(({ code }) => code === this.type), clinicZone: week.zone,
      busy: this.taking === slot.start, onTake: () => this.#take(slot.start, slot.practitioner),
    });
  }

  #days(info: ClinicInfo, week: Week) {
    const view = this.#view;
    const { t } = view;
    const days = daysOf(week.slots, { from: week.of.from, count: weekDays, zone: this.zone });
    const chosen = days.find(({ date }) => date === this.chosenDay) ?? days.find(({ starts }) => starts.length);
    const later = days.find(({ date, starts }) => starts.length && chosen && date > chosen.date)?.date;
    return html`
      ${this.todayOnly ? nothing : dayStrip(view, {
        days, chosen: chosen?.date ?? '', onChoose: (date) => this.#choose(date),
        onEarlier: week.of.from > this.#today ? () => this.#page(-weekDays) : undefined, onLater: () => this.#page(weekDays),
      })}
      ${chosen?.starts.length
        ? dayTimes(view, {
            starts: chosen.starts, taking: this.taking, onTake: (start) => this.#take(start, this.practitioner || undefined),
            opened: this.opened, onOpen: (part) => void this.#open(part),
          })
        : week.slots.length && chosen ? nothingFree(view, { fact: t.noneOn({ day: dayName(chosen.date, view) }), next: later, onShow: (date) => this.#choose(date) })
        : week.afterwards ? nothingFree(view, { fact: t.noneInWeek, next: dateThere(week.afterwards.start, this.zone), onShow: (date) => this.#show(date) })
        : html`<div class="blank"><p>${t.noneSoon} ${t.callUs}</p>${phoneLink(info.phone, (phone) => phone)}</div>`}
    `;
  }

  #whom(info: ClinicInfo) {
    const { t } = this.#view;
    const role = info.types.find(({ code }) => code === this.type)?.role ?? 'vet';
    const people = info.practitioners.filter((one) => one.role === role);
    if (people.length < 2) return nothing;
    return selectField({
      name: 'whom', label: t.whom, value: this.practitioner,
      options: [{ value: '', label: role === 'vet' ? t.anyVet : t.anyTechnician }, ...people.map(({ id, name }) => ({ value: id, label: name }))],
      onInput: (id) => {
        this.practitioner = id;
        this.chosenDay = '';
      },
    });
  }
}

define('vet-free-times', VetFreeTimes);
declare global {
  interface HTMLElementTagNameMap { 'vet-free-times': VetFreeTimes }
}
