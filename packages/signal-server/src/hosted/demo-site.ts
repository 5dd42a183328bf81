import { Hono } from 'hono';
import { fileURLToPath } from 'node:url';
import { openAssets } from './assets.ts';
import { send } from './send.ts';

export interface DemoSiteWorld {
  /** How browsers reach the server: `%SERVER%` in the pages becomes its origin. */
  readonly publicUrl: URL;
  /** The site's files; `demo/clinic-site` of the repository without. */
  readonly folder?: string | undefined;
}

const demoFolder = fileURLToPath(new URL('../../../../demo/clinic-site', import.meta.url));

/** The demo clinic's own website, to be served on an origin of its own: plain files that know nothing of the server but its address. */
export function demoSite({ publicUrl, folder = demoFolder }: DemoSiteWorld): Hono {
  const assets = openAssets(folder);
  return new Hono().get('/*', async (c) => {
    const path = c.req.path.slice(1);
    const asset = await assets.file(path === '' ? 'index.html' : path);
    if (!asset) return c.text('There is no such page.', 404);
    if (!asset.type.startsWith('text/html')) return send(c, asset, { 'cache-control': 'no-cache' });
    return c.html(new TextDecoder().decode(asset.body).replaceAll('%SERVER%', publicUrl.origin), 200, { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
  });
}
