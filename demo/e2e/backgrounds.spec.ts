import { readFileSync } from 'node:fs';
import type { BackgroundEffect, LocalMedia } from '../../packages/components/src/media/media.ts';
import { openFirefox, whyNoFirefox } from './firefox.ts';
import type { Server } from './server.ts';
import { expect, test } from './test.ts';

type Kit = typeof import('../../packages/components/src/media/media.ts');

declare global {
  interface Window {
    kit: Kit;
    local: LocalMedia;
    say: (words: string) => void;
    drawn: number;
  }
}

/** What a page of Playwright and one of Puppeteer have in common. */
interface AnyPage {
  goto(url: string): Promise<unknown>;
  evaluate<Given, Result>(act: (given: Given) => Result | Promise<Result>, given: Given): Promise<Result>;
}

/** The lines of the guide that put another background behind somebody. */
function copied(server: string): string {
  const guide = readFileSync(new URL('../../docs/media.md', import.meta.url), 'utf8');
  const code = /```js\n(import { BackgroundEffect }[^]*?)```/.exec(guide)?.[1] ?? '';
  expect(code.trim().split('\n').length, 'lines of the example').toBeLessThanOrEqual(25);
  return code.replace('@vetkit/components/media', `${server}/media.js`);
}

/** Loads the kit from its server into a page of the clinic's, with a room of stripes as the camera, and then the lines of the guide. Gives how striped the room itself is. */
async function open(page: AnyPage, server: Server): Promise<number> {
  await page.goto(`${server.clinicSite}/maple.svg`).catch(() => undefined);
  await page.goto(`${server.clinicSite}/visit.html`);
  return page.evaluate(async ({ kit, code }) => {
    const run = (text: string) =>
      new Promise<void>((done, failed) => {
        const script = Object.assign(document.createElement('script'), { type: 'module', textContent: `${text}\nwindow.dispatchEvent(new Event('module-ran'));` });
        window.addEventListener('module-ran', () => done(), { once: true });
        window.addEventListener('error', ({ message }) => failed(new Error(message)), { once: true });
        document.body.append(script);
      });
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const context = canvas.getContext('2d');
    let turn = 0;
    setInterval(() => {
      turn++;
      for (let i = 0; i < 16 && context; i++) {
        context.fillStyle = i % 2 ? '#000' : `rgb(255 ${250 + (turn % 5)} 255)`;
        context.fillRect(i * 40, 0, 40, 360);
      }
    }, 40);
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(new MediaStream(canvas.captureStream().getVideoTracks()));
    document.body.innerHTML = '<button id="blur">Blur</button><button id="room">My room</button><video muted autoplay playsinline></video>';
    await run(`import * as kit from '${kit}'; window.kit = kit;`);
    window.say = () => {};
    window.local = await window.kit.openDevices({ microphone: false });
    const video = document.querySelector('video');
    if (video) video.srcObject = window.local.stream;
    await run(code);
    const row = window.kit.lumaGrid(canvas).subarray(9 * 32, 10 * 32);
    return row.reduce((sum, cell, i) => sum + Math.abs(cell - (row[i - 1] ?? cell)), 0) / 31;
  }, { kit: `${server.url}/media.js`, code: copied(server.url) });
}

/** Presses, waits for the effect, and gives how much of the stripes the next pictures show at most: 0 is a plain wall, `raw` the room itself. */
const most = (page: AnyPage, act: 'blur' | 'another camera' | 'room', pictures = 12): Promise<{ most: number; kind: string; veiled: boolean; of: number }> =>
  page.evaluate(async ([act, pictures]) => {
    const { local, kit } = window;
    const video = document.querySelector('video');
    if (!video) throw new Error('no video');
    const stripes = (): number => {
      const row = kit.lumaGrid(video).subarray(9 * 32, 10 * 32);
      return row.reduce((sum, cell, i) => sum + Math.abs(cell - (row[i - 1] ?? cell)), 0) / 31;
    };
    const seen: number[] = [];
    let bare = false;
    // From the first picture after the act on, whatever it is.
    const watch = (): void => {
      const isCamera = local.stream.getVideoTracks().some((track) => track === local.camera);
      bare ||= act === 'another camera' && isCamera;
      if (local.pictureKind === 'effect' || act === 'another camera') seen.push(stripes());
      if (seen.length < pictures) video.requestVideoFrameCallback(watch);
    };
    if (act === 'another camera') await local.setCamera(false);
    else document.querySelector<HTMLButtonElement>(`#${act}`)?.click();
    if (act !== 'another camera') while (local.pictureKind !== 'effect') await new Promise((next) => setTimeout(next, 20));
    if (act === 'another camera') {
      // What the old camera showed last is not looked at again.
      video.srcObject = null;
      await local.setCamera(true);
      video.srcObject = local.stream;
      void video.play();
    }
    if (act === 'room') while (stripes() < 100) await new Promise((next) => setTimeout(next, 20));
    // The first picture of the effect takes the place of what the element shows still.
    await new Promise<void>((next) => video.requestVideoFrameCallback(() => next()));
    watch();
    while (seen.length < pictures) await new Promise((next) => setTimeout(next, 20));
    return { most: bare ? 255 : Math.max(...seen), kind: local.pictureKind, veiled: local.veiled, of: seen.length };
  }, [act, pictures] as const);

/** Backgrounds that take each other's place in one track, from its first picture on: with images nothing of the stripes may be left. */
const switching = (page: AnyPage): Promise<{ wall: number; changes: number; sameTrack: boolean; work: number }> =>
  page.evaluate(async () => {
    const { kit, local } = window;
    if (!local.camera) throw new Error('no camera');
    const [wall, shelf] = await Promise.all([kit.backgroundImage(kit.backgrounds.wall), kit.backgroundImage(kit.backgrounds.shelf)]);
    const plain = await createImageBitmap(new ImageData(new Uint8ClampedArray(64 * 36 * 4).map((_, i) => (i % 4 === 3 ? 255 : 120)), 64, 36));
    const effect: BackgroundEffect = await kit.BackgroundEffect.open(local.camera.clone(), plain);
    const { track } = effect;
    const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, srcObject: new MediaStream([track]) });
    void video.play();
    const room = (): number => {
      // Two cells are black and the next two white: what there is of that, 127 of the room itself.
      const row = kit.lumaGrid(video).subarray(9 * 32, 10 * 32);
      return Math.abs(row.reduce((sum, cell, i) => sum + cell * (Math.floor(i / 2) % 2 ? -1 : 1), 0) / 32);
    };
    const pictures = async (count: number): Promise<number> => {
      let most = 0;
      for (let i = 0; i < count; i++) {
        await new Promise<void>((next) => video.requestVideoFrameCallback(() => next()));
        most = Math.max(most, room());
      }
      return most;
    };
    const first = await pictures(10);
    let changes = 0;
    for (const image of [wall, shelf, plain]) {
      const [seen] = await Promise.all([pictures(8), effect.use(image)]);
      changes = Math.max(changes, seen);
    }
    while (effect.numbers.work === 0) await new Promise((next) => setTimeout(next, 50));
    const { work } = effect.numbers;
    const sameTrack = effect.track === track && track.readyState === 'live';
    effect.close();
    return { wall: first, changes, sameTrack, work };
  }, undefined);

async function story(page: AnyPage, server: Server): Promise<void> {
  const raw = await open(page, server);
  expect(raw, 'the room itself').toBeGreaterThan(110);
  const blurred = await most(page, 'blur');
  expect(blurred).toMatchObject({ kind: 'effect', veiled: true });
  expect(blurred.most, 'the room behind the blur, from the first picture on').toBeLessThan(raw * 0.75);
  const again = await most(page, 'another camera');
  expect(again.most, 'the room of the other camera').toBeLessThan(raw * 0.75);
  expect(again.kind).toBe('effect');
  expect(await most(page, 'room')).toMatchObject({ kind: 'effect', veiled: false });

  const { wall, changes, sameTrack, work } = await switching(page);
  expect(wall, 'the room behind a plain wall, from the first picture on').toBeLessThan(3);
  expect(changes, 'the room while one wall takes the place of another').toBeLessThan(6);
  expect(sameTrack).toBe(true);
  expect(work).toBeGreaterThan(0);
}

test.describe('another background on the clinic’s own page, by the lines of the guide', () => {
  test('in Chromium, by insertable streams', async ({ page, server }) => {
    await story(page as unknown as AnyPage, server);
  });

  test('in Firefox, by bitmaps', async ({ server }) => {
    test.skip(whyNoFirefox() !== '', whyNoFirefox());
    const firefox = await openFirefox();
    try {
      const page = await firefox.newPage();
      await story(page as unknown as AnyPage, server);

      // Another tab is looked at: the picture that others see goes on.
      await page.evaluate(() => {
        const { prototype } = ImageBitmapRenderingContext;
        const native = prototype.transferFromImageBitmap;
        window.drawn = 0;
        prototype.transferFromImageBitmap = function (bitmap) {
          window.drawn++;
          native.call(this, bitmap);
        };
      });
      await (await firefox.newPage()).bringToFront();
      await expect.poll(() => page.evaluate(() => document.hidden)).toBe(true);
      const drawn = (): Promise<number> => page.evaluate(() => window.drawn);
      const before = await drawn();
      await expect.poll(drawn, { timeout: 20_000, message: 'pictures of a page in the background' }).toBeGreaterThan(before + 40);
    } finally {
      await firefox.close();
    }
  });
});
