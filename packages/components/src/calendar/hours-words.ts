import type { Hours } from '@vetkit/signal-server/calendar/hours.contract';
import type { HoursTexts } from '../locales/hours.ts';
import type { Translation } from '../shared/text.ts';
import type { HoursPart } from './hours-draft.ts';
import { sayWall } from './wall.ts';

type Words = Translation<HoursTexts>;

const names = { minNoticeMin: 'notice', bufferMin: 'buffer', stepMin: 'step', horizonDays: 'horizon', dailyCap: 'cap' } as const;
const isNumber = (part: HoursPart): part is keyof typeof names => part in names;
/** What a part of the hours is called. */
export const nameOf = (part: HoursPart, t: Words): string => (isNumber(part) ? t[names[part]] : t[part]);

/** What hours say of one part. */
export function sayPart(hours: Hours, part: HoursPart, locale: string, t: Words): string {
  switch (part) {
    case 'minNoticeMin': return t.noticeOf({ n: hours.minNoticeMin });
    case 'bufferMin': return t.bufferOf({ n: hours.bufferMin });
    case 'stepMin': return t.stepOf({ n: hours.stepMin });
    case 'horizonDays': return t.horizonOf({ n: hours.horizonDays });
    case 'dailyCap': return t.capOf({ n: hours.dailyCap });
    default: return (hours.weekly[part] ?? []).map(([start, end]) => t.times({ start: sayWall(start, locale), end: sayWall(end, locale) })).join(', ') || t.closed;
  }
}
