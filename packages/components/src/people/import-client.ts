import { ImportedClients, type ImportRow } from '@vetkit/signal-server/people/import.contract';
import type { Http } from '../clinic/http.ts';

/** Takes some lines over, up to 100. The same again changes nothing. */
export const importClients = (http: Http, rows: readonly ImportRow[]): Promise<ImportedClients> =>
  http.request('POST', '/clinics/{clinic}/clients/import', { as: 'staff', answer: ImportedClients, body: { rows } });
