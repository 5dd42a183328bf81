import { ConsentText, type Agreement } from '@vetkit/signal-server/consent/contract';
import type { Http } from '../clinic/http.ts';

export type { Agreement, ConsentText };

const minute = 60_000;
const texts = new WeakMap<Http, { readonly locale: string; readonly at: number; readonly text: Promise<ConsentText> }>();

/** What owners agree to. Everything rejects with a `Problem`. */
export interface ConsentClient {
  /** The text as it is now, in this language where the clinic has it. One that came within the last minute is not asked for again, unless it must be `fresh`. */
  text(locale: string, fresh?: boolean): Promise<ConsentText>;
}

export const consentClient = (http: Http): ConsentClient => ({
  text(locale, fresh = false) {
    const last = texts.get(http);
    if (last?.locale === locale && !fresh && performance.now() - last.at < minute) return last.text;
    const text = http.request('GET', '/clinics/{clinic}/consent-text', { query: { locale }, answer: ConsentText });
    texts.set(http, { locale, at: performance.now(), text });
    // What did not come is asked for again.
    text.catch(() => texts.delete(http));
    return text;
  },
});
