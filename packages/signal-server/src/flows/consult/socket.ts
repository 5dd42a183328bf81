import { peerLetter } from '../../consult/rules.ts';
import { lockConsult, presenceOf, putPresence, setLive, type PersonRef } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { happened } from '../happened.ts';
import type { ConnectedPeer } from './signaling.ts';

/** What the signaling tells, in order for each consult: a peer connected, or is gone for good. */
export interface SocketTold {
  readonly clinic: string;
  readonly consult: string;
  readonly person: string;
  readonly peer: string;
  readonly kind: 'connected' | 'gone';
  /** `superseded`: the same peer on a newer socket, so nobody has come. */
  readonly why: string;
  readonly at: Date;
  /** Who has an open socket in this consult. */
  readonly here?: readonly ConnectedPeer[];
}

/**
 * Writes down who came into the call and who left it. The first time somebody of the owner's side and somebody of the staff are both in,
 * the call has started. Presence rows outlive the few seconds in which a peer reconnects, so that they do not make two of one call.
 */
export const socketTold =
  ({ db }: { db: Database }) =>
  async ({ clinic, consult: id, person, peer, kind, why, at, here = [] }: SocketTold): Promise<void> => {
    if (kind === 'connected' && why === 'superseded') return;
    const who: PersonRef = { kind: peer.startsWith(peerLetter.owner) ? 'owner' : 'staff', person };
    const scope = { clinic: { id: clinic } };
    await transaction(db, async (tx) => {
      const consult = await lockConsult(tx, scope, id);
      if (!consult) return;
      const event = { clinic, consult: id, actor: { kind: who.kind, id: person }, at };
      const before = await presenceOf(tx, scope, id);
      if (kind === 'gone') {
        const now = before.find((each) => each.kind === who.kind && each.person === person);
        const elsewhere = here.some((each) => each.person === person && each.peer !== peer);
        // Told some seconds late: whoever has reloaded the page meanwhile has said so, and is not gone.
        if (now?.stage === 'in-call' && !elsewhere) await putPresence(tx, scope, id, { ...who, stage: 'gone', at });
        await happened(tx, { ...event, type: 'call.left', data: { person, peer, why } });
        return;
      }
      await putPresence(tx, scope, id, { ...who, stage: 'in-call', at });
      await happened(tx, { ...event, type: 'call.joined', data: { person, peer } });
      const otherSide = before.some((each) => each.stage === 'in-call' && each.kind !== who.kind);
      if (consult.state !== 'waiting' || !otherSide) return;
      await setLive(tx, scope, id, at);
      await happened(tx, { clinic, consult: id, actor: { kind: 'system' }, at, type: 'call.started', data: {} });
    });
  };
