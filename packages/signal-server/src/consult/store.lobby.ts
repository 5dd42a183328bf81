import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Keeps when a side that runs late expects to come; the newest word counts. */
export async function putLate(tx: Tx, scope: InClinic, consult: string, late: { readonly side: 'owner' | 'staff'; readonly expectedAt: Date; readonly at: Date }): Promise<void> {
  await tx`
    insert into running_late (clinic_id, consult_id, side, expected_at, told_at)
    values (${scope.clinic.id}, ${consult}, ${late.side}, ${late.expectedAt}, ${late.at})
    on conflict (clinic_id, consult_id, side) do update set expected_at = excluded.expected_at, told_at = excluded.told_at`;
}

/** Keeps that somebody works in a fitting place on this day (`YYYY-MM-DD`). `false` when they had said so before. */
export async function addWorkPlace(tx: Tx, scope: InClinic, place: { readonly staff: string; readonly day: string; readonly unusual: boolean; readonly at: Date }): Promise<boolean> {
  const rows = await tx`
    insert into work_place (clinic_id, staff_id, day, unusual, at)
    values (${scope.clinic.id}, ${place.staff}, ${place.day}, ${place.unusual}, ${place.at})
    on conflict do nothing returning staff_id`;
  return rows.length > 0;
}
