import type { Room } from '@vetkit/signal-server/consult/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isProblem } from '../clinic/problem.ts';
import type { Consult } from './client.ts';

/** How the look at a room stands; the room at hand stays while it is looked at again. */
export type RoomLook = { readonly is: 'none' } | { readonly is: 'opening' } | { readonly is: 'refused'; readonly error: unknown } | { readonly is: 'open'; readonly room: Room };

/** Nobody gets in here any more, whatever the connection does. */
export const isShut = (error: unknown): boolean => isProblem(error, 'sign-in-needed') || isProblem(error, 'not-found');

/** While nobody else is there, the room is looked at again even if no news comes: some networks swallow streams. */
const lookAgain = 5000;

/** Keeps one room fresh: looks again when told, and now and then by itself. */
export class RoomController implements ReactiveController {
  look: RoomLook = { is: 'none' };
  #consult: Consult | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #asking: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly world: {
      /** The room as it is now; called after each look. */
      readonly onRoom: (room: Room) => void;
      /** This person is not let in any more; the room at hand stays. */
      readonly onShut: () => void;
    },
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.look.is === 'open' && this.look.room.state !== 'ended' && this.refresh(), lookAgain);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#consult = undefined;
    this.look = { is: 'none' };
  }

  /** Opens another room. */
  open(consult: Consult): void {
    this.#consult = consult;
    this.#put({ is: 'opening' });
    this.refresh();
  }

  /** Looks no more; the room at hand stays. */
  close(): void {
    this.#consult = undefined;
  }

  /** Takes a room that came as an answer. */
  take(room: Room): void {
    this.#put({ is: 'open', room });
    this.world.onRoom(room);
  }

  /** Looks again; asked while looking, once more afterwards. */
  refresh(): void {
    if (this.#asking) this.#again = true;
    else this.#asking = this.#ask().finally(() => {
      this.#asking = undefined;
      if (this.#again) this.refresh();
      this.#again = false;
    });
  }

  async #ask(): Promise<void> {
    const consult = this.#consult;
    if (!consult) return;
    try {
      const room = await consult.enter();
      if (consult === this.#consult) this.take(room);
    } catch (error) {
      if (consult !== this.#consult) return;
      // A room at hand is better than a sentence about the network.
      if (this.look.is !== 'open') this.#put({ is: 'refused', error });
      else if (isShut(error)) this.world.onShut();
    }
  }

  #put(look: RoomLook): void {
    this.look = look;
    this.host.requestUpdate();
  }
}
