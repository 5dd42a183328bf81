import type { Tx } from '../../database/transaction.ts';
import type { Keys } from '../../shared/keys.ts';
import { hereIn, moveRecording } from './move.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Somebody has come into the call or left it: whoever has not agreed is not recorded. In the transaction that says so, under the consult's lock. */
export const followPeople = async (tx: Tx, scope: InClinic, { consult, keys, now }: { consult: string; keys: Keys; now: Date }): Promise<void> =>
  moveRecording(tx, scope, { keys, consult, event: { type: 'people', here: await hereIn(tx, scope, consult) }, actor: { kind: 'system' }, now });

/** The visit has ended, and its recording with it. */
export const followEnd = (tx: Tx, scope: InClinic, { consult, keys, now }: { consult: string; keys: Keys; now: Date }): Promise<void> =>
  moveRecording(tx, scope, { keys, consult, event: { type: 'over', why: 'ended' }, actor: { kind: 'system' }, now });
