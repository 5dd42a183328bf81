import { DeviceReports } from '@vetkit/signal-server/consult/device-test.contract';
import type { Http } from '../../clinic/http.ts';

/** The newest report of everybody for staff, one's own for an owner. Rejects with a `Problem`. */
export const deviceReports = (http: Http, reference: string, signal?: AbortSignal): Promise<DeviceReports> =>
  http.request('GET', '/clinics/{clinic}/consults/{reference}/device-test', { params: { reference }, reference, answer: DeviceReports, signal });
