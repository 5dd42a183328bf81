import type { Joined, JoinRequest } from '../../consult/contract.ts';
import { isPeerOf, newPeerId } from '../../consult/peer-id.ts';
import { consultProblem } from '../../consult/problems.ts';
import { relayTimes, whyNotJoin } from '../../consult/rules.ts';
import type { Place } from '../../booking/contract.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { consentProblem } from '../../consent/problems.ts';
import { consentNeeded } from '../../consent/rules.ts';
import { agreedFor, consentTexts } from '../../views/consent.ts';
import { participantsOf } from '../../views/participants.ts';
import { anybodyOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/**
 * Gives the caller a pass for the WebSocket, on a new peer id or on the same one for reconnecting. Being in the call is told by the socket.
 * @throws Problem `consent-needed` (owners), `not-confirmed`, `visit-over`, `visit-cancelled`, `not-video`, `peer-not-yours`.
 */
export const join =
  ({ db, clock, keys, signaling }: { db: Database; clock: Clock; keys: Keys; signaling: Signaling }) =>
  async (scope: Scope, reference: string, request: JoinRequest): Promise<Joined> => {
    const { visit, me } = await anybodyOfVisit(db.sql, scope, reference);
    const now = clock();
    const refusal = whyNotJoin(visit, now);
    if (refusal) throw consultProblem(refusal);

    // Who comes back into a call that goes on is let in at once: the text cannot change in the middle of a visit.
    const comesBack = request.peer !== undefined && visit.state === 'live';
    if (me.kind === 'owner' && !comesBack) await refuseWithoutConsent(db.sql, scope, visit.appointment, request.place);

    const owner = { consult: visit.consult, person: me.person, role: me.role };
    if (request.peer !== undefined && !isPeerOf(keys, owner, request.peer)) throw consultProblem('peer-not-yours');
    const peer = request.peer ?? newPeerId(keys, owner);
    const pass = await signaling.issue({ clinic: scope.clinic.id, ...owner, peer, waits: request.lobby, relay: relayTimes(visit, now) });
    return { pass, participants: await participantsOf(db.sql, scope, visit.consult, await signaling.peersOf(visit.consult)) };
  };

async function refuseWithoutConsent(sql: Sql, scope: Scope, appointment: string, place: Place | undefined): Promise<void> {
  const needed = consentNeeded({ texts: await consentTexts(sql, scope), agreed: await agreedFor(sql, scope, appointment), place });
  if (needed) throw consentProblem(needed);
}
