import type { CalendarSheet } from '@vetkit/signal-server/calendar/hours.contract';
import type { LitElement } from 'lit';
import type { HoursTexts } from '../locales/hours.ts';
import type { Translation } from '../shared/text.ts';
import type { HoursClient } from './hours-client.ts';

/** What a part of the hours' editor has of the element around it. */
export interface Around {
  readonly host: LitElement;
  texts(): Translation<HoursTexts>;
  locale(): string;
  client(): HoursClient;
  /** Whose calendar; nothing for one's own. */
  whose(): string | undefined;
  isManager(): boolean;
  /** A refusal in words. */
  problem(error: unknown): string;
  /** Shows a newer sheet, and leaves what is typed. */
  take(sheet: CalendarSheet): void;
  refresh(): Promise<void>;
}

/** A part with something of its own going on, said by one value. */
export abstract class PartEditor<Doing> {
  protected doing: Doing;

  constructor(
    protected readonly around: Around,
    private readonly nothing: Doing,
  ) {
    this.doing = nothing;
  }

  protected set(doing: Doing): void {
    this.doing = doing;
    this.around.host.requestUpdate();
  }

  /** Another person's calendar is shown. */
  reset(): void {
    this.set(this.nothing);
  }

  protected async focus(id: string): Promise<void> {
    await this.around.host.updateComplete;
    this.around.host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}
