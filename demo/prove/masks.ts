import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { browsers } from '../effects/browsers.ts';
import { animals, needs as pictureNeeds, people, pictures, sources } from '../masks/pictures.ts';
import type { Look } from '../masks/page.ts';
import { median } from '../network/figures.ts';
import { bundle, fileOf, pageWith, serveFiles } from '../network/serve.ts';

export const about = 'Masks of an effect on pictures from Debian and npm: how well the people are found, how much a still picture flickers, and how many of twelve animals beside or before a person are erased; each against the model alone';
export const needs = [...pictureNeeds, 'ffmpeg', 'chromium'];

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const vendored = (name: string): Uint8Array => fileOf(here(`../../packages/components/src/media/vendor/segmentation/${name}`));
const round = (value: number): number => Math.round(value * 1000) / 1000;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

/** What both say is a person, as a share of what either says. */
function overlap(mask: readonly number[], truth: readonly number[]): number {
  let [both, either] = [0, 0];
  mask.forEach((one, i) => {
    const [a, b] = [one >= 128, (truth[i] ?? 0) >= 128];
    if (a && b) both++;
    if (a || b) either++;
  });
  return both / Math.max(1, either);
}

/** Share of an animal that is still to be seen, 0 to 1. */
const kept = (mask: readonly number[], animal: readonly number[]): number =>
  mask.reduce((sum, one, i) => sum + one * (animal[i] ?? 0), 0) / Math.max(1, 255 * animal.reduce((sum, one) => sum + one, 0));

/** Mean change of opacity from one picture to the next, of 255, after the first ten. */
const flicker = (masks: readonly (readonly number[])[]): number =>
  mean(masks.slice(10).map((mask, n) => mean(mask.map((one, i) => Math.abs(one - (masks[n + 9]?.[i] ?? 0))))));

const each = (looks: readonly Look[], of: (mask: readonly number[]) => number) => ({ ours: looks.map(({ ours }) => of(ours)), plain: looks.map(({ plain }) => of(plain)) });

async function withPage<T>(story: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>): Promise<T> {
  const files = await bundle(here('../masks/page.ts'), 'page.js');
  files.set('/', pageWith('/page.js'));
  for (const name of ['tflite-simd.wasm', 'selfie_segmentation_landscape.tflite']) files.set(`/${name}`, vendored(name));
  for (const [path, bytes] of pictures()) files.set(path, bytes);
  const site = await serveFiles(files);
  const browser = await browsers['Chromium']?.();
  if (!browser) throw new Error('no Chromium');
  try {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await page.waitForFunction(() => 'masks' in window);
    return await story(page);
  } finally {
    await browser.close();
    site.close();
  }
}

/** Several data URLs as one picture, two abreast. */
function writeSheet(shots: readonly string[], name: string): void {
  const folder = here('../../.cache/masks/');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  shots.forEach((shot, i) => writeFileSync(`${folder}${String(i).padStart(2, '0')}.jpg`, Buffer.from(shot.slice(shot.indexOf(',') + 1), 'base64')));
  const file = here(`../../docs/pictures/${name}.jpg`);
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', '-framerate', '1', '-i', `${folder}%02d.jpg`, '-vf', `scale=480:-2,tile=2x${Math.ceil(shots.length / 2)}`, '-frames:v', '1', '-q:v', '6', file]);
}

export async function prove(say: (line: string) => void, length = 60) {
  return withPage(async (page) => {
    const found: Record<string, object> = {};
    const overlaps: { ours: number; plain: number }[] = [];
    for (const person of people) {
      const truth = await page.evaluate((one) => window.masks.truth(one), person);
      const look = await page.evaluate((one) => window.masks.look(one), person);
      const both = { ours: round(overlap(look.ours, truth)), plain: round(overlap(look.plain, truth)) };
      overlaps.push(both);
      found[person.name] = both;
      say(`${person.name}: IoU ${both.ours}, the model alone ${both.plain}`);
    }

    const still: { ours: number; plain: number }[] = [];
    const moving: { ours: number; plain: number }[] = [];
    for (const person of people.slice(0, 3)) {
      const quiet = each(await page.evaluate((one, n) => window.masks.stream(one, n, 6, 0), person, length), (mask) => mask as unknown as number);
      still.push({ ours: flicker(quiet.ours as unknown as number[][]), plain: flicker(quiet.plain as unknown as number[][]) });
      // Somebody moves by 8 of 640 pixels a picture: a mask that holds on to what was would trail behind.
      const looks = await page.evaluate((one) => window.masks.stream(one, 12, 6, 8), person);
      moving.push({ ours: mean(looks.map((look) => overlap(look.ours, look.plain))), plain: 1 });
    }
    const flickers = { ours: round(mean(still.map(({ ours }) => ours))), plain: round(mean(still.map(({ plain }) => plain))) };
    say(`flicker, of 255: ${flickers.ours}, the model alone ${flickers.plain}; moving, IoU with the model's newest word ${round(mean(moving.map(({ ours }) => ours)))}`);

    const left: Record<string, object> = {};
    const shots: string[] = [];
    for (const animal of animals) {
      const person = people[animal.person];
      if (!person) continue;
      const place = await page.evaluate((one) => window.masks.place(one), animal);
      const look = await page.evaluate((who, what) => window.masks.look(who, what), person, animal);
      left[animal.name] = { where: animal.person === 0 ? 'beside' : 'held', ours: round(kept(look.ours, place)), plain: round(kept(look.plain, place)) };
      say(`${animal.name}: ${JSON.stringify(left[animal.name])}`);
      shots.push(await page.evaluate((who, what) => window.masks.show(who, what), person, animal));
    }
    writeSheet(shots, 'masks-animals');
    const alone: string[] = [];
    for (const person of people) alone.push(await page.evaluate((one) => window.masks.show(one), person));
    writeSheet(alone, 'masks-people');

    const erased = (which: 'ours' | 'plain'): number => Object.values(left).filter((one) => (one as Record<string, number>)[which]! < 0.5).length;
    const better = { ours: median(overlaps.map(({ ours }) => ours)), plain: median(overlaps.map(({ plain }) => plain)) };
    const checks = [better.ours >= better.plain, flickers.ours < flickers.plain, erased('ours') <= erased('plain')];
    return {
      n: checks.length,
      passed: checks.filter(Boolean).length,
      sources,
      overlap: { median: better, mean: { ours: round(mean(overlaps.map(({ ours }) => ours))), plain: round(mean(overlaps.map(({ plain }) => plain))) }, each: found },
      flickerOf255: { ...flickers, pictures: length, sensorNoise: 'sum of three, 6 of 255 each' },
      movingOverlapWithTheNewestMask: round(mean(moving.map(({ ours }) => ours))),
      animals: { of: animals.length, erased: { ours: erased('ours'), plain: erased('plain') }, shareLeft: left },
      pictures: ['docs/pictures/masks-people.jpg', 'docs/pictures/masks-animals.jpg'],
    };
  });
}
