import { mouse } from './hand.ts';
import { looksRight, picture } from './looks.ts';
import { bothInTheWaitingRoom, Owner, room, Vet } from './people.ts';
import { expect, test } from './test.ts';
import { watch } from './watch.ts';

const phone = { width: 390, height: 844 };
const smallest = { width: 320, height: 568 };

test('being seen: another background under the strict policy of the hosted page, and a camera that is off is told to both, with a countdown', async ({ browser, server }) => {
  const owner = await (await browser.newContext({ viewport: phone, permissions: ['camera', 'microphone'] })).newPage();
  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['camera', 'microphone'] })).newPage();
  const refused: string[] = [];
  desk.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));
  const sam = new Owner(owner, mouse(), server);
  const ito = new Vet(desk, mouse(), server);
  await bothInTheWaitingRoom(sam, ito);

  await test.step('before the call the vet puts a wall behind her', async () => {
    await desk.getByText('Background and noise').click();
    await desk.getByRole('radio', { name: 'Wall' }).check({ force: true });
    await expect(desk.getByText('One moment …')).toBeHidden();
    await expect(desk.getByRole('radio', { name: 'Wall' })).toBeChecked();
    await looksRight(desk, 'look-lobby');
  });
  await room.goesIn(ito);
  const seen = async (): Promise<void> => {
    await expect(owner.locator('video.remote').first()).toBeVisible();
    expect((await watch(owner.locator('video.remote').first())).frames).toBeGreaterThan(2);
  };
  await seen();

  await test.step('in the call another one takes its place', async () => {
    await desk.getByRole('button', { name: 'More tools' }).click();
    await desk.getByRole('button', { name: 'Background and noise' }).click();
    await desk.getByRole('radio', { name: 'Blurred' }).check({ force: true });
    await seen();
    await picture(desk, 'look-call');
    await desk.keyboard.press('Escape');
    expect(refused).toEqual([]);
  });

  await test.step('the owner’s room blurred: one press below the picture shows the animal again', async () => {
    await owner.getByRole('button', { name: 'More tools' }).click();
    await owner.getByRole('button', { name: 'Background and noise' }).click();
    // On the smallest phones the head of the sheet is there too, and the rest is scrolled to.
    await owner.setViewportSize(smallest);
    await expect(owner.locator('.sheet-head button')).toBeInViewport({ ratio: 1 });
    await owner.setViewportSize(phone);
    await owner.getByRole('radio', { name: 'Blurred' }).check({ force: true });
    await owner.keyboard.press('Escape');
    await expect(owner.getByText('Miso may be hidden.')).toBeVisible();
    expect(await owner.evaluate(() => document.documentElement.scrollHeight - innerHeight), 'the call fits its window').toBeLessThanOrEqual(0);
    await looksRight(owner, 'look-hides');
    await owner.getByRole('button', { name: 'Show Miso', exact: true }).click();
    await expect(owner.getByText('Miso may be hidden.')).toBeHidden();
  });

  await test.step('her camera off: she reads it with a countdown, he reads that she was asked', async () => {
    await desk.getByRole('button', { name: 'Turn the camera off' }).click();
    await expect(desk.getByRole('alertdialog', { name: 'Sam Rivera cannot see you' })).toBeVisible();
    await expect(owner.getByRole('alertdialog', { name: 'We cannot see Dr. Hana Ito' })).toBeVisible();
    await looksRight(desk, 'camera-off-vet');
    await looksRight(owner, 'camera-off-owner');
    const own = desk.viewportSize() ?? phone;
    for (const [page, name] of [[desk, 'I cannot turn it on'], [owner, 'Go on by sound']] as const) {
      await page.setViewportSize(smallest);
      await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
      await page.setViewportSize(page === desk ? own : phone);
    }
    await desk.getByRole('alertdialog').getByRole('button', { name: 'Turn camera on' }).click();
    await expect(owner.getByRole('alertdialog')).toBeHidden();
    await seen();
  });
});
