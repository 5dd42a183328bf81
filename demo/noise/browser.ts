import { fileURLToPath } from 'node:url';
import { openBrowser } from '../network/browser.ts';
import { bundle, fileOf, pageWith, serveFiles } from '../network/serve.ts';
import { RATE } from './worklet.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const vendored = (name: string): string => here(`../../packages/components/src/media/vendor/rnnoise/${name}`);

/** A sound out of the kit's `noiseNode` in Chromium, its delay still in it and a second longer. */
export async function throughBrowser(sound: Float32Array): Promise<Float32Array> {
  const files = await bundle(here('page.ts'), 'page.js');
  files.set('/', pageWith('/page.js'));
  for (const name of ['worklet.js', 'rnnoise.wasm', 'rnnoise_simd.wasm']) files.set(`/${name}`, fileOf(vendored(name)));
  const site = await serveFiles(files);
  const browser = await openBrowser(site.origin);
  try {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await page.waitForFunction(() => 'cleanHere' in window);
    return Float32Array.from(await page.evaluate(([samples, rate]) => window.cleanHere(samples, rate), [Array.from(sound), RATE] as const));
  } finally {
    await browser.close();
    site.close();
  }
}
