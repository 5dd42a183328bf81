import type { Room } from '@vetkit/signal-server/consult/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Consult } from './client.ts';

/** How the look at a room stands; the room at hand stays while it is looked at again. */
export type RoomLook = { readonly is: 'none' } | { readonly is: 'opening' } | { readonly is: 'refused'; readonly error: unknown } | { readonly is: 'open'; readonly room: Room };

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
    /** The room as it is now; called after each look. */
    private readonly onRoom: (room: Room) => void,
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

  /** Takes a room that came as an answer. */
  take(room: Room): void {
    this.#put({ is: 'open', room });
    this.onRoom(room);
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
      // A room at hand is better than a sentence about the network.
      if (consult === this.#consult && this.look.is !== 'open') this.#put({ is: 'refused', error });
    }
  }

  #put(look: RoomLook): void {
    this.look = look;
    this.host.requestUpdate();
  }
}
