import { appointmentOwner } from '../../booking/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { ownerOf, type Caller, type Scope } from '../../shared/scope.ts';
import type { KeepTriage, SentTriage, TriageReply } from '../../triage/assessments.contract.ts';
import type { TriageAnswer, TriageRequest } from '../../triage/contract.ts';
import { assessmentOf, type NewAssessment } from '../../triage/store.ts';
import { keepAssessment } from './keep.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  /** The rules with the words of every language. */
  readonly assess: (request: TriageRequest) => TriageAnswer;
}

/**
 * How soon an animal must be seen. Keeps nothing unless asked to with `keep`: then a technician or vet decides, and an emergency alerts
 * the staff. A visit that is not the caller's is left unlinked, so that the answer says nothing about it.
 */
export const assessTriage =
  ({ db, clock, assess }: World) =>
  async (scope: Scope, { keep, ...request }: SentTriage): Promise<TriageReply> => {
    const answer = assess(request);
    if (!keep) return answer;
    const id = newId();
    await transaction(db, async (tx) => {
      const appointment = await appointmentFor(tx, scope, keep);
      const previous = appointment ? await assessmentOf(tx, scope, appointment) : undefined;
      await keepAssessment(tx, scope, {
        id, appointment: appointment ?? null, previous: previous?.id ?? null, by: madeBy(scope.caller), request, answer,
        petName: keep.petName ?? null, contact: { name: keep.name ?? null, phone: keep.phone ?? null }, at: clock(),
      });
    });
    return { ...answer, assessment: id };
  };

/** Who told it, as it is kept. */
export function madeBy(caller: Caller): NewAssessment['by'] {
  const owner = ownerOf(caller);
  if (owner !== undefined) return { kind: 'owner', id: owner };
  return caller.kind === 'staff' ? { kind: 'staff', id: caller.staff } : { kind: 'anyone' };
}

/** The visit it is about: the caller's own one, or the named one when the caller may see it. */
async function appointmentFor(sql: Sql, scope: Scope, { reference }: KeepTriage): Promise<string | undefined> {
  const { caller } = scope;
  if (caller.kind === 'draft' || caller.kind === 'appointment') return caller.appointment;
  if (reference === undefined || caller.kind === 'nobody' || caller.kind === 'guest') return undefined;
  // A reference is a plain word of our own making; anything else is found nowhere.
  if (!/^[\w-]{1,20}$/.test(reference)) return undefined;
  const found = await appointmentOwner(sql, scope, reference);
  return found && (caller.kind === 'staff' || found.owner === caller.owner) ? found.appointment : undefined;
}
