import type { Hold, HoldRequest } from '../../booking/contract.ts';
import { slotPast, slotTaken, slotUnknown } from '../../booking/problems.ts';
import { holdMinutes, policyVersion } from '../../booking/rules.ts';
import { insertHold, removeHold } from '../../booking/store.ts';
import type { Slot } from '../../calendar/contract.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { sessionEnd } from '../../identity/rules.ts';
import { openSession } from '../../identity/store.ts';
import { staffById } from '../../people/store.ts';
import { after, days, minutes, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { internal } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { furthest, timesNear, type Takers } from '../../views/free-times.ts';
import { endHoldJob } from './end-hold.ts';
import { firstFree, lockedTakers } from './first-free.ts';
import { takerOf } from './not-too-many.ts';
import { standingAssessment, standingUrgency } from './reading.ts';
import { refuseTooUrgent } from './urgency.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * Takes a free time for ten minutes and gives the draft token that finishes the booking. A caller who holds another time already gives
 * it back. Refuses with `slot-taken`, `slot-past` or `slot-unknown`, each with times that are free now; with `too-urgent` where the assessment
 * that led here says so; with `too-many-from-here` where the address it comes `from` has many already.
 */
export const hold =
  ({ db, clock, keys }: World) =>
  async (scope: Scope, request: HoldRequest, from?: string): Promise<Hold> =>
    transaction(db, async (tx) => {
      const now = clock();
      const start = new Date(request.start);
      const refuse = async (problem: (slots: Slot[]) => Error) => problem(await timesNear(tx, { clinic: scope.clinic, now, start }, request));

      if (scope.caller.kind === 'draft') await removeHold(tx, scope, scope.caller.appointment);
      const taker = await takerOf(tx, keys, scope, { from, to: 'hold', now });
      if (start <= now) throw await refuse(slotPast);
      if (start > after(now, days(furthest))) throw await refuse(slotUnknown);
      const standing = await standingAssessment(tx, scope, request.assessment, now);
      if (standing) await refuseTooUrgent(tx, scope, standingUrgency(standing), { ...request, start }, now);
      const takers = await lockedTakers(tx, scope, { now, start }, request);
      if (takers.standing === 'never') throw await refuse(slotUnknown);
      if (takers.standing === 'too-late') throw await refuse(slotPast);

      const heldUntil = after(now, minutes(holdMinutes));
      const taken = await takeFirst(tx, scope, { takers, request, start, now, heldUntil, taker });
      if (!taken) throw await refuse(slotTaken);
      await enqueue(tx, { clinic: scope.clinic.id, kind: endHoldJob, payload: { clinic: scope.clinic.id, appointment: taken.id }, runAt: heldUntil });
      return { ...(await described(tx, scope, taken, now)), heldUntil: heldUntil.toISOString() };
    });

interface Wish {
  readonly takers: Takers;
  readonly request: HoldRequest;
  readonly start: Date;
  readonly now: Date;
  readonly heldUntil: Date;
  readonly taker: Buffer | undefined;
}

interface Taken {
  readonly id: string;
  readonly reference: string;
  readonly practitioner: string;
  readonly start: Date;
  readonly end: Date;
}

/** Takes it for the first of those who are free. */
function takeFirst(tx: Tx, scope: Scope, { takers, request, start, now, heldUntil, taker }: Wish): Promise<Taken | undefined> {
  const end = after(start, minutes(takers.durationMin));
  return firstFree(tx, scope, { people: takers.people, start, end, now }, async (inner, { practitioner, busyUntil }) => {
    const id = newId();
    const reference = await insertHold(inner, scope, { id, type: takers.typeId, modality: request.modality, practitioner, start, end, busyUntil, heldUntil, policyVersion, taker });
    return { id, reference, practitioner, start, end };
  });
}

async function described(tx: Tx, scope: Scope, { id, reference, practitioner, start, end }: Taken, now: Date): Promise<Omit<Hold, 'heldUntil'>> {
  // Who has proven the address by a code need not type name and pet again.
  const owner = scope.caller.kind === 'owner' ? scope.caller.owner : scope.caller.kind === 'draft' ? scope.caller.owner : undefined;
  const { token } = await openSession(tx, scope, { kind: 'draft', appointment: id, owner, now, expiresAt: sessionEnd('draft', now) });
  const person = await staffById(tx, scope, practitioner);
  if (!person || (person.role !== 'vet' && person.role !== 'technician')) throw internal(new Error('a calendar without a practitioner'));
  const { name, role, licence, photo } = person;
  return { reference, start: start.toISOString(), end: end.toISOString(), practitioner: { id: practitioner, name, role, licence, photo }, token };
}
