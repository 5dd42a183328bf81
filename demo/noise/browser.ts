import { fileURLToPath } from 'node:url';
import { openBrowser } from '../network/browser.ts';
import { bundle, fileOf, pageWith, serveFiles } from '../network/serve.ts';
import type { NoiseModel } from '../../packages/components/src/media/noise-models.ts';
import { RATE } from './worklet.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A sound out of both suppressors in Chromium, their delay still in it and a second longer; and which one the kit takes here. */
export async function throughBrowser(sound: Float32Array): Promise<Readonly<Record<NoiseModel, Float32Array>> & { readonly fitting: NoiseModel }> {
  const files = await bundle(here('page.ts'), 'page.js', 'es', [], '[name]-[hash][extname]');
  files.set('/', pageWith('/page.js'));
  const site = await serveFiles(files);
  const browser = await openBrowser(site.origin);
  try {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await page.waitForFunction(() => 'cleanHere' in window);
    const heard = async (model: NoiseModel): Promise<Float32Array> => Float32Array.from(await page.evaluate(([samples, rate, which]) => window.cleanHere(samples, rate, which), [Array.from(sound), RATE, model] as const));
    return { light: await heard('light'), strong: await heard('strong'), fitting: await page.evaluate(() => window.fitting()) };
  } finally {
    await browser.close();
    site.close();
  }
}
