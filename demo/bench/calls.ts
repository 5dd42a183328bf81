import { bootstrap, median } from '../network/figures.ts';
import { openBrowser } from '../network/browser.ts';
import type { Racer, Seat } from '../network/page/room.ts';
import { serveSite } from '../network/site.ts';
import { openRelay, whyNoRelay } from '../network/turn.ts';
import { withServer } from '../prove/world.ts';

export const about = `From the press of Join to the first frame of the later side: ours against a bare RTCPeerConnection over the same server, in turns.
Both have their code loaded and camera and microphone open. Ours uses its lobby as a room does: when Join is pressed its socket is open, its pass is there,
and one connection knows its own addresses, relays included. The bare page does all that after the press; so does «ours, no lobby», in every third round.`;

/** One round: both kinds once, in an order that changes. */
type Pair = Readonly<Record<'kit' | 'bare', number>>;

const ratioOf = (pairs: readonly Pair[]): number => median(pairs.map(({ kit }) => kit)) / median(pairs.map(({ bare }) => bare));
/** How long people wait in the lobby here, milliseconds. */
const lobbyMs = 600;

export async function bench(rounds = 60, say: (line: string) => void = console.log): Promise<object[]> {
  return withServer(
    async (server) => {
      const site = await serveSite();
      const origin = `http://localhost:${site.port}`;
      const relay = whyNoRelay() ? null : await openRelay('127.0.0.1');
      const browser = await openBrowser(origin);
      try {
        const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
        const pages = await Promise.all([0, 1].map(() => context.newPage()));
        for (const page of pages) await page.goto(origin);
        let count = 0;

        const race = async (kind: Racer, network: object): Promise<number> => {
          const id = count++;
          const ids = [`a${id}`, `b${id}`];
          const seat = (i: number): Seat => ({ peerId: ids[i]!, others: [ids[1 - i]!], server: server.url, ...network });
          await Promise.all(pages.map((page, i) => page.evaluate(([which, given]) => window.lobby(which, given), [kind, seat(i)] as const)));
          await new Promise((next) => setTimeout(next, lobbyMs));
          const times = await Promise.all(
            pages.map((page) => page.evaluate(() => Promise.race([window.race(), new Promise<number>((done) => setTimeout(done, 20_000, NaN))]))),
          );
          await Promise.all(pages.map((page) => page.evaluate(() => window.leaveRace())));
          await new Promise((next) => setTimeout(next, 400));
          return Math.max(...times);
        };

        const rows: object[] = [];
        const networks = { direct: {}, ...(relay && { 'relay only, UDP': { iceServers: relay.servers('udp'), relayOnly: true }, 'relay only, TCP': { iceServers: relay.servers('tcp'), relayOnly: true } }) };
        for (const [name, network] of Object.entries(networks)) {
          // Code is loaded and compiled before anything counts.
          for (const kind of ['kit', 'bare', 'cold', 'kit', 'bare'] as const) await race(kind, network);
          const pairs: Pair[] = [];
          const cold: number[] = [];
          let lost = 0;
          while (pairs.length < rounds && lost < rounds) {
            const order = pairs.length % 2 ? (['kit', 'bare'] as const) : (['bare', 'kit'] as const);
            const first = await race(order[0], network);
            const second = await race(order[1], network);
            const pair = order[0] === 'kit' ? { kit: first, bare: second } : { bare: first, kit: second };
            if (Number.isNaN(pair.kit + pair.bare)) lost++;
            else pairs.push(pair);
            if (pairs.length % 3 === 0) cold.push(await race('cold', network));
          }
          const [low, high] = bootstrap(pairs, ratioOf);
          const fixed = (value: number): number => Math.round(value * 100) / 100;
          rows.push({
            network: name, n: pairs.length, lost, 'ours, median ms': Math.round(median(pairs.map(({ kit }) => kit))), 'bare, median ms': Math.round(median(pairs.map(({ bare }) => bare))),
            ratio: fixed(ratioOf(pairs)), '95 %': `${fixed(low)} to ${fixed(high)}`, 'ours, no lobby': Math.round(median(cold.filter((time) => !Number.isNaN(time)))),
          });
          say(JSON.stringify(rows.at(-1)));
        }
        if (!relay) say(`relay only: skipped, ${whyNoRelay()}`);
        return rows;
      } finally {
        await browser.close();
        await relay?.close();
        site.close();
      }
    },
    { SIGNALING_OPEN: '1' },
  );
}
