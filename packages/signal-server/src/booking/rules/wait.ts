/** Somebody on duty: until when, and what is booked meanwhile. In milliseconds since the epoch. */
export interface OnDuty {
  readonly until: number;
  readonly busy: readonly { readonly start: number; readonly end: number }[];
}

export interface Queue {
  /** How many are before this one. */
  readonly ahead: number;
  readonly onDuty: readonly OnDuty[];
  /** How long the calls of the last weeks took, in milliseconds. */
  readonly recent: readonly number[];
  readonly now: number;
}

/** From so few calls nothing can be told. */
const fewest = 3;
const stepMin = 5;
const minute = 60_000;

/**
 * In how many minutes it is this one's turn, rounded up to five: each in the list takes as long as calls usually do, and goes to whoever
 * has room first. Nothing where too few calls are known, or nobody on duty has room: a made-up number would be worse.
 */
export function waitOf({ ahead, onDuty, recent, now }: Queue): number | undefined {
  const length = median(recent);
  if (length === undefined) return undefined;
  const free = onDuty.map((person) => ({ person, at: nextRoom(person, now, length) }));
  let turn: number | undefined;
  for (let i = 0; i <= ahead; i += 1) {
    const next = free.filter(({ at }) => at !== undefined).sort((a, b) => a.at! - b.at!)[0];
    if (!next) return undefined;
    turn = next.at!;
    next.at = nextRoom(next.person, turn + length, length);
  }
  return Math.max(stepMin, Math.ceil((turn! - now) / minute / stepMin) * stepMin);
}

/** When somebody has room for a call of this length; it may begin until the end of duty. */
function nextRoom({ until, busy }: OnDuty, from: number, length: number): number | undefined {
  let at = from;
  for (const { start, end } of [...busy].sort((a, b) => a.start - b.start)) {
    if (end > at && start < at + length) at = end;
  }
  return at < until ? at : undefined;
}

function median(values: readonly number[]): number | undefined {
  if (values.length < fewest) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
