import { peerLetter } from '../../consult/rules.ts';
import { lockConsult, presenceOf, putPresence, setLive, type PersonRef } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { happened } from '../happened.ts';

/** What the signaling tells: a peer of a consult connected, or is gone for good. */
export interface SocketTold {
  readonly clinic: string;
  readonly consult: string;
  readonly person: string;
  readonly peer: string;
  readonly kind: 'connected' | 'gone';
  readonly why: string;
  readonly at: Date;
}

/** A consult as its sockets show it: who sits on which peer, and the telling that is being written down. */
interface Sockets {
  readonly seats: Map<string, PersonRef>;
  turn: Promise<void>;
  waiting: number;
}

/**
 * Writes down who came into the call and who left it, in the order in which it is told. The first time somebody of the owner's side and
 * somebody of the staff are both in, the call has started.
 */
export const socketTold = ({ db }: { db: Database }) => {
  const consults = new Map<string, Sockets>();

  return async (told: SocketTold): Promise<void> => {
    const sockets = consults.get(told.consult) ?? { seats: new Map<string, PersonRef>(), turn: Promise.resolve(), waiting: 0 };
    consults.set(told.consult, sockets);
    sockets.waiting += 1;
    const mine = sockets.turn.then(() => write(db, sockets, told));
    sockets.turn = mine.catch(() => {});
    try {
      await mine;
    } finally {
      sockets.waiting -= 1;
      if (sockets.waiting === 0 && sockets.seats.size === 0) consults.delete(told.consult);
    }
  };
};

async function write(db: Database, { seats }: Sockets, { clinic, consult: id, person, peer, kind, why, at }: SocketTold): Promise<void> {
  const who: PersonRef = { kind: peer.startsWith(peerLetter.owner) ? 'owner' : 'staff', person };
  const known = seats.has(peer);
  if (kind === 'connected') seats.set(peer, who);
  else seats.delete(peer);
  // The same peer on a newer socket: nobody came and nobody left.
  if (kind === 'connected' && known) return;

  const here = [...seats.values()];
  const stage = here.some((each) => each.person === person) ? 'in-call' : 'gone';
  const both = here.some((each) => each.kind === 'owner') && here.some((each) => each.kind === 'staff');
  const scope = { clinic: { id: clinic } };
  await transaction(db, async (tx) => {
    const consult = await lockConsult(tx, scope, id);
    if (!consult) return;
    const event = { clinic, consult: id, actor: { kind: who.kind, id: person }, at };
    if (kind === 'gone') {
      // Told some seconds late: whoever has reloaded the page meanwhile has said so, and is not gone.
      const now = (await presenceOf(tx, scope, id)).find((each) => each.kind === who.kind && each.person === person);
      if (now?.stage === 'in-call') await putPresence(tx, scope, id, { ...who, stage, at });
      await happened(tx, { ...event, type: 'call.left', data: { person, peer, why } });
      return;
    }
    await putPresence(tx, scope, id, { ...who, stage: 'in-call', at });
    await happened(tx, { ...event, type: 'call.joined', data: { person, peer } });
    if (consult.state !== 'waiting' || !both) return;
    await setLive(tx, scope, id, at);
    await happened(tx, { clinic, consult: id, actor: { kind: 'system' }, at, type: 'call.started', data: {} });
  });
}
