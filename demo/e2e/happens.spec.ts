import type { Page, PlaywrightWorkerOptions } from '@playwright/test';
import { launch } from 'puppeteer-core';
import { mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { bothInTheWaitingRoom, Owner, room, Vet } from './people.ts';
import { expect, test as base } from './test.ts';
import { watch } from './watch.ts';


/** With the flag that answers every question for a camera, nothing can be taken back: here the browser's settings answer. */
const asked = (args: readonly string[] = []): string[] => args.filter((flag) => flag !== '--use-fake-ui-for-media-stream');
const test = base.extend<object, Pick<PlaywrightWorkerOptions, 'launchOptions'>>({
  launchOptions: [({ launchOptions }, use) => use({ ...launchOptions, args: asked(launchOptions.args) }), { scope: 'worker' }],
});

/** A new picture arrives. */
const sees = async (page: Page): Promise<void> => {
  await expect(page.locator('video.remote')).toBeVisible();
  expect((await watch(page.locator('video.remote'))).frames).toBeGreaterThan(2);
};

/** What only a browser can do to a page; how the room takes it is told in words. The rest is in `consult/call/happens.test.ts`. */
test('offline, permission taken back, a page left and come back to, a frozen tab: what both read in the room', async ({ browser, server, launchOptions }) => {
  const owner = await (await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })).newPage();
  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const sam = new Owner(owner, mouse(), server);
  const ito = new Vet(desk, mouse(), server);
  const inspector = await owner.context().newCDPSession(owner);
  const { browserContextId } = (await inspector.send('Target.getTargetInfo')).targetInfo;
  const camera = (setting: 'denied' | 'granted') => inspector.send('Browser.setPermission', { permission: { name: 'camera' }, setting, origin: server.url, ...(browserContextId ? { browserContextId } : {}) });

  await bothInTheWaitingRoom(sam, ito);
  await room.goesIn(ito);
  await Promise.all([sees(owner), sees(desk)]);

  await test.step('offline and online again: nobody reads anything, the picture goes on', async () => {
    await owner.context().setOffline(true);
    await sees(owner);
    await owner.context().setOffline(false);
    await Promise.all([sees(owner), sees(desk)]);
    for (const page of [owner, desk]) await expect(page.getByText(/The line dropped|Waiting for|page was closed/)).toBeHidden();
  });

  await test.step('permission taken back: the camera is off, and where to allow it again', async () => {
    await camera('denied');
    await expect(owner.getByRole('status').getByText('Camera is blocked. Press the camera sign in the address bar, choose Allow, then try again.')).toBeVisible();
    await expect(owner.getByRole('button', { name: 'Turn the camera on' })).toBeVisible();
    await expect(desk.getByText("Sam Rivera's camera is off")).toBeVisible();
    await looksRight(owner, 'happens-denied');
    await camera('granted');
    await owner.getByRole('button', { name: 'Turn the camera on' }).click();
    await sees(desk);
  });

  await test.step('to another page and back: the other side knows; the camera waits for a press', async () => {
    await owner.goto('about:blank');
    await expect(desk.getByText("Sam Rivera's page was closed")).toBeVisible({ timeout: 5_000 });
    await looksRight(desk, 'happens-left');
    await owner.goBack();
    await expect(owner.getByText('Your camera is off. It starts only when you press.')).toBeVisible();
    await room.startsCamera(sam);
    await room.goesIn(sam);
    await Promise.all([sees(owner), sees(desk)]);
  });

  await test.step('on another device, whose tab is frozen: the other side reads it at once; thawed, it is in the call again without a press', async () => {
    const kept = await owner.evaluate(() => ({ ...sessionStorage }));
    const address = owner.url();
    await owner.context().close();
    // Playwright keeps its pages in view, and what is in view is never frozen.
    const other = await launch({ headless: true, args: [...asked(launchOptions.args), '--use-fake-ui-for-media-stream'], ...(process.env['CHROMIUM'] ? { executablePath: process.env['CHROMIUM'] } : {}) });
    try {
      const [page = await other.newPage()] = await other.pages();
      await page.evaluateOnNewDocument((items) => Object.entries(items).forEach(([name, value]) => sessionStorage.setItem(name, value)), kept);
      await page.goto(address);
      for (const name of ['Start camera and sound', 'Go into the room']) await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
      await expect(desk.getByText('page was closed')).toBeHidden();
      await sees(desk);

      const session = await page.createCDPSession();
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await expect(desk.getByText("Sam Rivera's page was closed")).toBeVisible({ timeout: 5_000 });
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await expect(desk.getByText('page was closed')).toBeHidden();
      await sees(desk);
      expect(await page.$('>>> [aria-label="Leave the call"]')).not.toBeNull();
    } finally {
      await other.close();
    }
  });
  await desk.context().close();
});
