import { type DeviceReport, DeviceReports, TestServers } from '@vetkit/signal-server/consult/device-test.contract';
import type { Http } from '../../clinic/http.ts';

/** What a device test asks of the server. Everything rejects with a `Problem`. */
export interface DeviceTestClient {
  /** Servers to try the line with. */
  servers(reference?: string): Promise<TestServers>;
  /** Keeps a report with the visit; the newest counts. `last` survives the end of the page. */
  keep(reference: string, report: DeviceReport): Promise<void>;
  /** Everybody's newest report for staff, one's own for an owner. */
  reports(reference: string, signal?: AbortSignal): Promise<DeviceReports>;
}

export function deviceTestClient(http: Http): DeviceTestClient {
  const at = '/clinics/{clinic}/consults/{reference}/device-test';
  return {
    servers: (reference) => http.request('GET', '/clinics/{clinic}/test-servers', { answer: TestServers, ...(reference ? { reference } : {}) }),
    keep: (reference, report) => http.request('PUT', at, { params: { reference }, reference, body: report, keepalive: true }),
    reports: (reference, signal) => http.request('GET', at, { params: { reference }, reference, answer: DeviceReports, signal }),
  };
}
