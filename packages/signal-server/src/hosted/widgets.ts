import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Asset, Assets } from './assets.ts';
import { send } from './send.ts';

const year = 'public, max-age=31536000, immutable';
const notBuilt = 'This server has no widgets: they were not built. Run `npm run build` and start it again.';

/** `base-AbCd1234.js`: the name of a file of the build with a hash of its content and of all that it loads. */
const hashed = /-[\w-]{8}\.\w+$/;

/** Where the built elements lie on this server. */
export interface Widgets {
  readonly routes: Hono;
  /** The address of a file of the present build, such as `/v/0.1.0-1f2e3d4c/page.css`. Nothing while nothing was built. */
  address(file: string): Promise<string | undefined>;
  /** The guide of the media kit, as the build left it. */
  guide(): Promise<Asset | undefined>;
}

/**
 * `/vet.js`, `/media.js` and `/v/<version>/…`. Each build is also served under `/v/<version>-<tag>/…` with the tag of its content, and that is what
 * `/vet.js` and `/media.js` point to: browsers keep files under `/v` for a year, and two builds of one version must not be mixed.
 */
export function createWidgets(assets: Assets): Widgets {
  async function build(): Promise<{ version: string; tagged: string } | undefined> {
    const version = (await assets.paths()).map((path) => /^v\/([^/]+)\/vet\.js$/.exec(path)?.[1]).find((found) => found !== undefined);
    return version === undefined ? undefined : { version, tagged: `${version}-${await assets.tag()}` };
  }

  const routes = new Hono()
    // Any clinic's page loads them, with the checks of subresource integrity if it likes.
    .use('/v/*', cors({ origin: '*', allowMethods: ['GET'] }))
    .use('/:script{(?:vet|media)\\.js}', cors({ origin: '*', allowMethods: ['GET'] }))
    .get('/:script{(?:vet|media)\\.js}', async (c) => {
      const found = await build();
      if (!found) return c.text(notBuilt, 503);
      // Asked for again each time: it must not lead to a build that is no longer there.
      const headers = { 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' };
      return send(c, { type: 'text/javascript; charset=utf-8', etag: `"${found.tagged}"`, body: new TextEncoder().encode(`export * from './v/${found.tagged}/${c.req.param('script')}';\n`), gzip: undefined }, headers);
    })
    .get('/v/:version/*', async (c) => {
      const said = c.req.param('version');
      const found = await build();
      const file = c.req.path.split('/').slice(3).join('/');
      // A page that was open while a new build came: what has its content in its name is the same in both.
      const isSame = hashed.test(file) && !(await assets.file(`v/${said}/${file}`));
      const version = found && (said === found.tagged || isSame) ? found.version : said;
      const asset = await assets.file(`v/${version}/${file}`);
      if (!asset) return c.text('There is nothing here.', 404, { 'cache-control': 'no-store' });
      return send(c, asset, { 'cache-control': year, 'cross-origin-resource-policy': 'cross-origin' });
    });

  return {
    routes,
    async address(file) {
      const found = await build();
      return found && `/v/${found.tagged}/${file}`;
    },
    guide: () => assets.file('guide.json'),
  };
}
