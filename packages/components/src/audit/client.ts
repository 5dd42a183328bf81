import { AuditPage, AuditVerdict, type AuditSearch } from '@vetkit/signal-server/audit/contract';
import type { Http } from '../clinic/http.ts';

/** Who read and wrote what; for managers. */
export const auditClient = (http: Http) => ({
  page: (search: AuditSearch, signal?: AbortSignal) => http.request('GET', '/clinics/{clinic}/audit', { as: 'staff', query: search, answer: AuditPage, signal }),
  check: () => http.request('POST', '/clinics/{clinic}/audit/checks', { as: 'staff', answer: AuditVerdict, timeout: 120_000 }),
  file: () => http.file('/clinics/{clinic}/audit/file', { as: 'staff', timeout: 120_000 }),
});
