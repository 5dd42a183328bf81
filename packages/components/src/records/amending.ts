import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { canonical, sameRecord } from '@vetkit/signal-server/records/rules';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { missingFrom, versionInBetween } from './client.ts';
import type { Desk } from './autosave.ts';
import { amendmentName, leftAmendment, type Left } from './draft-store.ts';
import { Keeping } from './keeping.ts';
import { lives } from './living.ts';
import { merge } from './merge.ts';

/**
 * Where an amendment stands; one value. `record`: what it is made from. `stale`: the record says something else now at the same place; both versions are here, and what
 * both were made from where it is known. `failed`: the last try was refused or did not arrive; what was written stays.
 */
export type AmendingState =
  | { readonly is: 'none' }
  | { readonly is: 'writing' | 'signing'; readonly record: MedicalRecord; readonly body: RecordBody; readonly reason: string }
  | { readonly is: 'failed'; readonly record: MedicalRecord; readonly body: RecordBody; readonly reason: string; readonly error: unknown }
  | { readonly is: 'stale'; readonly record: MedicalRecord; readonly body: RecordBody; readonly reason: string; readonly theirs: MedicalRecord; readonly base: RecordBody | undefined };

/** Words that were written on top of some version of the record, as an amendment to what it says now: nothing that others wrote since is undone by them. */
export function amendmentOf(record: MedicalRecord, kept: { readonly body: RecordBody; readonly base?: RecordBody | undefined; readonly revision: number; readonly reason?: string | undefined }): AmendingState {
  const { revision, reason = '' } = kept;
  // Scripts stay as they were issued; words of others that were not stand in the plan, for the vet to decide.
  const { scripts } = record.body;
  const body = { ...kept.body, plan: [kept.body.plan, ...unissued(kept.body.scripts, scripts)].filter(Boolean).join('\n'), scripts };
  if (revision === record.revision) return { is: 'writing', record, body, reason };
  const base = kept.base && { ...kept.base, scripts };
  const merged = base && merge(base, body, record.body);
  return merged && !merged.clash ? { is: 'writing', record, body: merged.mine, reason } : { is: 'stale', record: { ...record, revision, ...(base ? { body: base } : {}) }, body, reason, theirs: record, base };
}

function unissued(kept: RecordBody['scripts'], issued: RecordBody['scripts']): string[] {
  const known = issued.kind === 'some' ? issued.scripts.map(canonical) : [];
  return kept.kind === 'some' ? kept.scripts.filter((script) => !known.includes(canonical(script))).map(({ medicine, substance, strength, form, quantity, directions }) => [medicine, substance, strength, form, quantity, directions].filter(Boolean).join(', ')) : [];
}

/** Writes an amendment: kept on this device with every letter, sent only when it is signed. Redraws its host at every change of `state`. */
export class Amending implements ReactiveController {
  state: AmendingState = { is: 'none' };
  #desk: Desk | undefined;
  readonly #writing = crypto.randomUUID();
  #rest = async () => {};
  /** What it began with, until this device has it under our own name. */
  #from: string | undefined;
  readonly #keeping = new Keeping(async () => {
    const [desk, { state }, from] = [this.#desk, this, this.#from];
    if (!desk) return;
    const name = amendmentName(desk.reference, this.#writing);
    if (state.is === 'none') await desk.store.remove(name);
    else {
      const base = state.is === 'stale' ? state.base : state.record.body;
      await desk.store.write(name, { body: state.body, reason: state.reason, revision: state.record.revision, ...(base ? { base } : {}), writing: { id: this.#writing, n: 0 }, at: Date.now() });
    }
    if (from !== undefined) await desk.store.remove(from);
    if (this.#from === from) this.#from = undefined;
  });

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#rest = lives(this.#writing);
  }

  hostDisconnected(): void {
    void this.#rest();
  }

  /** Goes on with what this device keeps of an amendment to this record, else with words that came too late for it; nothing where there are none. */
  async resume(desk: Desk, record: MedicalRecord, over?: Left): Promise<void> {
    this.#desk = desk;
    const left = (await leftAmendment(desk.store, desk.reference).catch(() => undefined)) ?? over;
    if (!left || this.#desk !== desk || this.state.is !== 'none') return;
    this.#from = left.name;
    this.#move(amendmentOf(record, left.draft));
    await this.#keeping.changed();
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
      // It did arrive, and only its answer was lost.
      if (theirs && sameRecord(theirs.body, body)) {
        this.#move({ is: 'none' });
        await this.#keeping.changed();
        return { record: theirs };
      }
      const [missing] = missingFrom(error);
      const beside = theirs && amendmentOf(theirs, { body, base: record.body, revision: record.revision, reason });
      // Put together or not: what is signed is seen before.
      this.#move(beside ? (beside.is === 'writing' ? { ...beside, is: 'failed', error } : beside) : missing === undefined ? { is: 'failed', record, body, reason, error } : { is: 'writing', record, body, reason });
      return missing === undefined ? {} : { missing };
    }
  }

  #move(state: AmendingState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
