import { enqueue } from '../../database/jobs.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Actor } from '../../database/events.ts';
import type { NewAssessment } from '../../triage/store.ts';
import { addAssessment } from '../../triage/store.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';

/** What a job of kind `triage-alert` carries. */
export const alertJob = 'triage-alert';

/** Keeps an assessment, tells the desk's live streams, and for an emergency begins to alert the staff until somebody decides. */
export async function keepAssessment(tx: Tx, scope: Scope, it: NewAssessment, consult?: string): Promise<void> {
  await addAssessment(tx, scope, it);
  const clinic = scope.clinic.id;
  if (it.answer.urgency === 'emergency') await enqueue(tx, { clinic, kind: alertJob, payload: { clinic, assessment: it.id, round: 1 }, key: `${alertJob}:${it.id}:1` });
  await happened(tx, {
    clinic,
    ...(consult ? { consult } : {}),
    actor: actorOf(it.by),
    type: 'triage.assessed',
    data: { assessment: it.id, urgency: it.answer.urgency, ...(it.appointment ? { appointment: it.appointment } : {}), ...(it.previous ? { previous: it.previous } : {}) },
  });
}

const actorOf = (by: NewAssessment['by']): Actor => (by.kind === 'anyone' ? { kind: 'system' } : { kind: by.kind, id: by.id });
