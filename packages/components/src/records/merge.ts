import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { canonical } from '@vetkit/signal-server/records/rules';

/** Members made of parts that two people may write at the same time; all others are taken as a whole. */
const inParts: readonly string[] = ['vitals', 'exam', 'condition', 'summary'];

/** Two bodies made from the same one, put together. Where only one side wrote, its words stand in all three. */
export interface Merged {
  /** Where both wrote: ours. */
  readonly mine: RecordBody;
  /** Where both wrote: the other side's. */
  readonly theirs: RecordBody;
  /** Where both wrote words: theirs, and ours below. */
  readonly both: RecordBody;
  /** Both wrote at the same place, so a person must choose. */
  readonly clash: boolean;
}

type Members = Readonly<Record<string, unknown>>;

/** Puts two versions together that were made from `base`. */
export function merge(base: RecordBody, mine: RecordBody, theirs: RecordBody): Merged {
  const { clash, ...bodies } = mergeMembers(base, mine, theirs, inParts);
  return { ...(bodies as unknown as Omit<Merged, 'clash'>), clash };
}

function mergeMembers(base: Members, mine: Members, theirs: Members, parts: readonly string[]): { mine: Members; theirs: Members; both: Members; clash: boolean } {
  const made = { mine: {} as Record<string, unknown>, theirs: {} as Record<string, unknown>, both: {} as Record<string, unknown>, clash: false };
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [before, ours, others] = [base[key], mine[key], theirs[key]];
    const one = same(ours, others) || same(others, before) ? just(ours)
      : same(ours, before) ? just(others)
      : parts.includes(key) ? mergeMembers(before as Members, ours as Members, others as Members, [])
      : { mine: ours, theirs: others, both: joined(ours, others), clash: true };
    made.mine[key] = one.mine;
    made.theirs[key] = one.theirs;
    made.both[key] = one.both;
    made.clash ||= one.clash;
  }
  return made;
}

const same = (a: unknown, b: unknown): boolean => a === b || canonical(a ?? null) === canonical(b ?? null);
const just = (value: unknown) => ({ mine: value, theirs: value, both: value, clash: false });

/** Words of both; of what is no words, ours. What stands in both at the beginning and the end stands once: kept again and again, a text must not double each time. */
function joined(mine: unknown, theirs: unknown): unknown {
  if (typeof mine !== 'string' || typeof theirs !== 'string') return mine;
  if (theirs.includes(mine)) return theirs;
  if (mine.includes(theirs)) return mine;
  const shorter = Math.min(mine.length, theirs.length);
  let start = 0;
  while (start < shorter && mine[start] === theirs[start]) start++;
  // Never within a word.
  while (start > 0 && !/\s/.test(theirs[start - 1] ?? '')) start--;
  let end = 0;
  while (end < shorter - start && mine.at(-1 - end) === theirs.at(-1 - end)) end++;
  while (end > 0 && !/\s/.test(theirs.at(-end) ?? '')) end--;
  const [ours, others] = [mine, theirs].map((text) => text.slice(start, text.length - end)) as [string, string];
  if (!others.trim()) return mine;
  return ours.trim() ? `${theirs.slice(0, theirs.length - end)}\n${ours}${mine.slice(mine.length - end)}` : theirs;
}
