import { transaction } from '../../database/transaction.ts';
import { staffById } from '../../people/store.ts';
import { addStaffDecision, type NewStaffDecision } from '../../payments/store.standing.ts';
import type { AppealRequest, StandingDecision, StandingList } from '../../payments/standing.contract.ts';
import { appendAudit } from '../../shared/audit.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { standings } from '../../views/standing.ts';
import { isManager, staffIdOf } from '../calendar/whose.ts';
import { happened } from '../happened.ts';
import type { MoneyWorld } from './world.ts';

/** How those who treat have done: the own standing, and for managers everybody's. */
export const standing =
  ({ db, clock }: MoneyWorld) =>
  async (scope: Scope): Promise<StandingList> => ({ people: await standings(db.sql, scope, clock(), isManager(scope) ? undefined : staffIdOf(scope)) });

async function append(world: MoneyWorld, scope: Scope, it: Omit<NewStaffDecision, 'by' | 'at'>): Promise<StandingList> {
  const [by, at] = [staffIdOf(scope), world.clock()];
  await transaction(world.db, async (tx) => {
    if (!(await staffById(tx, scope, it.staff))) throw notFound();
    await addStaffDecision(tx, scope, { ...it, by, at });
    await appendAudit(tx, world.keys, { clinic: scope.clinic.id, at, actor: `staff:${by}`, action: `standing.${it.kind}`, subject: `staff:${it.staff}`, content: { reason: it.reason, until: it.until } });
    await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: by }, type: 'standing.changed', data: { staff: it.staff, kind: it.kind } });
  });
  return standing(world)(scope);
}

/** A manager pauses somebody's account, or releases it. Booked visits stay; a pause only takes no new ones. @throws Problem `not-found`. */
export const decideStanding =
  (world: MoneyWorld) =>
  (scope: Scope, { staff, decision, reason, words, until }: StandingDecision): Promise<StandingList> =>
    append(world, scope, { staff, kind: decision === 'pause' ? 'paused' : 'released', reason, words: words ?? null, until: decision === 'pause' && until ? new Date(until) : null });

/** What whoever it is about says to it. */
export const appeal =
  (world: MoneyWorld) =>
  (scope: Scope, { words }: AppealRequest): Promise<StandingList> =>
    append(world, scope, { staff: staffIdOf(scope), kind: 'appeal', reason: 'appeal', words, until: null });
