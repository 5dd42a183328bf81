import { ConsentText } from '@vetkit/signal-server/consent/contract';
import { ConsentTexts, type SaveConsentText } from '@vetkit/signal-server/consent/texts.contract';
import type { Http } from '../clinic/http.ts';

/** What owners agree to, in all languages of the clinic; for managers. */
export const allConsentTexts = (http: Http, signal?: AbortSignal): Promise<ConsentTexts> => http.request('GET', '/clinics/{clinic}/consent-texts', { as: 'staff', answer: ConsentTexts, signal });

/** Sets the clinic's own words in one language. */
export const saveConsentText = (http: Http, body: SaveConsentText): Promise<ConsentText> => http.request('PUT', '/clinics/{clinic}/consent-text', { as: 'staff', answer: ConsentText, body });
