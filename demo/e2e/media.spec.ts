import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { cutOnce } from '../prove/cuts.ts';
import { killTab, restartServer } from '../prove/reconnects.ts';
import { whyNoHouse } from '../network/house.ts';
import { openRelay, whyNoRelay } from '../network/turn.ts';
import { onStreet } from '../network/world.ts';
import { looksRight } from './looks.ts';
import { Server } from './server.ts';
import { watch } from './watch.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

/** The page of the guide as a reader copies it, with this server's address. */
function copied(server: string): string {
  const guide = readFileSync(new URL('../../docs/media.md', import.meta.url), 'utf8');
  return (/```html\n([^]*?)```/.exec(guide)?.[1] ?? '').replaceAll('http://localhost:8787', server);
}

async function joined(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Join' }).click();
}

async function seeEachOther(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await expect(page.getByRole('status')).toHaveText('connected');
    const seen = await watch(page.locator('#them'));
    expect(seen.frames).toBeGreaterThan(5);
    expect(seen.loudness).toBeGreaterThan(0.01);
  }
}

test('the guide: its thirty lines make a call in two tabs of its page, and on a page of one\'s own', async ({ browser }) => {
  test.setTimeout(120_000);
  rmSync(`${cache}data-media`, { recursive: true, force: true });
  const server = await Server.start(`${cache}data-media`, { SIGNALING_OPEN: '1' });
  const site = createServer((_, response) => void response.setHeader('content-type', 'text/html').end(copied(server.url))).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = site.address();
  try {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'], viewport: { width: 390, height: 844 } });
    const owner = await context.newPage();
    const blocked: string[] = [];
    owner.on('console', (message) => /Content Security Policy/.test(message.text()) && blocked.push(message.text()));
    await owner.goto(`${server.url}/media`);
    expect(await owner.locator('pre').first().textContent()).toBe(copied(server.url));
    await looksRight(owner, 'media-phone');
    await owner.setViewportSize({ width: 1280, height: 800 });
    await looksRight(owner, 'media-desktop');

    const [vet] = await Promise.all([context.waitForEvent('page'), owner.getByRole('link', { name: "Open the vet's side" }).click()]);
    await expect(vet.getByText("This is the vet's side")).toBeVisible();
    await joined(owner);
    await joined(vet);
    await seeEachOther(owner, vet);
    await looksRight(owner, 'media-call');
    expect(blocked).toEqual([]);

    await test.step('the same text on a page of one\'s own', async () => {
      await vet.close();
      const own = await context.newPage();
      await own.goto(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/#vet`);
      await joined(own);
      await seeEachOther(own, owner);
    });
    await context.close();
  } finally {
    site.close();
    await server.stop();
  }
});

test.describe('in networks of their own', () => {
  const reason = whyNoHouse();
  test.skip(reason !== '', reason);

  test('a pulled cable, a killed server, a killed tab; and over a relay only, by UDP and by TCP', async () => {
    test.setTimeout(240_000);
    await onStreet(2, async (street) => {
      const pair = await street.pair('short');
      await test.step('the cable is pulled for three seconds', async () => {
        expect(Math.max(...(await cutOnce(street, [pair], 3)))).toBeLessThan(8_000);
      });
      await test.step('the server is killed and started again', async () => {
        const restarted = await restartServer(street, pair);
        expect(restarted.took).toBeLessThan(10_000);
        expect(restarted.gap).toBeLessThan(3_000);
      });
      await Promise.all(pair.map(({ page }) => page.close()));
      await test.step('a tab is killed', async () => {
        expect((await killTab(street, 0)).took).toBeLessThan(10_000);
      });
      await test.step('relay only', async () => {
        if (whyNoRelay()) return void console.log(`skipped: relay only: ${whyNoRelay()}`);
        const relay = await openRelay(street.house.address);
        try {
          for (const transport of ['udp', 'tcp'] as const) {
            const [a] = await street.pair(transport, [0, 1], { iceServers: relay.servers(transport), relayOnly: true });
            await a.page.waitForFunction(() => Object.values(window.guest.look().quality).some((sample) => sample?.route === 'relay'));
          }
        } finally {
          await relay.close();
        }
      });
    });
  });
});
