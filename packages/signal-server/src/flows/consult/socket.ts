import { kindOfPeer } from '../../consult/rules.ts';
import { lockConsult, presenceOf, putPresence, setLive, type Consult, type PersonRef, type Presence } from '../../consult/store.ts';
import { wasTold } from '../../database/events.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { happened } from '../happened.ts';
import { followPeople } from '../recordings/follow.ts';
import type { ConnectedPeer } from './signaling.ts';

/** What the signaling tells of a peer, in order for each consult, and again when it does not know whether it was heard. */
export interface SocketTold {
  readonly clinic: string;
  readonly consult: string;
  readonly person: string;
  readonly peer: string;
  /** Has an open socket in the lobby, is in the call, or is gone for good from wherever it was. */
  readonly kind: 'waits' | 'joined' | 'gone';
  /** How the socket ended, with `gone`. */
  readonly why?: string;
  /** Names the stay in the call; null of who was only in the lobby. */
  readonly stay: number | null;
  readonly at: Date;
  /** Who has an open socket in this consult. */
  readonly here?: readonly ConnectedPeer[];
}

/** One word of the signaling, with all that is known about its person. */
interface Word extends SocketTold {
  readonly consultNow: Consult;
  readonly who: PersonRef;
  /** How near everybody is, and the person among them. */
  readonly everybody: readonly Presence[];
  readonly before: Presence | undefined;
}

/**
 * Writes down who came into the call and who left it, once each however often it is told. The first time somebody of the owner's side and
 * somebody of the staff are both in, the call has started. Presence rows outlive the few seconds in which a peer reconnects, so that they do
 * not make two of one call. A socket in the lobby is nothing on the timeline but the presence it proves.
 */
export const socketTold =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  (told: SocketTold): Promise<void> =>
    transaction(db, async (tx) => {
      const consultNow = await lockConsult(tx, scopeOf(told), told.consult);
      if (!consultNow) return;
      const who: PersonRef = { kind: kindOfPeer(told.peer), person: told.person };
      const everybody = await presenceOf(tx, scopeOf(told), told.consult);
      const before = everybody.find(({ kind, person }) => kind === who.kind && person === who.person);
      const word: Word = { ...told, consultNow, who, everybody, before };
      if (told.kind === 'waits') await waits(tx, word);
      else if (told.kind === 'joined') await joined(tx, word);
      else await gone(tx, word);
      // By the clock of now: a telling may come late, and what it changes does not lie in the past.
      await followPeople(tx, scopeOf(told), { consult: told.consult, keys, now: clock() });
    });

/** In the lobby, and known to be: who was taken for gone has come back. */
async function waits(tx: Tx, word: Word): Promise<void> {
  if (word.consultNow.state === 'ended' || isKnownLater(word)) return;
  if (word.before === undefined || word.before.stage === 'gone') await stage(tx, word, 'arrived');
}

async function joined(tx: Tx, word: Word): Promise<void> {
  const { clinic, consult, person, peer, at, who, everybody, before, consultNow } = word;
  const telling = tellingOf(word);
  const isNew = !(await wasTold(tx, clinic, telling));
  if (isNew || before?.stage !== 'in-call') await putPresence(tx, scopeOf(word), consult, { ...who, stage: 'in-call', at });
  if (!isNew) return;
  await happened(tx, { ...eventOf(word), telling, type: 'call.joined', data: { person, peer } });
  // Owner and staff make a visit; a guest beside one of them does not.
  const otherSide = who.kind !== 'guest' && everybody.some((each) => each.stage === 'in-call' && each.kind !== 'guest' && each.kind !== who.kind);
  if (consultNow.state !== 'waiting' || !otherSide) return;
  await setLive(tx, scopeOf(word), consult, at);
  await happened(tx, { clinic, consult, actor: { kind: 'system' }, at, type: 'call.started', data: {} });
}

async function gone(tx: Tx, word: Word): Promise<void> {
  const { clinic, consult, person, peer, why = 'lost', stay, at, here = [], who, before } = word;
  const others = here.filter((each) => each.person === person && each.peer !== peer);
  if (stay === null) {
    const isHere = word.consultNow.state === 'ended' || before === undefined || before.stage === 'gone' || before.stage === 'in-call' || others.length > 0;
    return isHere || isKnownLater(word) ? undefined : stage(tx, word, 'gone');
  }
  const telling = tellingOf(word);
  if (await wasTold(tx, clinic, telling)) return;
  // Told some seconds late: whoever has reloaded the page meanwhile has said so, and is not gone.
  if (before?.stage === 'in-call' && !others.some((each) => each.joined)) {
    await putPresence(tx, scopeOf(word), consult, { ...who, stage: others.length > 0 ? 'arrived' : 'gone', at });
  }
  await happened(tx, { ...eventOf(word), telling, type: 'call.left', data: { person, peer, why } });
}

async function stage(tx: Tx, word: Word, stage: 'arrived' | 'gone'): Promise<void> {
  await putPresence(tx, scopeOf(word), word.consult, { ...word.who, stage, at: word.at });
  await happened(tx, { ...eventOf(word), type: 'presence.changed', data: { person: word.person, stage } });
}

/** The person's own browser has said something newer over HTTP. */
const isKnownLater = ({ before, at }: Word): boolean => before !== undefined && before.at.getTime() > at.getTime();

const tellingOf = ({ peer, stay, kind }: Word): string => `${peer} ${stay} ${kind}`;
const scopeOf = ({ clinic }: { readonly clinic: string }) => ({ clinic: { id: clinic } });
const eventOf = ({ clinic, consult, who, person, at }: Word) => ({ clinic, consult, actor: { kind: who.kind, id: person }, at });
