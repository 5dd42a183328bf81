import type { TriageRequest } from '../contract.ts';
import { conceptsIn } from './reading/concepts.ts';
import type { Words } from './reading/words.ts';

/** What says of a beginning that it was longer ago, whatever stands beside it: «since yesterday, worse just now». */
const longAgo: ReadonlySet<string> = new Set(['for-days', 'for-a-day', 'chronic', 'days', 'unit-day', 'unit-week', 'unit-month', 'unit-year', 'past', 'night']);
const thisHour: ReadonlySet<string> = new Set(['moment', 'moment-ago']);

/** Whether it began within the last hour or so, by the words for when it started, or by the text where there are none. */
export function hasJustBegun({ onset, text, locale }: TriageRequest, languages: readonly Words[]): boolean {
  if (!onset) return conceptsIn(text.slice(0, 2000), languages).includes('moment-ago');
  // Each language for itself, «an» is a year in French; the one that was asked for decides where it finds anything.
  const own = languages.toSorted((a, b) => Number(b.language === locale?.slice(0, 2)) - Number(a.language === locale?.slice(0, 2)));
  const said = own.map((words) => conceptsIn(onset, [words])).find((concepts) => concepts.some((concept) => thisHour.has(concept)));
  return said !== undefined && !said.some((concept) => longAgo.has(concept));
}

/**
 * Whether nothing speaks for an animal whose trouble has only just begun: nobody waits to see what becomes of it. Of some 2,500 told animals that
 * were read for the first time (`demo/prove/blind`), half of such were emergencies, told in words that nobody had thought of.
 */
export const isUnwell = ({ eating, behaviour }: TriageRequest['answers'], urgency: 'urgent' | 'soon', isUnread: boolean): boolean =>
  isUnread || (eating !== 'normal' && eating !== 'more' && behaviour !== 'normal' && (urgency === 'urgent' || (behaviour !== undefined && behaviour !== 'unknown')));
