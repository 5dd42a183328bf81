import { ConsentText, type Agreement, type SaveConsentText } from '@vetkit/signal-server/consent/contract';
import { Room, type AgreeRequest } from '@vetkit/signal-server/consult/contract';
import type { Http } from '../clinic/http.ts';

export type { Agreement, AgreeRequest, ConsentText, Room };

const minute = 60_000;
const texts = new WeakMap<Http, { readonly at: number; readonly text: Promise<ConsentText> }>();

/** What owners agree to. Everything rejects with a `Problem`. */
export interface ConsentClient {
  /** The text as it is now. One that came within the last minute is not asked for again, unless it must be `fresh`. */
  text(fresh?: boolean): Promise<ConsentText>;
  /** Sets the clinic's own words; managers only. */
  save(request: SaveConsentText): Promise<ConsentText>;
  /** The owner agrees (again) before going in. Refused with `consent-needed` when the text has changed meanwhile. */
  agree(reference: string, request: AgreeRequest): Promise<Room>;
}

export const consentClient = (http: Http): ConsentClient => ({
  text(fresh = false) {
    const last = texts.get(http);
    if (last && !fresh && performance.now() - last.at < minute) return last.text;
    const text = http.request('GET', '/clinics/{clinic}/consent-text', { answer: ConsentText });
    texts.set(http, { at: performance.now(), text });
    // What did not come is asked for again.
    text.catch(() => texts.delete(http));
    return text;
  },
  save: (body) => http.request('PUT', '/clinics/{clinic}/consent-text', { answer: ConsentText, body }),
  agree: (reference, body) => http.request('POST', '/clinics/{clinic}/consults/{reference}/consent', { params: { reference }, reference, answer: Room, body }),
});
