import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { setDeceased } from '../../people/store.ts';
import type { Deceased, DeceasedSaid } from '../../records/settings.contract.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { bookedOf } from '../../views/visits-ahead.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { happened } from '../happened.ts';
import { endRecall } from './recall.ts';

/**
 * Says that the animal of a visit has died, or takes that back. With it every reminder ends, in this transaction: its recall is gone, and
 * mails and messages to the owner that wait are not sent any more (`views/notice` says so to whoever sends them). Visits that are still booked for it stay until a
 * person calls them off: the owner may want to talk. The desk is told of each; whoever marks it sees them.
 */
export const markDeceased =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, { deceased }: Deceased): Promise<DeceasedSaid> =>
    transaction(db, async (tx) => {
      const visit = await visitByReference(tx, scope, reference);
      if (!visit || visit.pet.id === null) throw notFound();
      const [by, at, pet] = [staffIdOf(scope), clock(), visit.pet.id];
      const changed = await setDeceased(tx, scope, pet, deceased ? { at, by } : null);
      if (deceased) await endRecall(tx, scope, pet);
      const booked = deceased ? await bookedOf(tx, scope.clinic, pet, at) : [];
      const said = { deceased, booked: booked.map(({ at, reference, type, others }) => ({ reference, at: at.toISOString(), type, others })) };
      if (!changed) return said;
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at, actor: `staff:${by}`, action: deceased ? 'pet.deceased' : 'pet.alive', subject: `pet:${pet}`, content: { deceased } });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: by }, type: 'pet.deceased', data: { pet, deceased } });
      for (const { consult, appointment } of booked) await happened(tx, { clinic: scope.clinic.id, consult, actor: { kind: 'staff', id: by }, type: 'pet.died-booked', data: { appointment } });
      return said;
    });
