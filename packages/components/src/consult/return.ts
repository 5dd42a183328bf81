import * as v from 'valibot';
import { fromJson } from '../shared/json.ts';

/** What was on in the call of this tab when its page went away. */
const Stay = v.object({ camera: v.boolean(), microphone: v.boolean(), back: v.boolean(), at: v.number() });
export type Stay = v.InferOutput<typeof Stay>;

/** A reload takes seconds; later it is another visit to the page, and nothing starts without a press. */
const FRESH = 60_000;

const key = (name: string): string => `vetkit-call ${name}`;

/** Keeps for this tab what is on in its call. */
export function keepStay(name: string, stay: Omit<Stay, 'at'>): void {
  store((kept) => kept.setItem(key(name), JSON.stringify({ ...stay, at: Date.now() })));
}

export function forgetStay(name: string): void {
  store((kept) => kept.removeItem(key(name)));
}

/** What was on, if this page is the reloaded page of a call: only then may devices come back as they were, without a press. */
export function stayBefore(name: string, now = Date.now(), wasReloaded = isReload()): Stay | undefined {
  if (!wasReloaded) return undefined;
  const kept = store((kept) => kept.getItem(key(name)));
  const parsed = v.safeParse(Stay, fromJson(kept));
  return parsed.success && now - parsed.output.at < FRESH ? parsed.output : undefined;
}

const isReload = (): boolean => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'reload';

function store<T>(act: (kept: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined; // Storage is closed to this page: after a reload one presses once more.
  }
}
