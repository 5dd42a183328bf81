import type { CalendarSheet, PauseRequest } from '@vetkit/signal-server/calendar/hours.contract';
import type { TemplateResult } from 'lit';
import type { HoursTexts } from '../locales/hours.ts';
import { announce } from '../shared/announce.ts';
import type { Translation } from '../shared/text.ts';
import { dateThere, dayAndClock } from '../shared/time.ts';
import { PartEditor, type Around } from './around.ts';
import { addDays } from './days.ts';
import { pausePart } from './pause-part.ts';

interface Doing {
  /** In the field of "until a date", while that is open. */
  readonly date?: string;
  readonly busy: boolean;
  readonly error?: unknown;
}

/** Takes no new bookings for a while: counts at once. */
export class PauseEditor extends PartEditor<Doing> {
  constructor(around: Around) {
    super(around, { busy: false });
  }

  render(base: CalendarSheet, t: Translation<HoursTexts>): TemplateResult {
    const { busy, error, date } = this.doing;
    return pausePart(
      {
        until: base.pausedUntil ? dayAndClock(base.pausedUntil, { locale: this.around.locale(), zone: base.zone }) : undefined,
        busy,
        error: error ? this.around.problem(error) : undefined,
        date,
        tomorrow: addDays(dateThere(Date.now(), base.zone), 1),
        onPause: (request) => void this.#send(request),
        onResume: () => void this.#send(undefined),
        onDate: (next) => this.set({ date: next, busy: false }),
      },
      t,
    );
  }

  async #send(request: PauseRequest | undefined): Promise<void> {
    const { around } = this;
    const { error: _error, ...before } = this.doing;
    this.set({ ...before, busy: true });
    try {
      const sheet = request ? await around.client().pause(request, around.whose()) : await around.client().resume(around.whose());
      around.take(sheet);
      this.set({ busy: false });
      announce(sheet.pausedUntil ? around.texts().pausedUntil({ time: dayAndClock(sheet.pausedUntil, { locale: around.locale(), zone: sheet.zone }) }) : around.texts().resumed);
    } catch (error) {
      this.set({ ...before, busy: false, error });
    }
  }
}
