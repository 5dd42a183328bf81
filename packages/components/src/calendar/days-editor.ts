import type { CalendarSheet, DayException } from '@vetkit/signal-server/calendar/hours.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursTexts } from '../locales/hours.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import '../shared/icons.owner.ts';
import type { Translation } from '../shared/text.ts';
import { dateThere } from '../shared/time.ts';
import { PartEditor, type Around } from './around.ts';
import { againOf, differFault, differForm, differList, emptyDiffer, exceptionOf, holidayList, sayDays, type DifferDraft } from './differ-part.ts';

type Doing =
  | { readonly is: 'nothing' }
  | { readonly is: 'adding'; readonly draft: DifferDraft; readonly checked: boolean; readonly busy: boolean; readonly error?: unknown }
  | { readonly is: 'removed'; readonly exception: DayException };

/** Days that differ from the week: they count at once, and one that was removed can be put back. */
export class DaysEditor extends PartEditor<Doing> {
  constructor(around: Around) {
    super(around, { is: 'nothing' });
  }

  render(base: CalendarSheet, t: Translation<HoursTexts>): TemplateResult {
    const { doing } = this;
    const today = dateThere(Date.now(), base.zone);
    const locale = this.around.locale();
    return html`
      <section class="card flush" part="card">
        <div class="card-head row pad"><h2 class="sub grow">${t.differ}</h2>${doing.is === 'adding' ? nothing : button({ label: t.add, icon: 'plus', kind: 'plain', size: '', onPress: () => this.set({ is: 'adding', draft: emptyDiffer, checked: false, busy: false }) })}</div>
        ${doing.is === 'adding'
          ? differForm(
              {
                draft: doing.draft, busy: doing.busy, today, mayEverybody: this.around.isManager(),
                fault: doing.checked ? differFault(doing.draft, today) : undefined,
                error: doing.error ? this.around.problem(doing.error) : undefined,
                onChange: (change) => this.set({ ...doing, draft: { ...doing.draft, ...change }, error: undefined }),
                onSend: () => void this.#add(today),
                onCancel: () => this.set({ is: 'nothing' }),
              },
              t,
            )
          : nothing}
        ${doing.is === 'removed' ? html`<div class="pad edged">${banner({ tone: 'plain', text: t.removed({ day: sayDays(doing.exception, locale, t) }), actions: button({ label: t.putBack, kind: 'quiet', size: '', onPress: () => void this.#putBack(doing.exception) }) })}</div>` : nothing}
        ${differList(base.exceptions, locale, t, (exception) => void this.#remove(exception))}
        ${holidayList(base.holidays, locale, t)}
      </section>
    `;
  }

  async #add(today: string): Promise<void> {
    const { doing, around } = this;
    if (doing.is !== 'adding' || doing.busy) return;
    const fault = differFault(doing.draft, today);
    if (fault) {
      this.set({ ...doing, checked: true });
      await this.focus(`differ-${fault}`);
      return;
    }
    this.set({ ...doing, busy: true, error: undefined });
    try {
      const { toMove } = await around.client().addDays(exceptionOf(doing.draft), doing.draft.everybody ? 'all' : around.whose());
      await around.refresh();
      this.set({ is: 'nothing' });
      if (toMove.length) announce(`${around.texts().outside({ n: toMove.length })}. ${around.texts().outsideText}`);
    } catch (error) {
      this.set({ ...doing, busy: false, error });
    }
  }

  async #remove(exception: DayException): Promise<void> {
    const { around } = this;
    try {
      await around.client().removeDays(exception.id);
      this.set({ is: 'removed', exception });
      announce(around.texts().removed({ day: sayDays(exception, around.locale(), around.texts()) }));
    } finally {
      await around.refresh();
    }
  }

  async #putBack(exception: DayException): Promise<void> {
    try {
      await this.around.client().addDays(againOf(exception), this.around.whose());
      this.set({ is: 'nothing' });
    } finally {
      await this.around.refresh();
    }
  }
}
