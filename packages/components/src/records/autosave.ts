import type { MedicalRecord, RecordBody, Writing } from '@vetkit/signal-server/records/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isProblem } from '../clinic/problem.ts';
import { missingFrom, type Records, versionInBetween } from './client.ts';
import { draftAfter, leftOut, type DraftEvent, type DraftState, type KeptDraft } from './draft.ts';
import { type Draft, draftName, type Left, leftBehind, type DraftStore } from './draft-store.ts';
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
  /** How the last try to reach the server went. `not-yet`: the words come from this device, and what the server has was not seen since. `refused`: it does not take what stands. */
  reached: 'yes' | 'no' | 'not-yet' | 'refused' = 'yes';
  /** Words that the completed record does not hold. They stay on this device under their name until somebody makes an amendment of them. */
  over: Left | undefined;
  #desk: Desk | undefined;
  /** This editor, and how many changes were made in it. */
  #writing: Writing = { id: crypto.randomUUID(), n: 0 };
  /** Editors before this one whose words never were seen on the server. */
  #after: readonly Writing[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  /** Since when something waits to be sent, milliseconds. */
  #unsentSince: number | undefined;
  readonly #keeping = new Keeping(() => {
    const desk = this.#desk;
    if (!desk || !('body' in this.state)) return undefined;
    const name = draftName(desk.reference, this.#writing.id);
    if (this.state.is === 'saved' || this.state.is === 'completed') return this.#isOver(name) ? undefined : desk.store.remove(name);
    return desk.store.write(name, this.#draft(this.state));
  });
  #rest = async () => {};
  #leave: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onSaved: (revision: number) => void = () => {},
    /** Somebody completed the record meanwhile; words that are not in it were kept as an amendment. */
    private readonly onClosed: () => void = () => {},
    /** The server was reached at last, after words of this device were opened without it. */
    private readonly onMet: () => void = () => {},
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
    void this.#rest();
    clearTimeout(this.#timer);
  }

  /** Reads the record, and what this device still keeps of it. */
  async open(desk: Desk): Promise<void> {
    this.#desk = desk;
    const rested = this.#rest();
    this.#writing = { id: crypto.randomUUID(), n: 0 };
    this.#rest = lives(this.#writing.id);
    this.#unsentSince = undefined;
    this.#after = [];
    this.reached = 'yes';
    this.over = undefined;
    this.#move({ is: 'loading' });
    const [read, left] = await Promise.all([desk.records.read(desk.reference).catch((error: unknown) => ({ error })), rested.then(() => leftBehind(desk.store, desk.reference)).catch(() => undefined)]);
    if (this.#desk !== desk) return;
    if ('error' in read) {
      if (!left || !mayPass(read.error) || !this.#goOn(left.draft)) return this.#apply({ type: 'load-failed', error: read.error });
    } else {
      this.#meet(read, left);
    }
    // Words that are not in the completed record stay where they are until an amendment is made of them.
    if (!left || this.#isOver(left.name)) return;
    // Ours now: kept under our own name before it goes from under the other one.
    await this.#keeping.changed();
    await desk.store.remove(left.name).catch(() => {});
  }

  /** Opens what this device kept, without the server. Old drafts do not say whose they are: those wait. */
  #goOn({ body, base, head, revision, writing, after = [] }: Draft): boolean {
    if (!head || !base || head.state !== 'draft') return false;
    this.reached = 'not-yet';
    this.#after = [...after, writing];
    this.#apply({ type: 'found', record: { ...head, body: base, revision }, body });
    this.#soon(nextTry);
    return true;
  }

  /** The record as the server has it, and what was kept or written here without it: both are put together. */
  #meet(record: MedicalRecord, left: Left | undefined): void {
    this.reached = 'yes';
    if (left && leftOut(record, left.draft)) this.over = left;
    this.#apply({ type: 'loaded', record, kept: left?.draft });
    if (this.state.is === 'changed') this.#soon(0);
  }

  /** Something was written: the whole body as it stands now. */
  type(body: RecordBody): void {
    this.#count();
    this.#apply({ type: 'typed', body });
    void this.#keeping.changed();
    if (this.state.is !== 'changed' || this.reached === 'not-yet') return;
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
      this.#putOver(this.#desk, record);
      this.#apply({ type: 'completed', record });
      await this.#keeping.changed();
      if (this.over) this.onClosed();
      return [];
    } catch (error) {
      const theirs = versionInBetween(error);
      if (theirs) this.#apply({ type: 'stale', theirs, writing: this.#writing });
      const missing = missingFrom(error);
      if (missing.length === 0 && !theirs) throw error;
      return missing;
    }
  }

  #isOver(name: string): boolean {
    return this.over?.name === name;
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

  /** What stands now, as this device keeps it. */
  #draft(state: Extract<DraftState, { body: RecordBody }>): Draft {
    const { body, record } = state;
    const { body: base, revision, ...head } = record;
    return { body, revision, head, ...(state.is === 'conflict' && !state.base ? {} : { base }), writing: this.#writing, after: [...this.#after], at: Date.now() };
  }

  /** Words that were written too late for the completed record wait: its vet decides. */
  #putOver({ reference }: Desk, record: MedicalRecord): void {
    if (!('body' in this.state)) return;
    const draft = this.#draft(this.state);
    if (leftOut(record, draft)) this.over = { name: draftName(reference, this.#writing.id), draft };
  }

  /** Somebody completed the record while this was on its way. */
  async #closed(desk: Desk): Promise<void> {
    const record = await desk.records.read(desk.reference);
    if (this.#desk !== desk || !('body' in this.state)) return;
    // Nothing waits for the server any more.
    this.reached = 'yes';
    this.#putOver(desk, record);
    this.#apply({ type: 'completed', record });
    await this.#keeping.changed();
    this.onClosed();
  }

  async #send(): Promise<void> {
    const desk = this.#desk;
    if (!desk || !('body' in this.state)) return;
    if (this.reached === 'not-yet') return this.#look(desk);
    const { body, record } = this.state;
    this.#unsentSince = undefined;
    this.#apply({ type: 'sending' });
    try {
      const saved = await desk.records.save(desk.reference, { body, writing: this.#writing }, record.revision);
      this.reached = 'yes';
      this.#apply({ type: 'sent', record: saved });
      this.onSaved(saved.revision);
      await this.#keeping.changed();
    } catch (error) {
      const theirs = versionInBetween(error);
      if (theirs) {
        this.reached = 'yes';
        this.#apply({ type: 'stale', theirs, writing: this.#writing });
        void this.#keeping.changed();
      } else {
        const passes = mayPass(error);
        const changedMeanwhile = this.state.is === 'saving' && this.state.again;
        this.reached = passes ? 'no' : 'refused';
        this.#apply({ type: 'not-sent' });
        if (isProblem(error, 'record-completed')) return this.#closed(desk).catch(() => this.#soon(nextTry));
        // Refused for a reason that waiting does not mend: what was typed stays on this device until a person acts, or has acted meanwhile.
        if (passes) this.#soon(nextTry);
        else if (changedMeanwhile) this.#soon(pauseAfterTyping);
      }
    }
    if (this.state.is === 'changed') this.#soon(pauseAfterTyping);
  }

  /** Asks once more for the record of which only this device's words are known. */
  async #look(desk: Desk): Promise<void> {
    const read = await desk.records.read(desk.reference).catch((error: unknown) => ({ error }));
    if (this.#desk !== desk || !('body' in this.state)) return;
    if ('error' in read) return mayPass(read.error) ? this.#soon(nextTry) : this.#apply({ type: 'load-failed', error: read.error });
    const { body, record } = this.state;
    // Untouched they are still those of the editor before.
    const kept = this.#writing.n === 0 ? { writing: this.#after.at(-1)!, after: this.#after.slice(0, -1) } : { writing: this.#writing, after: this.#after };
    this.#meet(read, { name: draftName(desk.reference, this.#writing.id), draft: { body, revision: record.revision, base: record.body, writing: kept.writing, after: [...kept.after], at: Date.now() } });
    await this.#keeping.changed();
    if (this.state.is === 'completed') this.onClosed();
    this.onMet();
  }
}

/** Whether waiting may mend it: the server was not reached, is busy, or has a fault. */
const mayPass = (error: unknown): boolean => !isProblem(error) || error.status === 0 || error.status >= 500 || error.status === 429;
