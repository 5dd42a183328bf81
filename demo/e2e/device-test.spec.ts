import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { openRelay, type Relay, whyNoRelay } from '../network/turn.ts';
import { mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';
import { confirmedVisit, deskPageOf, opensAsOwner, opensAsStaff, staff } from './visit.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** The check of this name, with how it stands. */
const check = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
const start = (page: Page) => page.getByRole('button', { name: 'Start the test' }).click();

test.describe('the device test', () => {
  let server: Server;
  let relays: Relay[] = [];
  test.beforeAll(async () => {
    const dataDir = `${cache}data-device-test`;
    const secret = randomBytes(24).toString('hex');
    if (!whyNoRelay()) relays = await Promise.all([openRelay('127.0.0.1', secret), openRelay('127.0.0.1', secret)]);
    const [overUdp, overTcp] = relays;
    server = await Server.startFilled(dataDir, overUdp && overTcp ? { TURN_URLS: `${overUdp.url('udp')},${overTcp.url('tcp')}`, TURN_SECRET: secret } : {});
  });
  test.afterAll(async () => {
    await server.stop();
    for (const relay of relays) await relay.close();
  });

  /** A page of somebody's own, with the test and nothing else. */
  async function alone(browser: Browser, at: { site?: string; viewport?: typeof phone; userAgent?: string; permissions?: string[] } = {}): Promise<Page> {
    const page = await (await browser.newContext({ viewport: at.viewport ?? phone, ...(at.userAgent ? { userAgent: at.userAgent } : {}), ...(at.permissions ? { permissions: at.permissions } : {}) })).newPage();
    const site = at.site ?? server.clinicSite;
    // On the clinic's own origin, yet without what stands on its pages.
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`${site}/visit.html`);
    await page.unroute('**/*.js');
    await page.setContent(html());
    return page;
  }
  const html = () => `<!doctype html><html lang="en" style="color-scheme: light dark"><title>Test</title><meta name="viewport" content="width=device-width"><style>body { margin: 0; padding: 16px; background: Canvas }</style><main><h1 style="font: 16px sans-serif">Before your visit</h1><vet-device-test clinic="maple-street"></vet-device-test></main><script type="module" src="${server.url}/vet.js"></script></html>`;

  /** Another browser than the one that allows everything. */
  async function inBrowser(change: { without?: RegExp; and?: string[] }, story: (browser: Browser) => Promise<void>): Promise<void> {
    const { launchOptions } = test.info().project.use;
    const args = (launchOptions?.args ?? []).filter((arg) => !change.without?.test(arg));
    const other = await chromium.launch({ ...launchOptions, args: [...args, ...(change.and ?? [])] });
    try {
      await story(other);
    } finally {
      await other.close();
    }
  }

  test('alone on a page: nothing starts before the press; all is tried, one event tells it, and the devices are released', async ({ browser }) => {
    const page = await alone(browser, { viewport: desktop });
    await expect(page.getByText('Your camera is off. It starts only when you press.')).toBeVisible();
    await looksRight(page, 'device-test-1-before-1280');
    await page.evaluate(() => {
      const seen = globalThis as unknown as { told: unknown[]; tracks: MediaStreamTrack[] };
      seen.told = [];
      seen.tracks = [];
      document.addEventListener('vet-device-tested', (event) => seen.told.push((event as Event & { report: unknown }).report));
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await ask(wish);
        seen.tracks.push(...stream.getTracks());
        return stream;
      };
    });
    await start(page);
    await expect(page.getByText('Light is good')).toBeVisible();
    await expect(check(page, 'Camera')).toContainText('480 × 360');
    await expect(check(page, 'Microphone')).toContainText(/We hear you clearly|a lot of noise/);
    await check(page, 'Speaker').getByRole('button', { name: 'Play' }).click();
    await check(page, 'Speaker').getByRole('button', { name: 'Yes' }).click();
    await expect(check(page, 'Speaker')).toContainText('You heard the bell');
    await looksRight(page, 'device-test-2-running-1280');
    await page.setViewportSize(phone);
    await looksRight(page, 'device-test-2-running-390');
    await page.getByRole('button', { name: 'Choose devices' }).click();
    await expect(page.getByRole('combobox', { name: 'Camera' })).toBeVisible();
    await looksRight(page, 'device-test-3-pickers-390');
    await page.getByRole('button', { name: 'Done' }).click();
    const { told, live } = await page.evaluate(() => {
      const seen = globalThis as unknown as { told: unknown[]; tracks: MediaStreamTrack[] };
      return { told: seen.told, live: seen.tracks.filter(({ readyState }) => readyState === 'live').length };
    });
    expect(told).toMatchObject([{ camera: { is: 'good', width: 480, height: 360 }, light: { is: 'good' }, speaker: { is: 'good' }, browser: { is: 'good', name: 'chrome' } }]);
    expect(live, 'devices that are still on').toBe(0);
    await looksRight(page, 'device-test-4-over-390');
  });

  test('at the desk: the relay over UDP and over TCP, then only TCP, then none', async ({ browser }) => {
    test.skip(whyNoRelay() !== '', whyNoRelay());
    const page = await (await browser.newContext({ viewport: desktop, permissions: ['camera', 'microphone'] })).newPage();
    await new Vet(page, mouse(), server).signsIn();
    await page.getByRole('link', { name: 'Account' }).click();
    await expect(page.getByRole('heading', { name: 'Chat settings' })).toBeVisible();
    await looksRight(page, 'device-test-desk-1280');
    await start(page);
    const line = check(page, 'Connection');
    await expect(line).toContainText(/Good for video, \d+ ms/);
    await page.setViewportSize(phone);
    await looksRight(page, 'device-test-desk-390');

    await test.step('a network that blocks UDP', async () => {
      await relays[0]?.close();
      await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
      await expect(line).toContainText('your network blocks the fast way');
      await looksRight(page, 'device-test-tcp-only-390');
    });
    await test.step('and then the relay altogether', async () => {
      await relays[1]?.close();
      relays = [];
      await line.getByRole('button', { name: 'Try again' }).click();
      await expect(line).toContainText('blocks the relay for video calls');
    });
  });

  test('blocked: each browser says where to allow it', async () => {
    await inBrowser({ without: /use-fake-ui/ }, async (browser) => {
      // Without its window a browser that may not ask says no.
      const page = await alone(browser, { permissions: [] });
      await start(page);
      await expect(page.getByRole('heading', { name: 'You cannot be seen or heard yet' })).toBeVisible();
      await expect(check(page, 'Camera')).toContainText('Press the sign left of the address, allow it there');
      await looksRight(page, 'device-test-denied-390');
    });
  });

  test('no camera and no microphone plugged in', async () => {
    await inBrowser({ without: /use-fake-device|use-file-for-fake/ }, async (browser) => {
      const page = await alone(browser);
      await start(page);
      await expect(check(page, 'Camera')).toContainText('None was found. Plug one in');
      await expect(check(page, 'Microphone')).toContainText('None was found');
    });
  });

  test('a page that is not secure', async () => {
    await inBrowser({ and: ['--host-resolver-rules=MAP clinic.test 127.0.0.1'] }, async (browser) => {
      const page = await alone(browser, { site: `http://clinic.test:${server.demoPort}` });
      await expect(check(page, 'Browser')).toContainText('This page is not secure');
      await start(page);
      await expect(page.getByRole('heading', { name: 'You cannot be seen or heard yet' })).toBeVisible();
      await expect(check(page, 'Browser')).toContainText('Open it with https');
      await looksRight(page, 'device-test-insecure-390');
    });
  });

  test('inside of another app', async ({ browser }) => {
    const page = await alone(browser, { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0.0;]' });
    await expect(check(page, 'Browser')).toContainText('This page is open inside Facebook. Press the three dots or the share sign, then Open in Safari');
    await looksRight(page, 'device-test-in-app-390');
  });

  test('in a frame without allow="camera; microphone"', async ({ browser }) => {
    const inside = createServer((_, response) => void response.setHeader('content-type', 'text/html').end(html())).listen(0, '127.0.0.1');
    const outside = createServer((_, response) => void response.setHeader('content-type', 'text/html').end(`<!doctype html><title>A clinic's page</title><iframe title="Test" src="http://localhost:${portOf(inside)}/" style="border: 0; inline-size: 100%; block-size: 1000px"></iframe>`)).listen(0, '127.0.0.1');
    await Promise.all([once(inside, 'listening'), once(outside, 'listening')]);
    try {
      const page = await (await browser.newContext({ viewport: phone })).newPage();
      await page.goto(`http://127.0.0.1:${portOf(outside)}/`);
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Start the test' }).click();
      await expect(frame.getByText('adds allow="camera; microphone" to the frame').first()).toBeVisible();
    } finally {
      inside.close();
      outside.close();
    }
  });

  test('the owner tests in the waiting room, and the vet reads there how it went', async ({ browser }) => {
    const page = await (await browser.newContext({ viewport: phone })).newPage();
    const hana = await staff(server);
    const visit = await confirmedVisit(hana, 'next');
    await opensAsOwner(page, visit);
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(page.getByText('Light is good')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the waiting room' }).scrollIntoViewIfNeeded();
    await looksRight(page, 'device-test-lobby-390');
    await page.getByRole('button', { name: 'Back to the waiting room' }).click();
    await expect(page.getByRole('button', { name: 'Test again' })).toBeFocused();
    await looksRight(page, 'device-test-lobby-after-390');

    const desk = await (await browser.newContext({ viewport: desktop })).newPage();
    await opensAsStaff(desk, hana, deskPageOf(visit));
    await expect(desk.getByText("Sam Rivera's camera, sound and line")).toBeVisible();
    await expect(desk.getByText(/^Tested /)).toBeVisible();
    await desk.getByText("Sam Rivera's camera, sound and line").scrollIntoViewIfNeeded();
    await looksRight(desk, 'device-test-report-1280');
  });
});

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
