import type { TriageReason, TriageRequest } from '../contract.ts';
import { conceptsIn, countedIn } from './reading/concepts.ts';
import type { Words } from './reading/words.ts';
import { leaves } from './unread.ts';

const thisHour: ReadonlySet<string> = new Set(['moment', 'moment-ago']);
const today: ReadonlySet<string> = new Set([...thisHour, 'of-today']);
/** What says of a beginning that it was longer ago, whatever stands beside it: «since yesterday, worse just now». */
const beforeToday: ReadonlySet<string> = new Set(['before-today', 'for-days', 'chronic', 'days', 'unit-week', 'unit-month', 'unit-year', 'past']);
const beforeThisHour: ReadonlySet<string> = new Set([...beforeToday, 'for-a-day', 'night']);

/** How long ago it began: within the last hour or so, or since last night, by the words for when it started, or by the text where there are none. */
function begun({ onset, text, locale }: TriageRequest, languages: readonly Words[]): 'this-hour' | 'today' | undefined {
  if (!onset) return conceptsIn(text.slice(0, 2000), languages).includes('moment-ago') ? 'this-hour' : undefined;
  // Each language for itself, «an» is a year in French; the one that was asked for decides where it finds anything.
  const own = languages.toSorted((a, b) => Number(b.language === locale?.slice(0, 2)) - Number(a.language === locale?.slice(0, 2)));
  const said = own.map((words) => countedIn(onset, words)).find((concepts) => concepts.some((concept) => today.has(concept))) ?? [];
  const isWithin = (these: ReadonlySet<string>, before: ReadonlySet<string>) => said.some((concept) => these.has(concept)) && !said.some((concept) => before.has(concept));
  return isWithin(thisHour, beforeThisHour) ? 'this-hour' : isWithin(today, beforeToday) ? 'today' : undefined;
}

/** Whether it began within the last hour or so. */
export const hasJustBegun = (request: TriageRequest, languages: readonly Words[]): boolean => begun(request, languages) === 'this-hour';

/**
 * Whether nobody should wait to see what becomes of an animal whose trouble has only just begun: it gets worse, it is quiet or in pain, or nobody
 * says that it eats. Of some 4,600 told animals (`demo/prove/blind`) 85 of 85 quiet ones were emergencies and 84 of 87 in pain, many of them told in
 * words that nobody had thought of; of the restless ones that ate, nearly all that were none had hives and itched.
 */
function isUnwell({ answers: { eating, behaviour }, course }: TriageRequest, urgency: 'urgent' | 'soon', isUnread: boolean, itches: boolean): boolean {
  const says = behaviour === 'unknown' ? undefined : behaviour;
  if (isUnread || course === 'worse' || (says !== undefined && says !== 'normal' && says !== 'restless')) return true;
  const eats = eating === 'normal' || eating === 'more';
  if (says === 'restless' && !itches) return true;
  return !eats && !(says === 'normal' && itches) && (urgency === 'urgent' || says !== undefined);
}

/** What is noticed one day and was there long before. */
const smoulders: ReadonlySet<string> = new Set(['itching', 'ear', 'lump', 'scooting', 'hearing', 'weight-loss', 'bad-breath']);
const order = ['emergency', 'urgent', 'soon', 'routine'] as const;

/**
 * Which rule holds by when it began: nobody knows yet what becomes of what began today, and least of what began within the hour and is not only
 * something swallowed without a sign of it. `unread` is how many words of the text nothing was made of.
 */
export function sinceItBegan(request: TriageRequest, languages: readonly Words[], reasons: readonly TriageReason[], unread: number): 'just-begun-and-unwell' | 'worse-and-not-eating' | 'begun-today' | undefined {
  const soonest = order.find((level) => reasons.some(({ urgency }) => urgency === level));
  if (soonest === undefined || soonest === 'emergency') return undefined;
  const began = begun(request, languages);
  if (!began) return undefined;
  const isUnread = reasons.some(({ code }) => code === 'text-not-understood');
  const isMore = reasons.some(({ code, urgency }) => urgency === soonest && code !== 'foreign-object');
  if (began === 'this-hour' && soonest !== 'routine' && isMore && isUnwell(request, soonest, isUnread, reasons.some(({ code }) => code === 'itching'))) return 'just-begun-and-unwell';
  const { answers: { eating, behaviour }, course } = request;
  if (course === 'worse' && eating === 'none' && behaviour === 'quiet') return 'worse-and-not-eating';
  const waits = soonest === 'soon' || (soonest === 'routine' && unread >= leaves);
  const isOld = reasons.every(({ code }) => code.startsWith('parasite') || (smoulders.has(code) && unread < leaves));
  return waits && !isOld ? 'begun-today' : undefined;
}
