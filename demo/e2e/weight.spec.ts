import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { mouse } from './hand.ts';
import { Owner, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';
import { Scales, type Script, withinLimit } from './weight.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

/** Rules and words of triage, among the scripts. What an answer says comes with the other steps, and to a booking only where something is to be said. */
const isTriage = ({ name }: Script): boolean => /^(rules|unpack|en|fr|es|de)-[^/]*\.js$/.test(name);

/** The aim is 45; the words that are needed to miss no emergency weigh more, and may not grow beyond this. */
const rulesAndWords = 58;
/** The sentences of triage's answers, where the reason of a booking has one. */
const sentences = 5;
const isSentences = ({ name }: Script): boolean => /^texts-[^/]*\.js$/.test(name);
/** What a booking needs beside its first screen and the rules. The aim is 35; the five rows of how a sick animal is today weigh 2.5, how soon it is seen 0.9. */
const laterSteps = 38.2;
/**
 * Counted is what an owner's visit brings by itself: the lobby with all that stands in it, the call, PeerJS's socket, the
 * messages, the watch on the cameras. Loaded when it is asked for, and not counted: the tests of the devices, recording, files, agreeing
 * once more, the QR code, how late one is, breathing counter, small window, the line's numbers, invited people, backgrounds, the words for what
 * somebody asks, for a fault of a device and for a camera that is off, and what follows the call.
 */
const allInTheRoom = 95;
/** Without PeerJS, which comes when the lobby is drawn. The aim is 60. */
const waitingRoom = 56;
/** The aim is 25 for all that has come when the device test was run through to its result and nothing was wrong; 13.7 of this are what every element begins with. */
const deviceTest = 36;
/** How faults are mended on each platform, when there is one; the lists of devices, when somebody wants to choose. Neither is counted above. */
const deviceAdvice = 4;
const isDeviceAdvice = ({ name }: Script): boolean => /^advice-/.test(name);

/** Background and noise: what draws and suppresses, and what chooses it. */
const effectFiles = /own-look|look-told|background|effects-worker|worklet|picture-advice|\.(wasm|tflite)$/;

test.describe('what an element weighs, and whether it moves the page', () => {
  let server: Server;
  test.beforeAll(async () => {
    const dataDir = `${cache}data-weight`;
    server = await Server.startFilled(dataDir);
  });
  test.afterAll(() => server.stop());

  /** A phone before a page of the clinic's; nothing of it was ever loaded before. */
  async function phone(browser: Browser): Promise<{ page: Page; scales: Scales }> {
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    // On the clinic's own origin, yet without what stands on its pages.
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`${server.clinicSite}/visit.html`);
    await page.unroute('**/*.js');
    return { page, scales: new Scales(page) };
  }

  /** Fills the page: the script, one element, text below. */
  const fill = (page: Page, tag: string, style = '', about = ''): Promise<void> =>
    page.setContent(`<!doctype html><html lang="en"><title>Bare</title><meta name="viewport" content="width=device-width"><style>${style}</style><script type="module" src="${server.url}/vet.js"></script><${tag} clinic="maple-street" ${about}></${tag}><p>Below.</p>`);

  /** Sets a mark on the browser's own clock at the first frame in which some element says this. */
  const marks = (page: Page, mark: string, words: RegExp): Promise<void> =>
    page.evaluate(({ mark, source }) => {
      const words = new RegExp(source);
      const said = (root: ParentNode): boolean => [...root.querySelectorAll('*')].some((one) => words.test(one.textContent?.trim() ?? '') || (one.shadowRoot !== null && said(one.shadowRoot)));
      const look = () => void (said(document) ? performance.mark(mark) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    }, { mark, source: words.source });

  /** The scripts that were asked for before a mark, and not taken yet. */
  async function before({ page, scales }: { page: Page; scales: Scales }, mark: string): Promise<readonly Script[]> {
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark);
    const early = await page.evaluate((name) => {
      const { startTime: end } = performance.getEntriesByName(name)[0]!;
      return performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= end).map(({ name }) => name);
    }, mark);
    return scales.take(early);
  }

  /** How many icons on the page draw nothing. */
  const undrawn = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const empty = (root: ParentNode): number => [...root.querySelectorAll('*')].reduce((sum, one) => sum + (one.matches('svg.icon') && !one.childElementCount ? 1 : 0) + (one.shadowRoot ? empty(one.shadowRoot) : 0), 0);
      return empty(document);
    });

  /** What came until the button of the first screen could be pressed. */
  async function firstScreen(at: { page: Page; scales: Scales }, tag: string): Promise<readonly Script[]> {
    await marks(at.page, 'first', /^None of these$/);
    await fill(at.page, tag);
    return before(at, 'first');
  }

  test('triage: the first screen, and what comes while it is read', async ({ browser }) => {
    const at = await phone(browser);
    withinLimit('<vet-triage-form>, first screen', await firstScreen(at, 'vet-triage-form'), 25);
    await at.scales.quiet(/^rules-/, /^en-/, /^later-/);
    const later = await at.scales.rest();
    withinLimit('<vet-triage-form>, rules and one language', later.filter(isTriage), rulesAndWords);
    withinLimit('<vet-triage-form>, the other steps', later.filter((one) => !isTriage(one)), 40);
  });

  test('booking: the first screen, what comes while it is read, the rest up to the booked visit, and the waiting room', async ({ browser }) => {
    const at = await phone(browser);
    withinLimit('<vet-booking>, first screen', await firstScreen(at, 'vet-booking'), 30);
    await at.scales.quiet(/^rules-/, /^en-/, /^steps-/);
    const meanwhile = await at.scales.rest();
    await marks(at.page, 'booked', /^VK-[2-9A-Z]{4}-[2-9A-Z]{2}$/);
    const sam = new Owner(at.page, mouse(), server);
    await sam.ticksNothing();
    await sam.tellsAboutMiso();
    await sam.takesTheNextTime();
    await sam.givesContactAndConsent();
    const all = [...meanwhile, ...(await before(at, 'booked'))];
    expect(await undrawn(at.page), 'drawings that did not come').toBe(0);
    expect(all.map(({ name }) => name).filter((name) => /temporal/.test(name)), 'no temporal-polyfill').toEqual([]);
    withinLimit('<vet-booking>, rules and one language', all.filter(isTriage), rulesAndWords);
    withinLimit('<vet-booking>, what triage says', all.filter(isSentences), sentences);
    withinLimit('<vet-booking>, the steps up to the booked visit', all.filter((one) => !isTriage(one) && !isSentences(one)), laterSteps);

    const reference = await sam.reference();
    const kept = await at.page.evaluate(() => ({ ...sessionStorage }));
    const later = await phone(browser);
    await later.page.evaluate((items) => Object.entries(items).forEach(([name, value]) => sessionStorage.setItem(name, value)), kept);
    await marks(later.page, 'lobby', /^Who is here$/);
    await fill(later.page, 'vet-consult-room', '', `reference="${reference}"`);
    const lobby = await before(later, 'lobby');
    // What sends the packets comes when the lobby is drawn.
    expect(lobby.map(({ name }) => name).filter((name) => /peer/i.test(name))).toEqual([]);
    withinLimit('<vet-consult-room>, up to the waiting room', lobby, waitingRoom);

    const ito = new Vet(await (await browser.newContext()).newPage(), mouse(), server);
    await ito.signsIn();
    await ito.confirmsMiso();
    await later.page.context().grantPermissions(['camera', 'microphone']);
    await later.page.getByRole('button', { name: 'Start camera and sound' }).click();
    await later.page.getByRole('button', { name: 'Go into the room' }).click();
    await expect(later.page.getByRole('button', { name: 'Leave the call' })).toBeVisible();
    await later.page.waitForFunction(() => ['vet-call', 'vet-tile', 'vet-call-tools', 'vet-messages', 'vet-camera-rule'].every((tag) => customElements.get(tag)));
    const inside = [...lobby, ...(await later.scales.rest())];
    withinLimit('<vet-consult-room>, everything in the room', inside, allInTheRoom);
    const fetched = (): Promise<string[]> => later.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    const effects = async (): Promise<string[]> => (await fetched()).filter((name) => effectFiles.test(name));
    expect(await effects(), 'background and noise before they were asked for').toEqual([]);
    await later.page.getByRole('button', { name: 'More tools' }).click();
    await later.page.getByRole('button', { name: 'Background and noise' }).click();
    await later.page.getByRole('radio', { name: 'Blurred' }).check({ force: true });
    await expect.poll(async () => (await effects()).length, { message: 'they come when they are asked for' }).toBeGreaterThan(0);
  });

  test('the device test alone: run through to its result, and what comes only with a fault or a wish', async ({ browser }) => {
    const at = await phone(browser);
    const { page } = at;
    await page.context().grantPermissions(['camera', 'microphone']);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await marks(page, 'first', /^Start the test$/);
    await fill(page, 'vet-device-test');
    const first = await before(at, 'first');
    withinLimit('<vet-device-test>, until it can be started', first, 16);
    await press('Start the test');
    await press('Play');
    await press('Yes');
    await press('Record 6 seconds');
    await expect(page.getByText('Speak now. You hear it afterwards.')).toBeVisible();
    await press('Done');
    await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible();
    const later = await at.scales.rest();
    withinLimit('<vet-device-test>, run through to its result', [...first, ...later.filter((one) => !isDeviceAdvice(one))], deviceTest);
    expect(later.map(({ name }) => name).filter((name) => /bundler|peer/.test(name)), 'no PeerJS').toEqual([]);
    expect(await undrawn(page), 'drawings that did not come').toBe(0);

    await press('Test again');
    await press('Play');
    await press('No');
    await expect(page.getByText('Turn the volume up')).toBeVisible();
    withinLimit('<vet-device-test>, how a fault is mended', [...later, ...(await at.scales.rest())].filter(isDeviceAdvice), deviceAdvice);
    await press('Choose devices');
    await expect(page.getByRole('combobox', { name: 'Camera' })).toBeVisible();
    withinLimit('<vet-device-test>, the lists to choose from', await at.scales.rest(), deviceAdvice);
  });

  /** Opens a page over a slow line, and gives how much of it moved that nobody asked to move: what browsers call cumulative layout shift. */
  async function moved(browser: Browser, viewport: { width: number; height: number }, open: (page: Page) => Promise<unknown>): Promise<number> {
    const page = await (await browser.newContext({ viewport })).newPage();
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { shift: number };
      seen.shift = 0;
      type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries() as Shift[]) if (!hadRecentInput) seen.shift += value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const line = await page.context().newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 200, downloadThroughput: 60_000, uploadThroughput: 60_000 });
    await open(page);
    await expect(page.getByRole('button', { name: 'None of these' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    return page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
  }

  test('nothing on the page moves while an element arrives over a slow line', async ({ browser }) => {
    for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
      expect.soft(await moved(browser, viewport, (page) => page.goto(server.clinicSite)), `the clinic's site at ${viewport.width}`).toBeLessThan(0.005);
      expect.soft(await moved(browser, viewport, (page) => page.goto(`${server.url}/book/maple-street`)), `the hosted page at ${viewport.width}`).toBeLessThan(0.005);
    }
    const triage = async (page: Page) => {
      await page.route('**/*.js', (route) => route.abort());
      await page.goto(`${server.clinicSite}/visit.html`);
      await page.unroute('**/*.js');
      await fill(page, 'vet-triage-form', 'vet-triage-form { display: block; min-height: 55rem }');
    };
    expect.soft(await moved(browser, { width: 390, height: 844 }, triage), 'triage with its place kept').toBeLessThan(0.005);
  });
});
