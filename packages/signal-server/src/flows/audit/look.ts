import type { AuditPage, AuditSearch, AuditVerdict } from '../../audit/contract.ts';
import { transaction } from '../../database/transaction.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Scope } from '../../shared/scope.ts';
import { auditPageOf } from '../../views/audit-page.ts';
import { auditActor, type Seeing } from '../records/seen.ts';
import { exportLines } from './export.ts';
import { verifyClinic } from './verify.ts';

interface World extends Seeing {
  readonly dataDir: string;
}

const whole = 50;

/** A page of who read and wrote what. */
export const auditPage =
  ({ db }: World) =>
  async ({ clinic }: Scope, { person, action, reference, from, to, before }: AuditSearch): Promise<AuditPage> =>
    auditPageOf(db.sql, clinic.id, {
      person, action, reference, days: { zone: clinic.zone, from, to }, limit: whole,
      ...(before === undefined ? {} : { before: Number(before) }),
    });

const tell = (world: World, scope: Scope, action: `audit.${string}`) =>
  transaction(world.db, (tx) => appendAudit(tx, world.keys, { clinic: scope.clinic.id, at: world.clock(), actor: auditActor(scope), action, subject: `clinic:${scope.clinic.id}`, content: {} }));

/** Verifies this clinic's chain, anchors and records. That somebody has asked is written down afterwards. */
export const auditVerify =
  (world: World) =>
  async (scope: Scope): Promise<AuditVerdict> => {
    const verdict = await verifyClinic(world, scope.clinic.id);
    await tell(world, scope, 'audit.verified');
    if (verdict.sound) return verdict;
    return { sound: false, why: verdict.why, at: 'seq' in verdict ? `${verdict.seq}` : 'subject' in verdict ? verdict.subject : '' };
  };

/** The whole chain with its anchors, a line at a time; the last one says how many there were. */
export const auditLines = (world: World) =>
  async function* (scope: Scope): AsyncGenerator<string> {
    await tell(world, scope, 'audit.exported');
    yield* exportLines(world, scope.clinic.id);
  };
