import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { UseScript, type ScriptStatusAnswer } from '../records/scripts.contract.ts';
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

/** What a pharmacy is told after it has sent the form. */
const told: Readonly<Record<string, readonly [tone: 'ok' | 'bad', text: string]>> = {
  done: ['ok', 'It is marked as filled. Thank you.'],
  form: ['bad', 'Type the eight digits on the script, and your name or the name of your pharmacy.'],
  'dispensing-code-wrong': ['bad', 'These are not the digits on the script.'],
  'script-locked': ['bad', 'There were too many wrong tries. Call the clinic.'],
  'script-not-valid': ['bad', 'It can no longer be filled.'],
};

interface Deps {
  readonly publicUrl: URL;
  readonly widgets: Widgets;
  readonly status: (clinic: string, code: string) => Promise<ScriptStatusAnswer | undefined>;
  readonly use: (clinic: string, code: string, filled: UseScript) => Promise<string | undefined>;
}

/**
 * `/script/:clinic/:code`: whether a script still counts, for whoever holds it, and a form for the pharmacy that fills it. Says nothing of the medicine, and of people
 * only initials.
 */
export function scriptStatusRoutes({ publicUrl, widgets, status, use }: Deps): Hono {
  const answer = async (c: Context, clinic: string, code: string, done?: string) => {
    const found = await status(clinic, code);
    const styles = [await widgets.address('page.css')].filter((address) => address !== undefined);
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
    return c.html(shell({ title: found ? said[found.state][1] : 'No such script', styles, body: page(found, done) }), found ? 200 : 404);
  };
  return new Hono()
    .use('/script/*', pageHeaders(publicUrl), bodyLimit({ maxSize: 4096 }))
    .get('/script/:clinic/:code', (c) => answer(c, c.req.param('clinic'), c.req.param('code')))
    .post('/script/:clinic/:code', async (c) => {
      const { digits, by } = await c.req.parseBody();
      const filled = v.safeParse(UseScript, { dispensingCode: typeof digits === 'string' ? digits.replace(/\s/g, '') : '', by });
      const { clinic, code } = c.req.param();
      return answer(c, clinic, code, filled.success ? await use(clinic, code, filled.output) : 'form');
    });
}

const form = `<form class="card stack gap-12" method="post">
<h2 class="sub">For the pharmacy</h2>
<label class="stack gap-4"><span class="strong">The eight digits on the script</span><input class="input" name="digits" inputmode="numeric" autocomplete="off" maxlength="12" required></label>
<label class="stack gap-4"><span class="strong">Filled by</span><input class="input" name="by" autocomplete="organization" maxlength="120" required></label>
<div><button class="btn primary" type="submit">Mark as filled</button></div>
</form>`;

function page(it: ScriptStatusAnswer | undefined, done?: string): string {
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
${after(done)}
<section class="card"><dl class="stack gap-8">${facts.map(([name, value]) => `<div class="row"><dt class="soft grow">${name}</dt><dd class="strong num">${escape(value ?? '')}</dd></div>`).join('')}</dl></section>
${it.state === 'valid' ? form : ''}
</main>`;
}

function after(done: string | undefined): string {
  const [tone, text] = (done && told[done]) || [];
  return tone ? `<div class="banner ${tone}" role="alert"><div><b class="sub">${text}</b></div></div>` : '';
}
