import { consultProblem } from '../../consult/problems.ts';
import { stageAfter, whyNotEnter } from '../../consult/rules.ts';
import type { PresenceRequest } from '../../consult/contract.ts';
import { lockConsult, presenceOf, putPresence } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { anybodyOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/** Keeps how near the caller is, as their own browser says. Only a change is an event. @throws Problem `visit-cancelled`, `visit-over`. */
export const presence =
  ({ db, clock, signaling }: { db: Database; clock: Clock; signaling: Pick<Signaling, 'peersOf'> }) =>
  async (scope: Scope, reference: string, { stage: said }: PresenceRequest): Promise<void> => {
    const { visit, me } = await anybodyOfVisit(db.sql, scope, reference);
    const refusal = whyNotEnter(visit, clock());
    if (refusal) throw consultProblem(refusal);
    const connected = (await signaling.peersOf(visit.consult)).some(({ person, joined }) => joined && person === me.person);

    await transaction(db, async (tx) => {
      const consult = await lockConsult(tx, scope, visit.consult);
      if (consult?.state === 'ended') return;
      const before = (await presenceOf(tx, scope, visit.consult)).find(({ kind, person }) => kind === me.kind && person === me.person);
      const stage = stageAfter(before?.stage, said, connected);
      await putPresence(tx, scope, visit.consult, { kind: me.kind, person: me.person, stage, at: clock() });
      if (stage === before?.stage) return;
      await happened(tx, {
        clinic: scope.clinic.id,
        consult: visit.consult,
        actor: { kind: me.kind, id: me.person },
        type: 'presence.changed',
        data: { person: me.person, stage: said },
        at: clock(),
      });
    });
  };
