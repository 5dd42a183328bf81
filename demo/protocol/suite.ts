import { Stage, type Check, type Target } from './check.ts';
import { handshake } from './checks/handshake.ts';
import { hostile } from './checks/hostile.ts';
import { http } from './checks/http.ts';
import { comeBack, life } from './checks/life.ts';
import { queue } from './checks/queue.ts';
import { relay } from './checks/relay.ts';
import { rooms } from './checks/rooms.ts';

export type { Target } from './check.ts';

/** Everything a PeerServer is expected to do, and what a good one does beyond the reference. */
export const checks: readonly Check[] = [...http, ...handshake, ...relay, ...queue, ...comeBack, ...life, ...rooms, ...hostile];

export interface Result {
  readonly name: string;
  readonly fault: Check['fault'];
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly reason?: string;
  /** The server did not answer afterwards. */
  readonly died?: boolean;
}

const deadMs = 3000;

/** Whether the server still answers. */
async function isAlive({ bases }: Target): Promise<boolean> {
  const answers = bases.map((base) => fetch(base, { signal: AbortSignal.timeout(deadMs) }).then((answer) => answer.body?.cancel()));
  return Promise.all(answers).then(() => true, () => false);
}

async function runCheck(target: Target, check: Check): Promise<Result> {
  const { name, fault } = check;
  if (check.mode && check.mode !== target.mode) return { name, fault, outcome: 'skipped', reason: `only in ${check.mode} mode` };
  if (check.needs && target[check.needs] === undefined) return { name, fault, outcome: 'skipped', reason: `${check.needs} is not known` };
  const stage = new Stage(target);
  try {
    await check.run(stage);
    return { name, fault, outcome: 'passed' };
  } catch (error) {
    return { name, fault, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    stage.end();
  }
}

/** Runs all checks: those that only wait at the same time, at the end. After each it is looked whether the server is still there. */
export async function runSuite(target: Target, { say = () => {}, only = () => true }: { say?: (result: Result) => void; only?: (check: Check) => boolean } = {}): Promise<Result[]> {
  const results: Result[] = [];
  const report = (result: Result) => {
    results.push(result);
    say(result);
  };
  const wanted = checks.filter(only);
  for (const check of wanted.filter(({ waits }) => !waits)) {
    const result = await runCheck(target, check);
    if (result.outcome === 'skipped' || (await isAlive(target))) {
      report(result);
      continue;
    }
    report({ ...result, outcome: 'failed', reason: 'the server died', died: true });
    if (!target.revive) throw new Error(`The server died at "${check.name}" and cannot be started again from here.`);
    await target.revive();
  }
  await Promise.all(wanted.filter(({ waits }) => waits).map(async (check) => report(await runCheck(target, check))));
  return results;
}
