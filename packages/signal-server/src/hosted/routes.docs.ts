import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Assets } from './assets.ts';
import { pageHeaders } from './headers.ts';
import { send } from './send.ts';
import { shell } from './shell.ts';

export interface DocsDeps {
  readonly publicUrl: URL;
  /** The OpenAPI document. */
  readonly document: () => Promise<object>;
  /** Swagger UI's own files. */
  readonly swagger: Assets;
  /** Our two files beside it. */
  readonly own: Assets;
}

const served = new Set(['swagger-ui.css', 'swagger-ui-bundle.js']);

/** `/api/openapi.json` for programs, `/api/docs` for people. */
export const docsRoutes = ({ publicUrl, document, swagger, own }: DocsDeps) =>
  new Hono()
    .get('/api/openapi.json', cors({ origin: '*', allowMethods: ['GET'] }), async (c) =>
      c.json(await document(), 200, { 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' }),
    )
    .use('/api/docs/*', pageHeaders(publicUrl))
    .use('/api/docs', pageHeaders(publicUrl))
    .get('/api/docs', (c) =>
      c.html(
        shell({
          title: 'VetKit API',
          styles: ['/api/docs/swagger-ui.css', '/api/docs/docs.css'],
          body: '<main id="docs"></main>\n<script src="/api/docs/swagger-ui-bundle.js"></script>\n<script type="module" src="/api/docs/docs.js"></script>',
        }),
      ),
    )
    .get('/api/docs/:file', async (c) => {
      const name = c.req.param('file');
      const asset = served.has(name) ? await swagger.file(name) : await own.file(name);
      if (!asset) return c.text('There is nothing here.', 404);
      return send(c, asset, { 'cache-control': 'public, max-age=3600' });
    });
