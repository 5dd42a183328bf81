import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import type { InClinic } from './store.ts';

export interface NewStaffDecision {
  readonly staff: string;
  readonly kind: 'paused' | 'released' | 'appeal';
  readonly reason: string;
  readonly words: string | null;
  readonly until: Date | null;
  readonly by: string;
  readonly at: Date;
}

/** Appended for good: what was decided stays readable, with whoever decided it. */
export async function addStaffDecision(tx: Tx, scope: InClinic, it: NewStaffDecision): Promise<void> {
  await tx`
    insert into staff_decision (clinic_id, id, staff_id, kind, reason, words, until, decided_by, at)
    values (${scope.clinic.id}, ${newId()}, ${it.staff}, ${it.kind}, ${it.reason}, ${it.words}, ${it.until}, ${it.by}, ${it.at})`;
}
