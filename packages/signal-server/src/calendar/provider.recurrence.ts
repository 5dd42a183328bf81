import { RRuleTemporal } from 'rrule-temporal';
import type { Recur } from './rules/ics-times.ts';

// A daily series of fifty years, or an hourly one of a year, needs less. A rule that asks for more throws after a few tenths of a second.
const limits = { maxIterations: 20_000, maxCandidateEvaluations: 12_000 };

/** Rules of recurrence as in RFC 5545, on the wall clock of their zone. Throws for a rule that is none, or that asks for too much. */
export const recur: Recur = ({ rule, start, zone, from, to }) => {
  const dtstart = zone === 'UTC' ? `DTSTART:${start}Z` : `DTSTART;TZID=${zone}:${start}`;
  return new RRuleTemporal({ rruleString: `${dtstart}\nRRULE:${rule.replace(/[\r\n]/g, '')}`, ...limits })
    .between(new Date(from), new Date(to), true)
    .map(({ epochMilliseconds }) => epochMilliseconds);
};
