import type { Database } from '../../database/open.ts';
import { after, hours, type Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import type { TriageAssessment, TriageQueue } from '../../triage/assessments.contract.ts';
import { queue, type StoredAssessment } from '../../triage/store.ts';
import { vetSummary } from '../../triage/summary.ts';

/** For so many hours a decided assessment stays in the list, below those that wait. */
const decidedHours = 12;
const mostListed = 200;

/** What waits for a decision, and what was decided in the last hours. */
export const triageQueue =
  ({ db, clock }: { db: Pick<Database, 'sql'>; clock: Clock }) =>
  async (scope: Scope): Promise<TriageQueue> => {
    const found = await queue(db.sql, scope, { decidedSince: after(clock(), -hours(decidedHours)), limit: mostListed });
    return { assessments: found.map(asRead) };
  };

/** An assessment as the staff reads it. */
export const asRead = (it: StoredAssessment): TriageAssessment => ({
  id: it.id,
  at: it.at.toISOString(),
  by: it.by,
  reference: it.reference,
  previous: it.previous,
  pet: { name: it.petName, species: it.request.species, age: it.request.age ?? null },
  contact: it.contact,
  text: it.request.text,
  suggested: it.answer,
  decisions: it.decisions.map(({ at, ...decision }) => ({ ...decision, at: at.toISOString() })),
  summary: summaryOf(it),
});

/** What was told in short, for the vet. */
export function summaryOf({ request, answer, petName, decisions: [last] }: StoredAssessment): string {
  return vetSummary({ request, answer, petName, decided: last && { level: last.level, reason: last.reason, by: last.by.name } });
}
