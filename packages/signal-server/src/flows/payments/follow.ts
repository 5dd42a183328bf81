import * as v from 'valibot';
import { lockAppointment } from '../../booking/store.ts';
import { wasLate } from '../../consult/rules/policy.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { billFor, payoutOf } from '../../payments/rules/owed.ts';
import { addPayoutEntry, type PayoutEntry, payoutEntries } from '../../payments/store.payouts.ts';
import { after, days, minutes } from '../../shared/clock.ts';
import { referenceOfConsult } from '../../views/reference.ts';
import { visitByReference, type VisitView } from '../../views/visit.ts';
import { happened } from '../happened.ts';
import { issue } from './charge.ts';
import { type MoneyFacts, moneyFacts } from './facts.ts';
import { pursue } from './pursue.ts';
import type { InClinic, MoneyWorld } from './world.ts';

export const followJob = 'follow-policy';
const Payload = v.object({ clinic: v.string(), consult: v.string() });

/** The job `follow-policy`: does in money what the policy says of a visit as it stands now. Doing it again changes nothing. */
export const followPolicy =
  (world: MoneyWorld) =>
  async (job: Job): Promise<void> => {
    const { clinic, consult } = v.parse(Payload, job.payload);
    const reference = await referenceOfConsult(world.db.sql, { clinic: { id: clinic } }, consult);
    if (reference) await follow(world, { clinic: { id: clinic } }, reference);
  };

export async function follow(world: MoneyWorld, scope: InClinic, reference: string): Promise<void> {
  await transaction(world.db, async (tx) => {
    const visit = await visitByReference(tx, scope, reference);
    if (!visit) return;
    await lockAppointment(tx, scope, visit.appointment);
    const now = world.clock();
    const facts = await moneyFacts(tx, scope, visit, now);
    const { decision } = facts.owing;
    // Nobody pressed anything: it is decided once its booked time is over.
    if (!decision) return later(tx, scope, visit, now);
    // Nobody had taken what was only asked for: then nobody has earned it, or missed it.
    if (visit.status !== 'requested') await entitle(tx, world, scope, facts);
    const { about, lines } = billFor(facts.owing, facts.settings);
    if (facts.settings.byItself && !facts.bill && lines.length && facts.owing.pays !== 'held') await issue(tx, world, scope, facts, { about, lines, by: undefined });
  });
  await pursue(world, scope, reference);
}

/** How often one looks again whether a visit is over, and so long after its booked end: whoever is still in the call then ends it. */
const againMs = minutes(15);
const longestMs = days(1);

async function later(tx: Tx, scope: InClinic, { consult, end }: VisitView, now: Date): Promise<void> {
  if (now > after(end, longestMs)) return;
  const isAhead = end > now;
  const runAt = isAhead ? after(end, minutes(5)) : after(now, againMs);
  const key = `${followJob}:${consult}:${isAhead ? end.toISOString() : `again-${Math.floor(now.getTime() / againMs)}`}`;
  await enqueue(tx, { clinic: scope.clinic.id, kind: followJob, payload: { clinic: scope.clinic.id, consult }, runAt, key });
}

/** Writes what whoever treated is entitled to, where that has changed. What a manager decided stays until the manager decides otherwise. */
async function entitle(tx: Tx, { clock }: MoneyWorld, scope: InClinic, { visit, owing, settings, currency }: MoneyFacts): Promise<void> {
  const { decision } = owing;
  const { practitioner } = visit;
  if (!decision || !practitioner) return;
  const [newest] = await payoutEntries(tx, scope, visit.appointment);
  if (newest?.decidedBy) return;
  const { share } = decision.vet;
  const state = ({ none: 'none', 'waits-for-record': 'waits-for-record', due: 'released', held: 'held' } as const)[decision.vet.state];
  if (newest && newest.state === state && newest.share === share && newest.outcome === decision.outcome) return;
  const amountMinor = payoutOf(decision, owing.priceMinor, settings);
  const entry: PayoutEntry = { nth: (newest?.nth ?? 0) + 1, staff: practitioner.id, state, share, amountMinor, currency, outcome: decision.outcome, late: wasLate(decision), reason: decision.vet.reason.code, words: null, until: null, decidedBy: null, at: clock() };
  await addPayoutEntry(tx, scope, visit.appointment, entry);
  await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'system' }, type: 'payout.changed', data: { appointment: visit.appointment, staff: practitioner.id, state, amountMinor, reason: entry.reason } });
}
