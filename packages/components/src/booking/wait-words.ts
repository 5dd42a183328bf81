import type { liveCalls } from '../locales/en/live-calls.ts';
import type { Translation } from '../shared/text.ts';
import { minutes as sayMinutes } from '../shared/time.ts';

/** How long somebody waits, in words; where nobody can say, that. */
export const waitWords = (minutes: number | null, t: Translation<typeof liveCalls>, locale: string): string =>
  minutes === null ? t.unknownWait : t.about({ minutes: sayMinutes(minutes, locale) });
