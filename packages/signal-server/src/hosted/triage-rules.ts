import { Hono } from 'hono';
import { pageHeaders } from './headers.ts';
import { escape, mark, shell } from './shell.ts';
import type { Widgets } from './widgets.ts';

/** One rule of triage as the page shows it. */
export interface ShownRule {
  readonly code: string;
  readonly urgency: string;
  readonly when: string;
  readonly text: string;
  readonly source: string;
  /** The date on which it was last gone through. */
  readonly reviewed: string;
}

/** The whole pack. */
export interface ShownPack {
  readonly version: string;
  /** Who signed it off; nobody yet without. */
  readonly signedOff: string | null;
  readonly rules: readonly ShownRule[];
}

const levels: readonly (readonly [urgency: string, title: string, meaning: string])[] = [
  ['emergency', 'Emergency', 'Leave for the closest emergency hospital now.'],
  ['urgent', 'Urgent', 'Seen in person today.'],
  ['soon', 'Soon', 'Within 72 hours; a video visit suits.'],
  ['routine', 'Routine', 'Any booked time.'],
];

/** `/triage-rules`: every rule by which triage sorts, with its source and review date. For owners who ask, and for whoever signs it off. */
export function triageRulesRoutes({ publicUrl, widgets, pack }: { publicUrl: URL; widgets: Widgets; pack: () => ShownPack }): Hono {
  return new Hono().use('/triage-rules', pageHeaders(publicUrl)).get('/triage-rules', async (c) => {
    const styles = [await widgets.address('page.css')].filter((address) => address !== undefined);
    return c.html(shell({ title: 'How triage sorts', styles, body: page(pack()) }));
  });
}

function page({ version, signedOff, rules }: ShownPack): string {
  const sign = signedOff
    ? `Signed off by ${escape(signedOff)}.`
    : 'These rules await a veterinarian’s sign-off. Until then they are a draft: a technician or vet decides each case.';
  return `
<header class="topbar"><a class="brand" href="/">${mark}<span>Triage</span></a></header>
<main class="main stack gap-24">
<div class="page-head"><div class="stack gap-8"><h1 class="display">How triage sorts</h1>
<p class="soft">${rules.length} rules, version ${escape(version)}. The most urgent rule that applies decides; a further sign never lowers it. Rules say how soon, never what it is.</p></div></div>
<div class="banner ${signedOff ? 'ok' : 'warn'}" role="status"><div><b class="sub">${sign}</b></div></div>
${levels.map(([urgency, title, meaning]) => section(title, meaning, rules.filter((rule) => rule.urgency === urgency))).join('')}
</main>`;
}

const section = (title: string, meaning: string, rules: readonly ShownRule[]) => `
<section class="card flush">
<div class="card-head rules-head"><div><h2 class="head">${title}</h2><p class="small soft">${meaning}</p></div></div>
<ul class="list">${rules.map(row).join('')}</ul>
</section>`;

const row = ({ code, when, text, source, reviewed }: ShownRule) => `
<li class="item"><div class="grow sorted"><p class="sub">${escape(text)}</p>
<p class="small soft">${escape(code)}: ${escape(when.slice(0, 600))}</p>
<p class="small">${escape(source)}. Last gone through on <time datetime="${escape(reviewed)}">${escape(reviewed)}</time>.</p></div></li>`;
