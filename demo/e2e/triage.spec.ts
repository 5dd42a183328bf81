import { expect, test } from './test.ts';

test('triage on its own page: opened once, it is there again without a network, with what was told, up to sending', async ({ browser, server }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/triage/maple-street?species=cat`);
  await page.getByRole('button', { name: 'None of these' }).click();
  await page.getByLabel('In your own words').fill('He scratches his ear a lot');
  // All that the page has loaded is kept by now.
  const kept = () => page.evaluate(async () => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name)).filter(({ pathname }) => /^\/v\/|^\/api\/v1\/clinics\/[^/]+$/.test(pathname));
    const missing = await Promise.all(loaded.map(async ({ href }) => ((await caches.match(href, { ignoreVary: true })) ? [] : [href])));
    return (await caches.match(location.href)) && loaded.some(({ pathname }) => pathname.includes('kept-draft')) ? missing.flat() : ['not yet'];
  });
  await expect.poll(kept).toEqual([]);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByLabel('In your own words')).toHaveValue('He scratches his ear a lot');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Your phone number').fill('416-555-0162');
  await page.getByRole('button', { name: /^See how soon/ }).click();
  await expect(page.getByText('You are offline. Your answers are kept here and sent later.')).toBeVisible();
  await expect(page.getByText('A physical examination can always be arranged.')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText('A technician checks this soon')).toBeVisible();
});
