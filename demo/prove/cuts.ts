import { onStreet, pause, sees, type Guest } from '../network/world.ts';
import { summary } from '../network/figures.ts';

export const about = 'The cable of one household is pulled for 3, 10 and 30 s, 20 times each: the picture is back on both sides within 4 s of its return';

const limit = 4_000;

/** Pulls the cable of the second household for so long; gives for each call how long the picture took to come back on both sides. */
export async function cutOnce(street: Parameters<Parameters<typeof onStreet>[1]>[0], pairs: readonly (readonly [Guest, Guest])[], seconds: number): Promise<number[]> {
  const household = street.household(1);
  household.cut(true);
  await pause(seconds * 1000);
  household.cut(false);
  const back = Date.now();
  const took = await Promise.all(
    pairs.map(async ([one, other]) => {
      const times = await Promise.all([sees(one, other, back, 40_000), sees(other, one, back, 40_000)]);
      return Math.max(...times.map((time) => (time === null ? Infinity : time - back)));
    }),
  );
  return took;
}

/** What one side went through lately. */
const story = async ({ peerId, page }: Guest): Promise<string> => {
  const { states, lines } = await page.evaluate(() => {
    const { guest } = window;
    return { states: guest.states.slice(-8).map(([at, state]) => `${at % 100_000} ${state}`), lines: [...guest.watches.keys()].map((peer) => guest.call?.line(peer)) };
  });
  return `  ${peerId}: line ${lines.join()}; now ${Date.now() % 100_000}; ${states.join(', ')}`;
};

const calm = (pairs: readonly (readonly [Guest, Guest])[]): Promise<unknown> =>
  Promise.all(pairs.flat().map(({ page }) => page.waitForFunction(() => window.guest.call?.state === 'connected' && window.guest.call.signaling === 'open', undefined, { timeout: 60_000 })));

export const prove = (say: (line: string) => void, times = 20, lengths: readonly number[] = [3, 10, 30], together = 2) =>
  onStreet(2, async (street) => {
    const pairs = await Promise.all(Array.from({ length: together }, (_, i) => street.pair(`cut-${i}`)));
    const back: Record<string, { within: number; of: number; ms: ReturnType<typeof summary>; failed: number }> = {};
    let passed = 0;
    for (const seconds of lengths) {
      const took: number[] = [];
      while (took.length < times) {
        await calm(pairs);
        await pause(1_500);
        took.push(...(await cutOnce(street, pairs, seconds)));
        say(`${seconds} s cut: back after ${took.slice(-together).map((ms) => `${Math.round(ms)} ms`).join(', ')}`);
      for (const [i, ms] of took.slice(-together).entries()) if (ms > limit) for (const guest of pairs[i] ?? []) say(await story(guest));
      }
      const counted = took.slice(0, times);
      const within = counted.filter((ms) => ms <= limit).length;
      passed += within;
      back[`${seconds} s`] = { within, of: times, ms: summary(counted.filter(Number.isFinite)), failed: counted.filter((ms) => !Number.isFinite(ms)).length };
    }
    return { n: times * lengths.length, passed, limitMs: limit, callsSideBySide: together, back };
  });
