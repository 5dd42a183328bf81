import type { BrowserContext, Route } from '@playwright/test';
import type { StripeStandIn } from '../../../packages/signal-server/test/stripe/stand-in.ts';
import { cardPage } from './frame.ts';
import { stripeScript } from './script.ts';

/** A bank's own page, as far as a browser sees one. */
const bankPage = (ref: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Your bank</title>
<body style="font: 16px/1.5 system-ui, sans-serif; margin: 32px"><h1>Is it you who pays?</h1><p><b>Test mode.</b> This stands in for a bank: no money moves.</p>
<form method="post" action="/stand-in/bank/${ref}"><button name="answer" value="yes">Yes, it is me</button> <button name="answer" value="no">No</button></form></html>`;

/**
 * Stripe's hosts as this browser sees them: its script, the frame of its form, its API and a bank that asks. Whatever else goes to them is
 * refused and told.
 */
export async function stripeInBrowser(context: BrowserContext, standIn: StripeStandIn): Promise<{ readonly refused: string[] }> {
  const refused: string[] = [];
  const page = (route: Route, contentType: string, body: string, headers: Record<string, string> = {}) => route.fulfill({ contentType, body, headers });

  async function api(route: Route, url: URL): Promise<void> {
    const request = route.request();
    // As Stripe's own form calls it: from its frame, with the publishable key in the body.
    if (request.frame().url().startsWith('https://js.stripe.com/') && request.method() === 'POST') {
      const answer = await fetch(new URL(url.pathname, standIn.url), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: request.postData() ?? '' });
      return route.fulfill({ status: answer.status, contentType: 'application/json', body: await answer.text(), headers: { 'access-control-allow-origin': 'https://js.stripe.com' } });
    }
    refused.push(url.href);
    return route.abort();
  }

  function bank(route: Route, ref: string): Promise<void> {
    if (route.request().method() === 'GET') return page(route, 'text/html', bankPage(ref));
    const back = standIn.answerBank(ref, /answer=yes/.test(route.request().postData() ?? ''));
    return page(route, 'text/html', `<!doctype html><script>location.replace(${JSON.stringify(back)})</script>`);
  }

  await context.route(/^https:\/\/([\w-]+\.)*stripe\.(com|network)\//, (route) => {
    const url = new URL(route.request().url());
    if (/^https:\/\/js\.stripe\.com\/(v3\/|\w+\/stripe\.js)/.test(url.href)) return page(route, 'text/javascript', `(${String(stripeScript)})()`);
    if (url.href === 'https://js.stripe.com/stand-in/card.html') return page(route, 'text/html', cardPage);
    if (url.host === 'api.stripe.com') return api(route, url);
    const ref = /^\/stand-in\/bank\/(\w+)$/.exec(url.pathname)?.[1];
    if (url.host === 'hooks.stripe.com' && ref) return bank(route, ref);
    refused.push(url.href);
    return route.abort();
  });
  return { refused };
}
