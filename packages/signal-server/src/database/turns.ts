import { enqueue, forgetDone } from './jobs.ts';
import type { Tx } from './transaction.ts';

/** Work of the whole server that comes back by the clock. */
export interface Turns {
  readonly kind: string;
  readonly everyMs: number;
}

/** Asks for the next turn, once however many servers ask for it. Jobs go by the database's clock, which may be a little before this one. */
export const nextTurn = (tx: Tx, { kind, everyMs }: Turns, thisOne = new Date(0)): Promise<unknown> => {
  const turn = Math.floor(Math.max(Date.now(), thisOne.getTime()) / everyMs) + 1;
  return enqueue(tx, { kind, runAt: new Date(turn * everyMs), key: `${kind}:${turn}` });
};

/** The last step of a turn's job: earlier ones are taken away, and the next is asked for. */
export async function endTurn(tx: Tx, turns: Turns, thisOne: Date): Promise<void> {
  await forgetDone(tx, undefined, turns.kind);
  await nextTurn(tx, turns, thisOne);
}
