import type { CalendarSheet } from '@vetkit/signal-server/calendar/hours.contract';
import { html, type TemplateResult } from 'lit';
import type { HoursTexts } from '../locales/hours.ts';
import { announce } from '../shared/announce.ts';
import type { Translation } from '../shared/text.ts';
import { dayAndClock } from '../shared/time.ts';
import { PartEditor, type Around } from './around.ts';
import { feedPart, importPart } from './links-part.ts';

/** What is being sent, or what came of it; `made`: a secret address, shown as long as one stays here. */
interface Doing {
  readonly address: string;
  readonly checked: boolean;
  readonly busy?: 'import' | 'check' | 'feed' | undefined;
  readonly wrong?: { readonly at: 'import' | 'feed'; readonly error: unknown } | undefined;
  readonly made?: string | undefined;
}

/** Calendars elsewhere: busy times that come in, and an address for what goes out. Both count at once. */
export class LinksEditor extends PartEditor<Doing> {
  constructor(around: Around) {
    super(around, { address: '', checked: false });
  }

  render({ imported, feed, zone }: CalendarSheet, t: Translation<HoursTexts>): TemplateResult {
    const { address, checked, busy, wrong, made } = this.doing;
    const say = (at: string | null) => (at ? dayAndClock(at, { locale: this.around.locale(), zone }) : undefined);
    const tell = (at: 'import' | 'feed') => (wrong?.at === at ? this.around.problem(wrong.error) : undefined);
    return html`
      ${importPart(
        {
          imported, address,
          error: tell('import') ?? (checked && !address.trim() ? t.importNeeded : undefined),
          busy: busy === 'import' || busy === 'check' ? busy : undefined,
          goodAt: say(imported?.goodAt ?? null),
          onAddress: (typed) => this.set({ ...this.doing, address: typed, wrong: undefined }),
          onConnect: () => void this.#connect(),
          onCheck: () => void this.#send('check', (client, whose) => client.check(whose)),
          onDisconnect: () => void this.#send('import', (client, whose) => client.disconnect(whose), t.disconnected),
        },
        t,
      )}
      ${feedPart(
        {
          made, busy: busy === 'feed', error: tell('feed'),
          madeAt: say(feed?.madeAt ?? null), readAt: say(feed?.readAt ?? null),
          onMake: () => void this.#make(),
          onEnd: () => void this.#send('feed', (client, whose) => client.endFeed(whose), t.feedEnded),
          onCopy: () => void this.#copy(),
        },
        t,
      )}
    `;
  }

  async #connect(): Promise<void> {
    const address = this.doing.address.trim();
    if (!address) {
      this.set({ ...this.doing, checked: true });
      await this.focus('import-address');
      return;
    }
    await this.#send('import', (client, whose) => client.connect(address, whose));
    if (this.doing.wrong) await this.focus('import-address');
  }

  async #send(busy: 'import' | 'check' | 'feed', act: (client: ReturnType<Around['client']>, whose: string | undefined) => Promise<CalendarSheet>, said?: string): Promise<void> {
    const { around } = this;
    const { made, address } = this.doing;
    this.set({ address, checked: false, busy, made });
    try {
      around.take(await act(around.client(), around.whose()));
      this.set({ address: '', checked: false, made: busy === 'feed' ? undefined : made });
      if (said) announce(said);
    } catch (error) {
      this.set({ address, checked: false, made, wrong: { at: busy === 'feed' ? 'feed' : 'import', error } });
    }
  }

  async #make(): Promise<void> {
    let made = '';
    await this.#send('feed', async (client, whose) => {
      const { address, sheet } = await client.makeFeed(whose);
      made = address;
      return sheet;
    });
    if (!made) return;
    this.set({ ...this.doing, made });
    await this.focus('feed-address');
  }

  async #copy(): Promise<void> {
    if (!this.doing.made) return;
    await navigator.clipboard.writeText(this.doing.made);
    announce(this.around.texts().copied);
  }
}
