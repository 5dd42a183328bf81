import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { missingFrom, versionInBetween } from './client.ts';
import type { Desk } from './autosave.ts';
import { amendmentName } from './draft-store.ts';
import { Keeping } from './keeping.ts';

/**
 * Where an amendment stands; one value. `stale`: somebody amended in between, both versions are here. `failed`: the last try was refused
 * or did not arrive; what was written stays.
 */
export type AmendingState =
  | { readonly is: 'none' }
  | { readonly is: 'writing' | 'signing'; readonly record: MedicalRecord; readonly body: RecordBody; readonly reason: string }
  | { readonly is: 'failed'; readonly record: MedicalRecord; readonly body: RecordBody; readonly reason: string; readonly error: unknown }
  | { readonly is: 'stale'; readonly record: MedicalRecord; readonly body: RecordBody; readonly reason: string; readonly theirs: MedicalRecord };

/** Writes an amendment: kept on this device with every letter, sent only when it is signed. Redraws its host at every change of `state`. */
export class Amending implements ReactiveController {
  state: AmendingState = { is: 'none' };
  #desk: Desk | undefined;
  readonly #writing = crypto.randomUUID();
  readonly #keeping = new Keeping(() => {
    const [desk, { state }] = [this.#desk, this];
    if (!desk) return undefined;
    if (state.is === 'none') return desk.store.remove(amendmentName(desk.reference));
    return desk.store.write(amendmentName(desk.reference), { body: state.body, reason: state.reason, revision: state.record.revision, writing: { id: this.#writing, n: 0 }, at: Date.now() });
  });

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** Goes on with what this device keeps of an amendment to this record; nothing where it keeps none. */
  async resume(desk: Desk, record: MedicalRecord): Promise<void> {
    this.#desk = desk;
    const kept = await desk.store.read(amendmentName(desk.reference)).catch(() => undefined);
    if (!kept || this.#desk !== desk || this.state.is !== 'none') return;
    this.#move({ is: 'writing', record: { ...record, revision: kept.revision }, body: kept.body, reason: kept.reason ?? '' });
  }

  begin(desk: Desk, record: MedicalRecord): void {
    this.#desk = desk;
    this.#move({ is: 'writing', record, body: record.body, reason: '' });
  }

  type(part: { readonly body?: RecordBody; readonly reason?: string }): void {
    if (this.state.is === 'none' || this.state.is === 'signing') return;
    const { record, body, reason } = this.state;
    this.#move({ is: 'writing', record, body: part.body ?? body, reason: part.reason ?? reason });
    void this.#keeping.changed();
  }

  /** After somebody else's amendment: the body that shall be signed on top of theirs. */
  choose(body: RecordBody): void {
    if (this.state.is !== 'stale') return;
    this.#move({ is: 'writing', record: this.state.theirs, body, reason: this.state.reason });
    void this.#keeping.changed();
  }

  async stop(): Promise<void> {
    this.#move({ is: 'none' });
    await this.#keeping.changed();
  }

  /** Signs: gives the amended record, or nothing when it was refused (then `state` says why). What is missing is said by its first code. */
  async sign(): Promise<{ readonly record?: MedicalRecord; readonly missing?: string }> {
    const desk = this.#desk;
    if (!desk || this.state.is === 'none' || this.state.is === 'signing' || this.state.is === 'stale') return {};
    const { record, body, reason } = this.state;
    this.#move({ is: 'signing', record, body, reason });
    try {
      const amended = await desk.records.amend(desk.reference, { body, reason: reason.trim() }, record.revision);
      this.#move({ is: 'none' });
      await this.#keeping.changed();
      return { record: amended };
    } catch (error) {
      const theirs = versionInBetween(error);
      const [missing] = missingFrom(error);
      this.#move(theirs ? { is: 'stale', record, body, reason, theirs } : missing === undefined ? { is: 'failed', record, body, reason, error } : { is: 'writing', record, body, reason });
      return missing === undefined ? {} : { missing };
    }
  }

  #move(state: AmendingState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
