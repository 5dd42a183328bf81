import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { Owner, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The owner chooses Dr. Ito; gives the times of the first day that has some. */
async function timesOfDrIto({ page }: Owner): Promise<string[]> {
  await page.getByLabel('With whom?').selectOption({ label: 'Dr. Hana Ito' });
  await page.getByRole('button', { name: 'Later days' }).click();
  await page.locator('input[name="day"]').nth(2).click({ force: true });
  const times = page.locator('button.chip.time');
  await expect(times.first()).toBeVisible();
  return times.allTextContents();
}

test('a vet changes her hours, and an owner is offered other times; a pause, and the way back', async ({ browser }) => {
  const dataDir = `${cache}data-hours`;
  const server = await Server.startFilled(dataDir);
  const looks = (page: Page, step: string) => looksRight(page, `${page.viewportSize()?.width}-hours-${step}`);
  try {
    const inToronto = { timezoneId: 'America/Toronto', locale: 'en-CA' };
    const ownerPage = await (await browser.newContext({ viewport: { width: 390, height: 844 }, ...inToronto })).newPage();
    const vetPage = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...inToronto })).newPage();
    const sam = new Owner(ownerPage, mouse(), server);
    const ito = new Vet(vetPage, mouse(), server);

    await sam.opensTheClinicsSite();
    await sam.ticksNothing();
    await sam.tellsAboutMiso();
    const before = await timesOfDrIto(sam);
    expect(before.length, 'day and night').toBeGreaterThan(8);

    await ito.signsIn();
    await ito.hand.press(vetPage.getByRole('link', { name: 'Hours' }).first());
    await expect(vetPage.getByRole('heading', { name: 'My hours' })).toBeVisible();
    await expect(vetPage.getByText('Saved', { exact: true })).toBeVisible();
    await looks(vetPage, '1-open');
    for (const day of days) {
      await ito.hand.type(vetPage.getByRole('textbox', { name: `${day} from` }), '7 pm');
      await ito.hand.type(vetPage.getByRole('textbox', { name: `${day} until` }), '8 pm');
    }
    await expect(vetPage.getByText('Changed: Monday, Tuesday')).toBeVisible();
    await vetPage.reload();
    await expect(vetPage.getByText('What you changed before is still here.')).toBeVisible();
    await looks(vetPage, '2-changed');
    await ito.hand.press(vetPage.getByRole('button', { name: 'Save hours' }));
    await expect(vetPage.getByText('Saved', { exact: true })).toBeVisible();

    await ownerPage.reload();
    const after = await timesOfDrIto(sam);
    expect(after).toHaveLength(3);
    for (const time of after) expect(time.trim()).toMatch(/^7:\d\d p/);

    await ito.hand.press(vetPage.getByRole('button', { name: '1 day' }));
    await expect(vetPage.getByText(/No new bookings until/).first()).toBeVisible();
    await ito.hand.press(vetPage.getByRole('button', { name: 'Add', exact: true }));
    await looks(vetPage, '3-paused');
    await vetPage.setViewportSize({ width: 390, height: 844 });
    await looks(vetPage, '4-phone');
    await ownerPage.reload();
    await ownerPage.getByLabel('With whom?').selectOption({ label: 'Dr. Hana Ito' });
    await expect(ownerPage.getByText('Nothing is free in the next 4 weeks.')).toBeVisible();
    await vetPage.getByRole('button', { name: 'Take bookings again' }).click();
    await expect(vetPage.getByText('Pause new bookings')).toBeVisible();
    await ownerPage.reload();
    expect(await timesOfDrIto(sam)).toEqual(after);
  } finally {
    await server.stop();
  }
});
