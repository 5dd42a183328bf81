import { fileURLToPath } from 'node:url';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { Reference, Slug } from '../shared/words.contract.ts';
import { openAssets } from './assets.ts';
import { pageHeaders } from './headers.ts';
import { landing, type LandingClinic } from './landing.ts';
import { send } from './send.ts';
import { escape, mark, missingPage, shell, type Shell } from './shell.ts';
import type { Widgets } from './widgets.ts';

/** What a link may begin a booking with, by its parameter: codes, ids and dates, nothing personal. Anything else is left out. */
const beginnings: Readonly<Record<string, { readonly attribute: string; readonly fits: RegExp }>> = {
  type: { attribute: 'type', fits: /^[a-z0-9]+(-[a-z0-9]+)*$/ },
  how: { attribute: 'how', fits: /^(video|phone|in-person|messages)$/ },
  pet: { attribute: 'pet', fits: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
  assessment: { attribute: 'assessment', fits: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
  after: { attribute: 'follows', fits: /^VK-[0-9A-Z]{4}-[0-9A-Z]{2}$/ },
  from: { attribute: 'not-before', fits: /^\d{4}-\d\d-\d\d$/ },
};
const begin = (query: Readonly<Record<string, string>>): string =>
  Object.entries(beginnings)
    .map(([name, { attribute, fits }]) => (fits.test(query[name] ?? '') ? ` ${attribute}="${escape(query[name] ?? '')}"` : ''))
    .join('');

/** The picture of a shared link; drawn from docs/pictures/share.html. */
const pictures = openAssets(fileURLToPath(new URL('./pictures', import.meta.url)));

export interface PagesDeps {
  readonly publicUrl: URL;
  readonly demoUrl: URL | undefined;
  /** Mail stays in the built-in outbox. */
  readonly testMail: boolean;
  readonly widgets: Widgets;
  /** All clinics of this server. */
  readonly clinics: () => Promise<LandingClinic[]>;
  /** Whether the first clinic can be set up now. */
  readonly setupOpen: () => Promise<boolean>;
  /** Cards are taken by Stripe. */
  readonly stripe?: boolean;
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#1c6849"/><g fill="#fff"><path d="M12 12.200c2.200 0 4 1.800 4 3.800 0 1.500-1 2.300-2.300 2.300-.7 0-1.100-.3-1.700-.3s-1 .3-1.700.3C9 18.300 8 17.500 8 16c0-2 1.800-3.800 4-3.800Z"/><ellipse cx="7" cy="11.300" rx="1.400" ry="1.800"/><ellipse cx="17" cy="11.300" rx="1.400" ry="1.800"/><ellipse cx="9.900" cy="7.500" rx="1.400" ry="1.900"/><ellipse cx="14.100" cy="7.500" rx="1.400" ry="1.900"/></g></svg>`;

/** The pages for people: `/`, `/book/:clinic`, `/animals/:clinic`, `/consult/:reference`, `/desk`, `/setup`. Small shells; elements and page scripts do the rest. */
export function pagesRoutes({ publicUrl, demoUrl, testMail, widgets, clinics, setupOpen, stripe = false }: PagesDeps): Hono {
  const styles = async (): Promise<string[]> => [await widgets.address('page.css')].filter((address) => address !== undefined);
  const script = async (name: string): Promise<string[]> => ['/vet.js', await widgets.address(`page-${name}.js`)].filter((address) => address !== undefined);
  const topbar = (name: string) => `<header class="topbar"><a class="brand" href="/">${mark}<span>${escape(name)}</span></a></header>`;
  const page = (title: string, body: string, more: { scripts: string[]; styles: string[]; data?: Record<string, string>; description?: string; share?: Shell['share'] }) => shell({ title, body, ...more });
  const noScript = '<noscript><p class="main">This page needs JavaScript. Turn it on, or call the clinic.</p></noscript>';

  return new Hono()
    .use('/', pageHeaders(publicUrl))
    .use('/book/*', pageHeaders(publicUrl, { stripe }))
    .use('/animals/*', pageHeaders(publicUrl))
    .use('/consult/*', pageHeaders(publicUrl, { wasm: true, stripe }))
    .use('/desk/*', pageHeaders(publicUrl, { wasm: true }))
    .use('/setup', pageHeaders(publicUrl))
    .get('/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400', 'x-content-type-options': 'nosniff' }))
    .get('/share.png', async (c) => {
      const picture = await pictures.file('share.png');
      return picture ? send(c, picture, { 'cache-control': 'public, max-age=86400', 'cross-origin-resource-policy': 'cross-origin' }) : c.notFound();
    })
    .get('/', async (c) => {
      const all = await clinics();
      const title = all.length === 1 && !all[0]!.demo ? all[0]!.name : 'VetKit';
      return c.html(shell({ title, styles: await styles(), body: landing({ clinics: all, demoUrl: demoUrl?.href, testMail }) }));
    })
    .get('/book/:clinic', async (c) => {
      const slug = c.req.param('clinic');
      const clinic = v.is(Slug, slug) ? (await clinics()).find((each) => each.slug === slug) : undefined;
      if (!clinic) return c.html(missingPage(await styles(), { title: 'There is no such clinic', text: 'Look at the address again, or ask your clinic for its booking page.' }), 404);
      const body = `${topbar(clinic.name)}<main class="main narrow"><h1 class="sr">Book a visit with ${escape(clinic.name)}</h1>${noScript}<vet-booking clinic="${escape(slug)}" room-href="/consult/{reference}#c=${escape(slug)}"${begin(c.req.query())}></vet-booking></main>`;
      const description = `Choose a free time with ${clinic.name}. In an emergency it shows the closest hospital at once.`;
      const share = { url: new URL(`book/${slug}`, publicUrl).href, site: clinic.name, picture: { address: new URL('share.png', publicUrl).href, shows: 'A booking page with days and free times' } };
      return c.html(page(`Book a visit · ${clinic.name}`, body, { styles: await styles(), scripts: ['/vet.js'], description, share }));
    })
    .get('/animals/:clinic', async (c) => {
      const slug = c.req.param('clinic');
      const clinic = v.is(Slug, slug) ? (await clinics()).find((each) => each.slug === slug) : undefined;
      if (!clinic) return c.html(missingPage(await styles(), { title: 'There is no such clinic', text: 'Look at the address again, or ask your clinic for its page.' }), 404);
      const body = `${topbar(clinic.name)}<main class="main narrow"><h1 class="sr">Your animals at ${escape(clinic.name)}</h1>${noScript}<vet-my-animals clinic="${escape(slug)}"></vet-my-animals></main>`;
      return c.html(page(`Your animals · ${clinic.name}`, body, { styles: await styles(), scripts: ['/vet.js'] }));
    })
    .get('/consult', async (c) =>
      c.html(missingPage(await styles(), { title: 'Open the link in your mail', text: 'The mail that confirmed your visit has a button. It brings you to the waiting room of that visit.' })),
    )
    .get('/consult/:reference', async (c) => {
      const reference = c.req.param('reference').toUpperCase();
      if (!v.is(Reference, reference)) {
        return c.html(missingPage(await styles(), { title: 'There is no such visit', text: 'A reference looks like VK-7Q3M-2F. Open the link in the mail that confirmed your visit.' }), 404);
      }
      // With one clinic it need not be said; with several the link says it.
      const all = await clinics();
      const data = { reference, ...(all.length === 1 ? { clinic: all[0]!.slug } : {}) };
      return c.html(page('Your visit', `<div id="page">${noScript}</div>`, { styles: await styles(), scripts: await script('consult'), data }));
    })
    .on('GET', ['/desk', '/desk/*'], async (c) =>
      c.html(page('Desk', `<div id="page">${noScript}</div>`, { styles: await styles(), scripts: await script('desk') })),
    )
    .get('/setup', async (c) => {
      if (!(await setupOpen())) return c.html(missingPage(await styles(), { title: 'There is nothing to set up', text: 'This server has a clinic already. Sign in at the desk.' }), 404);
      return c.html(page('Set up your clinic', `${topbar('VetKit')}<main class="main narrow" id="page">${noScript}</main>`, { styles: await styles(), scripts: await script('setup') }));
    });
}

/** A mistyped address: people get a page. Nothing for programs, and below the API: they know the problem. */
export const missingRoute =
  ({ publicUrl, widgets }: Pick<PagesDeps, 'publicUrl' | 'widgets'>) =>
  async (c: Context): Promise<Response | undefined> => {
    if (!isForPeople(c)) return undefined;
    const style = await widgets.address('page.css');
    const page = missingPage(style ? [style] : [], { title: 'There is nothing here', text: 'Look at the address again, or begin at the first page.' });
    await pageHeaders(publicUrl)(c, async () => void (c.res = c.html(page, 404) as Response));
    return c.res;
  };

/** A browser that goes somewhere; not one of its scripts. */
const isForPeople = (c: Context): boolean => !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html');
