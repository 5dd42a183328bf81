import { Outbox, type OutboxMail, type OutboxSms } from '@vetkit/signal-server/notices/contract';
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

type View = { readonly is: 'opening' | 'closed' | 'unreachable' } | ({ readonly is: 'open' } & Outbox);

/** Text cut at its addresses: every second part is one. Full stops and brackets at the end belong to the sentence. */
export const withLinks = (text: string): string[] => text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/);

/** Mails and short messages in one list. */
const latestFirst = ({ mails, texts }: Outbox): (OutboxMail | OutboxSms)[] => [...mails, ...texts].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

const everyMs = 2000;

/** `/outbox`: the mails and short messages that would have gone out. Looks again while it is in sight. */
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
      else this.#view = { is: 'open', ...v.parse(Outbox, await answer.json()) };
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
    const head = html`<div class="page-head"><h1 class="display">Outbox</h1></div>`;
    switch (view.is) {
      case 'opening':
        return html`${head}<p class="soft" role="status">Opening the outbox</p>`;
      case 'closed':
        return html`<div class="page-head"><div class="stack gap-8"><h1 class="display">There is nothing here</h1><p class="soft">If you run this server, open the address that the console printed when it started.</p></div></div>`;
      case 'unreachable':
        return html`${head}${banner({ tone: 'bad', text: 'The server does not answer. Start it again; this page looks by itself.' })}`;
      case 'open':
        return html`${head}${this.#testMode(view)}${view.mails.length + view.texts.length
          ? html`<ul class="stack gap-16" aria-label="Mails and text messages">${repeat(latestFirst(view), ({ id }) => id, (one) => ('subject' in one ? this.#mail(one) : this.#sms(one)))}</ul>`
          : html`<section class="card empty">${icon('bell', 'xl')}<h2 class="sub">Nothing yet</h2><p class="small">Book a visit or ask for a sign-in code, and look here again.</p></section>`}`;
    }
  }

  #testMode({ real }: Outbox): TemplateResult {
    const kept = real.sms ? 'No mail leaves this machine.' : real.mail ? 'No SMS leaves this machine.' : 'No mail and no SMS leaves this machine.';
    return banner({ tone: 'warn', title: 'Test mode', text: `${kept} What would have been sent is listed here, the latest first.` });
  }

  #words(text: string): TemplateResult {
    return html`<pre>${withLinks(text).map((part, index) => (index % 2 ? html`<a href=${part}>${part}</a>` : part))}</pre>`;
  }

  #sms({ to, text, at }: OutboxSms): TemplateResult {
    return html`<li><article class="card mail stack gap-12">
      <div class="row top wrap">${icon('chat')}<div class="grow"><h2 class="sub">Text message</h2><p class="small soft">To ${to}</p></div><time class="small soft num" datetime=${at}>${new Date(at).toLocaleTimeString()}</time></div>
      ${this.#words(text)}
    </article></li>`;
  }

  #mail({ to, subject, text, calendar, at }: OutboxMail): TemplateResult {
    const file = calendar ? `data:text/calendar;charset=utf-8,${encodeURIComponent(calendar)}` : undefined;
    return html`<li><article class="card mail stack gap-12">
      <div class="row top wrap"><div class="grow"><h2 class="sub">${subject}</h2><p class="small soft">To ${to}</p></div><time class="small soft num" datetime=${at}>${new Date(at).toLocaleTimeString()}</time></div>
      ${this.#words(text)}
      ${file ? html`<p><a class="btn quiet" href=${file} download="visit.ics">${icon('calendar')}Calendar file</a></p>` : ''}
    </article></li>`;
  }
}
