import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { DeviceReport, DeviceReports } from './device-test.contract.ts';
import { TestServers } from './test-servers.contract.ts';

export interface DeviceTestDeps {
  readonly guard: Guard;
  readonly testServers: (scope: Scope) => TestServers;
  readonly putReport: (scope: Scope, reference: string, report: DeviceReport) => Promise<void>;
  readonly reports: (scope: Scope, reference: string) => Promise<DeviceReports>;
}

const people = [...theOwner, ...everyStaff];
const fresh = { 'cache-control': 'no-store' };

/** Trying camera, sound and line before a visit, below `/api/v1/clinics/:clinic`. */
export const deviceTestRoutes = ({ guard, testServers, putReport, reports }: DeviceTestDeps) =>
  new Hono<Guarded>()
    .get('/test-servers', guard.may({ who: ['anyone'], summary: 'Servers to try a line with; the relay for people of the clinic and owners with a visit', answers: { 200: TestServers }, limit: 'signaling' }), (c) =>
      c.json(testServers(c.var.scope), 200, fresh),
    )
    .put(
      '/consults/:reference/device-test',
      guard.may({ who: people, summary: 'Keeps how the own devices did before a visit; the newest counts', answers: { 204: null }, problems: ['visit-cancelled', 'visit-over'], limit: 'signaling' }),
      valid('json', DeviceReport),
      async (c) => {
        await putReport(c.var.scope, c.req.param('reference'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .get(
      '/consults/:reference/device-test',
      guard.may({ who: people, summary: 'How the devices did: everybody’s for staff, their own for owners', answers: { 200: DeviceReports } }),
      async (c) => c.json(await reports(c.var.scope, c.req.param('reference')), 200, fresh),
    );
