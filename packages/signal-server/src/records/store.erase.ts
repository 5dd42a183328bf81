import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** What the audit chain knows of a record and is not there any more. */
export interface RemovedRecord {
  readonly record: string;
  readonly versions: number;
  /** `script:<id>`, `script-event:<id>` */
  readonly scripts: readonly string[];
}

/** Removes the records of these consults for good, with their scripts. The database lets it happen for an owner who was erased and whose date is over. */
export async function removeRecords(tx: Tx, scope: InClinic, owner: string, consults: readonly string[]): Promise<RemovedRecord[]> {
  const { id } = scope.clinic;
  await tx`select set_config('vetkit.forgetting_owner', ${owner}, true)`;
  const records = await tx<{ id: string }[]>`select id from record where clinic_id = ${id} and consult_id = any(${[...consults]}) order by id for update`;
  const gone: RemovedRecord[] = [];
  for (const { id: record } of records) {
    const events = await tx<{ id: string }[]>`delete from script_event e using script s where s.clinic_id = ${id} and s.record_id = ${record} and e.clinic_id = s.clinic_id and e.script_id = s.id returning e.id`;
    const scripts = await tx<{ id: string }[]>`delete from script where clinic_id = ${id} and record_id = ${record} returning id`;
    const { count } = await tx`delete from record_version where clinic_id = ${id} and record_id = ${record}`;
    await tx`delete from record where clinic_id = ${id} and id = ${record}`;
    gone.push({ record, versions: count, scripts: [...scripts.map((script) => `script:${script.id}`), ...events.map((event) => `script-event:${event.id}`)] });
  }
  await tx`select set_config('vetkit.forgetting_owner', '', true)`;
  return gone;
}
