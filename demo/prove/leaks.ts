import type { CDPSession } from '@playwright/test';
import { median } from '../network/figures.ts';
import { onStreet, pause, sees, type Guest } from '../network/world.ts';

export const about = '30 minutes in a call, and 50 times in and out: heap, connections, tracks, timers and listeners stay flat';

/** What a page holds. */
interface Held {
  readonly heapMB: number;
  readonly connections: number;
  readonly tracks: number;
  readonly timers: number;
  readonly listeners: number;
  readonly nodes: number;
}

class Scales {
  private constructor(
    private readonly guest: Guest,
    private readonly cdp: CDPSession,
  ) {}

  static async of(guest: Guest): Promise<Scales> {
    const cdp = await guest.page.context().newCDPSession(guest.page);
    await cdp.send('Performance.enable');
    return new Scales(guest, cdp);
  }

  async weigh(): Promise<Held> {
    for (let times = 0; times < 2; times++) await this.cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const page = await this.guest.page.evaluate(() => ({
      connections: window.connections.filter(({ connectionState }) => connectionState !== 'closed').length,
      tracks: [...(window.guest.local?.stream.getTracks() ?? []), ...[...window.guest.watches.values()].flatMap(({ video }) => (video.srcObject instanceof MediaStream ? video.srcObject.getTracks() : []))].filter(({ readyState }) => readyState === 'live').length,
      timers: window.timers(),
    }));
    return { heapMB: Math.round(of('JSHeapUsedSize') / 10_485.76) / 100, ...page, listeners: of('JSEventListeners'), nodes: of('Nodes') };
  }
}

/** Whether what was held at the end is no more than after the beginning: counts equal, the heap within a megabyte. */
const isFlat = (early: readonly Held[], late: readonly Held[]): boolean => {
  const of = (held: readonly Held[], key: keyof Held): number => median(held.map((one) => one[key]));
  const counts = (['connections', 'tracks', 'timers'] as const).every((key) => of(late, key) <= of(early, key));
  return counts && of(late, 'listeners') <= of(early, 'listeners') + 2 && of(late, 'heapMB') <= of(early, 'heapMB') + 1;
};

const thirds = (held: readonly Held[]): readonly [readonly Held[], readonly Held[]] => {
  const third = Math.max(1, Math.floor(held.length / 3));
  return [held.slice(third - 1, 2 * third - 1), held.slice(-third)];
};

export const prove = (say: (line: string) => void, minutes = 30, rounds = 50) =>
  onStreet(2, async (street) => {
    const staying = await street.pair('stay');
    const stayScales = await Promise.all(staying.map((guest) => Scales.of(guest)));
    const stay: [Held[], Held[]] = [[], []];
    const until = Date.now() + minutes * 60_000;

    // In and out, beside the long call.
    const [leaver, host] = await street.pair('inout');
    const scales = await Scales.of(leaver);
    const hostScales = await Scales.of(host);
    const inOut: [Held[], Held[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      await leaver.page.evaluate(() => window.guest.call?.leave());
      await host.page.waitForFunction(() => window.guest.call?.state === 'lobby', undefined, { timeout: 20_000 });
      await pause(400);
      inOut[0].push(await scales.weigh());
      inOut[1].push(await hostScales.weigh());
      const at = Date.now();
      await Promise.all([leaver, host].map(({ page, peerId }) => page.evaluate((own) => {
        const other = own.startsWith('a') ? `b${own.slice(1)}` : `a${own.slice(1)}`;
        // As an app does when somebody has gone and comes again.
        window.guest.call?.peers([]);
        window.guest.call?.peers([other]);
        window.guest.join();
      }, peerId)));
      if ((await sees(leaver, host, at)) === null || (await sees(host, leaver, at)) === null) throw new Error(`round ${round}: no picture`);
      if (round % 10 === 9) say(`${round + 1} rounds: ${JSON.stringify(inOut[0].at(-1))}`);
    }
    await Promise.all([leaver, host].map(({ page }) => page.close()));

    while (Date.now() < until) {
      for (const [i, one] of stayScales.entries()) stay[i as 0 | 1].push(await one.weigh());
      if (stay[0].length % 5 === 0) say(`${Math.round((until - Date.now()) / 60_000)} minutes to go: ${JSON.stringify(stay[0].at(-1))}`);
      await pause(Math.max(0, Math.min(60_000, until - Date.now())));
    }
    const gap = await staying[0].page.evaluate(() => window.guest.states.length);
    const sides = [...stay, ...inOut].map((held) => thirds(held));
    return {
      n: sides.length,
      passed: sides.filter(([early, late]) => isFlat(early, late)).length,
      minutes,
      rounds,
      changesOfStateInTheLongCall: gap,
      longCall: stay.map((held) => ({ first: held[0], last: held.at(-1), looks: held.length })),
      inAndOut: inOut.map((held) => ({ first: held[0], last: held.at(-1), looks: held.length })),
    };
  });
