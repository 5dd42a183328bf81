import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { cutOnce } from '../prove/cuts.ts';
import { killTab, restartServer } from '../prove/reconnects.ts';
import { whyNoHouse } from '../network/house.ts';
import { openRelay, whyNoRelay } from '../network/turn.ts';
import { onStreet } from '../network/world.ts';
import { Server } from './server.ts';
import { watch } from './watch.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

/** The page of the guide, built as a reader's bundler would build it. */
async function builtPage(server: string): Promise<{ html: string; files: Map<string, string> }> {
  const guide = readFileSync(new URL('../../docs/media.md', import.meta.url), 'utf8');
  const html = /```html\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  expect(html.trim().split('\n').length).toBeLessThanOrEqual(34);
  const [all = '', code = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(html) ?? [];
  const folder = fileURLToPath(new URL('../network/.page/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}page.js`, code.replace('http://localhost:8787', server));
  try {
    const built = await build({
      configFile: false, logLevel: 'error', resolve: { conditions: ['vetkit-source', 'module', 'browser', 'production'] },
      build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: `${folder}page.js`, output: { format: 'es', entryFileNames: 'page.js', chunkFileNames: '[name].js' } } },
    });
    if (!('output' in built)) throw new Error('not built');
    const files = new Map<string, string>(built.output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])));
    return { html: html.replace(all, '<script type="module" src="/page.js"></script>'), files };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the call of the guide: two people, thirty lines, our server as an open PeerServer', async ({ browser }) => {
  test.setTimeout(120_000);
  rmSync(`${cache}data-media`, { recursive: true, force: true });
  const server = await Server.start(`${cache}data-media`, { SIGNALING_OPEN: '1' });
  const { html, files } = await builtPage(server.url);
  const site = createServer((request, response) => {
    const code = files.get(request.url ?? '');
    response.setHeader('content-type', code ? 'text/javascript' : 'text/html').end(code ?? html);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = site.address();
  try {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const pages = await Promise.all(['', '#vet'].map(async (who) => {
      const page = await context.newPage();
      await page.goto(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/${who}`);
      await page.getByRole('button', { name: 'Join' }).click();
      return page;
    }));
    for (const page of pages) {
      await expect(page.getByRole('status')).toHaveText('connected');
      const seen = await watch(page.locator('#them'));
      expect(seen.frames).toBeGreaterThan(5);
      expect(seen.loudness).toBeGreaterThan(0.01);
    }
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
