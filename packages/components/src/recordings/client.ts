import { Recording, RecordingLink, RecordingList, type MoveRecording } from '@vetkit/signal-server/recordings/contract';
import type { Http } from '../clinic/http.ts';

/** Bytes of a recording that were recorded in one run, and when each part of them was taken: this device's clock. */
export interface SentPart {
  readonly offset: number;
  readonly bytes: ArrayBuffer;
  readonly run: number;
  readonly parts: readonly { readonly bytes: number; readonly taken: number }[];
}

/** The recordings of one visit. Everything rejects with a `Problem`. */
export interface RecordingsClient {
  list(signal?: AbortSignal): Promise<RecordingList>;
  /** Asks everybody in the call; the same `id` twice asks once. */
  ask(id: string): Promise<Recording>;
  /** Agrees to be recorded, or does not (any more). */
  answer(id: string, yes: boolean): Promise<Recording>;
  /** Pauses, goes on, stops; `done`: all that was recorded here is sent. */
  steer(id: string, to: MoveRecording['to']): Promise<Recording>;
  /** Where it can be watched or saved from, for ten minutes: the whole address. */
  link(id: string): Promise<RecordingLink>;
  remove(id: string): Promise<void>;
  /** Sends the next bytes. Refused with `offset-wrong`, `recording-closed`, `recording-not-yours`. */
  append(id: string, part: SentPart): Promise<void>;
}

const all = '/clinics/{clinic}/consults/{reference}/recordings';
const one = `${all}/{recording}`;

export function recordingsClient(http: Http, reference: string): RecordingsClient {
  const of = (recording: string) => ({ params: { reference, recording }, reference });
  return {
    list: (signal) => http.request('GET', all, { params: { reference }, reference, answer: RecordingList, signal }),
    ask: (id) => http.request('POST', all, { params: { reference }, reference, body: { id }, answer: Recording }),
    answer: (id, yes) => http.request('POST', `${one}/answer`, { ...of(id), body: { yes }, answer: Recording }),
    steer: (id, to) => http.request('POST', `${one}/state`, { ...of(id), body: { to }, answer: Recording }),
    link: async (id) => {
      const { href, ...rest } = await http.request('POST', `${one}/link`, { ...of(id), answer: RecordingLink });
      return { ...rest, href: new URL(href, http.address('')).href };
    },
    remove: (id) => http.request('DELETE', one, of(id)),
    append: (id, { offset, bytes, run, parts }) =>
      http.request('PATCH', one, {
        ...of(id), body: bytes, timeout: 60_000,
        headers: {
          'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset),
          // How old each is: no two clocks agree, but both know how long a second is.
          'recording-run': String(run), 'recording-parts': parts.map((part) => `${part.bytes};${Math.max(0, Math.round(Date.now() - part.taken))}`).join(', '),
        },
      }),
  };
}
