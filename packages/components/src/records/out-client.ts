import { PetHistory, type HistorySearch } from '@vetkit/signal-server/records/file.contract';
import type { Http } from '../clinic/http.ts';

type As = 'owner' | 'staff';

/** Who takes it: staff, or an owner who signed in with a code. Everything rejects with a `Problem`. */
export const outClient = (http: Http, as: As) => {
  const file = (path: string, params: Readonly<Record<string, string>>, reference?: string) => http.file(path, { params, as, timeout: 60_000, ...(reference ? { reference } : {}) });
  return {
    /** The history of an animal, by words and days. */
    history: (pet: string, search: HistorySearch, signal?: AbortSignal) => http.request('POST', '/clinics/{clinic}/pets/{pet}/history', { params: { pet }, as, body: search, answer: PetHistory, signal }),
    /** The same as paper, and the animal's whole file as JSON or FHIR. */
    take: (pet: string, what: 'pdf' | 'json' | 'fhir') => file(`/clinics/{clinic}/pets/{pet}/${({ pdf: 'history/paper', json: 'file', fhir: 'fhir' } as const)[what]}`, { pet }),
    /** Papers of one visit. */
    script: (reference: string, script: string) => file('/clinics/{clinic}/records/{reference}/scripts/{script}/paper', { reference, script }, reference),
    record: (reference: string) => file('/clinics/{clinic}/records/{reference}/paper', { reference }, reference),
    summary: (reference: string) => file('/clinics/{clinic}/records/{reference}/summary/paper', { reference }, reference),
  };
};
