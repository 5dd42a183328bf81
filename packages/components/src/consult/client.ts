import { Joined, Message, MessageList, Room, type EndRequest, type MeasuredRequest, type PresenceRequest } from '@vetkit/signal-server/consult/contract';
import type { CameraRequest } from '@vetkit/signal-server/consult/camera.contract';
import type { Place } from '@vetkit/signal-server/booking/contract';
import type { Http } from '../clinic/http.ts';

/** The room of one visit. Everything rejects with a `Problem`. */
export interface Consult {
  /** The room as the caller sees it. */
  enter(signal?: AbortSignal): Promise<Room>;
  /** Says how near one is. `last` survives the end of the page. */
  presence(stage: PresenceRequest['stage'], last?: boolean): Promise<void>;
  /** A pass for one socket; `peer` for another one on the same peer id, `lobby` for one that waits until it says that it joins. */
  join(socket?: { readonly peer?: string; readonly lobby?: boolean }): Promise<Joined>;
  /** Tells what arrived of the other side. `last` survives the end of the page. */
  measured(minutes: MeasuredRequest): Promise<void>;
  /** Tells what a camera shows, when that has changed. */
  camera(judged: CameraRequest): Promise<void>;
  /** Hangs up for both sides. */
  end(why: EndRequest['why']): Promise<Room>;
  messages(signal?: AbortSignal): Promise<MessageList>;
  /** The same `id` twice is one message: send again as often as it takes. */
  say(message: { readonly id: string; readonly text: string; readonly staffOnly: boolean }): Promise<Message>;
}

/** `place`: where the owner says the animal is, asked at each joining. */
export function consultClient(http: Http, reference: string, place: () => Place | undefined = () => undefined): Consult {
  const of = { params: { reference }, reference };
  const at = '/clinics/{clinic}/consults/{reference}';
  return {
    enter: (signal) => http.request('GET', at, { ...of, answer: Room, signal }),
    presence: (stage, last = false) => http.request('POST', `${at}/presence`, { ...of, body: { stage }, keepalive: last }),
    join: (socket = {}) => http.request('POST', `${at}/join`, { ...of, answer: Joined, body: { ...socket, place: place() } }),
    measured: (minutes) => http.request('POST', `${at}/measured`, { ...of, body: minutes, keepalive: minutes.last }),
    camera: (judged) => http.request('POST', `${at}/camera`, { ...of, body: judged }),
    end: (why) => http.request('POST', `${at}/end`, { ...of, answer: Room, body: { why } }),
    messages: (signal) => http.request('GET', `${at}/messages`, { ...of, answer: MessageList, signal }),
    say: (body) => http.request('POST', `${at}/messages`, { ...of, answer: Message, body }),
  };
}
