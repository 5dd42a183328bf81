import { notYours } from '../../booking/problems.ts';
import { lockAppointment, setStatus } from '../../booking/store.ts';
import type { ConsultBar } from '../../consult/bar.contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNoNoShow } from '../../consult/rules/help.ts';
import { lockConsult, setNoShow } from '../../consult/store.ts';
import { helpCalls, setHandled } from '../../consult/store.help.ts';
import { transaction } from '../../database/transaction.ts';
import type { Scope } from '../../shared/scope.ts';
import { helpedOf } from '../../views/bar.ts';
import { termsOf } from '../../views/terms.ts';
import { visitByReference } from '../../views/visit.ts';
import { happened } from '../happened.ts';
import { bar, type BarWorld } from './bar.ts';
import { personOfVisit } from './people.ts';

/**
 * «My client didn't show up»: closes the visit without a call, and no record is due. Whether the owner was never there or could not get in
 * is read from the timeline, not from who presses. Pressing twice is the same as once.
 * @throws Problem `not-yours` (for the visit's practitioner and managers), and one for each reason of `whyNoNoShow`.
 */
export const noShow =
  (world: BarWorld) =>
  async (scope: Scope, reference: string): Promise<ConsultBar> => {
    const { db, clock, signaling } = world;
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (me.role !== 'manager' && visit.practitioner?.id !== me.person) throw notYours('This visit is with somebody else at your clinic. They or a manager can say so.');
    const connected = await signaling.peersOf(visit.consult);
    const closed = await transaction(db, async (tx) => {
      await lockConsult(tx, scope, visit.consult);
      const now = clock();
      const standing = (await visitByReference(tx, scope, reference))!;
      const calls = await helpCalls(tx, scope, visit.consult);
      if (standing.closedAs) return false;
      const asked = calls[0] && { at: calls[0].askedAt, tried: calls.some(({ tried }) => tried) };
      const refusal = whyNoNoShow(helpedOf({ visit: standing, connected, asked }), now, (await termsOf(tx, scope, visit.appointment)).policy);
      if (refusal) throw consultProblem(refusal);
      await lockAppointment(tx, scope, visit.appointment);
      await setNoShow(tx, scope, visit.consult, now);
      await setStatus(tx, scope, visit.appointment, { to: 'done', now });
      for (const { id, handledAt } of calls) if (!handledAt) await setHandled(tx, scope, id, { by: me.person, at: now });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'owner.no-show', data: { by: me.person }, at: now });
      return true;
    });
    // After the commit: whoever is sent out and asks again finds the visit closed.
    if (closed) await signaling.remove(visit.consult);
    return bar(world)(scope, reference);
  };
