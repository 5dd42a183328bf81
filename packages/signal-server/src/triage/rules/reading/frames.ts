import { conditions, type Condition, type Step } from '../condition.ts';
import type { Hit } from './hits.ts';

/** How words become signs: each sign's name with its conditions on concepts. */
export type SignTable = Readonly<Record<string, string>>;

interface Frame {
  readonly sign: string;
  readonly condition: Condition;
}

/** Frames by the concept of their first step. */
export type Frames = ReadonlyMap<string, readonly Frame[]>;

export function framesOf(tables: readonly SignTable[]): Frames {
  const frames = new Map<string, Frame[]>();
  for (const table of tables) {
    for (const [sign, text] of Object.entries(table)) {
      for (const condition of conditions(text)) {
        for (const { name } of condition.steps[0]!.terms) {
          const there = frames.get(name);
          if (there) there.push({ sign, condition });
          else frames.set(name, [{ sign, condition }]);
        }
      }
    }
  }
  return frames;
}

/** A sign with the words it was read from. */
export interface SeenSign {
  readonly sign: string;
  readonly from: number;
  readonly to: number;
}

/** A concept in a text with what was found out about it. */
export interface Seen extends Hit {
  readonly denied: boolean;
  readonly aside: boolean;
  readonly place: number;
  /** Where its last word stands. */
  readonly end: number;
}

type ByConcept = ReadonlyMap<string, readonly Seen[]>;

/** Looks each frame up from each place where its first concept stands. */
export function match(frames: Frames, hits: readonly Seen[]): SeenSign[] {
  const byConcept = new Map<string, Seen[]>();
  for (const hit of hits) {
    const there = byConcept.get(hit.concept);
    if (there) there.push(hit);
    else byConcept.set(hit.concept, [hit]);
  }
  const found = new Map<string, SeenSign>();
  for (const [concept, places] of byConcept) {
    for (const { sign, condition } of frames.get(concept) ?? []) {
      if (found.has(sign) || !condition.steps.every(({ terms }) => terms.some(({ name }) => byConcept.has(name)))) continue;
      for (const first of places) {
        const used = fits(condition, first, byConcept);
        if (!used) continue;
        found.set(sign, { sign, from: Math.min(...used.map(({ from }) => from)), to: Math.max(...used.map(({ to }) => to)) });
        break;
      }
    }
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

function fits({ steps, within }: Condition, first: Seen, byConcept: ByConcept): Seen[] | undefined {
  if (!holds(steps[0]!, first, byConcept)) return undefined;
  const used = [first];
  for (const step of steps.slice(1)) {
    const before = used.at(-1)!;
    let best: Seen | undefined;
    for (const { name } of step.terms) {
      const hits = byConcept.get(name) ?? [];
      for (let at = firstFrom(hits, first.place - within - longestPattern); at < hits.length; at++) {
        const hit = hits[at]!;
        if (hit.place > first.end + within) break;
        if (first.place - hit.end > within || used.includes(hit) || (step.after && hit.from <= before.from) || !holds(step, hit, byConcept)) continue;
        if (!best || Math.abs(hit.place - first.place) < Math.abs(best.place - first.place)) best = hit;
      }
    }
    if (!best) return undefined;
    used.push(best);
  }
  return used;
}

const holds = ({ terms, without }: Step, hit: Seen, byConcept: ByConcept): boolean =>
  !hit.aside && terms.some(({ name, denied }) => name === hit.concept && denied === hit.denied) && !without.some((name) => isBeside(name, hit, byConcept));

const longestPattern = 8;
const besideReach = 5;

/** Whether a word stands beside that takes the step back, said or denied. */
function isBeside(name: string, { place, end }: Seen, byConcept: ByConcept): boolean {
  const hits = byConcept.get(name) ?? [];
  const next = hits[firstFrom(hits, place - besideReach)];
  return next !== undefined && next.place <= end + besideReach;
}

/** The first hit at or after a place; hits are in order. */
function firstFrom(hits: readonly Seen[], place: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.place < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
