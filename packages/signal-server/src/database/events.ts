import type { Json, Sql } from './connect.ts';
import type { Tx } from './transaction.ts';

/** Who did it. `id` is the owner's or staff member's row; the system and the operator have none. */
export interface Actor {
  readonly kind: 'owner' | 'staff' | 'guest' | 'system' | 'operator';
  readonly id?: string;
}

export interface NewEvent {
  readonly clinic: string;
  readonly consult?: string | undefined;
  readonly actor: Actor;
  /** `appointment-booked`, `consult-joined` …: types are added, never changed. */
  readonly type: string;
  /** Facts only, ids instead of names: it is kept for good. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** When it happened, where that is not now by the clock of the database. */
  readonly at?: Date;
  /** Names what may be told again because an answer was lost: the same name is refused a second time. Ask `wasTold` first. */
  readonly telling?: string;
}

/** One thing that happened, as it is kept. `seq` counts on by one within a clinic, in the order of commit. */
export interface StoredEvent {
  readonly clinic: string;
  readonly seq: number;
  readonly consult?: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What `bus.listen` hears for each event once its transaction is committed; the payload is `<clinic>:<seq>`. */
export const eventChannel = 'vetkit_event';

interface Row {
  clinic_id: string;
  seq: number;
  consult_id: string | null;
  at: Date;
  actor_kind: Actor['kind'];
  actor_id: string | null;
  type: string;
  data: Record<string, unknown>;
}

/**
 * Writes down what happened, in the transaction that makes it so. The row of `event_head` stays locked until the end of the
 * transaction: numbers have no gap and follow the order of commit, so a reader that has seen n never misses n - 1. Call it late.
 */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<StoredEvent> {
  const [row] = await tx<Row[]>`
    with head as (
      insert into event_head as h (clinic_id, seq) values (${event.clinic}, 1)
      on conflict (clinic_id) do update set seq = h.seq + 1
      returning seq
    )
    insert into event (clinic_id, seq, consult_id, at, actor_kind, actor_id, type, data, telling)
    select ${event.clinic}, head.seq, ${event.consult ?? null}::uuid, coalesce(${event.at ?? null}::timestamptz, clock_timestamp()),
      ${event.actor.kind}, ${event.actor.id ?? null}::uuid, ${event.type}, ${tx.json((event.data ?? {}) as Json)}, ${event.telling ?? null}
    from head
    returning *, pg_notify(${eventChannel}, clinic_id || ':' || seq)`;
  return stored(row!);
}

/** Whether an event of this telling is written. Under a lock that all who tell it take, the answer holds. */
export async function wasTold(tx: Tx, clinic: string, telling: string): Promise<boolean> {
  return (await tx`select from event where clinic_id = ${clinic} and telling = ${telling}`).length > 0;
}

/** Events of a clinic after number `after`, oldest first. */
export async function readEvents(sql: Sql, { clinic, after, limit }: { clinic: string; after: number; limit: number }): Promise<StoredEvent[]> {
  const rows = await sql<Row[]>`select * from event where clinic_id = ${clinic} and seq > ${after} order by seq limit ${limit}`;
  return rows.map(stored);
}

/** Everything that happened in one consult, in order: the only input of policy. */
export async function consultTimeline(sql: Sql, clinic: string, consult: string): Promise<StoredEvent[]> {
  const rows = await sql<Row[]>`select * from event where clinic_id = ${clinic} and consult_id = ${consult} order by seq`;
  return rows.map(stored);
}

function stored(row: Row): StoredEvent {
  return {
    clinic: row.clinic_id,
    seq: row.seq,
    ...(row.consult_id ? { consult: row.consult_id } : {}),
    at: row.at,
    actor: { kind: row.actor_kind, ...(row.actor_id ? { id: row.actor_id } : {}) },
    type: row.type,
    data: row.data,
  };
}
