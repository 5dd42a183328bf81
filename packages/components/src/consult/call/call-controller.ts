import type { Room } from '@vetkit/signal-server/consult/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Call } from '../../media/call.ts';
import type { Consult } from '../client.ts';
import { type CallView, noCall } from '../media-view.ts';
import type { Stay, Went } from '../wrap-up/went.ts';
import { DevicesController, engine } from './devices-controller.ts';

/** What a call needs: the room's client, and where the server is. */
export interface CallPlace {
  readonly consult: Pick<Consult, 'join' | 'measured'>;
  readonly server: URL;
}

/** Peers of everybody else in the room. */
export const othersOf = (room: Pick<Room, 'participants' | 'me'>): string[] =>
  room.participants.filter(({ person }) => person !== room.me.person).flatMap(({ peers }) => peers);

/** From how long before its start a visit's lobby has a socket, milliseconds: as long as it may have a relay. */
const lobbyOpens = 60 * 60_000;

/** Whether the socket may be open already while one waits in the lobby. */
export const mayPrepare = ({ state, appointment }: Pick<Room, 'state' | 'appointment'>, now: number): boolean =>
  state !== 'ended' && appointment.status === 'confirmed' && appointment.modality === 'video' && now >= Date.parse(appointment.start) - lobbyOpens;

/** When what was changed has been drawn; never in a page that nobody looks at. */
const painted = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Who is told what the kit says of others. */
export interface Witness {
  /** Somebody can be heard and seen from now on. */
  met(peer: string): void;
  said(peer: string, words: unknown): void;
  left(peer: string): void;
}

/** Joins the media kit to an element: runs one call with its devices, and keeps a plain view of it for drawing. */
export class CallController implements ReactiveController {
  readonly devices: DevicesController;
  call: CallView = noCall;
  /** How the calls so far went; null before the first one ended. */
  went: Went | null = null;
  #stays: readonly Stay[] = [];
  /** What this page was called in its calls. */
  readonly #peers = new Set<unknown>();
  #call: Call | undefined;
  #preloaded = false;
  #others: readonly string[] = [];
  /** The call that is being prepared; another one, or none, when it does not matter any more. */
  #preparing: Promise<void> | 'joining' | undefined;
  #stopTelling: () => void = () => {};

  constructor(
    private readonly host: ReactiveControllerHost,
    /** The call is over on this side; `why` as the kit says it. */
    private readonly onEnd: (why: string) => void,
    private readonly witness?: Witness,
  ) {
    host.addController(this);
    // After this one: a call says goodbye before its devices go.
    this.devices = new DevicesController(host);
  }

  hostDisconnected(): void {
    this.#call?.leave('tab-closed');
    this.#stopTelling();
    this.#stopTelling = () => {};
    this.#call = this.#preparing = undefined;
    this.call = noCall;
    this.went = null;
    this.#stays = [];
  }

  /** Whether somebody in the call was this page. */
  wasHere(peer: unknown): boolean {
    return this.#peers.has(peer);
  }

  /** The running call of the kit. */
  get kit(): Call | undefined {
    return this.#call;
  }

  /** Says something to everybody in the call. */
  say(words: unknown): void {
    this.#call?.say(words);
  }

  /** Gets ready while one waits in the lobby, as soon as that is drawn: code, socket and relays, so that going in is quick. */
  prepare(place: CallPlace): void {
    if (this.#preparing || (this.#call && this.#call.signaling !== 'closed')) return;
    const preparing: Promise<void> = painted()
      .then(() => (this.#preparing === preparing ? this.#make(place, true) : undefined))
      // Refused or unheard: the press of the button asks again, and says why.
      .catch(() => undefined)
      .then((call) => {
        if (this.#preparing !== preparing) return;
        this.#preparing = undefined;
        this.#call = call;
        call?.prepare();
      });
    this.#preparing = preparing;
  }

  /** Goes into the call. False when its devices were closed meanwhile: nobody wants in any more. Rejects with the server's `Problem` when there is no pass. */
  async join(place: CallPlace): Promise<boolean> {
    await this.devices.open();
    if (!this.devices.local) return false;
    if (this.#call && this.#call.state !== 'idle') return true;
    if (this.#call?.signaling !== 'open') {
      // What is only being prepared would come late: it is not waited for, and nothing is prepared beside it.
      this.#preparing = 'joining';
      this.#call?.leave();
      this.#call = undefined;
      const call = await this.#make(place, false).finally(() => (this.#preparing = undefined));
      if (!this.devices.local) return false;
      this.#call = call;
    }
    this.#preparing = undefined;
    this.call = noCall;
    this.#call.join();
    return true;
  }

  async #make({ consult, server }: CallPlace, lobby: boolean): Promise<Call> {
    const [{ pass }, { Call, callView, isMending, serverAt, tellMinutes }] = await Promise.all([consult.join({ lobby }), engine()]);
    const { peer } = pass;
    this.#peers.add(peer);
    // The first socket takes the pass at hand; every later one needs a fresh one.
    let first: typeof pass | undefined = pass;
    const call = new Call({
      peerId: peer,
      server: serverAt(new URL(pass.signaling.path, server), pass.signaling.key),
      local: () => this.devices.local!,
      pass: async (to) => {
        const given = first ?? (await consult.join({ peer, lobby: to === 'lobby' })).pass;
        first = undefined;
        return given;
      },
    });
    const look = () => this.#draw(callView(call, this.call));
    let stay = { since: performance.now(), breaks: 0 };
    let begun = false;
    call.addEventListener('state', ({ state, before, reason }) => {
      look();
      if (this.#call !== call) return;
      if (!begun && state !== 'ended') {
        begun = true;
        stay = { since: performance.now(), breaks: 0 };
        this.#stopTelling = tellMinutes(call, peer, consult);
      }
      if (isMending(state) && !isMending(before) && before !== 'connecting') stay.breaks++;
      if (state !== 'ended') return;
      begun = false;
      this.#stayEnded({ seconds: (performance.now() - stay.since) / 1_000, breaks: stay.breaks, reports: call.report });
      // A page that was frozen or kept aside goes on where it stopped: the kit joins again by itself.
      if (reason !== 'tab-closed') this.#over(reason ?? 'pressed');
    });
    call.addEventListener('remote', ({ peerId }) => {
      look();
      this.witness?.met(peerId);
    });
    call.addEventListener('said', ({ peerId, words }) => this.witness?.said(peerId, words));
    call.addEventListener('remote-media', look);
    call.addEventListener('left', ({ peerId, reason }) => {
      this.witness?.left(peerId);
      this.call = { ...this.call, left: reason };
      look();
    });
    call.addEventListener('line', look);
    call.addEventListener('safety', look);
    call.addEventListener('quality', ({ peerId, sample }) => this.#draw({ ...this.call, quality: sample.word, samples: call.quality(peerId) }));
    call.peers(this.#others);
    return call;
  }

  /** Who else is in the room now. Known for the first time, the lobby is drawn and the code of calls fetched, so that going in is quick. */
  peers(ids: readonly string[]): void {
    if (!this.#preloaded) void painted().then(engine).then(({ preloadCalls }) => preloadCalls(), () => undefined);
    this.#preloaded = true;
    this.#others = ids;
    this.#call?.peers(ids);
  }

  retry(): void {
    this.#call?.retry();
  }

  /** Hangs up; the devices stay as they are. */
  leave(): void {
    this.#call?.leave('pressed');
  }

  #stayEnded(stay: Stay): void {
    this.#stopTelling();
    this.#stopTelling = () => {};
    const stays = [...this.#stays, stay];
    this.#stays = stays;
    // Nobody reads it before the end. Not fetched, nothing is said of it.
    void import('../wrap-up/went.ts').then(({ howItWent }) => {
      if (this.#stays !== stays) return;
      this.went = howItWent(stays);
      this.host.requestUpdate();
    }, () => undefined);
  }

  #over(why: string): void {
    this.#call = undefined;
    this.onEnd(why);
  }

  #draw(view: CallView): void {
    this.call = view;
    this.host.requestUpdate();
  }
}
