import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { Owner, room, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

test('what is urgent is seen today: a live call from the waiting list into the room', async ({ browser }) => {
  const dataDir = `${cache}data-live-call`;
  const server = await Server.startFilled(dataDir);
  try {
    const open = async (width: number, height: number) => (await browser.newContext({ viewport: { width, height }, permissions: ['camera', 'microphone'] })).newPage();
    const [phone, desk] = [await open(390, 844), await open(1280, 900)];
    const sam = new Owner(phone, mouse(), server);
    const ito = new Vet(desk, mouse(), server);
    const looks = (page: Page, step: string) => looksRight(page, `${page.viewportSize()?.width}-live-${step}`);
    const button = (name: string | RegExp) => phone.getByRole('button', { name });

    await test.step('No calendar beyond today; a live call with an honest wait', async () => {
      await phone.goto(`${server.url}/book/maple-street`);
      await sam.ticksNothing();
      await sam.tellsAboutMiso('She vomited three times since this morning and does not eat.', 'Bring Miso in today');
      await expect(phone.getByText('Miso should be examined today.')).toBeVisible();
      await expect(phone.getByText('We cannot say yet how long it takes.')).toBeVisible();
      await expect(phone.getByRole('radiogroup', { name: 'Day' })).toBeHidden();
      await looks(phone, '1-today');
    });

    await test.step('Into the list, with a place and what to do if it gets worse', async () => {
      await button('Ask for a live call for Miso').click();
      await sam.givesContactAndConsent('Put Miso on the list', 'You are next');
      await looks(phone, '2-list');
      await sam.opensTheWaitingRoom();
      await expect(phone.getByText('You are next')).toBeVisible();
      await room.startsCamera(sam);
      await looks(phone, '3-lobby');
    });

    await test.step('The vet claims it; both are in the room', async () => {
      await ito.signsIn('Waiting for somebody');
      await desk.getByText('What was told').click();
      await expect(desk.locator('vet-appointments').getByText(/Owner: "She vomited three times/)).toBeVisible();
      await looks(desk, '4-board');
      await desk.getByRole('button', { name: 'Claim the consult of Miso' }).click();
      await ito.viewsMiso();
      await room.startsCamera(ito);
      await room.goesIn(sam);
      await room.goesIn(ito);
      const seen = await room.seesAndHears(sam, 'Dr. Hana Ito');
      expect(seen.frames).toBeGreaterThan(5);
    });
  } finally {
    await server.stop();
    await test.info().attach('server', { body: server.output });
  }
});
