import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface Site {
  readonly port: number;
  close(): void;
}

/** Serves one page with the media kit in it, on every address of this machine. */
export async function serveSite(): Promise<Site> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['vetkit-source', 'module', 'browser', 'production'] },
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: fileURLToPath(new URL('page/room.ts', import.meta.url)), output: { format: 'es', entryFileNames: 'room.js', chunkFileNames: '[name].js' } } },
  });
  if (!('output' in built)) throw new Error('the page was not built');
  const files = new Map<string, string>(built.output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])));

  const server = createServer((request, response) => {
    const code = files.get(request.url ?? '');
    if (code) response.setHeader('content-type', 'text/javascript').end(code);
    else response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"><meta charset="utf-8"><title>A call</title><script type="module" src="/room.js"></script>');
  }).listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, close: () => (server.closeAllConnections(), void server.close()) };
}
