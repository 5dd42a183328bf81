import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const about = '1,000 random histories of payments at a stand-in for Stripe: events three times and shuffled, lines cut, cash at the desk, the process dead between any two steps, and nobody to go on but the next start; no double charge, none lost, both lists the same';

const histories = 1000;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The story is the one `npm test` tells in short (`flows/payments/histories.test.ts`); here it is told a thousand times, in parts with dice of their own. */
export async function prove(say: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'vetkit-histories-'));
  const parts = 10;
  const sums: Record<string, number> = {};
  let passed = 0;
  const tell = async (part: number): Promise<void> => {
    const out = join(folder, `${part}.json`);
    const env = { ...process.env, VETKIT_HISTORIES: String(histories / parts), VETKIT_SEED: String(7000 + part), VETKIT_HISTORIES_OUT: out };
    const failed = await new Promise<string | undefined>((done) => execFile(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'packages/signal-server/src/flows/payments/histories.test.ts'], { cwd: root, env, maxBuffer: 64e6 }, (error, stdout, stderr) => done(error ? `${stdout}\n${stderr}`.slice(-6000) : undefined)));
    if (failed) return say(`part ${part + 1} failed:\n${failed}`);
    const figures = JSON.parse(readFileSync(out, 'utf8')) as Record<string, number>;
    for (const [name, value] of Object.entries(figures)) sums[name] = (sums[name] ?? 0) + value;
    passed += figures['histories'] ?? 0;
    say(`part ${part + 1} of ${parts}: ${JSON.stringify(figures)}`);
  };
  try {
    // Two at once: much of a history is waiting for PostgreSQL.
    const waiting = Array.from({ length: parts }, (_, part) => part);
    const worker = async (): Promise<void> => {
      for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) await tell(part);
    };
    await Promise.all([worker(), worker()]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { n: histories, passed, ...sums };
}
