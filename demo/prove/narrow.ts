import { summary } from '../network/figures.ts';
import { openRelay } from '../network/turn.ts';
import { onStreet, pause, sees, type Guest, type Street } from '../network/world.ts';

export const about = 'One packet in ten lost each way and 300 ms of delay: the call lives; 150 kbit/s each way for two minutes: the sound never breaks';

/** What one side heard and saw, second by second. */
interface Heard {
  readonly peer: string;
  /** Longest time without a packet of sound, milliseconds. */
  readonly longestSilence: number;
  /** Share of the sound that the browser had to make up, 0 to 1. */
  readonly madeUp: number;
  readonly longestGap: number;
  readonly levels: string;
  readonly states: readonly string[];
  readonly height: number | null;
}

/** Listens to one side for so long. */
const listen = ({ page }: Guest, other: Guest, seconds: number): Promise<Heard> =>
  page.evaluate(
    async ([peer, length]) => {
      const { guest } = window;
      const since = Date.now();
      const levels: string[] = [];
      const connection = () => window.connections.filter(({ connectionState }) => connectionState === 'connected').at(-1);
      const sound = async () => {
        const found = { packets: 0, all: 0, madeUp: 0 };
        (await connection()?.getStats())?.forEach((entry) => {
          if (entry.type === 'inbound-rtp' && entry.kind === 'audio') Object.assign(found, { packets: entry.packetsReceived, all: entry.totalSamplesReceived, madeUp: entry.concealedSamples - entry.silentConcealedSamples });
        });
        return found;
      };
      const first = await sound();
      let last = first;
      let heardAt = performance.now();
      let longestSilence = 0;
      while (Date.now() - since < length * 1000) {
        await new Promise((next) => setTimeout(next, 100));
        const now = await sound();
        const at = performance.now();
        // A look that comes late says nothing about the sound before it, if some has come.
        if (now.packets > last.packets) heardAt = at;
        else longestSilence = Math.max(longestSilence, at - heardAt);
        last = now;
        const level = guest.call?.line(peer) ?? '';
        if (levels.at(-1) !== level) levels.push(level);
      }
      return {
        peer: guest.call ? peer : '',
        longestSilence: Math.round(longestSilence),
        madeUp: (last.madeUp - first.madeUp) / Math.max(1, last.all - first.all),
        longestGap: guest.longestGap(peer, since),
        levels: levels.join(' '),
        states: guest.states.filter(([at]) => at > since).map(([, state]) => state),
        height: guest.call?.quality(peer).at(-1)?.height ?? null,
      };
    },
    [other.peerId, seconds] as const,
  );

const both = ([a, b]: readonly [Guest, Guest], seconds: number): Promise<Heard[]> => Promise.all([listen(a, b, seconds), listen(b, a, seconds)]);
const close = (pair: readonly Guest[]): Promise<unknown> => Promise.all(pair.map(({ page }) => page.close()));
const round = (share: number): number => Math.round(share * 1000) / 1000;

/** 10 % loss each way at one household, 300 ms each way. It lives when nothing failed, the sound never stopped for two seconds, and both see each other when it ends. */
export async function lossAndDelay(street: Street, name: string, seconds: number): Promise<{ lives: boolean; pictures: number; heard: readonly Heard[] }> {
  const relay = await openRelay(street.house.address);
  try {
    const iceServers = await relay.servedSlowly(150, 20);
    const pair = await street.pair(name, [0, 1], { iceServers, relayOnly: true });
    street.household(1).lose(0.1);
    const heard = await both(pair, seconds);
    const end = Date.now();
    const seen = await Promise.all([sees(pair[0], pair[1], end, 5_000), sees(pair[1], pair[0], end, 5_000)]);
    street.household(1).lose(0);
    await close(pair);
    const pictures = seen.filter((at) => at !== null).length;
    return { lives: pictures === 2 && heard.every(({ states, longestSilence }) => !states.includes('failed') && longestSilence < 2_000), pictures, heard };
  } finally {
    street.household(1).lose(0);
    await relay.close();
  }
}

/** A silence this long is heard as a break, milliseconds. Opus covers shorter ones. */
const breakOf = 500;

/** 150 kbit/s each way at one household, from the middle of a call on. */
export async function narrowLine(street: Street, name: string, seconds: number): Promise<{ unbroken: boolean; heard: readonly Heard[] }> {
  const pair = await street.pair(name);
  await pause(4_000);
  try {
    street.household(1).limit(150);
    const heard = await both(pair, seconds);
    return { unbroken: heard.every(({ longestSilence, states }) => longestSilence < breakOf && states.length === 0), heard };
  } finally {
    street.household(1).limit(null);
    await close(pair);
  }
}

export const prove = (say: (line: string) => void, times = Number(process.env['ROUNDS'] ?? 3), lossSeconds = 60, narrowSeconds = 120) =>
  onStreet(2, async (street) => {
    const told = (heard: readonly Heard[]): string =>
      heard.map((side) => `silence ${side.longestSilence} ms, made up ${round(side.madeUp)}, picture gap ${side.longestGap} ms, levels ${side.levels}, states ${side.states.join(' ') || '-'}, ${side.height} lines`).join(' / ');
    const lives: boolean[] = [];
    let pictures = 0;
    const unbroken: boolean[] = [];
    const sides: Record<'loss' | 'narrow', Heard[]> = { loss: [], narrow: [] };
    for (let time = 0; time < times; time++) {
      const lossy = await lossAndDelay(street, `loss-${time}`, lossSeconds);
      say(`loss and delay: ${lossy.lives ? 'lives' : 'does not live'}; ${told(lossy.heard)}`);
      lives.push(lossy.lives);
      pictures += lossy.pictures;
      sides.loss.push(...lossy.heard);
      const narrow = await narrowLine(street, `narrow-${time}`, narrowSeconds);
      say(`150 kbit/s: ${narrow.unbroken ? 'unbroken' : 'broken'}; ${told(narrow.heard)}`);
      unbroken.push(narrow.unbroken);
      sides.narrow.push(...narrow.heard);
    }
    const figures = (heard: readonly Heard[]) => ({
      longestSilenceMs: summary(heard.map((side) => side.longestSilence)),
      madeUpSound: { worst: round(Math.max(...heard.map((side) => side.madeUp))) },
      longestPictureGapMs: summary(heard.map((side) => side.longestGap)),
      levels: [...new Set(heard.map((side) => side.levels))],
    });
    return {
      n: times * 2,
      passed: [...lives, ...unbroken].filter(Boolean).length,
      lossAndDelay: { lives: lives.filter(Boolean).length, of: times, seconds: lossSeconds, loss: 0.1, delayMsEachWay: 300, jitterMs: 20, sidesWithAPictureAtTheEnd: `${pictures} of ${times * 2}`, ...figures(sides.loss) },
      narrow: { unbroken: unbroken.filter(Boolean).length, of: times, seconds: narrowSeconds, kbits: 150, breakIsMs: breakOf, ...figures(sides.narrow) },
    };
  });
