import type { RecordBody } from '@vetkit/signal-server/records/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Autosave } from './autosave.ts';

type Vitals = Partial<RecordBody['vitals']>;

/** Vital signs taken elsewhere on the page: they wait until the record is open, and whoever took them learns whether they stand in it. */
export class Noted implements ReactiveController {
  #waiting: { readonly vitals: Vitals; readonly written: (was: boolean) => void }[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly draft: Pick<Autosave, 'state' | 'type'>,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.draft.state.is === 'loading') return;
    for (const { vitals, written } of this.#waiting.splice(0)) written(this.#write(vitals));
  }

  hostDisconnected(): void {
    for (const { written } of this.#waiting.splice(0)) written(false);
  }

  note(vitals: Vitals): Promise<boolean> {
    return new Promise((written) => {
      this.#waiting.push({ vitals, written });
      this.host.requestUpdate();
    });
  }

  #write(vitals: Vitals): boolean {
    const { state } = this.draft;
    if (!('body' in state) || state.is === 'completed') return false;
    this.draft.type({ ...state.body, vitals: { ...state.body.vitals, ...vitals, counted: { ...state.body.vitals.counted, ...vitals.counted } } });
    return true;
  }
}
