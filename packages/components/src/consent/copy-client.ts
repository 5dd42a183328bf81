import { AgreementCopy } from '@vetkit/signal-server/consent/texts.contract';
import type { Http } from '../clinic/http.ts';

export type { AgreementCopy };

/** What was agreed to for one visit; `not-found` where nothing was. */
export const agreementCopy = (http: Http, reference: string, as: 'owner' | 'staff'): Promise<AgreementCopy> =>
  http.request('GET', '/clinics/{clinic}/appointments/{reference}/agreement', { params: { reference }, answer: AgreementCopy, reference, as });
