import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openBrowser } from '../network/browser.ts';
import { delayOf, siSdr } from './figures.ts';
import { RATE } from './worklet.ts';

const vendored = fileURLToPath(new URL('../../packages/components/src/media/vendor/rnnoise/', import.meta.url));

/** How like a sound out of the kit's `noiseNode` in Chromium is to `expected`, as SI-SDR in dB. Both hear `sound`. */
export async function throughBrowser(sound: Float32Array, expected: Float32Array): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', modulePreload: false, assetsInlineLimit: 0, rolldownOptions: { input: fileURLToPath(new URL('page.ts', import.meta.url)), output: { format: 'es', entryFileNames: 'page.js', assetFileNames: '[name][extname]' } } },
  });
  if (!('output' in built)) throw new Error('the page was not built');
  const files = new Map<string, string | Uint8Array>(built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
  const types: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm' };
  const server = createServer(({ url = '/' }, response) => {
    const name = url.split('/').at(-1) ?? '';
    const found = files.get(url) ?? (/^(worklet\.js|rnnoise.*\.wasm)$/.test(name) ? readFileSync(`${vendored}${name}`) : undefined);
    if (found) response.setHeader('content-type', types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream').end(found);
    else response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"><meta charset="utf-8"><title>Noise</title><script type="module" src="/page.js"></script>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://localhost:${address.port}`;
  const browser = await openBrowser(origin);
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    await page.waitForFunction(() => 'cleanHere' in window);
    const heard = Float32Array.from(await page.evaluate(([samples, rate]) => window.cleanHere(samples, rate), [Array.from(sound), RATE] as const));
    // Node's is without its delay, the browser's still has it; a suppressor that began at another place is another after its first second.
    const delay = delayOf(expected.subarray(RATE, 3 * RATE), heard.subarray(RATE), 3_000);
    return siSdr(expected.subarray(RATE, 5 * RATE), heard.subarray(RATE + delay, 5 * RATE + delay));
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
