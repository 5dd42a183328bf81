import type { DeviceReport, DeviceReports } from '../../consult/device-test.contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import { putDeviceReport } from '../../consult/store.device-test.ts';
import { lockConsult } from '../../consult/store.ts';
import type { TestServers } from '../../consult/test-servers.contract.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Scope } from '../../shared/scope.ts';
import { deviceReportsOf } from '../../views/device-reports.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/** For how long the relay may be tried with what was handed out. */
const minutes = 3;

/** What to try a line with. The relay costs whoever runs it: only people of the clinic and owners with a visit get it, for minutes. */
export const testServers =
  ({ clock, signaling }: { clock: Clock; signaling: Pick<Signaling, 'iceFor'> }) =>
  (scope: Scope): TestServers => {
    const known = scope.caller.kind === 'staff' || scope.caller.kind === 'owner' || scope.caller.kind === 'appointment';
    const now = clock();
    const { iceServers, relay } = signaling.iceFor(`t${newId().replaceAll('-', '')}`, known ? { from: now, until: new Date(now.getTime() + minutes * 60_000) } : undefined);
    return { iceServers, relay: !relay ? 'none' : known ? 'given' : 'sign-in' };
  };

/** Keeps how the caller's devices did, and says so on the timeline. @throws Problem `visit-cancelled`, `visit-over`. */
export const putReport =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, reference: string, report: DeviceReport): Promise<void> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const now = clock();
    const refusal = whyNotEnter(visit, now);
    if (refusal) throw consultProblem(refusal);

    await transaction(db, async (tx) => {
      const consult = await lockConsult(tx, scope, visit.consult);
      if (!consult || consult.state === 'ended') return;
      await putDeviceReport(tx, scope, visit.consult, me, now, report);
      const results = Object.fromEntries(Object.entries(report).map(([check, { is, what }]) => [check, what ?? is]));
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'device.tested', data: { person: me.person, results } });
    });
  };

/** The reports the caller may read: staff everybody's, an owner their own. */
export const deviceReports =
  ({ db }: { db: Pick<Database, 'sql'> }) =>
  async (scope: Scope, reference: string): Promise<DeviceReports> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    return { reports: await deviceReportsOf(db.sql, scope, visit.consult, me.kind === 'staff' ? undefined : me.person) };
  };
