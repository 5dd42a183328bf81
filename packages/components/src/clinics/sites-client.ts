import { Sites } from '@vetkit/signal-server/clinics/sites.contract';
import type { Http } from '../clinic/http.ts';

/** The sites that may carry the clinic's widgets. For managers; everything gives the whole list, and rejects with a `Problem`. */
export interface SitesClient {
  read(signal?: AbortSignal): Promise<Sites>;
  add(origin: string): Promise<Sites>;
  remove(origin: string): Promise<Sites>;
}

export const sitesClient = (http: Http): SitesClient => ({
  read: (signal) => http.request('GET', '/clinics/{clinic}/sites', { as: 'staff', answer: Sites, signal }),
  add: (origin) => http.request('POST', '/clinics/{clinic}/sites', { as: 'staff', answer: Sites, body: { origin } }),
  remove: (origin) => http.request('DELETE', `/clinics/{clinic}/sites?origin=${encodeURIComponent(origin)}`, { as: 'staff', answer: Sites }),
});
export type { Sites };
