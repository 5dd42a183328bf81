import { byUrgency } from '../../booking/rules/urgency.ts';
import { lockAppointment } from '../../booking/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import type { RetriageRequest, Retriaged } from '../../triage/assessments.contract.ts';
import type { TriageAnswer, TriageRequest } from '../../triage/contract.ts';
import { assessmentOf } from '../../triage/store.ts';
import { worseOf } from '../../triage/worse.ts';
import { personOfVisit } from '../consult/people.ts';
import { happened } from '../happened.ts';
import { madeBy } from './assess.ts';
import { keepAssessment } from './keep.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly assess: (request: TriageRequest) => TriageAnswer;
}

/**
 * «Is anything new or worse?» of a booked visit. What was told before still counts, so that an answer in a hurry never lowers the level;
 * an emergency alerts the staff as a first one does. @throws Problem `not-found`.
 */
export const retriage =
  ({ db, clock, assess }: World) =>
  async (scope: Scope, reference: string, told: RetriageRequest): Promise<Retriaged> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    return transaction(db, async (tx) => {
      const appointment = await lockAppointment(tx, scope, visit.appointment);
      if (!appointment) throw notFound();
      if (told.change === 'none') {
        await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'triage.unchanged', data: { appointment: visit.appointment } });
        return { answer: null, assessment: null };
      }
      const before = await assessmentOf(tx, scope, visit.appointment);
      const pet = appointment.consent?.pet;
      const known: TriageRequest = before?.request ?? {
        species: visit.pet.species, breed: pet?.breed, age: pet?.age, sex: pet?.sex, reproductiveStatus: pet?.reproductiveStatus, weightKg: pet?.weightKg, text: '', answers: {},
      };
      const request = together(known, told, (answers) => -byUrgency(assess({ ...known, text: '', answers }).urgency));
      const answer = assess(request);
      const id = newId();
      await keepAssessment(tx, scope, {
        id, appointment: visit.appointment, previous: before?.id ?? null, by: madeBy(scope.caller), request, answer, petName: visit.pet.name,
        contact: { name: visit.owner.name, phone: appointment.consent?.phone ?? null }, at: clock(),
      }, visit.consult);
      return { answer, assessment: id };
    });
  };

/** Both tellings as one. The worse of two answers holds; danger signs add up, and what got worse is said to have. */
function together(before: TriageRequest, { text, answers, redFlags, locale }: RetriageRequest, howUrgent: (answers: TriageRequest['answers']) => number): TriageRequest {
  return {
    ...before,
    text: [before.text.trim(), text.trim()].filter(Boolean).join('\n').slice(-20_000),
    course: 'worse',
    answers: worseOf(before.answers, answers, howUrgent),
    redFlags: { ...flags(before.redFlags), ...flags(redFlags) },
    ...(locale ? { locale } : {}),
  };
}

function flags(told: TriageRequest['redFlags'] = []): Record<string, 'yes' | 'no' | 'unsure'> {
  const all = Array.isArray(told) ? told.map((code) => [code, 'yes'] as const) : Object.entries(told);
  // What nobody saw this time may still have been there the last time.
  return Object.fromEntries(all.filter(([, answer]) => answer !== 'no'));
}
