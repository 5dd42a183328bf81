import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import type { DecideTriage, TriageAssessment } from '../../triage/assessments.contract.ts';
import { addDecision, assessmentById, lockAssessment } from '../../triage/store.ts';
import { happened } from '../happened.ts';
import { asRead } from './look.ts';

/**
 * A technician or vet decides the level, with a reason. What the rules suggested and what was decided before both stay. Deciding the same
 * again, as after a lost answer, writes nothing. @throws Problem `not-found`.
 */
export const decideTriage =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, id: string, { level, reason }: DecideTriage): Promise<TriageAssessment> => {
    const { caller } = scope;
    if (caller.kind !== 'staff') throw notAllowed();
    return transaction(db, async (tx) => {
      if (!(await lockAssessment(tx, scope, id))) throw notFound();
      const before = await assessmentById(tx, scope, id);
      if (!before) throw notFound();
      const [last] = before.decisions;
      if (last && last.level === level && last.reason === reason && last.by.person === caller.staff) return asRead(before);
      await addDecision(tx, scope, { assessment: id, level, reason, staff: caller.staff, at: clock() });
      const after = await assessmentById(tx, scope, id);
      await happened(tx, {
        clinic: scope.clinic.id,
        actor: { kind: 'staff', id: caller.staff },
        type: 'triage.decided',
        data: { assessment: id, level, suggested: before.suggested, ...(before.appointment ? { appointment: before.appointment } : {}) },
      });
      return asRead(after ?? before);
    });
  };
