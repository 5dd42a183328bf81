import type { Room } from '@vetkit/signal-server/consult/contract';

/** Where one browser is in a visit, and what is open there: pure, without a clock. The room's own state (waiting, live, ended) is the server's. */

/**
 * Where this browser is. `elsewhere`: another tab of the same person has the call, or another device of theirs that they went over to; `pushed`: somebody came in
 * with the same account somewhere else. `removed`: they are not let in any more.
 */
export type RoomPlace =
  | { readonly is: 'lobby'; readonly joining: 'no' | 'busy' | 'failed' }
  | { readonly is: 'call' }
  | { readonly is: 'over' }
  | { readonly is: 'removed' }
  | { readonly is: 'elsewhere'; readonly on: 'tab' | 'device' | 'pushed' };

export interface RoomState {
  readonly place: RoomPlace;
  /**
   * The panel beside the picture; `open` counts where there is no room beside it: there it covers the picture. `kept` are those that were
   * looked at in this call: what is typed or on its way there goes on behind the one that is shown. In those of `news` something has come
   * that was not seen yet.
   */
  readonly panel: { readonly name: string; readonly open: boolean; readonly kept: readonly string[]; readonly news: readonly string[] };
}

export type RoomAction =
  /** Into the call: pressed, let in, not let in. */
  | { readonly type: 'join' | 'joined' | 'refused' }
  /** The call ended here; `superseded`: the same account came in elsewhere; `moved`: another tab of this browser asked for it. */
  | { readonly type: 'left'; readonly why: string }
  /** The visit ended, as the server says. */
  | { readonly type: 'ended' }
  /** Another tab or device has the call. */
  | { readonly type: 'elsewhere'; readonly on: 'tab' | 'device' }
  /** Not let in any more, as the server says. */
  | { readonly type: 'shut' }
  /** The other tab has given it back, or is gone; or there is a new way in. */
  | { readonly type: 'alone' }
  | { readonly type: 'open-panel'; readonly name?: string }
  | { readonly type: 'close-panel' }
  | { readonly type: 'news'; readonly name: string }
  /** Off the page. */
  | { readonly type: 'removed' };

/** Nobody comes any more: it has ended, or was called off. */
export const isOver = ({ state, appointment: { status } }: Room): boolean => state === 'ended' || status === 'cancelled' || status === 'declined';

const lobby: RoomPlace = { is: 'lobby', joining: 'no' };

export const atFirst: RoomState = { place: lobby, panel: { name: 'messages', open: false, kept: ['messages'], news: [] } };

/** The room after something happened. What does not fit the place is passed over. */
export function roomAfter(state: RoomState, action: RoomAction): RoomState {
  const { place, panel } = state;
  const at = (next: RoomPlace): RoomState => ({ ...state, place: next });
  switch (action.type) {
    case 'join':
      return place.is === 'over' ? state : at({ is: 'lobby', joining: 'busy' });
    case 'joined':
      return isJoining(place) ? at({ is: 'call' }) : state;
    case 'refused':
      return isJoining(place) ? at({ is: 'lobby', joining: 'failed' }) : state;
    case 'left':
      return place.is === 'call' ? at(action.why === 'superseded' ? { is: 'elsewhere', on: 'pushed' } : action.why === 'moved' ? { is: 'elsewhere', on: 'tab' } : lobby) : state;
    case 'ended':
      return at({ is: 'over' });
    case 'elsewhere':
      return place.is === 'lobby' && place.joining !== 'busy' ? at({ is: 'elsewhere', on: action.on }) : state;
    case 'alone':
      return place.is === 'elsewhere' || place.is === 'removed' ? at(lobby) : state;
    case 'shut':
      return place.is === 'call' || place.is === 'over' ? state : at({ is: 'removed' });
    case 'open-panel':
      return { ...state, panel: shownPanel(panel, action.name ?? panel.name) };
    case 'close-panel':
      return { ...state, panel: { ...panel, open: false } };
    case 'news':
      return { ...state, panel: { ...panel, news: [...without(panel.news, action.name), action.name] } };
    case 'removed':
      return { ...atFirst, panel: { name: panel.name, open: false, kept: [panel.name], news: [] } };
  }
}

const without = (names: readonly string[], name: string): readonly string[] => names.filter((one) => one !== name);
const shownPanel = ({ kept, news }: RoomState['panel'], name: string): RoomState['panel'] => ({ name, open: true, kept: kept.includes(name) ? kept : [...kept, name], news: without(news, name) });

/** Whether going into the call is under way. */
export const isJoining = (place: RoomPlace): boolean => place.is === 'lobby' && place.joining === 'busy';
