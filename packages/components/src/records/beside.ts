import type { VisitFile } from '@vetkit/signal-server/files/contract';
import type { Snippet, VisitStillBooked } from '@vetkit/signal-server/records/settings.contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clinic } from '../clinic/clinic.ts';
import { filesClient } from '../files/client.ts';
import type { Desk } from './autosave.ts';
import type { Saying } from './beside-part.ts';
import type { Weighed } from './weight-part.ts';

/** What helps while a record is written, and is no part of it: earlier weights, pictures, snippets, and whether the animal lives. None of it is waited for. */
export class Beside implements ReactiveController {
  weights: readonly Weighed[] = [];
  files: readonly VisitFile[] = [];
  snippets: readonly Snippet[] = [];
  /** Said here, before the record is read again. */
  deceased: boolean | undefined;
  saying: Saying = 'no';
  /** Visits that are still booked for an animal that has died, as they were when that was said. */
  booked: readonly VisitStillBooked[] = [];
  #desk: Desk | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  open(clinic: Clinic, desk: Desk): void {
    this.#desk = desk;
    Object.assign(this, { weights: [], files: [], deceased: undefined, saying: 'no', booked: [] });
    const { reference, records } = desk;
    this.#take(desk, records.weights(reference), ({ weights }) => (this.weights = weights));
    this.#take(desk, filesClient(clinic, { reference, as: 'staff' }).list(), ({ files }) => (this.files = files));
    this.#take(desk, records.settings(), ({ snippets }) => (this.snippets = snippets));
  }

  /** Says that the animal has died, or that it has not. */
  mark(deceased: boolean): void {
    const desk = this.#desk;
    if (!desk) return;
    this.#say('busy');
    void desk.records.markDeceased(desk.reference, deceased).then(({ booked }) => {
      this.deceased = deceased;
      this.booked = booked;
      this.#say('no');
    }, () => this.#say('failed'));
  }

  /** Calls a visit off that is still booked for it. */
  callOff(reference: string): void {
    const desk = this.#desk;
    if (!desk) return;
    this.#say('busy');
    void desk.records.callOff(reference).then(() => {
      this.booked = this.booked.filter((visit) => visit.reference !== reference);
      this.#say('no');
    }, () => this.#say('failed'));
  }

  #say(saying: Saying): void {
    this.saying = saying;
    this.host.requestUpdate();
  }

  #take<T>(desk: Desk, asked: Promise<T>, use: (answer: T) => void): void {
    void asked.then((answer) => {
      if (this.#desk !== desk) return;
      use(answer);
      this.host.requestUpdate();
    }, () => {});
  }
}
