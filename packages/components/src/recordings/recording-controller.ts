import type { MoveRecording, Recording, RecordingList } from '@vetkit/signal-server/recordings/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clinic } from '../clinic/clinic.ts';
import { isPassing } from '../clinic/passing.ts';
import { recordingsClient, type RecordingsClient } from './client.ts';
import type { Run } from './run.ts';
import { current } from './standing.ts';
import { parseRecordingWord, type RecordingWord } from './word.ts';

/** Which call, and who is here in it. */
export interface CallHere {
  readonly clinic: Clinic;
  readonly reference: string;
  readonly me: string;
}

/** What this page makes of a recording: nothing, about to begin, at it, or it cannot. */
type Making =
  | { readonly is: 'nothing' }
  | { readonly is: 'beginning' | 'broken'; readonly id: string }
  /** `unheard`: paused by itself, since nobody can tell this page whether it still may. */
  | { readonly is: 'at-it' | 'unheard'; readonly id: string; readonly run: Run }
  /** Somebody in the call has paused or stopped it and only this page has heard it yet; `during`: the run that the server says it is in. */
  | { readonly is: 'held'; readonly id: string; readonly run: Run; readonly during: number };

/** Some networks swallow streams: it is looked at again, even if no news comes. */
const lookAgain = 4000;

/** So long without a word of the server, and nothing is recorded: from then on it takes this page for gone, and has told the others so. Milliseconds. */
const unheardAfter = 8000;

/** Keeps the recordings of a call fresh, and records here when it is this person's browser that does. */
export class RecordingController implements ReactiveController {
  list: RecordingList | undefined;
  /** Something that was pressed did not work. */
  failed = false;
  making: Making = { is: 'nothing' };
  #about: CallHere | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** A pause or a stop that was pressed here and that the server has not heard yet: it is said again, and nothing is recorded here meanwhile. */
  #unsaid: { readonly id: string; readonly to: 'paused' | 'stopped' } | undefined;
  /** The recording whose browser has said that it has paused for what was pressed here last. */
  #heldFor = '';
  /** When the server was last heard. */
  #heard = 0;
  #sides: { others: readonly MediaStream[]; own: MediaStream | null } = { others: [], own: null };

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly about: () => CallHere | undefined,
    private readonly now: () => number = () => performance.now(),
    /** To everybody in the call, from browser to browser. */
    private readonly say: (word: RecordingWord) => void = () => {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.refresh(), lookAgain);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#end();
    this.#about = this.list = undefined;
  }

  hostUpdated(): void {
    const about = this.about();
    if (about?.clinic === this.#about?.clinic && about?.reference === this.#about?.reference) return;
    this.#about = about;
    this.refresh();
  }

  get #client(): RecordingsClient | undefined {
    return this.#about && recordingsClient(this.#about.clinic.http, this.#about.reference);
  }

  refresh(): void {
    this.#mayGoOn();
    // What is not heard now is heard the next time.
    void this.#client?.list().then((list) => this.#take(list)).catch(() => {
      this.#mayGoOn();
      // Whoever records may have missed it, or begun anew.
      if (this.#unsaid) this.#hold(this.#unsaid.id, true);
    });
  }

  /** Something that was pressed here has not reached the server: `held`, the browser that records has said that it has paused. */
  get unsaid(): 'no' | 'unheard' | 'held' {
    if (!this.#unsaid) return 'no';
    return this.#heldFor === this.#unsaid.id ? 'held' : 'unheard';
  }

  #hold(recording: string, on: boolean): void {
    if (!isMaking(this.making)) this.say({ is: 'recording-hold', recording, on });
  }

  /** Another page of the call has said this, from browser to browser. */
  heard(words: unknown): void {
    const word = parseRecordingWord(words);
    const { making } = this;
    if (word?.is === 'recording-held') this.#heldFor = word.recording;
    else if (word?.is === 'recording-hold' && isMaking(making) && making.id === word.recording) this.#beHeld(making, word.on);
    else return;
    this.host.requestUpdate();
  }

  /** Until the server says something else than it says now. */
  #beHeld({ id, run }: Extract<Making, { run: Run }>, on: boolean): void {
    const during = this.list && current(this.list)?.run;
    if (!on || during === undefined) {
      this.making = { is: 'at-it', id, run };
      return this.refresh();
    }
    run.recorder.pause();
    this.making = { is: 'held', id, run, during };
    this.say({ is: 'recording-held', recording: id });
  }

  /** The picture of a call outlives its server: somebody may have paused or stopped this, or left, and it could not be said here. */
  #mayGoOn(): void {
    const { making } = this;
    if (making.is !== 'at-it' || this.now() - this.#heard < unheardAfter) return;
    making.run.recorder.pause();
    this.making = { ...making, is: 'unheard' };
    this.host.requestUpdate();
  }

  ask(): Promise<void> {
    return this.#do((client) => client.ask(crypto.randomUUID()));
  }

  answer(id: string, yes: boolean): Promise<void> {
    return this.#do((client) => client.answer(id, yes));
  }

  steer(id: string, to: MoveRecording['to']): Promise<void> {
    this.#unsaid = undefined;
    this.#heldFor = '';
    const ends = to === 'paused' || to === 'stopped' ? { id, to } : undefined;
    // What is pressed here counts at once; the server says it to the others.
    if (isMaking(this.making) && ends) this.making.run.recorder.pause();
    else if (ends) this.#hold(id, true);
    return this.#do((client) => client.steer(id, to), ends);
  }

  /** Whether something has to be said again first. */
  #saysAgain(recording: Recording | undefined): boolean {
    const unsaid = this.#unsaid;
    this.#unsaid = undefined;
    if (!unsaid || recording?.id !== unsaid.id || recording.state !== 'recording') return false;
    void this.steer(unsaid.id, unsaid.to);
    return true;
  }

  /** Who may be seen and heard in it from now on. */
  show(others: readonly MediaStream[], own: MediaStream | null): void {
    this.#sides = { others, own };
    if (isMaking(this.making)) this.making.run.recorder.show(others, own);
  }

  async #do(act: (client: RecordingsClient) => Promise<Recording>, ends?: { readonly id: string; readonly to: 'paused' | 'stopped' }): Promise<void> {
    const client = this.#client;
    if (!client) return;
    try {
      this.failed = false;
      const changed = await act(client);
      const { recordings, ...rest } = this.list ?? (await client.list());
      const known = recordings.some(({ id }) => id === changed.id);
      this.#take({ ...rest, recordings: known ? recordings.map((one) => (one.id === changed.id ? changed : one)) : [...recordings, changed] });
    } catch (error) {
      this.failed = true;
      this.#unsaid = isPassing(error) ? ends : undefined;
      if (ends && !this.#unsaid) this.#hold(ends.id, false);
      this.host.requestUpdate();
      // What could not be heard is said with the next look, not at once.
      if (!this.#unsaid) this.refresh();
    }
  }

  #take(list: RecordingList): void {
    if (!this.#about) return;
    this.list = list;
    this.#heard = this.now();
    const recording = current(list);
    if (this.#saysAgain(recording)) return this.host.requestUpdate();
    if (recording?.by.person === this.#about.me) this.#follow(recording, this.#about);
    else this.#end();
    this.host.requestUpdate();
  }

  /** Does here what the server says of the recording. */
  #follow(recording: Recording, about: CallHere): void {
    const { id, state } = recording;
    if (isMaking(this.making) && this.making.id !== id) this.#end();
    if (this.making.is === 'held' && state === 'recording' && recording.run === this.making.during) return;
    if (this.making.is === 'unheard' || this.making.is === 'held') this.making = { is: 'at-it', id: this.making.id, run: this.making.run };
    if (state === 'recording' && this.making.is === 'nothing') void this.#begin(recording, about);
    else if (this.making.is !== 'at-it') return;
    else if (state === 'recording') this.making.run.recorder.goOn(recording.run);
    else if (state === 'paused') this.making.run.recorder.pause();
    else if (state !== 'asked') this.#end();
  }

  async #begin({ id, received, run: first }: Recording, { clinic, reference, me }: CallHere): Promise<void> {
    this.making = { is: 'beginning', id };
    const client = recordingsClient(clinic.http, reference);
    const [{ keptParts }, { sendUnsent }, { startRun }] = await Promise.all([import('./kept-parts.ts'), import('./unsent.ts'), import('./run.ts')]);
    const kept = keptParts(me, clinic.slug);
    // A page before this one was at it: what it has left is sent, whether the server has heard of it or not, and that recording is over.
    if (received > 0 || (await kept.parts(id).catch(() => [])).length > 0) {
      await sendUnsent(clinic, me).catch(() => {});
      this.making = { is: 'nothing' };
      await client.steer(id, 'done').catch(() => {});
      return this.refresh();
    }
    try {
      const run = await startRun({ client, kept, recording: id, reference, run: first, onFailed: () => this.#broken(id) });
      if (!run) {
        this.making = { is: 'nothing' };
        return;
      }
      this.making = { is: 'at-it', id, run };
      run.recorder.show(this.#sides.others, this.#sides.own);
      // It may have been stopped meanwhile, or the page left.
      if (this.#about) this.refresh();
      else this.#end();
    } catch {
      this.#broken(id);
    }
    this.host.requestUpdate();
  }

  #broken(id: string): void {
    this.#end();
    this.making = { is: 'broken', id };
    void this.#client?.steer(id, 'stopped').catch(() => {});
    this.host.requestUpdate();
  }

  /** Stops recording here. The rest is sent, whether anybody looks or not. */
  #end(): void {
    if (!isMaking(this.making)) return;
    const { run } = this.making;
    this.making = { is: 'nothing' };
    void run.stop();
  }
}

/** This page has a recording in hand, whether it goes on just now or not. */
const isMaking = (making: Making): making is Extract<Making, { run: Run }> => making.is === 'at-it' || making.is === 'unheard' || making.is === 'held';
