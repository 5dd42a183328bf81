import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { pageHeaders } from './headers.ts';
import { escape, mark, shell } from './shell.ts';
import type { Widgets } from './widgets.ts';

/** As the page shows it. */
export interface RecallAsShown {
  readonly clinic: string;
  readonly pet: string;
  readonly deceased: boolean;
  readonly recall: boolean;
}

interface Deps {
  readonly publicUrl: URL;
  readonly widgets: Widgets;
  /** Looks, and with `recall` changes it. */
  readonly choose: (clinic: string, code: string, recall?: boolean) => Promise<RecallAsShown | undefined>;
}

/**
 * `/recall/:clinic/:code`: where the mail that asks an owner to come again leads whoever does not want it. Opening changes nothing (mail programs open links by
 * themselves); the button does.
 */
export function recallChoiceRoutes({ publicUrl, widgets, choose }: Deps): Hono {
  const answer = async (c: Context, found: RecallAsShown | undefined, changed: boolean) => {
    const styles = [await widgets.address('page.css')].filter((address) => address !== undefined);
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
    return c.html(shell({ title: found ? 'Yearly reminder' : 'No such link', styles, body: page(found, changed, c.req.param('clinic') ?? '') }), found ? 200 : 404);
  };
  return new Hono()
    .use('/recall/*', pageHeaders(publicUrl), bodyLimit({ maxSize: 1024 }))
    .get('/recall/:clinic/:code', async (c) => answer(c, await choose(c.req.param('clinic'), c.req.param('code')), false))
    .post('/recall/:clinic/:code', async (c) => {
      const { recall } = await c.req.parseBody();
      const said = recall === 'yes' || recall === 'no';
      return answer(c, await choose(c.req.param('clinic'), c.req.param('code'), said ? recall === 'yes' : undefined), said);
    });
}

const press = (recall: 'yes' | 'no', label: string, kind: 'primary' | 'quiet') =>
  `<form method="post"><input type="hidden" name="recall" value="${recall}"><button class="btn ${kind}" type="submit">${escape(label)}</button></form>`;

function page(it: RecallAsShown | undefined, changed: boolean, slug: string): string {
  const top = `<header class="topbar"><span class="brand">${mark}<span>${it ? escape(it.clinic) : 'Reminder'}</span></span></header>`;
  if (!it) return `${top}<main class="main narrow stack gap-16"><h1 class="display">No such link</h1><p>Open it from the mail itself, or call your clinic: they can end the reminder too.</p></main>`;
  const pet = escape(it.pet);
  const off = !it.recall || it.deceased;
  const title = off ? `We do not ask you to come again with ${pet}` : changed ? `We ask you again about ${pet}` : `Stop asking you to come with ${pet}?`;
  const text = it.deceased ? 'You get no reminders. We are sorry for your loss.' : off ? 'Visits that you book are still confirmed to you as before.' : changed ? `You get a mail when it is time for ${pet}’s next check.` : 'You get a mail when it is time for a check. Visits that you book are confirmed to you either way.';
  const action = it.deceased ? '' : off ? press('yes', 'Ask me again', 'quiet') : press('no', 'Do not ask me again', changed ? 'quiet' : 'primary');
  return `${top}<main class="main narrow stack gap-16"><h1 class="display">${title}</h1>${changed ? '<p class="banner ok" role="status"><span>It is written down.</span></p>' : ''}<p class="soft">${text}</p>${action}<p class="small"><a href="/animals/${escape(slug)}">All your animals and their visits</a></p></main>`;
}
