import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { cutOnce } from '../prove/cuts.ts';
import { killTab, restartServer } from '../prove/reconnects.ts';
import { whyNoHouse } from '../network/house.ts';
import { openBrowser } from '../network/browser.ts';
import { serveSite } from '../network/site.ts';
import { openRelay, whyNoRelay } from '../network/turn.ts';
import { onStreet } from '../network/world.ts';
import { looksRight } from './looks.ts';
import { expect, test } from './test.ts';
import { watch } from './watch.ts';

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

test('the guide: its thirty lines make a call in two tabs of its page, and on a page of one\'s own', async ({ browser, server }) => {
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
  }
});

test('a call outlives the credentials of its relay, and looks for a new path with fresh ones', async ({ server }) => {
  test.skip(whyNoRelay() !== '', whyNoRelay());
  const [site, relay] = await Promise.all([serveSite(), openRelay('127.0.0.1')]);
  const browser = await openBrowser(`http://localhost:${site.port}`);
  try {
    const seconds = 5;
    const names = ['a', 'b'] as const;
    const pages = await Promise.all(names.map(async (peerId, i) => {
      const page = await browser.newPage();
      await page.exposeFunction('freshRelay', () => ({ iceServers: relay.servers('udp', seconds), relaySeconds: seconds }));
      await page.goto(`http://localhost:${site.port}/`);
      await page.evaluate((seat) => window.guest.sit(seat), { peerId, others: [names[1 - i]!], server: server.url, relayOnly: true });
      return page;
    }));
    /** When the credentials end that the next path would use, and the names of the paths in use. */
    const look = (page: Page) =>
      page.evaluate(() => {
        const [used] = window.connections.filter(({ connectionState }) => connectionState === 'connected');
        const ufrag = /a=ice-ufrag:(\S+)/.exec(used?.localDescription?.sdp ?? '')?.[1];
        return { ends: Number(used?.getConfiguration().iceServers?.[0]?.username?.split(':')[0]) * 1000, ufrag, state: window.guest.look().state };
      });
    const seesNow = async (page: Page, other: string) => {
      const since = Date.now();
      await page.waitForFunction(([peer, at]) => window.guest.frameAfter(peer, at), [other, since] as const);
    };
    for (const page of pages) await page.waitForFunction(() => window.guest.look().state === 'connected');
    const first = await look(pages[0]!);
    // Its first credentials have ended, and it has others.
    await expect.poll(async () => Date.now() > first.ends + 1_500 && (await look(pages[0]!)).ends > Date.now()).toBe(true);
    await Promise.all([seesNow(pages[0]!, 'b'), seesNow(pages[1]!, 'a')]);
    expect((await look(pages[0]!)).ufrag).toBe(first.ufrag);

    await pages[0]!.evaluate(() => window.guest.call?.lookForNewPath());
    await expect.poll(async () => (await look(pages[0]!)).ufrag).not.toBe(first.ufrag);
    await expect.poll(() => pages[0]!.evaluate(async () => {
      const [used] = window.connections.filter(({ connectionState }) => connectionState === 'connected');
      const stats = [...((await used?.getStats()) ?? new Map<string, unknown>()).values()] as { type: string; usernameFragment?: string; selectedCandidatePairId?: string; id: string; localCandidateId?: string }[];
      const pair = stats.find(({ id }) => id === stats.find(({ type }) => type === 'transport')?.selectedCandidatePairId);
      const now = /a=ice-ufrag:(\S+)/.exec(used?.localDescription?.sdp ?? '')?.[1];
      return now !== undefined && stats.find(({ id }) => id === pair?.localCandidateId)?.usernameFragment === now;
    }), { message: 'the new path is in use' }).toBe(true);
    await Promise.all([seesNow(pages[0]!, 'b'), seesNow(pages[1]!, 'a')]);
    expect((await look(pages[0]!)).state).toBe('connected');
  } finally {
    await browser.close();
    site.close();
    await relay.close();
  }
});

test.describe('in networks of their own', () => {
  const reason = whyNoHouse();
  test.skip(reason !== '', reason);

  test('a pulled cable, a killed server, a killed tab; and over a relay only, by UDP and by TCP', async () => {
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
