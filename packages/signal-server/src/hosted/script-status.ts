import { Hono } from 'hono';
import type { ScriptStatusAnswer } from '../records/scripts.contract.ts';
import { pageHeaders } from './headers.ts';
import { escape, mark, shell } from './shell.ts';
import type { Widgets } from './widgets.ts';

const said: Readonly<Record<ScriptStatusAnswer['state'], readonly [tone: 'ok' | 'warn' | 'bad', title: string, text: string]>> = {
  valid: ['ok', 'This script is valid', 'It can be filled.'],
  used: ['warn', 'This script was filled', 'It cannot be filled again.'],
  expired: ['warn', 'This script has run out', 'Its last day is over.'],
  void: ['bad', 'This script is void', 'The vet has taken it back. Do not fill it.'],
  replaced: ['bad', 'This script was replaced', 'The vet has written another one. Do not fill this one.'],
};

/** `/script/:clinic/:code`: whether a script still counts, for whoever holds it. Says nothing of the medicine, and of people only initials. */
export function scriptStatusRoutes({ publicUrl, widgets, status }: { publicUrl: URL; widgets: Widgets; status: (clinic: string, code: string) => Promise<ScriptStatusAnswer | undefined> }): Hono {
  return new Hono().use('/script/*', pageHeaders(publicUrl)).get('/script/:clinic/:code', async (c) => {
    const found = await status(c.req.param('clinic'), c.req.param('code'));
    const styles = [await widgets.address('page.css')].filter((address) => address !== undefined);
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
    return c.html(shell({ title: found ? said[found.state][1] : 'No such script', styles, body: page(found) }), found ? 200 : 404);
  });
}

function page(it: ScriptStatusAnswer | undefined): string {
  const top = `<header class="topbar"><span class="brand">${mark}<span>${it ? escape(it.clinic.name) : 'Script'}</span></span></header>`;
  if (!it) return `${top}<main class="main stack gap-16"><h1 class="display">No such script</h1><p>Check that you scanned the whole code. If it still does not work, call the clinic on the script.</p></main>`;
  const [tone, title, text] = said[it.state];
  const facts = [
    ['Issued', it.issuedOn], ['Valid until', it.expiresOn], ['Kind', it.class === 'antimicrobial' ? 'Medicine against germs' : 'Other medicine'],
    ['Animal', it.initials.animal], ['Owner', it.initials.owner], ...(it.state === 'valid' ? [['May be filled', it.left === 1 ? 'once' : `${it.left} times`]] : []),
    ...(it.clinic.phone ? [['Clinic', it.clinic.phone]] : []),
  ] as const;
  return `${top}
<main class="main stack gap-16">
<h1 class="display">${title}</h1>
<div class="banner ${tone}" role="status"><div><b class="sub">${text}</b><span class="small">Compare the initials and dates with the paper. To mark it as filled, use the eight digits on it, or call the clinic.</span></div></div>
<section class="card"><dl class="stack gap-8">${facts.map(([name, value]) => `<div class="row"><dt class="soft grow">${name}</dt><dd class="strong num">${escape(value ?? '')}</dd></div>`).join('')}</dl></section>
</main>`;
}
