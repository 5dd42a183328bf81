import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { DataConnection, MediaConnection, Peer } from 'peerjs';
import { passes } from '../protocol/passes.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

/** The `peerjs` that npm gives everybody, unchanged, against our server. */
const peerjs = createRequire(import.meta.url).resolve('peerjs/dist/peerjs.min.js');
const dataDir = fileURLToPath(new URL('../../.cache/e2e/data-signaling', import.meta.url));
const secretKey = 'a secret of the journeys, and long enough';
let pass: Awaited<ReturnType<typeof passes>>;

declare global {
  interface Window {
    Peer: typeof Peer;
    peer: Peer;
    /** What has happened, in order. */
    told: string[];
    data: DataConnection;
    call: MediaConnection;
    picture: MediaStream;
  }
}

let server: Server;
test.beforeAll(async () => {
  pass = await passes(secretKey);
  server = await Server.startFilled(dataDir, { SIGNALING_OPEN: '1', SECRET_KEY: secretKey });
});
test.afterAll(async () => {
  await server.stop();
  // Tokens travel in queries: none of them, and no query, is in what the server says about itself.
  expect(server.output).not.toMatch(/eyJ|token=|\?key=/);
});

/** A page with nothing but the library, and a peer on it that answers everything. Without an id it asks the server for one. */
async function arrive(page: Page, id?: string, token?: string): Promise<string> {
  await page.goto(`${server.url}/peerjs/`);
  await page.addScriptTag({ path: peerjs });
  await page.evaluate(
    async ({ id, token, port }) => {
      window.told = [];
      const tell = (word: string) => void window.told.push(word);
      const options = { host: 'localhost', port, path: '/peerjs', config: { iceServers: [] }, ...(token ? { token } : {}) };
      const peer = (window.peer = id ? new window.Peer(id, options) : new window.Peer(options));
      peer.on('open', (own) => tell(`open ${own}`));
      peer.on('error', ({ type }) => tell(`error ${type}`));
      peer.on('disconnected', () => tell('disconnected'));
      const hear = (data: DataConnection) => {
        window.data = data;
        data.on('open', () => tell('data open'));
        data.on('data', (said) => tell(`data ${said instanceof ArrayBuffer ? [...new Uint8Array(said)].join() : JSON.stringify(said)}`));
        data.on('close', () => tell('data close'));
      };
      peer.on('connection', hear);
      peer.on('call', async (call) => {
        window.call = call;
        tell(`call from ${call.peer}`);
        call.on('stream', (stream) => (window.picture = stream));
        call.on('close', () => tell('call close'));
        call.answer(await navigator.mediaDevices.getUserMedia({ video: true, audio: true }));
      });
      Object.assign(window, { hear });
    },
    { id, token, port: server.port },
  );
  await told(page, /^(open|error)/);
  return page.evaluate(() => window.peer.id);
}

/** Waits until something that fits has happened. */
const told = (page: Page, what: string | RegExp, timeout = 45_000) =>
  expect.poll(() => page.evaluate(() => window.told), { timeout }).toContainEqual(typeof what === 'string' ? what : expect.stringMatching(what));

const connectTo = (page: Page, id: string) =>
  page.evaluate((other) => (window as unknown as { hear: (data: DataConnection) => void }).hear(window.peer.connect(other, { reliable: true, serialization: 'json' })), id);

const callTo = (page: Page, id: string) =>
  page.evaluate(async (other) => {
    const call = (window.call = window.peer.call(other, await navigator.mediaDevices.getUserMedia({ video: true, audio: true })));
    call.on('stream', (stream) => (window.picture = stream));
    call.on('close', () => window.told.push('call close'));
  }, id);

/** The other side's picture moves. */
const sees = (page: Page) =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const stats = await window.call?.peerConnection?.getStats();
          return Math.max(0, ...[...(stats?.values() ?? [])].filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video').map(({ framesDecoded }) => framesDecoded as number));
        }),
    )
    .toBeGreaterThan(5);

const two = async (browserPage: Page): Promise<[Page, Page]> => [browserPage, await browserPage.context().newPage()];

test('data goes both ways, between ids that the server gave; hanging up is seen', async ({ page }) => {
  const [a, b] = await two(page);
  await arrive(a);
  const other = await arrive(b);
  await connectTo(a, other);
  await told(a, 'data open');
  await a.evaluate(() => window.data.send({ cat: 'Miso', n: [1, 2] }));
  await told(b, 'data {"cat":"Miso","n":[1,2]}');
  await b.evaluate(() => window.data.send('purr'));
  await told(a, 'data "purr"');
  await a.evaluate(() => window.data.close());
  await told(b, 'data close');
});

test('a call shows a moving picture on both sides', async ({ page }) => {
  const [a, b] = await two(page);
  await arrive(a, 'caller');
  await arrive(b, 'callee');
  await callTo(a, 'callee');
  await told(b, 'call from caller');
  await Promise.all([sees(a), sees(b)]);
});

test('a call waits for a peer that arrives later', async ({ page }) => {
  const [a, b] = await two(page);
  await arrive(a, 'early');
  await callTo(a, 'late');
  // The offer and all candidates are with the server before the other arrives.
  await a.waitForFunction(() => window.call.peerConnection.iceGatheringState === 'complete');
  await arrive(b, 'late');
  await told(b, 'call from early');
  await Promise.all([sees(a), sees(b)]);
});

test('a call to nobody is told after some seconds; an id that is taken at once', async ({ page }) => {
  const [a, b] = await two(page);
  await arrive(a, 'lonely');
  await connectTo(a, 'nobody');
  await told(a, 'error peer-unavailable');
  await arrive(b, 'lonely');
  expect(await b.evaluate(() => window.told[0])).toBe('error unavailable-id');
});

test('in a room: who comes back with a refreshed pass is called again, and the call goes on meanwhile', async ({ page }) => {
  const [a, b] = await two(page);
  const passOf = (peer: string) => pass({ peer, room: 'miso', person: peer });
  await arrive(a, 'sam', await passOf('sam'));
  await arrive(b, 'ito', await passOf('ito'));
  await callTo(a, 'ito');
  await Promise.all([sees(a), sees(b)]);

  await a.evaluate(() => window.peer.disconnect());
  await told(a, 'disconnected');
  const comeBack = async () => {
    await a.evaluate((token) => {
      window.told.length = 0;
      window.peer.options.token = token;
      window.peer.reconnect();
    }, await passOf('sam'));
    await told(a, 'open sam');
  };
  await comeBack();
  await connectTo(b, 'sam');
  await told(a, 'data open');
  expect(await a.evaluate(() => window.call.open)).toBe(true);

  // The pass that was spent opens nothing a second time.
  await a.evaluate(() => {
    window.peer.disconnect();
    window.told.length = 0;
    window.peer.reconnect();
  });
  await told(a, /^error server-error/);
});

test('a second page with the same id and token takes over: the first is told, the second is open', async ({ page }) => {
  const [a, b] = await two(page);
  const passOf = () => pass({ peer: 'tabs', room: 'tabs', person: 'sam' });
  await arrive(a, 'tabs', await passOf());
  await arrive(b, 'tabs', await passOf());
  expect(await b.evaluate(() => window.told)).toEqual(['open tabs']);
  await told(a, 'disconnected');
});

test('in a room: nobody outside it can be reached, and nothing opens without a pass of it', async ({ page }) => {
  const [a, b] = await two(page);
  await arrive(a, 'inside', await pass({ peer: 'inside', room: 'miso', person: 'sam' }));
  await arrive(b, 'outside', await pass({ peer: 'outside', room: 'rex', person: 'kim' }));
  await connectTo(b, 'inside');
  await told(b, 'error peer-unavailable');
  expect(await a.evaluate(() => window.told)).toEqual(['open inside']);
});

test('a tab that is closed is seen by the room: its call is over', async ({ page }) => {
  const [a, b] = await two(page);
  const passOf = (peer: string) => pass({ peer, room: 'closing', person: peer });
  await arrive(a, 'stays', await passOf('stays'));
  await arrive(b, 'goes', await passOf('goes'));
  await callTo(a, 'goes');
  await Promise.all([sees(a), sees(b)]);
  await b.close();
  // Eight seconds of grace, in which a reload comes back.
  await told(a, 'call close');
});
