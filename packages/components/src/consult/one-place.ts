import type { OpenOptions } from '../media/local-media.ts';
import { cameraOn } from '../media/sides.ts';
import type { DevicesView } from './media-view.ts';
import { forgetStay, keepStay, stayBefore } from './return.ts';
import type { RoomAction, RoomState } from './room-state.ts';
import { Tabs } from './tabs.ts';

/** What a room lends to it. */
export interface PlaceWorld {
  readonly place: () => RoomState['place'];
  readonly act: (action: RoomAction) => void;
  readonly devices: () => DevicesView;
  /** Hangs up here without ending the visit. */
  readonly leave: () => void;
  /** Releases camera and microphone. */
  readonly close: () => void;
}

/** One person is in a call in one place at a time: the tabs know of each other, and a reloaded tab comes back as it was. */
export class OnePlace {
  readonly #tabs: Tabs;

  /** `name`: the same in all tabs of one person in one visit, and nowhere else. */
  constructor(private readonly name: string, private readonly world: PlaceWorld) {
    const { place, act, leave, close } = world;
    this.#tabs = new Tabs(name, {
      hasCall: () => place().is === 'call',
      elsewhere: () => {
        act({ type: 'elsewhere', on: 'tab' });
        if (place().is === 'elsewhere') close();
      },
      alone: () => {
        const now = place();
        if (now.is === 'elsewhere' && now.on === 'tab') act({ type: 'alone' });
      },
      letGo: () => {
        act({ type: 'left', why: 'moved' });
        leave();
        close();
      },
    });
  }

  /** The devices that were on in this tab's call before the page was reloaded; nothing if it was not. */
  get before(): OpenOptions | undefined {
    const stay = stayBefore(this.name);
    return stay && { camera: stay.camera && (!stay.back || cameraOn('environment')), microphone: stay.microphone };
  }

  /** Asks another tab for the call. */
  move(): Promise<void> {
    return this.#tabs.move();
  }

  /** The call is here now. */
  took(): void {
    this.#tabs.took();
    this.#keep();
  }

  /** The call ended here. */
  left(): void {
    forgetStay(this.name);
    this.#tabs.freed();
  }

  /** The page goes away, perhaps to come back. */
  goodbye(): void {
    if (this.world.place().is !== 'call') return;
    this.#keep();
    this.#tabs.freed();
  }

  /** Off the page. */
  close(): void {
    this.#tabs.close();
  }

  #keep(): void {
    const { camera, microphone, facing } = this.world.devices();
    keepStay(this.name, { camera, microphone, back: facing === 'environment' });
  }
}
