import { arrivals, openFirefox, whyNoFirefox } from './firefox.ts';
import { expect, test } from './test.ts';
import { watch } from './watch.ts';

const reason = whyNoFirefox();

test('Chromium and Firefox see and hear each other on the page of the guide', async ({ page, server }) => {
  test.skip(reason !== '', reason);
  const firefox = await openFirefox();
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
  }
});
