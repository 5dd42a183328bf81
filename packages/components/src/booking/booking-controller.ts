import type { Appointment, Booked, BookRequest, Hold, HoldRequest } from '@vetkit/signal-server/booking/contract';
import type { Slot } from '@vetkit/signal-server/calendar/contract';
import type { ReactiveControllerHost } from 'lit';
import type { Clinic } from '../clinic/clinic.ts';
import { isProblem } from '../clinic/problem.ts';
import { bookingClient, type BookingClient } from './client.ts';
import type { DraftController } from './draft-controller.ts';
import { emptyDraft, type Act, type Draft, type Held, type LostWhy } from './draft.ts';
import { freshSlots, isLost } from './lost.ts';
import { bookRequest, type Standing } from './request.ts';

/** What is being asked of the server right now. */
export type Attempt =
  | { readonly at: 'idle' }
  | { readonly at: 'taking'; readonly start: string }
  | { readonly at: 'booking' }
  /** It did not work, and pressing again is the mend. */
  | { readonly at: 'failed'; readonly problem: unknown };

/** What the controller needs to know of its page. */
export interface BookingWorld {
  readonly host: ReactiveControllerHost;
  readonly drafts: DraftController;
  readonly clinic: () => Clinic;
  readonly locale: () => string;
  /** The kept assessment that led here; empty if there is none. */
  readonly assessment: () => string;
  /** The staff books for an owner on the phone: for the one that was found, or for somebody new. */
  readonly desk?: {
    readonly owner: () => { readonly id: string; readonly name: string } | undefined;
    readonly hold: (wish: HoldRequest) => Promise<Hold>;
    readonly book: (request: BookRequest, hold: Held) => Promise<Appointment>;
  };
  /** The server judges what was told as more urgent: what is shown then is fetched before. */
  readonly onJudged?: () => Promise<unknown>;
  readonly onBooked: (appointment: Appointment) => void;
}

const idle: Attempt = { at: 'idle' };

/** What is asked of the server for the booking being made. */
export class BookingController {
  attempt: Attempt = idle;

  /** A held time that is being given back. The next one is taken after that: it may be the same. */
  #releasing: Promise<unknown> = Promise.resolve();

  constructor(private readonly world: BookingWorld) {}

  /** The booking so far. */
  get draft(): Draft {
    return this.world.drafts.draft ?? emptyDraft;
  }

  /** Something happened: the draft follows, and is kept. */
  act(act: Act): void {
    const { hold } = this.draft;
    this.world.drafts.act(act);
    this.#say(idle);
    // Going back gives the time to others at once.
    if (act.type === 'back' && hold) this.#releasing = this.#client.release(hold).catch(() => undefined);
  }

  /** Holds a free time. */
  async take(start: string, practitioner: string | undefined): Promise<void> {
    const { type, modality } = this.draft.visit;
    if (this.attempt.at === 'taking' || modality === '') return;
    this.#say({ at: 'taking', start });
    try {
      await this.#releasing;
      const { owner, assessment } = this.#standing;
      const wish = { type, modality, start, ...(practitioner ? { practitioner } : {}), ...(assessment ? { assessment } : {}) };
      const hold = await (this.world.desk ?? this.#client).hold(wish);
      // Who has gone back meanwhile does not want it any more.
      if (this.draft.step === 'time') this.act({ type: 'held', hold, now: Date.now(), owner });
      else this.#releasing = this.#client.release(hold).catch(() => undefined);
    } catch (problem) {
      if (this.draft.step !== 'time') return this.#say(idle);
      if (isLost(problem)) this.#lose(problem.code, start, freshSlots(problem));
      else if (!(await this.#judged(problem))) this.#say({ at: 'failed', problem });
    }
  }

  /** Asks for a live call of this kind instead of a time. */
  askLive(type: string): void {
    this.act({ type: 'live-asked', live: { id: crypto.randomUUID(), type } });
  }

  /** Books the held time, or asks for the live call. */
  async book(): Promise<void> {
    const { hold, live } = this.draft;
    const clinic = this.world.clinic();
    if (!(hold || live) || this.attempt.at === 'booking') return;
    this.#say({ at: 'booking' });
    try {
      const appointment = await this.#send(clinic);
      const { reference } = appointment;
      this.act({ type: 'booked', reference, appointment });
      this.world.onBooked(appointment);
    } catch (problem) {
      if (await this.#judged(problem)) return;
      if (isProblem(problem, 'already-booked')) this.act({ type: 'booked', reference: hold?.reference ?? '', appointment: undefined });
      else if (hold && isLost(problem)) this.#lose(problem.code, hold.start, freshSlots(problem));
      // The server has let the held time go, and its token with it.
      else if (hold && isProblem(problem, 'sign-in-needed')) this.#lose('hold-expired', hold.start, []);
      else this.#say({ at: 'failed', problem });
    }
  }

  async #send(clinic: Clinic): Promise<Appointment> {
    const { hold } = this.draft;
    const request = bookRequest(this.draft, { ...this.#standing, owner: hold?.owner ?? this.#standing.owner });
    const { desk } = this.world;
    if (desk && hold) return desk.book(request, hold);
    const { appointment, token, expiresAt } = await this.#ask(request);
    clinic.session.keep({ kind: 'appointment', token, expiresAt, person: null, reference: appointment.reference });
    return appointment;
  }

  #ask(request: BookRequest): Promise<Booked> {
    const { hold, live } = this.draft;
    if (live) return this.#client.liveCall({ ...request, ...live });
    if (!hold) throw new Error('nothing to book');
    return this.#client.book(hold, request);
  }

  get #standing(): Standing {
    const { desk } = this.world;
    if (desk) return { locale: this.world.locale(), assessment: '', owner: desk.owner()?.name ?? '' };
    const signedIn = this.world.clinic().session.find({ as: 'owner' });
    return { locale: this.world.locale(), assessment: this.world.assessment(), owner: signedIn?.kind === 'owner' ? (signedIn.person?.name ?? '') : '' };
  }

  /** The server reads what was told more strictly than this page did: the draft goes back to what suits it. */
  async #judged(problem: unknown): Promise<boolean> {
    const urgency = isProblem(problem, 'emergency-now') ? 'emergency' : isProblem(problem, 'too-urgent') ? 'urgent' : undefined;
    if (urgency === 'urgent') await this.world.onJudged?.();
    if (urgency) this.act({ type: 'judged', urgency });
    return urgency !== undefined;
  }

  /** The ten minutes are over. While the booking is on its way, the server decides. */
  expire(): void {
    const { hold } = this.draft;
    if (hold && this.attempt.at !== 'booking') this.#lose('hold-expired', hold.start, []);
  }

  get #client(): BookingClient {
    return bookingClient(this.world.clinic().http);
  }

  #lose(why: LostWhy, start: string, slots: readonly Slot[]): void {
    this.act({ type: 'time-lost', lost: { why, start, slots } });
  }

  #say(attempt: Attempt): void {
    this.attempt = attempt;
    this.world.host.requestUpdate();
  }
}
