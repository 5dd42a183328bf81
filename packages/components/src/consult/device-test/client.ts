import type { DeviceReport } from '@vetkit/signal-server/consult/device-test.contract';
import { TestServers } from '@vetkit/signal-server/consult/test-servers.contract';
import type { Http } from '../../clinic/http.ts';

/** What a device test asks of the server. Everything rejects with a `Problem`. */
export interface DeviceTestClient {
  /** Servers to try the line with. */
  servers(reference?: string): Promise<TestServers>;
  /** Keeps a report with the visit; the newest counts. Survives the end of the page. */
  keep(reference: string, report: DeviceReport): Promise<void>;
}

export function deviceTestClient(http: Http): DeviceTestClient {
  return {
    servers: (reference) => http.request('GET', '/clinics/{clinic}/test-servers', { answer: TestServers, ...(reference ? { reference } : {}) }),
    keep: (reference, report) => http.request('PUT', '/clinics/{clinic}/consults/{reference}/device-test', { params: { reference }, reference, body: report, keepalive: true }),
  };
}
