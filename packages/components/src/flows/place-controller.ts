import type { Room } from '@vetkit/signal-server/consult/contract';
import type { LitElement } from 'lit';
import { isProblem } from '../clinic/problem.ts';
import { type CallController, mayPrepare, othersOf } from '../consult/call/call-controller.ts';
import { firstWishes } from '../consult/call/first-camera.ts';
import type { Consult } from '../consult/client.ts';
import { OnePlace } from '../consult/one-place.ts';
import { isShut, type RoomController } from '../consult/room-controller.ts';
import { atFirst, isJoining, isOver, roomAfter, type RoomAction, type RoomState } from '../consult/room-state.ts';
import type { OpenOptions } from '../media/local-media.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { endDeviceTest } from './room-before.ts';

/** What a room lends to it. */
export interface PlaceWorld {
  readonly room: RoomController;
  readonly media: CallController;
  readonly consult: () => Consult | undefined;
  readonly server: () => URL;
  /** The same in all tabs of one person in one visit, and nowhere else. */
  readonly nameFor: (room: Room) => string;
  /** The sentence about a refusal; empty where there is none. */
  readonly why: (error: unknown) => Promise<string>;
  /** A call has ended here. */
  readonly onLeft: () => void;
}

/** Where this browser is in a visit, and the ways from there: into the call and out of it, to another tab or device, to the end. */
export class PlaceController {
  state: RoomState = atFirst;
  /** A device test has the camera. */
  testing = false;
  /** Why one was not let in, where that is known. */
  refusal = '';
  /** The other tabs of the same person, from the first look at the room. */
  #here: OnePlace | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly world: PlaceWorld,
  ) {}

  do(action: RoomAction): void {
    this.state = roomAfter(this.state, action);
    this.host.requestUpdate();
  }

  get #room(): Room | undefined {
    const { look } = this.world.room;
    return look.is === 'open' ? look.room : undefined;
  }

  get #wishes(): OpenOptions {
    return firstWishes(this.#room?.me.role === 'owner');
  }

  /** Says how near one is. A visit that is over or cancelled refuses: then nobody waits for us. */
  #tell(stage: Parameters<Consult['presence']>[0], last = false): void {
    void this.world.consult()?.presence(stage, last).catch(() => {});
  }

  /** The room is looked at for the first time, or with another way in. */
  opened(): void {
    if (this.state.place.is === 'removed') this.do({ type: 'alone' });
    this.#tell('arrived');
  }

  /** The page goes away, perhaps to come back. */
  readonly goodbye = (): void => {
    this.#here?.goodbye();
    const { is } = this.state.place;
    if (this.#room && is !== 'over' && is !== 'elsewhere' && is !== 'removed') this.#tell('gone', true);
  };

  /** Off the page. */
  close(): void {
    this.goodbye();
    this.#here?.close();
    this.#here = undefined;
    this.do({ type: 'removed' });
  }

  /** The room as the server says it now. */
  seen(room: Room): void {
    const { media, consult, server } = this.world;
    if (!this.#here) this.#met(room);
    media.peers(othersOf(room));
    const asked = consult();
    if (this.state.place.is === 'lobby' && asked && !room.consent?.needed && mayPrepare(room, Date.now())) media.prepare({ consult: asked, server: server() });
    if (!isOver(room) || this.state.place.is === 'over') return;
    this.do({ type: 'ended' });
    this.#here?.left();
    media.leave();
    media.devices.close();
  }

  /** Known for the first time who is here: other tabs of theirs, and the call this tab was in before it was reloaded. */
  #met(room: Room): void {
    const { media, nameFor } = this.world;
    this.#here = new OnePlace(nameFor(room), {
      place: () => this.state.place, act: (action) => this.do(action), devices: () => media.devices.view, leave: () => media.leave(), close: () => media.devices.close(),
    });
    // When the waiting room stands on the screen.
    void this.host.updateComplete.then(() => afterPaint(() => void loadCall()));
    const { before } = this.#here;
    if (before && !isOver(room) && !room.consent?.needed) void this.join(before);
  }

  /** The way in is closed: somebody has taken this person out, or their link has run out. A call that still runs goes on. */
  shut(): void {
    const { room, media } = this.world;
    this.do({ type: 'shut' });
    if (this.state.place.is !== 'removed') return;
    media.devices.close();
    room.close();
  }

  /** A test has the camera for itself, and the other side sees that somebody is busy with it. */
  tests(running: boolean): void {
    this.testing = running;
    this.host.requestUpdate();
    if (running) this.world.media.devices.close();
    this.#tell(running ? 'testing' : 'ready');
  }

  async open(): Promise<void> {
    const { devices } = this.world.media;
    endDeviceTest(this.host.renderRoot);
    await devices.open(this.#wishes);
    if (devices.local) this.#tell(devices.view.camera || devices.view.microphone ? 'ready' : 'testing');
  }

  async join(wishes: OpenOptions = this.#wishes): Promise<void> {
    const { room, media, consult: asked, server } = this.world;
    const consult = asked();
    if (!consult || isJoining(this.state.place)) return;
    endDeviceTest(this.host.renderRoot);
    this.refusal = '';
    this.do({ type: 'join' });
    try {
      await Promise.all([media.devices.open(wishes), loadCall()]);
      const isIn = await media.join({ consult, server: server() });
      this.do({ type: isIn ? 'joined' : 'refused' });
      if (this.state.place.is === 'call') this.#here?.took();
      if (this.#room) this.seen(this.#room);
      room.refresh();
    } catch (error) {
      this.do({ type: 'refused' });
      if (isShut(error)) return this.shut();
      room.refresh();
      this.refusal = isProblem(error) ? await this.world.why(error) : '';
      this.host.requestUpdate();
    }
  }

  /** The call comes here from another tab or device. */
  async move(): Promise<void> {
    await this.#here?.move();
    await this.join();
  }

  /** Somebody is in the call now. The same person from another device: this one lets go, or they would hear and see themselves twice. */
  met({ person, peer }: Readonly<Record<string, unknown>>): void {
    const { media } = this.world;
    if (this.state.place.is !== 'call' || person !== this.#room?.me.person || media.wasHere(peer)) return;
    this.do({ type: 'left', why: 'superseded' });
    media.leave();
    media.devices.close();
  }

  /** Back from another device. */
  back(): void {
    this.do({ type: 'alone' });
    this.#tell('arrived');
  }

  /** The owner stops waiting for a late vet: nothing of theirs stays on, and the desk sees them go. */
  waits(goesOn: boolean): void {
    if (!goesOn) this.world.media.devices.close();
    this.#tell(goesOn ? 'arrived' : 'gone');
  }

  /** The owner goes on on their phone: this screen keeps the messages. */
  handedOver(): void {
    const { media } = this.world;
    media.leave();
    media.devices.close();
    this.do({ type: 'elsewhere', on: 'device' });
  }

  /** Leave was pressed: a live call ends for both; the server says which. */
  async leave(): Promise<void> {
    const { room, media, consult } = this.world;
    const ended = consult()?.end('pressed');
    media.leave();
    await ended?.then((now) => room.take(now)).catch(() => room.refresh());
  }

  /** The call is over on this side; `why` as the kit says it. */
  left(why: string): void {
    this.do({ type: 'left', why });
    this.world.onLeft();
    this.#here?.left();
    // Another window took over: this one lets go of the devices.
    if (why === 'superseded') this.world.media.devices.close();
    this.world.room.refresh();
  }
}

/** The call's own elements: nobody waits for them before the lobby is drawn. */
export const loadCall = (): Promise<unknown> => import('../consult/call/vet-call.ts').catch(() => undefined);
