import { ErasurePlan } from '@vetkit/signal-server/people/erasure.contract';
import type { Http } from '../clinic/http.ts';

/** What is kept of an owner, and erasing it; for front desk and managers. */
export const erasureClient = (http: Http, owner: string) => ({
  file: () => http.file('/clinics/{clinic}/owners/{owner}/file', { params: { owner }, as: 'staff', timeout: 60_000 }),
  plan: (signal?: AbortSignal) => http.request('GET', '/clinics/{clinic}/owners/{owner}/erasure', { params: { owner }, as: 'staff', answer: ErasurePlan, signal }),
  erase: (name: string) => http.request('POST', '/clinics/{clinic}/owners/{owner}/erasure', { params: { owner }, as: 'staff', answer: ErasurePlan, body: { name } }),
});
