import type { RecordBody, Writing } from '@vetkit/signal-server/records/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isProblem } from '../clinic/problem.ts';
import { missingFrom, type Records, versionInBetween } from './client.ts';
import { draftAfter, type DraftEvent, type DraftState } from './draft.ts';
import type { DraftStore } from './draft-store.ts';

/** What a record needs to be written: where it lives, where unsent words are kept, and which one it is. */
export interface Desk {
  readonly records: Records;
  readonly store: DraftStore;
  readonly reference: string;
}

/** Milliseconds of quiet after which what was typed is sent. */
const pauseAfterTyping = 700;
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
  /** Writes to this device one after the other, so that the last one typed is the last one kept. */
  #keeping: Promise<unknown> = Promise.resolve();
  #leave: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onSaved: (revision: number) => void = () => {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    addEventListener('online', () => void this.flush(), { signal });
    addEventListener('pagehide', () => void this.flush(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.flush(), { signal });
  }

  hostDisconnected(): void {
    void this.flush();
    this.#leave?.abort();
    clearTimeout(this.#timer);
  }

  /** Reads the record, and what this device still keeps of it. */
  async open(desk: Desk): Promise<void> {
    this.#desk = desk;
    this.#writing = { id: crypto.randomUUID(), n: 0 };
    this.#move({ is: 'loading' });
    try {
      const [record, kept] = await Promise.all([desk.records.read(desk.reference), desk.store.read(desk.reference).catch(() => undefined)]);
      if (this.#desk !== desk) return;
      this.#apply({ type: 'loaded', record, kept });
      if (this.state.is === 'changed') this.#soon(0);
      if (this.state.is === 'completed') await this.#forget();
    } catch (error) {
      if (this.#desk === desk) this.#apply({ type: 'load-failed', error });
    }
  }

  /** Something was written: the whole body as it stands now. */
  type(body: RecordBody): void {
    this.#count();
    this.#apply({ type: 'typed', body });
    this.#keep();
    if (this.state.is === 'changed') this.#soon(pauseAfterTyping);
  }

  /** After a conflict: the body that shall stand. It is saved on top of the version in between, which stays readable. */
  choose(body: RecordBody): void {
    this.#count();
    this.#apply({ type: 'chosen', body });
    this.#keep();
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
      await this.#forget();
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

  #keep(): void {
    const desk = this.#desk;
    if (!desk || !('body' in this.state)) return;
    const draft = { body: this.state.body, revision: this.state.record.revision, writing: this.#writing, at: Date.now() };
    // Storage that is full or forbidden costs only the safety net: the server still gets every change.
    this.#keeping = this.#keeping.then(() => desk.store.write(desk.reference, draft)).catch(() => {});
  }

  async #forget(): Promise<void> {
    const desk = this.#desk;
    if (!desk) return;
    this.#keeping = this.#keeping.then(() => desk.store.remove(desk.reference)).catch(() => {});
    await this.#keeping;
  }

  async #send(): Promise<void> {
    const desk = this.#desk;
    if (!desk || !('body' in this.state)) return;
    const { body, record } = this.state;
    this.#apply({ type: 'sending' });
    try {
      const saved = await desk.records.save(desk.reference, { body, writing: this.#writing }, record.revision);
      this.#apply({ type: 'sent', record: saved });
      this.onSaved(saved.revision);
      if (this.state.is === 'saved') await this.#forget();
      else this.#keep();
    } catch (error) {
      const theirs = versionInBetween(error);
      if (theirs) this.#apply({ type: 'stale', theirs, writing: this.#writing });
      else {
        this.#apply({ type: 'not-sent' });
        // Refused for a reason that waiting does not mend: what was typed stays on this device until a person acts.
        if (!isProblem(error) || error.status === 0 || error.status >= 500 || error.status === 429) this.#soon(nextTry);
      }
    }
    if (this.state.is === 'changed') this.#soon(pauseAfterTyping);
  }
}
