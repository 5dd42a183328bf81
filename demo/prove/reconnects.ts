import { randomBytes } from 'node:crypto';
import { Server } from '../e2e/server.ts';
import { openSharedDatabase } from '../network/database.ts';
import { summary } from '../network/figures.ts';
import { openFront } from '../network/front.ts';
import { onStreet, pause, type Guest, type Street } from '../network/world.ts';

export const about = 'In a running call the server is killed and restarted, a tab is killed, one of two server processes is killed; 20 times each, and each is mended or known within 5 s';

const limit = 5_000;
/** Media is interrupted when no frame comes for so long; the clip has 15 a second. */
const noGap = 1_000;

type Pair = readonly [Guest, Guest];

interface Outcome {
  /** Milliseconds until it was mended or known; Infinity: never. */
  readonly took: number;
  /** Longest time without a frame meanwhile. */
  readonly gap: number;
}

const socketsOpen = ([a, b]: Pair): Promise<unknown> =>
  Promise.all([a, b].map(({ page }) => page.waitForFunction(() => window.guest.call?.signaling === 'open', undefined, { timeout: 30_000, polling: 20 })));

async function gapSince([a, b]: Pair, since: number): Promise<number> {
  const gaps = await Promise.all([[a, b], [b, a]].map(([one, other]) => one!.page.evaluate(([peer, at]) => window.guest.longestGap(peer, at), [other!.peerId, since] as const)));
  return Math.max(...gaps);
}

/** The names of the paths in use. An ICE restart makes new ones, which takes words from both sides over the server. */
const paths = ({ page }: Guest): Promise<string> =>
  page.evaluate(() => window.connections.map(({ localDescription }) => /a=ice-ufrag:\S+/.exec(localDescription?.sdp ?? '')?.[0]).join());

/** Words pass between the two over the server. */
async function wordsPass([a, b]: Pair): Promise<void> {
  const before = await Promise.all([paths(a), paths(b)]);
  await Promise.all([a, b].map(({ page }) => page.evaluate(() => window.guest.call?.lookForNewPath())));
  for (let tries = 0; tries < 200; tries++) {
    const now = await Promise.all([paths(a), paths(b)]);
    if (now.every((path, i) => path !== before[i])) return;
    await pause(50);
  }
  throw new Error('no words pass over the server');
}

/** The server is killed and started again: both have a socket again so long after it answers. */
export async function restartServer(street: Street, pair: Pair): Promise<Outcome> {
  const since = Date.now();
  await street.server.kill();
  await Promise.all(pair.map(({ page }) => page.waitForFunction(() => window.guest.call?.signaling !== 'open', undefined, { timeout: 10_000, polling: 20 })));
  await street.server.run();
  const back = Date.now();
  await socketsOpen(pair);
  const took = Date.now() - back;
  const gap = await gapSince(pair, since);
  await wordsPass(pair);
  return { took, gap };
}

/** The tab of the second is killed: until the first is told that something is wrong. */
export async function killTab(street: Street, round: number): Promise<Outcome> {
  const [a, b] = await street.pair(`tab-${round}`);
  const cdp = await b.page.context().newCDPSession(b.page);
  const killed = Date.now();
  cdp.send('Page.crash').catch(() => {}); // It is not answered: who would?
  const known = await a.page.waitForFunction(
    (since) => [...(window.guest.states.filter(([at, state]) => at > since && state !== 'connected' && state !== 'stalled').map(([at]) => at)), ...window.guest.left.map(([at]) => at)][0],
    killed, { timeout: 20_000, polling: 20 },
  );
  const at = Number(await known.jsonValue());
  await a.page.close();
  await b.page.close().catch(() => {});
  return { took: at - killed, gap: 0 };
}

/** Runs `story` with two server processes behind one address. */
async function onTwoNodes<T>(street: Street, story: (nodes: readonly Server[], signaling: string) => Promise<T>): Promise<T> {
  const database = await openSharedDatabase();
  const env = { HOST: '0.0.0.0', SIGNALING_OPEN: '1', DATABASE_URL: database.url, SECRET_KEY: randomBytes(32).toString('hex') };
  const nodes: Server[] = [];
  try {
    for (const name of ['east', 'west']) nodes.push(await Server.start(`${street.dataDir}/${name}`, env));
    const front = await openFront(nodes.map(({ port }) => port));
    try {
      return await story(nodes, `http://${street.house.address}:${front.port}`);
    } finally {
      front.close();
    }
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
    await database.close();
  }
}

/** One of two processes is killed, with one person at each: until both have a socket at the other one. */
async function killNode(nodes: readonly Server[], pair: Pair, round: number): Promise<Outcome> {
  const node = nodes[round % 2]!;
  const since = Date.now();
  const before = await Promise.all(pair.map(({ page }) => page.evaluate(() => window.guest.signaling.length)));
  await node.kill();
  await Promise.race(pair.map(({ page }, i) => page.waitForFunction((count) => window.guest.signaling.length > count, before[i]!, { timeout: 10_000, polling: 20 })));
  await socketsOpen(pair);
  await wordsPass(pair);
  const took = Date.now() - since;
  const gap = await gapSince(pair, since);
  await node.run();
  return { took, gap };
}

export const prove = (say: (line: string) => void, times = 20, parts: readonly string[] = ['server', 'tab', 'node']) =>
  onStreet(2, async (street) => {
    const results: Record<string, object> = {};
    let passed = 0;
    const count = async (name: string, story: (round: number) => Promise<readonly Outcome[]>): Promise<void> => {
      if (!parts.includes(name)) return;
      const outcomes: Outcome[] = [];
      for (let round = 0; outcomes.length < times; round++) {
        const now = await story(round).catch((error: Error): Outcome[] => (say(`${name}: ${error.message.split('\n')[0]}`), [{ took: Infinity, gap: Infinity }]));
        outcomes.push(...now.slice(0, times - outcomes.length));
        say(`${name}: ${now.map(({ took, gap }) => `${took} ms, gap ${gap} ms`).join('; ')}`);
      }
      const good = outcomes.filter(({ took, gap }) => took <= limit && gap <= noGap);
      passed += good.length;
      const finite = outcomes.filter(({ took }) => Number.isFinite(took));
      results[name] = { passed: good.length, of: times, ms: summary(finite.map(({ took }) => took)), ...(name === 'tab' ? {} : { longestGapMs: Math.max(...finite.map(({ gap }) => gap)) }) };
    };

    const pair = await street.pair('server');
    await count('server', async () => [await restartServer(street, pair)]);
    await Promise.all(pair.map(({ page }) => page.close()));

    await count('tab', (round) => Promise.all([0, 1].map((i) => killTab(street, round * 2 + i))));

    if (parts.includes('node')) {
      await onTwoNodes(street, async (nodes, server) => {
        const two = await street.pair('node', [0, 1], { server });
        await count('node', async (round) => [await killNode(nodes, two, round)]);
      });
    }
    return { n: times * parts.length, passed, limitMs: limit, mediaGapLimitMs: noGap, results };
  });
