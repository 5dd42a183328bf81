import type { Message, SayRequest } from '../../consult/contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNotSay } from '../../consult/rules.ts';
import { addMessage, lockConsult } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { badRequest, notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { messagesOf } from '../../views/messages.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from './people.ts';

/**
 * Keeps a message for good. Sending the same id again gives the message that is kept.
 * @throws Problem `messaging-locked`, `visit-cancelled`, `visit-over` (owners, 48 h after the end), `not-allowed` (staff-only by an owner).
 */
export const say =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, reference: string, request: SayRequest): Promise<Message> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (request.staffOnly && me.role === 'owner') throw notAllowed();

    return transaction(db, async (tx) => {
      const kept = { consult: visit.consult, staff: me.kind === 'staff', id: request.id };
      const consult = await lockConsult(tx, scope, visit.consult);
      const [before] = await messagesOf(tx, scope, kept);
      if (before?.author.person === me.person) return before;
      const refusal = whyNotSay({ ...visit, messaging: consult!.messaging }, me.role, clock());
      if (refusal) throw consultProblem(refusal);

      const author = { kind: me.kind, person: me.person };
      const message = { id: request.id, consult: visit.consult, author, body: request.text, staffOnly: request.staffOnly };
      if (!(await addMessage(tx, scope, message))) throw badRequest([{ path: 'id', message: 'A new id for each message' }]);
      const actor = { kind: me.kind, id: me.person };
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor, type: 'message.said', data: { message: request.id, staffOnly: request.staffOnly } });
      return (await messagesOf(tx, scope, kept))[0]!;
    });
  };
