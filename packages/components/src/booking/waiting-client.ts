import { LiveCallOffer, Wait } from '@vetkit/signal-server/booking/on-demand.contract';
import type { Http } from '../clinic/http.ts';

/** Whether a live call of one kind of visit can be had now. */
export const liveCallOffer = (http: Http, type: string, signal?: AbortSignal): Promise<LiveCallOffer> => http.request('GET', '/clinics/{clinic}/live-calls', { query: { type }, answer: LiveCallOffer, signal });

/** Place and time in the waiting list; `not-found` once somebody has it. */
export const waitOf = (http: Http, reference: string, signal?: AbortSignal): Promise<Wait> =>
  http.request('GET', '/clinics/{clinic}/appointments/{reference}/wait', { params: { reference }, answer: Wait, reference, as: 'owner', signal });
