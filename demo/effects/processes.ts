import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of Linux's clock for processes, a second. */
const TICKS = 100;

interface One {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function look(pid: number): One | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

/** Seconds of processor that a process and all below it have used until now. Linux only. */
export function cpuSeconds(root: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => look(Number(name)) ?? []);
  const family = new Set([root]);
  // Children come after their parents in time, not always by number.
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}
