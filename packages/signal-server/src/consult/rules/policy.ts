import type { TimelineEvent } from '../contract.ts';
import type { Decision, Outcome, PolicyNumbers } from '../policy.contract.ts';
import { type ReasonCode, reasonOf } from './policy-words.ts';
import { together, type Told, toldBy } from './told.ts';

/** What the policy needs of a visit beside its timeline. */
export interface Booked {
  readonly version: string;
  /** Which of the clinic's numbers held when it was booked. */
  readonly terms: number;
  readonly modality: 'video' | 'phone' | 'in-person' | 'messages';
  readonly start: Date;
  readonly end: Date;
}

/** Everything that decides, each as one word. */
export interface Facts {
  readonly modality: 'video' | 'other';
  readonly cancelled: 'no' | 'by-owner' | 'by-vet';
  /** The vet in the call: at the start; by the time from which the owner may leave; later; not by the booked end. */
  readonly vet: 'on-time' | 'soon' | 'late' | 'never';
  /** The owner: not there at all; there and gone before a late vet came, for good; there but not in the call; lost out of it while the vet stayed; in it. */
  readonly owner: 'absent' | 'left-before-vet' | 'outside' | 'lost' | 'in';
  /** Sound both ways for long enough. */
  readonly media: 'enough' | 'too-short';
  readonly ending: 'pressed' | 'finished' | 'no-show-said' | 'none';
  readonly help: 'in-time' | 'too-late' | 'none';
  readonly record: 'open' | 'overdue' | 'complete' | 'complete-late';
  /** The two browsers do not agree on whether it was long enough, or only one or none of them said. */
  readonly measured: 'agreed' | 'disputed' | 'by-one' | 'by-none';
}

/** Versions of the policy that a booking may be stamped with, newest last. A changed rule is a new version beside the old one. */
export const policyVersions = ['2026-11'] as const;

/** So long the vet waited for an owner whose line was lost, before it counts as lost for good. */
const lostForGood = 60_000;

/**
 * The decision about a visit as it stands at `asOf`: same timeline, same numbers, same answer. Nothing while it can still change by itself:
 * until somebody has ended or cancelled it, or its booked time is over and nobody is in the call.
 */
export function decide(events: readonly TimelineEvent[], booked: Booked, numbers: PolicyNumbers, asOf: Date): Decision | undefined {
  const told = toldBy(events);
  if (!isOver(told, booked, asOf)) return undefined;
  const facts = factsOf(told, booked, numbers, asOf);
  const dueAt = told.end === undefined ? undefined : told.endAt + numbers.recordDueH * 3_600_000;
  return decisionOf(facts, { version: booked.version, terms: booked.terms, numbers, dueAt });
}

function isOver(told: Told, { end }: Booked, asOf: Date): boolean {
  if (told.closed !== undefined || told.endAt <= asOf.getTime()) return true;
  const inCall = [...told.ownerIn, ...told.vetIn].some(({ to }) => to > asOf.getTime());
  return asOf >= end && !inCall;
}

/** The timeline in the words that decide. */
export function factsOf(told: Told, { modality, start, end }: Booked, numbers: PolicyNumbers, asOf: Date): Facts {
  const [begins, ends] = [start.getTime(), end.getTime()];
  // Whoever tried the camera the day before was not there: a stay counts when it reaches the start.
  const vetIn = told.vetIn.filter(({ to }) => to >= begins);
  const here = told.ownerHere.filter(({ to }) => to > begins);
  const ownerIn = told.ownerIn.filter(({ to }) => to > begins);
  const vetCame = vetIn[0]?.from ?? Infinity;
  const vet = vetCame <= begins + numbers.graceS * 1000 ? 'on-time' : vetCame <= begins + numbers.freeToLeaveS * 1000 ? 'soon' : vetCame <= ends ? 'late' : 'never';
  const met = together(ownerIn, vetIn, asOf.getTime());
  const media = mediaOf(told, met, numbers);
  return {
    modality: modality === 'video' ? 'video' : 'other',
    cancelled: told.closed === undefined ? 'no' : told.closed === 'owner' ? 'by-owner' : 'by-vet',
    vet,
    owner: here.length === 0 ? 'absent' : !here.some(({ to }) => to >= vetCame) ? 'left-before-vet' : ownerIn.length === 0 ? 'outside' : isLost(ownerIn, vetIn, told.endAt, asOf) ? 'lost' : 'in',
    media: media.seconds >= numbers.leastTwoWayS && met > 0 ? 'enough' : 'too-short',
    ending: told.noShowSaid ? 'no-show-said' : (told.end ?? 'none'),
    help: told.helpAt === undefined ? 'none' : told.helpAt <= begins + numbers.helpWithinS * 1000 ? 'in-time' : 'too-late',
    record: recordOf(told, numbers, asOf),
    measured: media.measured,
  };
}

/** Out of the call before the vet, who waited for a while. */
function isLost(ownerIn: Told['ownerIn'], vetIn: Told['vetIn'], endAt: number, asOf: Date): boolean {
  const last = (stays: Told['ownerIn']) => Math.min(Math.max(...stays.map(({ to }) => to)), endAt, asOf.getTime());
  return vetIn.length > 0 && last(vetIn) - last(ownerIn) >= lostForGood;
}

/** How long both heard each other. What only one browser says is never held against somebody; nor can it be longer than both were in. */
function mediaOf({ ownerSays, vetSays }: Told, metMs: number, { leastTwoWayS }: PolicyNumbers): { seconds: number; measured: Facts['measured'] } {
  const most = metMs / 1000 + 5;
  if (ownerSays === undefined && vetSays === undefined) return { seconds: metMs / 1000, measured: 'by-none' };
  if (ownerSays === undefined || vetSays === undefined) return { seconds: Math.min(ownerSays ?? vetSays ?? 0, most), measured: 'by-one' };
  const agreed = ownerSays >= leastTwoWayS === vetSays >= leastTwoWayS;
  return { seconds: Math.min(Math.max(ownerSays, vetSays), most), measured: agreed ? 'agreed' : 'disputed' };
}

function recordOf({ end, endAt, recordAt }: Told, { recordDueH }: PolicyNumbers, asOf: Date): Facts['record'] {
  const due = end === undefined ? Infinity : endAt + recordDueH * 3_600_000;
  if (recordAt !== undefined) return recordAt <= due ? 'complete' : 'complete-late';
  return asOf.getTime() <= due ? 'open' : 'overdue';
}

/** Exactly one outcome for each combination of facts: the first line that fits. */
export function outcomeOf({ modality, cancelled, vet, owner, media, ending }: Facts): readonly [Outcome, ReasonCode] {
  if (cancelled === 'by-vet') return ['cancelled-by-vet', 'cancelled-by-vet'];
  if (cancelled === 'by-owner') return ['cancelled-by-owner', 'cancelled-by-owner'];
  if (ending === 'no-show-said' && modality === 'other') return ['client-no-show', 'owner-absent'];
  if (modality === 'other') return ending === 'none' ? ['insufficient', 'never-closed'] : ['completed', 'finished-by-staff'];
  if (media === 'enough' && ending === 'pressed') return ['completed', 'met-and-ended'];
  if (vet === 'never') return ['vet-no-show', 'vet-never-came'];
  if (vet === 'late' && owner === 'left-before-vet') return ['vet-late', 'owner-left-a-late-vet'];
  if (owner === 'absent') return ['client-no-show', 'owner-absent'];
  if (media === 'enough') return ['insufficient', 'call-broke'];
  if (owner === 'outside') return ['client-technical-trouble', 'owner-never-in'];
  if (owner === 'left-before-vet') return ['client-technical-trouble', 'owner-gone-early'];
  if (owner === 'lost') return ['client-technical-trouble', 'owner-lost'];
  return ['insufficient', 'too-short'];
}

interface Given {
  readonly version: string;
  readonly terms: number;
  readonly numbers: PolicyNumbers;
  /** In milliseconds since 1970; nothing where no call was ended. */
  readonly dueAt: number | undefined;
}

/** What follows from the facts. */
export function decisionOf(facts: Facts, { version, terms, numbers, dueAt }: Given): Decision {
  const [outcome, why] = outcomeOf(facts);
  const vet = payOf(outcome, facts, numbers);
  const needsRecord = outcome === 'completed' || outcome === 'insufficient';
  return {
    version,
    terms,
    outcome,
    reason: reasonOf(why, numbers),
    notes: notesOf(outcome, facts).map((code) => reasonOf(code, numbers)),
    owner: { pays: ownerPays[outcome] },
    vet: { ...vet, reason: reasonOf(vet.reason, numbers) },
    record: needsRecord ? { state: facts.record, dueAt: dueAt === undefined ? null : new Date(dueAt).toISOString() } : { state: 'not-needed', dueAt: null },
  };
}

const ownerPays: Readonly<Record<Outcome, Decision['owner']['pays']>> = {
  completed: 'full',
  'client-no-show': 'no-show-fee',
  'client-technical-trouble': 'nothing',
  'vet-late': 'nothing',
  'vet-no-show': 'nothing',
  insufficient: 'held',
  'cancelled-by-owner': 'cancellation-rule',
  'cancelled-by-vet': 'nothing',
};

function payOf(outcome: Outcome, facts: Facts, { partialPercent }: PolicyNumbers): { share: number; state: Decision['vet']['state']; reason: ReasonCode } {
  if (outcome === 'completed') return facts.record.startsWith('complete') ? { share: 100, state: 'due', reason: 'pay-record-complete' } : { share: 100, state: 'waits-for-record', reason: 'pay-waits-for-record' };
  if (outcome === 'insufficient') return { share: 0, state: 'held', reason: 'pay-held' };
  if (outcome !== 'client-no-show' && outcome !== 'client-technical-trouble') return { share: 0, state: 'none', reason: 'pay-none' };
  const reason = isEligible(facts);
  return reason === 'pay-partial' ? { share: partialPercent, state: 'due', reason } : { share: 0, state: 'none', reason };
}

/** Part of the pay where the owner did not come or could not: only for whoever was on time and asked for help in time. */
function isEligible({ vet, help, modality }: Facts): ReasonCode {
  if (vet !== 'on-time' && modality === 'video') return 'pay-not-on-time';
  if (help === 'none') return 'pay-no-help';
  return help === 'in-time' ? 'pay-partial' : 'pay-help-too-late';
}

function notesOf(outcome: Outcome, { measured, modality, owner, record, vet }: Facts): ReasonCode[] {
  const called = modality === 'video' && (outcome === 'completed' || outcome === 'insufficient');
  return [
    ...(called && measured === 'disputed' ? (['note-disputed'] as const) : []),
    ...(called && measured === 'by-one' ? (['note-by-one'] as const) : []),
    ...(called && measured === 'by-none' ? (['note-by-none'] as const) : []),
    ...(outcome === 'completed' && owner === 'lost' ? (['note-owner-lost'] as const) : []),
    ...(called && vet !== 'on-time' ? (['note-vet-late'] as const) : []),
    ...(outcome === 'completed' && record === 'overdue' ? (['note-record-overdue'] as const) : []),
    ...(outcome === 'completed' && record === 'complete-late' ? (['note-record-late'] as const) : []),
  ];
}

/** Whether whoever treats was not there on time, whatever it came to. */
export const wasLate = ({ outcome, notes, vet }: Pick<Decision, 'outcome' | 'notes' | 'vet'>): boolean =>
  outcome === 'vet-late' || outcome === 'vet-no-show' || vet.reason.code === 'pay-not-on-time' || notes.some(({ code }) => code === 'note-vet-late');
