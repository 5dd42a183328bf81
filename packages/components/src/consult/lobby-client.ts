import { OwnerHelp } from '@vetkit/signal-server/consult/bar.contract';
import { Room } from '@vetkit/signal-server/consult/contract';
import { HandOver } from '@vetkit/signal-server/consult/lobby.contract';
import type { Http } from '../clinic/http.ts';

/** What is said in the waiting room. Everything rejects with a `Problem`. */
export interface Lobby {
  /** One's own side runs so many minutes late. */
  late(minutes: number): Promise<Room>;
  /** For who sees patients, once a day: a quiet and private place, not driving, nothing else open. */
  tellWorkPlace(about: { readonly unusual: boolean }): Promise<Room>;
  /** A code that opens this visit on another device, once. */
  handOver(): Promise<HandOver>;
  /** The owner calls for the desk's help. Refused with `help-too-early`. */
  help(): Promise<OwnerHelp>;
}

export function lobbyClient(http: Http, reference: string): Lobby {
  const of = { params: { reference }, reference };
  const at = '/clinics/{clinic}/consults/{reference}';
  return {
    late: (minutes) => http.request('POST', `${at}/late`, { ...of, answer: Room, body: { minutes } }),
    tellWorkPlace: ({ unusual }) => http.request('POST', `${at}/work-place`, { ...of, answer: Room, body: { quiet: true, notDriving: true, nothingElse: true, unusual } }),
    help: () => http.request('POST', `${at}/owner-help`, { ...of, answer: OwnerHelp }),
    handOver: () => http.request('POST', `${at}/hand-over`, { ...of, answer: HandOver }),
  };
}
