import type { QualityWord } from './quality.ts';

/** How a call went from its begin to its end, in few words however long it was. Pure. */

/** What one stretch was like; `gap`: nothing arrived. */
export type Stretch = QualityWord | 'gap';

export interface Course {
  /** How long each stretch is, seconds; the last one may be shorter. */
  readonly secondsEach: number;
  /** At most 60: a longer call has longer stretches. */
  readonly stretches: readonly Stretch[];
}

/** Seconds of each kind in one stretch. */
type Counts = Readonly<Record<Stretch, number>>;

export interface CourseSums {
  /** When the first second was, or null before. */
  readonly from: number | null;
  readonly secondsEach: number;
  readonly stretches: readonly Counts[];
}

const MOST = 60;
const NOTHING: Counts = { good: 0, fair: 0, poor: 0, gap: 0 };
/** What a stretch is called has to be a fifth of it. */
const SHARE = 0.2;
const WORST_FIRST: readonly Stretch[] = ['gap', 'poor', 'fair', 'good'];

export const NO_COURSE: CourseSums = { from: null, secondsEach: 5, stretches: [] };

/**
 * The course after `seconds` that ended at `at` (milliseconds, any steady clock) and were all alike. Of more than `breath` seconds nobody
 * knows how they were: all but the last one are a gap.
 */
export function addStretch(course: CourseSums, kind: Stretch, at: number, seconds: number, breath: number): CourseSums {
  return seconds > breath ? pour(pour(course, 'gap', at - 1_000, seconds - 1), kind, at, 1) : pour(course, kind, at, seconds);
}

function pour(course: CourseSums, kind: Stretch, at: number, seconds: number): CourseSums {
  const from = course.from ?? at - seconds * 1_000;
  let { secondsEach, stretches } = course;
  while ((at - from) / 1_000 > secondsEach * MOST + 1e-6) {
    stretches = halved(stretches);
    secondsEach *= 2;
  }
  const counts = [...stretches];
  // Poured in from its begin: each stretch takes what it has room for.
  for (let begin = (at - from) / 1_000 - seconds, left = seconds; left > 1e-6; ) {
    const index = Math.floor(begin / secondsEach + 1e-9);
    const part = Math.min(left, (index + 1) * secondsEach - begin);
    while (counts.length <= index) counts.push(NOTHING);
    const before = counts[index] ?? NOTHING;
    counts[index] = { ...before, [kind]: before[kind] + part };
    begin += part;
    left -= part;
  }
  return { from, secondsEach, stretches: counts };
}

/** The course as it is told. */
export const courseOf = ({ secondsEach, stretches }: CourseSums): Course => ({ secondsEach, stretches: stretches.map(named) });

function named(counts: Counts): Stretch {
  const all = WORST_FIRST.reduce((sum, kind) => sum + counts[kind], 0);
  return WORST_FIRST.find((kind) => counts[kind] > 0 && counts[kind] >= all * SHARE) ?? 'good';
}

const halved = (stretches: readonly Counts[]): Counts[] =>
  Array.from({ length: Math.ceil(stretches.length / 2) }, (_, i) => [stretches[2 * i], stretches[2 * i + 1]]).map(([one = NOTHING, other = NOTHING]) => ({
    good: one.good + other.good, fair: one.fair + other.fair, poor: one.poor + other.poor, gap: one.gap + other.gap,
  }));
