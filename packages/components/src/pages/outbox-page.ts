import { Outbox, type OutboxMail } from '@vetkit/signal-server/notices/contract';
import { html, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as v from 'valibot';
import { banner } from '../shared/banner.ts';
import { icon } from '../shared/icons.ts';

export interface OutboxPageWorld {
  readonly place: HTMLElement;
  /** Where the mails are. */
  readonly address: URL;
  /** The token of the server's start, when the page was opened with it. */
  readonly token: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

type View = { readonly is: 'opening' | 'closed' | 'unreachable' } | { readonly is: 'open'; readonly mails: readonly OutboxMail[] };

/** Text cut at its addresses: every second part is one. Full stops and brackets at the end belong to the sentence. */
export const withLinks = (text: string): string[] => text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/);

const everyMs = 2000;

/** `/outbox`: the mails that would have gone out. Looks again while it is in sight. */
export class OutboxPage {
  readonly #world: OutboxPageWorld;
  #view: View = { is: 'opening' };

  constructor(world: OutboxPageWorld) {
    this.#world = world;
    this.#draw();
    void this.#watch();
  }

  async #watch(): Promise<void> {
    for (;;) {
      if (document.visibilityState === 'visible') await this.#look();
      if (this.#view.is === 'closed' || !this.#world.place.isConnected) return;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }

  async #look(): Promise<void> {
    const { address, token, fetch } = this.#world;
    try {
      const answer = await fetch(address, { headers: token ? { authorization: `Bearer ${token}` } : {}, cache: 'no-store' });
      if (answer.status === 404) this.#view = { is: 'closed' };
      else this.#view = { is: 'open', mails: v.parse(Outbox, await answer.json()).mails };
    } catch {
      this.#view = { is: 'unreachable' };
    }
    this.#draw();
  }

  #draw(): void {
    render(this.#body(), this.#world.place);
  }

  #body(): TemplateResult {
    const view = this.#view;
    const test = banner({ tone: 'warn', title: 'Test mode', text: 'No mail leaves this machine. What would have been sent is listed here, the latest first.' });
    const head = html`<div class="page-head"><h1 class="display">Outbox</h1></div>`;
    switch (view.is) {
      case 'opening':
        return html`${head}<p class="soft" role="status">Opening the outbox</p>`;
      case 'closed':
        return html`<div class="page-head"><div class="stack gap-8"><h1 class="display">There is nothing here</h1><p class="soft">If you run this server, open the address that the console printed when it started.</p></div></div>`;
      case 'unreachable':
        return html`${head}${banner({ tone: 'bad', text: 'The server does not answer. Start it again; this page looks by itself.' })}`;
      case 'open':
        return html`${head}${test}${view.mails.length
          ? html`<ul class="stack gap-16" aria-label="Mails">${repeat(view.mails, ({ id }) => id, (mail) => this.#mail(mail))}</ul>`
          : html`<section class="card empty">${icon('bell', 'xl')}<h2 class="sub">No mail yet</h2><p class="small">Book a visit or ask for a sign-in code, and look here again.</p></section>`}`;
    }
  }

  #mail({ to, subject, text, calendar, at }: OutboxMail): TemplateResult {
    const file = calendar ? `data:text/calendar;charset=utf-8,${encodeURIComponent(calendar)}` : undefined;
    return html`<li><article class="card mail stack gap-12">
      <div class="row top wrap"><div class="grow"><h2 class="sub">${subject}</h2><p class="small soft">To ${to}</p></div><time class="small soft num" datetime=${at}>${new Date(at).toLocaleTimeString()}</time></div>
      <pre>${withLinks(text).map((part, index) => (index % 2 ? html`<a href=${part}>${part}</a>` : part))}</pre>
      ${file ? html`<p><a class="btn quiet" href=${file} download="visit.ics">${icon('calendar')}Calendar file</a></p>` : ''}
    </article></li>`;
  }
}
