import type { Joined, JoinRequest } from '../../consult/contract.ts';
import { isPeerOf, newPeerId } from '../../consult/peer-id.ts';
import { consultProblem } from '../../consult/problems.ts';
import { relayTimes, whyNotJoin } from '../../consult/rules.ts';
import type { Database } from '../../database/open.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { participantsOf } from '../../views/participants.ts';
import { personOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/**
 * Gives the caller a pass for the WebSocket, on a new peer id or on the same one for reconnecting. Being in the call is told by the socket.
 * @throws Problem `not-confirmed`, `visit-over`, `visit-cancelled`, `not-video`, `peer-not-yours`.
 */
export const join =
  ({ db, clock, keys, signaling }: { db: Database; clock: Clock; keys: Keys; signaling: Signaling }) =>
  async (scope: Scope, reference: string, request: JoinRequest): Promise<Joined> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const now = clock();
    const refusal = whyNotJoin(visit, now);
    if (refusal) throw consultProblem(refusal);

    const owner = { consult: visit.consult, person: me.person, role: me.role };
    if (request.peer !== undefined && !isPeerOf(keys, owner, request.peer)) throw consultProblem('peer-not-yours');
    const peer = request.peer ?? newPeerId(keys, owner);
    const pass = await signaling.issue({ clinic: scope.clinic.id, ...owner, peer, waits: request.lobby, relay: relayTimes(visit, now) });
    return { pass, participants: await participantsOf(db.sql, scope, visit.consult, await signaling.peersOf(visit.consult)) };
  };
