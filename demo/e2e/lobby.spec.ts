import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { Owner, room, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';
import { confirmedVisit, opensAsOwner, opensAsStaff, staff } from './visit.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

/** The visit's start, as the lobby on this page knows it. */
const startOf = (page: Page): Promise<number> => page.locator('vet-lobby').evaluate((lobby) => Date.parse((lobby as HTMLElement & { room: { appointment: { start: string } } }).room.appointment.start));

test('the waiting room: both early, a late vet, an owner at the test, and over to the phone', async ({ browser }) => {
  const dataDir = `${cache}data-lobby`;
  const server = await Server.startFilled(dataDir);
  try {
    const open = async (width: number, height: number, more: BrowserContextOptions = {}) => (await browser.newContext({ viewport: { width, height }, permissions: ['camera', 'microphone'], ...more })).newPage();
    const [home, desk] = [await open(1280, 900), await open(1280, 900)];
    const ito = new Vet(desk, mouse(), server);
    const looks = (page: Page, step: string) => looksRight(page, `lobby-${page.viewportSize()?.width}-${step}`);
    const hana = await staff(server);
    const visit = await confirmedVisit(hana, 'next');
    const { reference } = visit;
    await opensAsStaff(desk, hana, '/desk');

    await test.step('The vet’s profile: her licence and a photo with her word; the owner sees both', async () => {
      await desk.getByRole('link', { name: /^Account/ }).click();
      await desk.getByRole('button', { name: 'Add a licence' }).click();
      await desk.getByRole('textbox', { name: 'Province or state' }).fill('Ontario');
      await desk.getByRole('textbox', { name: 'Number' }).fill('18204 (demo)');
      await desk.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(desk.getByText('Owners see: Licensed, Ontario 18204 (demo)')).toBeVisible();
      await desk.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await desk.screenshot({ clip: { x: 0, y: 0, width: 300, height: 400 } }) });
      await desk.getByText(/^This is me/).click();
      await looks(desk, '0-profile');
      await desk.getByRole('button', { name: 'Use this photo' }).click();
      await expect(desk.getByRole('button', { name: 'Remove the photo' })).toBeVisible();
      await desk.getByRole('link', { name: 'My day' }).first().click();
    });

    await test.step('Both early: each sees the other come', async () => {
      await opensAsOwner(home, visit);
      const photo = home.locator('vet-wait img');
      await expect.poll(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(512);
      await looks(home, '1-owner-early');
      await expect(desk.locator('vet-doorbell').getByText('Sam Rivera is here with Miso')).toBeVisible();
      await expect(desk).toHaveTitle(/Sam Rivera is here with Miso/);
      await looks(desk, '1-desk-bell');
      await desk.locator('vet-doorbell').getByRole('button', { name: 'View' }).click();
      await expect(desk).toHaveTitle(`Visit ${reference}`);
      await expect(desk.getByText('Sam Rivera is here already.')).toBeVisible();
      await expect(home.getByText('Dr. Hana Ito is here already.')).toBeVisible();
      await looks(desk, '1-vet-early');
    });

    await test.step('The vet ticks once a day, and says why she is somewhere else', async () => {
      await desk.getByRole('button', { name: 'Go into the room' }).click();
      await expect(desk.getByText('Please tick the three lines first.')).toBeVisible();
      await desk.getByText('I am not where owners expect me').click();
      await looks(desk, '2-vet-place');
      await ito.tellsWorkPlace();
      await desk.reload();
      await expect(desk.getByText('Who is here')).toBeVisible();
      await expect(desk.locator('vet-work-place')).toHaveCount(0);
    });

    await test.step('The vet runs late: the owner sees when she comes, and from when on leaving is free', async () => {
      await desk.getByRole('button', { name: "I'm running late" }).click();
      await desk.getByText('5 min', { exact: true }).click();
      await looks(desk, '3-vet-tells');
      await desk.getByRole('button', { name: 'Tell Sam Rivera' }).click();
      await expect(home.getByRole('heading', { name: 'Dr. Hana Ito is about 5 minutes late' })).toBeVisible();
      await expect(home.getByText(/^You may leave from/)).toBeVisible();
      await looks(home, '3-owner-late');
    });

    await test.step('Three minutes and more after the start without her: leaving is offered, coming back is one press', async () => {
      await desk.goto(`${server.url}/desk`);
      await expect(desk.getByText(/^Told: late, about/)).toBeVisible();
      await looks(desk, '4-desk');
      const start = await startOf(home);
      await home.clock.setFixedTime(start + 179_000);
      await expect(home.getByRole('button', { name: 'Leave, at no cost' })).toBeVisible();
      // The time that was told has passed too.
      await home.clock.setFixedTime(start + 301_000);
      await expect(home.getByRole('heading', { name: 'Dr. Hana Ito is not here yet' })).toBeVisible();
      await looks(home, '4-owner-offered');
      await home.getByRole('button', { name: 'Leave, at no cost' }).click();
      await expect(home.getByRole('heading', { name: 'You have left the waiting room' })).toBeVisible();
      await looks(home, '4-owner-left');
      await ito.viewsMiso();
      await expect(desk.getByText('Not here')).toBeVisible();
      await home.getByRole('button', { name: 'Come back' }).click();
      await expect(desk.getByText('Not here')).toBeHidden();
    });

    await test.step('The owner is in the test: the vet reads that, and goes on waiting', async () => {
      await home.clock.setFixedTime(Date.now());
      await home.locator('vet-test-offer').getByRole('button', { name: 'Test' }).click();
      await expect(desk.getByText('Testing the camera')).toBeVisible();
      await expect(home.locator('vet-device-test')).toBeVisible();
      await looks(home, '5-test');
      await looks(desk, '5-vet-test');
    });

    const phone = await open(390, 844, { hasTouch: true, isMobile: true });
    await test.step('Over to the phone: the code works once, and the first screen lets go', async () => {
      await home.clock.setFixedTime(Date.now());
      const [answer] = await Promise.all([home.waitForResponse(/\/hand-over$/), home.getByRole('button', { name: 'Continue on your phone' }).click()]);
      await expect(home.getByRole('img', { name: /^QR code/ })).toBeVisible();
      await looks(home, '5-code');
      const { secret } = (await answer.json()) as { secret: string };
      const url = `${server.url}/consult/${reference}#c=maple-street&h=${secret}`;
      await phone.goto(url);
      expect(phone.url()).not.toContain(secret);
      await looks(phone, '5-go-on');
      await phone.getByRole('button', { name: 'Continue on this device' }).click();
      await expect(phone.getByText('Who is here')).toBeVisible();
      await expect(home.getByRole('heading', { name: 'The visit continues on your other screen' })).toBeVisible();
      await looks(phone, '5-phone');
      await looks(home, '5-second-screen');
      const again = await open(390, 844);
      await again.goto(url);
      await again.getByRole('button', { name: 'Continue on this device' }).click();
      await expect(again.getByText('This code has ended')).toBeVisible();
      await again.context().close();
    });

    await test.step('The first screen goes away, the owner is still here; both meet on the phone', async () => {
      await home.close();
      await expect(desk.getByText('Sam Rivera is here already.')).toBeVisible();
      const onPhone = new Owner(phone, mouse(), server);
      await room.goesIn(onPhone);
      await room.goesIn(ito);
      expect((await room.seesAndHears(ito, 'Sam Rivera')).frames).toBeGreaterThan(5);
      await room.reads(onPhone, 'I am not in my usual room today');
    });
  } finally {
    await server.stop();
    await test.info().attach('server', { body: server.output });
  }
});
