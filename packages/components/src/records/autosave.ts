import type { MedicalRecord, RecordBody, Writing } from '@vetkit/signal-server/records/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isProblem } from '../clinic/problem.ts';
import { missingFrom, type Records, versionInBetween } from './client.ts';
import { draftAfter, leftOut, type DraftEvent, type DraftState } from './draft.ts';
import { amendmentName, draftName, leftBehind, type DraftStore } from './draft-store.ts';
import { Keeping } from './keeping.ts';
import { lives } from './living.ts';

/** What a record needs to be written: where it lives, where unsent words are kept, and which one it is. */
export interface Desk {
  readonly records: Records;
  readonly store: DraftStore;
  readonly reference: string;
}

/** Milliseconds of quiet after which what was typed is sent. */
const pauseAfterTyping = 700;
/** Whoever types without a pause is saved at least so often, milliseconds. */
const longestUnsent = 4000;
/** Milliseconds until the next try when the server was not reached. */
const nextTry = 5000;

/**
 * Writes one record: every change goes to this device at once and to the server after a short pause; what could not be sent
 * is sent later. Redraws its host at every change of `state`.
 */
export class Autosave implements ReactiveController {
  state: DraftState = { is: 'loading' };
  #desk: Desk | undefined;
  /** This editor, and how many changes were made in it. */
  #writing: Writing = { id: crypto.randomUUID(), n: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  /** Since when something waits to be sent, milliseconds. */
  #unsentSince: number | undefined;
  readonly #keeping = new Keeping(() => {
    const desk = this.#desk;
    if (!desk || !('body' in this.state)) return undefined;
    const name = draftName(desk.reference, this.#writing.id);
    if (this.state.is === 'saved' || this.state.is === 'completed') return desk.store.remove(name);
    const { body, record } = this.state;
    return desk.store.write(name, { body, revision: record.revision, ...(this.state.is === 'conflict' && !this.state.base ? {} : { base: record.body }), writing: this.#writing, at: Date.now() });
  });
  #rest = () => {};
  #leave: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onSaved: (revision: number) => void = () => {},
    /** Somebody completed the record meanwhile; words that are not in it were kept as an amendment. */
    private readonly onClosed: () => void = () => {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave = new AbortController();
    this.#rest = lives(this.#writing.id);
    const { signal } = this.#leave;
    addEventListener('online', () => void this.flush(), { signal });
    addEventListener('pagehide', () => void this.flush(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.flush(), { signal });
  }

  hostDisconnected(): void {
    void this.flush();
    this.#leave?.abort();
    this.#rest();
    clearTimeout(this.#timer);
  }

  /** Reads the record, and what this device still keeps of it. */
  async open(desk: Desk): Promise<void> {
    this.#desk = desk;
    this.#rest();
    this.#writing = { id: crypto.randomUUID(), n: 0 };
    this.#rest = lives(this.#writing.id);
    this.#unsentSince = undefined;
    this.#move({ is: 'loading' });
    try {
      const [record, left] = await Promise.all([desk.records.read(desk.reference), leftBehind(desk.store, desk.reference).catch(() => undefined)]);
      if (this.#desk !== desk) return;
      this.#apply({ type: 'loaded', record, kept: left?.draft });
      if (left) {
        if (leftOut(record, left.draft)) await this.#intoAmendment(desk, record, left.draft.body);
        // Ours now: kept under our own name before it goes from under the other one.
        await this.#keeping.changed();
        await desk.store.remove(left.name).catch(() => {});
      }
      if (this.state.is === 'changed') this.#soon(0);
    } catch (error) {
      if (this.#desk === desk) this.#apply({ type: 'load-failed', error });
    }
  }

  /** Something was written: the whole body as it stands now. */
  type(body: RecordBody): void {
    this.#count();
    this.#apply({ type: 'typed', body });
    void this.#keeping.changed();
    if (this.state.is !== 'changed') return;
    this.#unsentSince ??= Date.now();
    this.#soon(Math.min(pauseAfterTyping, Math.max(0, this.#unsentSince + longestUnsent - Date.now())));
  }

  /** After a conflict: the body that shall stand. It is saved on top of the version in between, which stays readable. */
  choose(body: RecordBody): void {
    this.#count();
    this.#apply({ type: 'chosen', body });
    void this.#keeping.changed();
    this.#soon(0);
  }

  /** Sends what waits, now. Resolves when it is there, or kept for later. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sending;
    if (this.state.is === 'changed' || this.state.is === 'offline') await (this.#sending = this.#send());
  }

  /** Completes the record. Resolves with what is missing (nothing when it is complete); rejects with a `Problem`. */
  async complete(): Promise<string[]> {
    await this.flush();
    if (!this.#desk || this.state.is !== 'saved') return [];
    try {
      const record = await this.#desk.records.complete(this.#desk.reference, this.state.record.revision);
      this.#apply({ type: 'completed', record });
      await this.#keeping.changed();
      return [];
    } catch (error) {
      const theirs = versionInBetween(error);
      if (theirs) this.#apply({ type: 'stale', theirs, writing: this.#writing });
      const missing = missingFrom(error);
      if (missing.length === 0 && !theirs) throw error;
      return missing;
    }
  }

  #count(): void {
    this.#writing = { ...this.#writing, n: this.#writing.n + 1 };
  }

  #apply(event: DraftEvent): void {
    this.#move(draftAfter(this.state, event));
  }

  #move(state: DraftState): void {
    this.state = state;
    this.host.requestUpdate();
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  /** What the completed record does not hold waits as an amendment: its vet decides. */
  async #intoAmendment({ store, reference }: Desk, record: MedicalRecord, body: RecordBody): Promise<void> {
    const name = amendmentName(reference);
    if (await store.read(name).catch(() => undefined)) return;
    await store.write(name, { body: { ...body, scripts: record.body.scripts }, revision: record.revision, writing: this.#writing, at: Date.now(), reason: '' }).catch(() => {});
  }

  /** Somebody completed the record while this was on its way. */
  async #closed(desk: Desk): Promise<void> {
    const record = await desk.records.read(desk.reference);
    if (this.#desk !== desk || !('body' in this.state)) return;
    const { body } = this.state;
    if (leftOut(record, { body, revision: record.revision, writing: this.#writing })) await this.#intoAmendment(desk, record, body);
    this.#apply({ type: 'completed', record });
    await this.#keeping.changed();
    this.onClosed();
  }

  async #send(): Promise<void> {
    const desk = this.#desk;
    if (!desk || !('body' in this.state)) return;
    const { body, record } = this.state;
    this.#unsentSince = undefined;
    this.#apply({ type: 'sending' });
    try {
      const saved = await desk.records.save(desk.reference, { body, writing: this.#writing }, record.revision);
      this.#apply({ type: 'sent', record: saved });
      this.onSaved(saved.revision);
      await this.#keeping.changed();
    } catch (error) {
      const theirs = versionInBetween(error);
      if (theirs) {
        this.#apply({ type: 'stale', theirs, writing: this.#writing });
        void this.#keeping.changed();
      } else {
        this.#apply({ type: 'not-sent' });
        if (isProblem(error, 'record-completed')) return this.#closed(desk).catch(() => this.#soon(nextTry));
        // Refused for a reason that waiting does not mend: what was typed stays on this device until a person acts.
        if (!isProblem(error) || error.status === 0 || error.status >= 500 || error.status === 429) this.#soon(nextTry);
      }
    }
    if (this.state.is === 'changed') this.#soon(pauseAfterTyping);
  }
}
