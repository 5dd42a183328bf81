import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { keyboard } from './hand.ts';
import { looksRight } from './looks.ts';
import { Owner } from './people.ts';
import { expect, test } from './test.ts';

const operator = fileURLToPath(new URL('../../packages/signal-server/dist/operator.js', import.meta.url));

/** What a clinic's page may do around the element: fail, meddle with what everybody shares, and style everything. */
function troubledPage(): void {
  Object.defineProperty(Object.prototype, 'legacy', { value: () => 'an old library was here', enumerable: false, writable: true, configurable: true });
  Array.prototype.flat = Array.prototype.flat ?? (() => []);
  addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: '* { box-sizing: content-box } button, input, label { all: unset; font: 9px cursive; float: left }' }));
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'thisIsNotDefined.anywhere();' }));
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'this is no script at all' }));
  });
  setInterval(() => {
    throw new Error('a counter of visitors that fails all day');
  }, 200);
  void Promise.reject(new Error('an advertisement that did not come'));
}

test('booked by keyboard alone at 320 pixels, as at 400 % zoom, on a page of another site that fails all day, with third-party cookies blocked', async ({ server }) => {
  const { launchOptions } = test.info().project.use;
  // Of another site than the server, not only of another origin: its cookies would be third-party ones.
  const site = `http://clinic.localhost:${server.demoPort}`;
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), '--test-third-party-cookie-phaseout'] });
  try {
    const allowed = spawnSync(process.execPath, [operator, 'clinic', 'origin', 'maple-street', site], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: server.dataDir, PORT: String(server.port), DEMO_PORT: String(server.demoPort) },
    });
    expect(allowed.status, allowed.stderr).toBe(0);

    const context = await browser.newContext({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.addInitScript(troubledPage);
    const sam = new Owner(page, keyboard(page), server, site);

    await sam.opensTheClinicsSite();
    await looksRight(page, '320-01-danger');
    await sam.ticksNothing();
    await looksRight(page, '320-02-pet');
    await sam.tellsAboutMiso();
    await looksRight(page, '320-03-time');
    await sam.takesTheNextTime();
    await looksRight(page, '320-04-contact');
    await sam.givesContactAndConsent();
    await looksRight(page, '320-05-booked');
    expect(await sam.reference()).toMatch(/^VK-/);

    expect(await context.cookies(), 'nobody sets a cookie').toEqual([]);
    const own = faults.filter((message) => !/thisIsNotDefined|Unexpected identifier|counter of visitors|advertisement/.test(message));
    expect(own, 'faults that are not of the page').toEqual([]);
    expect(faults.length, 'the page really fails').toBeGreaterThan(3);
  } finally {
    await browser.close();
  }
});
