import type { Json } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import type { DeviceReport } from './device-test.contract.ts';
import type { PersonRef } from './store.ts';

/** Keeps the newest report of one person. */
export async function putDeviceReport(tx: Tx, scope: { readonly clinic: { readonly id: string } }, consult: string, { kind, person }: PersonRef, at: Date, report: DeviceReport): Promise<void> {
  await tx`
    insert into device_report (clinic_id, consult_id, person_kind, person_id, at, report)
    values (${scope.clinic.id}, ${consult}, ${kind}, ${person}, ${at}, ${tx.json(report as Json)})
    on conflict (clinic_id, consult_id, person_kind, person_id) do update set at = excluded.at, report = excluded.report`;
}
