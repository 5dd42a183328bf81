import { Hono, type Context } from 'hono';
import { notFound } from '../shared/problem.ts';
import { carriesToken, isFromHere, wayOf } from './gate.ts';
import { pageHeaders } from './headers.ts';
import { mark, shell } from './shell.ts';
import type { Widgets } from './widgets.ts';

export interface OutboxDeps {
  readonly publicUrl: URL;
  /** Whether PUBLIC_URL is this machine. */
  readonly isLocal: boolean;
  readonly isLocalName: (name: string) => boolean;
  readonly widgets: Widgets;
  /** Opens the outbox from anywhere else; made anew at each start. */
  readonly token: string;
  /** What the outbox holds, as `Outbox` of the notices' contract. */
  readonly mails: () => Promise<object>;
}

/**
 * The built-in outbox: `/outbox` and `/outbox/mails`. Open to whoever sits at this machine; everybody else finds nothing (404) unless
 * `Authorization: Bearer` carries the token of this start. The page takes the token from its fragment (`/outbox#…`), which browsers keep
 * to themselves: it never stands in a log.
 */
export const outboxRoutes = ({ publicUrl, isLocal, isLocalName, widgets, token, mails }: OutboxDeps) => {
  const mayRead = (c: Context) => (isLocal && isFromHere(wayOf(c), isLocalName)) || carriesToken(c, token);
  const page = async (): Promise<string> => {
    const [style, script] = [await widgets.address('page.css'), await widgets.address('page-outbox.js')];
    return shell({
      title: 'Outbox',
      styles: style ? [style] : [],
      scripts: script ? [script] : [],
      body: `<header class="topbar"><a class="brand" href="/">${mark}<span>Outbox</span></a></header><main class="main narrow" id="page"><noscript>There is nothing here without scripts.</noscript></main>`,
    });
  };
  return new Hono()
    .use('/outbox', pageHeaders(publicUrl))
    .use('/outbox/*', pageHeaders(publicUrl))
    // The page itself tells nothing: what it shows it has to ask for.
    .get('/outbox', async (c) => c.html(await page(), mayRead(c) ? 200 : 404))
    .get('/outbox/mails', async (c) => {
      if (!mayRead(c)) throw notFound();
      return c.json(await mails());
    });
};
