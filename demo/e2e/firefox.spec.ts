import { fileURLToPath } from 'node:url';
import { arrivals, openFirefox, whyNoFirefox } from './firefox.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';
import { watch } from './watch.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
const reason = whyNoFirefox();

test('Chromium and Firefox see and hear each other on the page of the guide', async ({ page }) => {
  test.skip(reason !== '', reason);
  test.setTimeout(90_000);
  const [server, firefox] = await Promise.all([Server.startFilled(`${cache}data-firefox`, { SIGNALING_OPEN: '1' }), openFirefox()]);
  try {
    const fox = await firefox.newPage();
    const arrived = await arrivals(fox);
    await Promise.all([fox.goto(`${server.url}/media#vet`), page.goto(`${server.url}/media`)]);
    await fox.click('button');
    await page.getByRole('button', { name: 'Join' }).click();

    await expect(page.getByRole('status')).toHaveText('connected');
    const seen = await watch(page.locator('#them'));
    expect(seen.frames).toBeGreaterThan(5);
    expect(seen.loudness).toBeGreaterThan(0.01);

    expect(await fox.$eval('output', (output) => output.textContent)).toBe('connected');
    await expect.poll(async () => (await arrived()).frames).toBeGreaterThan(10);
    expect((await arrived()).energy).toBeGreaterThan(0.001);
  } finally {
    await firefox.close();
    await server.stop();
  }
});
