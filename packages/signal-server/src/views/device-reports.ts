import * as v from 'valibot';
import { DeviceReport, DeviceReportOf } from '../consult/device-test.contract.ts';
import type { Sql } from '../database/connect.ts';

const Row = v.object({ person: v.string(), role: DeviceReportOf.entries.role, at: v.date(), report: DeviceReport });

/** How the devices of a visit's people did, the owner's first; of one `person` only where said. */
export async function deviceReportsOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }, consult: string, person?: string): Promise<DeviceReportOf[]> {
  const rows = await sql`
    select d.person_id as person, coalesce(s.role, 'owner') as role, d.at, d.report
    from device_report d
    left join staff s on d.person_kind = 'staff' and s.clinic_id = d.clinic_id and s.id = d.person_id
    where d.clinic_id = ${scope.clinic.id} and d.consult_id = ${consult} and (${person ?? null}::uuid is null or d.person_id = ${person ?? null}::uuid)
    order by d.person_kind, d.at, d.person_id`;
  return v.parse(v.array(Row), [...rows]).map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
