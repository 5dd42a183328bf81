import { appendEvent, type NewEvent, type StoredEvent } from '../database/events.ts';
import { enqueue } from '../database/jobs.ts';
import type { Tx } from '../database/transaction.ts';
import { tellsSomebody } from '../notices/rules.ts';
import { movesMoneyIn } from '../payments/rules/followed.ts';
import { after } from '../shared/clock.ts';
import type { EventData, EventType } from '../shared/event-types.ts';

/** An event with the data that belongs to its type. */
export type Happened<Type extends EventType> = Omit<NewEvent, 'type' | 'data'> & { readonly type: Type; readonly data: EventData[Type] };

/** Writes down what happened, with jobs that tell whoever should hear of it, and ask the policy who owes whom. Call it last: other transactions of the clinic wait from here on. */
export async function happened<Type extends EventType>(tx: Tx, event: Happened<Type>): Promise<StoredEvent> {
  const stored = await appendEvent(tx, event);
  if (tellsSomebody(event.type)) await enqueue(tx, { clinic: stored.clinic, kind: 'tell', payload: { clinic: stored.clinic, seq: stored.seq } });
  const inMs = movesMoneyIn(event.type, event.data);
  if (stored.consult && inMs !== undefined) await enqueue(tx, { clinic: stored.clinic, kind: 'follow-policy', payload: { clinic: stored.clinic, consult: stored.consult }, ...(inMs ? { runAt: after(new Date(), inMs) } : {}) });
  return stored;
}
