import { FoundOwners } from '@vetkit/signal-server/people/search.contract';
import type { Http } from '../clinic/http.ts';

/** Owners whose name, pet, e-mail or phone fits; for staff. */
export const findOwners = async (http: Http, text: string, signal?: AbortSignal): Promise<FoundOwners['owners']> =>
  (await http.request('POST', '/clinics/{clinic}/owners/search', { as: 'staff', body: { text }, answer: FoundOwners, signal })).owners;
