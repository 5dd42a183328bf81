import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { mouse } from './hand.ts';
import { looksRight, picture } from './looks.ts';
import { Owner, room, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';
import { deskPageOf, liveCall, opensAsOwner, opensAsStaff, staff } from './visit.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

test('the staff’s bar: claimed, helped by the desk, locked and opened, and wrapped up in order', async ({ browser }) => {
  const dataDir = `${cache}data-bar`;
  const server = await Server.startFilled(dataDir);
  try {
    const open = async (width: number, height: number) => (await browser.newContext({ viewport: { width, height }, permissions: ['camera', 'microphone'] })).newPage();
    const [phone, page, desk] = [await open(390, 844), await open(1280, 900), await open(1280, 900)];
    const sam = new Owner(phone, mouse(), server);
    const ito = new Vet(page, mouse(), server);
    const looks = (of: Page, step: string) => looksRight(of, `${of.viewportSize()?.width}-bar-${step}`);
    const seen = (of: Page, step: string) => picture(of, `${of.viewportSize()?.width}-bar-${step}`);
    const act = (name: string | RegExp) => page.locator('vet-consult-bar').getByRole('button', { name });
    const visit = await liveCall(server);

    await test.step('A live call that nobody has: «Available» claims it', async () => {
      await opensAsStaff(desk, await staff(server, 'robin.vale@maple-street.example'), '/desk');
      await expect(desk.getByRole('heading', { name: /Waiting for somebody|Triage/ }).first()).toBeVisible();
      await opensAsStaff(page, await staff(server), deskPageOf(visit));
      await expect(act(/^Available/)).toHaveAttribute('aria-pressed', 'false');
      await seen(page, '1-available');
      await act(/^Available/).click();
      await expect(act('Claimed by you')).toHaveAttribute('aria-pressed', 'true');
    });

    await test.step('The owner does not come: the desk sees the call for help at once and answers', async () => {
      await room.startsCamera(ito);
      await room.goesIn(ito);
      await act(/^Charge/).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByText('you can charge once the call has begun').first()).toBeVisible();
      await looks(page, '2-waiting');
      await page.getByRole('button', { name: 'Got it' }).click();
      await act(/^Get help/).click();
      await expect(page.getByText('The desk knows. Please stay in the call.')).toBeVisible();
      await expect(desk.getByText('Dr. Hana Ito waits for Sam Rivera')).toBeVisible();
      await looks(desk, '3-desk');
      await desk.setViewportSize({ width: 390, height: 844 });
      await looks(desk, '3-desk');
      await desk.setViewportSize({ width: 1280, height: 900 });
      await desk.getByRole('textbox', { name: 'Answer Dr. Hana Ito' }).fill('Sam is on the phone with me and opens the page.');
      await desk.keyboard.press('Enter');
      await expect(page.locator('vet-consult-bar').getByText('Robin Vale: Sam is on the phone with me')).toBeVisible();
      // Not before the owner had the whole window to come.
      await expect(page.getByText("My client didn't show up")).toHaveAttribute('aria-disabled', 'true');
      await looks(page, '4-answered');
    });

    await test.step('Sam comes; what the staff write among themselves stays there', async () => {
      await opensAsOwner(phone, visit);
      await room.startsCamera(sam);
      await room.goesIn(sam);
      await room.seesAndHears(ito, 'Sam Rivera');
      await desk.getByRole('button', { name: 'Handled: take Miso off the list' }).click();
      await expect(desk.getByText('Dr. Hana Ito waits for Sam Rivera')).toBeHidden();
      await page.getByRole('tab', { name: 'Notes' }).click();
      await expect(page.getByRole('log', { name: 'Staff notes' }).getByText('Sam is on the phone with me')).toBeVisible();
      await seen(page, '5-notes');
      await page.getByRole('tab', { name: 'Files' }).click();
      await expect(page.getByText('No files yet').or(page.getByText('Choose files')).first()).toBeVisible();
      await seen(page, '6-files');
      await page.getByRole('tab', { name: 'History' }).click();
      await expect(page.getByText("This is Miso's first visit here")).toBeVisible();
      await seen(page, '7-history');
    });

    await test.step('Locked and opened', async () => {
      await room.writes(sam, 'He is on the sofa.');
      await act(/^Open/).click();
      await expect(act(/^Locked/)).toHaveAttribute('aria-pressed', 'false');
      await expect(phone.getByText('Messages are closed for this visit.')).toBeVisible();
      await page.setViewportSize({ width: 390, height: 844 });
      await seen(page, '8-history');
      await room.closesChat(ito);
      await looks(page, '8-locked');
      await page.setViewportSize({ width: 1280, height: 900 });
      await act(/^Locked/).click();
      await expect(phone.getByRole('textbox', { name: /^Write to/ })).toBeVisible();
      await expect(phone.getByText('Sam is on the phone with me')).toBeHidden();
    });

    await test.step('After the call: note, lock, charge, next; a reload goes on where it was', async () => {
      await room.leaves(ito);
      // With a call of less than a minute a manager decides what is charged, and the step is not counted.
      await expect(page.getByText(/0 of [34] done/)).toBeVisible();
      await expect(page.getByText('Who came when')).toBeVisible();
      await looks(page, '9-after');
      await page.getByRole('button', { name: 'Lock now' }).click();
      await expect(page.getByText(/1 of [34] done/)).toBeVisible();
      await page.reload();
      await expect(page.getByText(/1 of [34] done/)).toBeVisible();
      await expect(act(/^Locked/)).toBeVisible();
      await page.setViewportSize({ width: 390, height: 844 });
      await looks(page, '10-after');
      await page.locator('vet-attendance').scrollIntoViewIfNeeded();
      await seen(page, '11-attendance');
    });
  } finally {
    await server.stop();
    await test.info().attach('server', { body: server.output });
  }
});
