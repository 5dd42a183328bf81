import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { build, type Plugin } from 'vite';

export type Files = Map<string, string | Uint8Array>;

const types: Readonly<Record<string, string>> = { js: 'text/javascript', wasm: 'application/wasm', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', html: 'text/html' };

/** An entry and all it needs as the files of a page, by their addresses. */
export async function bundle(entry: string, name: string, format: 'es' | 'iife' = 'es', plugins: Plugin[] = [], assetFileNames = '[name][extname]'): Promise<Files> {
  const built = await build({
    configFile: false, logLevel: 'error', mode: 'production', plugins, base: './',
    resolve: { conditions: ['vetkit-source', 'module', 'browser', 'production'] },
    build: { write: false, target: 'es2022', modulePreload: false, assetsInlineLimit: 0, rolldownOptions: { input: entry, output: { format, entryFileNames: name, chunkFileNames: '[name].js', assetFileNames } } },
  });
  if (!('output' in built)) throw new Error(`${name} was not built`);
  return new Map(built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

/** A page with one script. */
export const pageWith = (script: string): string => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Measuring</title><script type="module" src="${script}"></script>`;

/** Serves files on a free port of this machine, `/` being an HTML page; what is no file goes to `other`. */
export async function serveFiles(files: Files, other: (asked: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.writeHead(404).end()) {
  const server = createServer((asked, response) => {
    const path = (asked.url ?? '/').split('?')[0] ?? '/';
    const file = files.get(path);
    if (file === undefined) return other(asked, response);
    response.setHeader('content-type', path === '/' ? 'text/html' : (types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream')).end(file);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://localhost:${address.port}`, close: () => (server.closeAllConnections(), void server.close()) };
}

export const fileOf = (path: string): Uint8Array => readFileSync(path);
