import type { Log } from '../shared/log.ts';
import { everywhere, type Seat, type Why } from './realm.ts';

/** A peer's socket opened, or has been gone for longer than the grace. */
export interface PresenceEvent {
  readonly consult: string;
  readonly clinic: string;
  readonly person: string;
  readonly peer: string;
  readonly kind: 'connected' | 'gone';
  /** `joined`, or `superseded`: the same peer came back on a newer socket while the old one was open; for `gone` how the socket ended. */
  readonly why: 'joined' | 'superseded' | Why;
  /** When it happened. For `gone` the end of the socket, which lies before the grace. */
  readonly at: Date;
  /** Whether the person has another open socket in this consult. */
  readonly elsewhere: boolean;
}

export type OnPresence = (event: PresenceEvent) => void | Promise<void>;

/** Tells the app about peers of consults; in open mode there is nothing to tell. What the app throws is logged, the call goes on. */
export function presenceTeller(onPresence: OnPresence, seatsOf: (room: string) => Seat[], log: Log) {
  return ({ room: consult, clinic, person, peer }: Seat, kind: PresenceEvent['kind'], why: PresenceEvent['why'], at: Date): void => {
    if (consult === everywhere) return;
    const elsewhere = seatsOf(consult).some((seat) => seat.person === person && seat.peer !== peer);
    const failed = (error: unknown) => log.error({ error, consult, kind, why }, 'presence was not recorded');
    try {
      Promise.resolve(onPresence({ consult, clinic, person, peer, kind, why, at, elsewhere })).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}
