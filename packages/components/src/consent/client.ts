import { ConsentText, type Agreement, type SaveConsentText } from '@vetkit/signal-server/consent/contract';
import type { Http } from '../clinic/http.ts';

export type { Agreement, ConsentText };

const minute = 60_000;
const texts = new WeakMap<Http, { readonly at: number; readonly text: Promise<ConsentText> }>();

/** What owners agree to. Everything rejects with a `Problem`. */
export interface ConsentClient {
  /** The text as it is now. One that came within the last minute is not asked for again, unless it must be `fresh`. */
  text(fresh?: boolean): Promise<ConsentText>;
  /** Sets the clinic's own words; managers only. */
  save(request: SaveConsentText): Promise<ConsentText>;
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
});
