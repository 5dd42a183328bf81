import { Room, type AgreeRequest } from '@vetkit/signal-server/consult/contract';
import type { Http } from '../clinic/http.ts';

export type { AgreeRequest, Room };

/** Agreeing at the door of a visit. */
export interface AgainClient {
  /** The owner agrees (again) before going in. Refused with `consent-needed` when the text has changed meanwhile. */
  agree(reference: string, request: AgreeRequest): Promise<Room>;
}

export const againClient = (http: Http): AgainClient => ({
  agree: (reference, body) => http.request('POST', '/clinics/{clinic}/consults/{reference}/consent', { params: { reference }, reference, answer: Room, body }),
});
