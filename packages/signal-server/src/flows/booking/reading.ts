import type { BookRequest } from '../../booking/contract.ts';
import { moreUrgent } from '../../booking/rules/urgency.ts';
import type { Sql } from '../../database/connect.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Pet } from '../../people/contract.ts';
import { after, hours } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Scope } from '../../shared/scope.ts';
import type { Urgency } from '../../shared/words.contract.ts';
import type { TriageAnswer, TriageRequest } from '../../triage/contract.ts';
import { assessmentById, linkAssessment, type NewAssessment, type StoredAssessment } from '../../triage/store.ts';
import { keepAssessment } from '../triage/keep.ts';
import type { Parties } from './parties.ts';

/** The rules with the words of every language. */
export type Assess = (request: TriageRequest) => TriageAnswer;

/** How urgent a booking is by what was told, and what of that is to be kept with it. */
export interface Reading {
  readonly urgency: Urgency;
  /** The animal that is worst off. */
  readonly pet: Pet;
  readonly request: TriageRequest;
  readonly answer: TriageAnswer;
  /** The assessment that led here. */
  readonly standing: StoredAssessment | undefined;
}

/** An assessment leads to a booking for so long. */
const goodHours = 24;

/** The assessment that led to a booking: one that belongs to no visit yet, and is from today. */
export async function standingAssessment(sql: Sql, scope: Scope, id: string | undefined, now: Date): Promise<StoredAssessment | undefined> {
  const found = id ? await assessmentById(sql, scope, id) : undefined;
  return found && found.appointment === null && after(found.at, hours(goodHours)) > now ? found : undefined;
}

/** What a technician or vet decided holds; otherwise the more urgent of what was suggested then and what is read now. */
export const standingUrgency = ({ decisions: [last], suggested }: StoredAssessment, read?: Urgency): Urgency => last?.level ?? (read ? moreUrgent(suggested, read) : suggested);

/** The animals of a booking. */
type Animals = Pick<Parties, 'others'> & { readonly told: Pick<Parties['told'], 'pet'> };

/**
 * Reads the reason of a booking as triage does, for each of its animals: the words are the same, but what is harmless for a dog may kill a cat,
 * and each is as it is today. The most urgent counts. What was told before is of the first one.
 */
export async function readReason(sql: Sql, scope: Scope, assess: Assess, request: BookRequest, { told, others }: Animals, now: Date): Promise<Reading> {
  const standing = await standingAssessment(sql, scope, request.assessment, now);
  const first = readFor(assess, request, told.pet, standing);
  return others.map(({ told, answers }) => readFor(assess, { ...request, answers }, told, undefined, standing)).reduce((worst, one) => (worst.urgency !== one.urgency && moreUrgent(worst.urgency, one.urgency) === one.urgency ? one : worst), first);
}

/** `before`: what was told of another animal of the same visit. */
function readFor(assess: Assess, request: BookRequest, pet: Pet, standing: StoredAssessment | undefined, before = standing): Reading {
  const { species, breed, age, sex, reproductiveStatus, weightKg } = pet;
  const earlier = before?.request.text.trim() ?? '';
  const reason = request.reason.trim();
  const told: TriageRequest = {
    ...(standing?.request ?? { species, breed, age, sex, reproductiveStatus, weightKg, answers: {}, locale: request.locale?.slice(0, 20) }),
    ...(request.answers ? { answers: { ...standing?.request.answers, ...request.answers } } : {}),
    text: earlier.includes(reason) ? earlier : [earlier, reason].filter(Boolean).join('\n'),
  };
  const answer = assess(told);
  return { pet, request: told, answer, standing: before, urgency: standing ? standingUrgency(standing, answer.urgency) : answer.urgency };
}

const isSame = (one: TriageRequest['answers'], other: TriageRequest['answers']): boolean =>
  (Object.keys({ ...one, ...other }) as (keyof TriageRequest['answers'])[]).every((question) => one[question] === other[question]);

/** Keeps what was read with the visit: the staff's queue, the claim board and the record have it from there. */
export async function keepReading(tx: Tx, scope: Scope, { pet, request, answer, standing }: Reading, visit: { appointment: string; parties: Parties; by: NewAssessment['by']; now: Date }): Promise<void> {
  const { appointment, parties, by, now } = visit;
  if (standing) await linkAssessment(tx, scope, standing.id, appointment);
  if (standing && request.text === standing.request.text.trim() && answer.urgency === standing.suggested && isSame(request.answers, standing.request.answers)) return;
  const { name, phone } = parties.told;
  await keepAssessment(tx, scope, { id: newId(), appointment, previous: standing?.id ?? null, by, request, answer, petName: pet.name, contact: { name, phone }, at: now });
}

