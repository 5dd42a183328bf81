import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { PassUse, PeerHere, Verdict } from './directory.ts';
import { everywhere, type Claim, type Seat } from './realm.ts';
import { hearsNews, satNews } from './wire.ts';

// `signaling_…` tables know no clinic scope: rooms are consults, and what is asked here is asked by the server itself, never by a caller.

/** The channel that a process listens on, and the one of all. */
export const channelOf = (node: string): string => `vetkit_sig_${node}`;
export const everyChannel = 'vetkit_sig_all';

/** Milliseconds without a heartbeat after which a process counts as dead; `signaling_hears()` has the same. */
export const deadMs = 4000;

export async function nextSerial(sql: Sql): Promise<number> {
  const [row] = await sql<{ serial: number }[]>`select nextval('signaling_serial') as serial`;
  return row!.serial;
}

/** Spends the pass and takes the seat in one statement; tells all processes who sits where now, with `news` before the serial. */
export async function takeSeat(sql: Sql, node: string, claim: Claim, pass: PassUse | undefined, news: string): Promise<Verdict> {
  const { room, peer, holder, clinic, person, role, waits } = claim;
  const id = pass?.id ?? null;
  const [row] = await sql<{ allowed: boolean; serial: number | null; joined: number | null }[]>`
    with spent as (
      insert into signaling_pass (id) select ${id}::text where ${id}::text is not null
      on conflict do nothing returning id),
    allowed as (
      select nextval('signaling_serial') as serial
      where (${id}::text is null or exists (select from spent))
        and not exists (
          select from signaling_removal where room = ${room} and person in ('', ${person}) and serial > ${pass?.serial ?? Number.MAX_SAFE_INTEGER}::bigint)),
    sat as (
      insert into signaling_peer as p (room, peer, serial, node, holder, clinic, person, role, joined)
      select ${room}, ${peer}, serial, ${node}, ${holder}, ${clinic}, ${person}, ${role}, case when ${waits} then null else serial end from allowed
      on conflict (room, peer) do update
        set serial = excluded.serial, node = excluded.node, holder = excluded.holder, clinic = excluded.clinic, person = excluded.person, role = excluded.role, away = false,
          joined = coalesce(p.joined, excluded.joined)
        where p.holder = excluded.holder or not signaling_hears(p.node)
      returning serial, joined)
    select exists (select from allowed) as allowed, sat.serial, sat.joined, pg_notify(${everyChannel}, ${news} || sat.serial)
    from (select) as one left join sat on true`;
  if (!row?.allowed) return { kind: 'bad-token' };
  if (row.serial === null) return { kind: 'taken' };
  return { kind: 'seated', serial: row.serial, joined: row.joined };
}

/** Newer sockets of the same peer keep it, as long as the peer is not gone. */
export async function joinSeat(sql: Sql, { room, peer, serial, joined }: Seat): Promise<void> {
  await sql`update signaling_peer set joined = ${joined} where room = ${room} and peer = ${peer} and serial = ${serial}`;
}

export async function setAway(sql: Sql, { room, peer, serial }: Seat): Promise<void> {
  await sql`update signaling_peer set away = true where room = ${room} and peer = ${peer} and serial = ${serial}`;
}

/** False when somebody newer has the seat. Asked again it says the same: an answer may be lost. */
export async function freeSeat(sql: Sql, { room, peer, serial }: Seat): Promise<boolean> {
  const [row] = await sql<{ free: boolean }[]>`
    with freed as (delete from signaling_peer where room = ${room} and peer = ${peer} and serial = ${serial} returning peer)
    select exists (select from freed) or not exists (select from signaling_peer where room = ${room} and peer = ${peer}) as free`;
  return row!.free;
}

const HereRow = v.object({ peer: v.string(), person: v.string(), role: v.string(), joined: v.boolean() });

/** Who of the room has an open socket. Those who were removed count no more, also while their sockets are being closed. */
export async function seatsOfRoom(sql: Sql, room: string): Promise<PeerHere[]> {
  const rows = await sql`
    select peer, person, role, joined is not null as joined from signaling_peer p
    where room = ${room} and not away
      and not exists (select from signaling_removal r where r.room = p.room and r.person in ('', p.person) and r.serial > p.serial)
    order by serial`;
  return v.parse(v.array(HereRow), [...rows]);
}

/** Writes a removal down and tells all processes, with `news` before its serial. */
export async function addRemoval(sql: Sql, room: string, person: string | undefined, news: string): Promise<number> {
  const [row] = await sql<{ serial: number }[]>`
    with removal as (
      insert into signaling_removal as r (room, person, serial) values (${room}, ${person ?? ''}, nextval('signaling_serial'))
      on conflict (room, person) do update set serial = excluded.serial, at = excluded.at
      returning serial)
    select serial, pg_notify(${everyChannel}, ${news} || serial) from removal`;
  return row!.serial;
}

export async function recentRemovals(sql: Sql): Promise<{ room: string; person: string; serial: number }[]> {
  return sql<{ room: string; person: string; serial: number }[]>`select room, person, serial from signaling_removal`;
}

/** The other process where the peer sits, if it hears us. */
export async function nodeOf(sql: Sql, node: string, room: string, peer: string): Promise<string | undefined> {
  const [row] = await sql<{ node: string }[]>`
    select node from signaling_peer where room = ${room} and peer = ${peer} and node <> ${node} and signaling_hears(node)`;
  return row?.node;
}

/**
 * Sends to the other process where the peer sits, and gives its name; undefined when there is none that hears us. This runs for every frame between processes, and
 * `signaling_hears()` would be planned anew each time; so it says the same itself.
 */
export async function notifyPeer(sql: Sql, node: string, { room, peer }: { room: string; peer: string }, text: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select n.id, pg_notify('vetkit_sig_' || n.id, ${text})
    from signaling_peer p join signaling_node n on n.id = p.node, pg_stat_get_activity(n.pid)
    where p.room = ${room} and p.peer = ${peer} and n.id <> ${node} and n.seen_at > clock_timestamp() - interval '4 seconds'`;
  return row?.id;
}

/** Sends to every other process that has somebody of the room. */
export async function notifyRoom(sql: Sql, node: string, room: string, text: string): Promise<void> {
  await sql`select pg_notify('vetkit_sig_' || node, ${text}) from (select distinct node from signaling_peer where room = ${room} and node <> ${node}) n`;
}

/** Says that this process lives. Gives whether it was known, and how many others hear. */
export async function heartbeat(sql: Sql, node: string, pid: number): Promise<{ known: boolean; others: number }> {
  const [row] = await sql<{ known: boolean; others: number }[]>`
    with own as (
      insert into signaling_node as n (id, pid, seen_at) values (${node}, ${pid}, clock_timestamp())
      on conflict (id) do update set pid = excluded.pid, seen_at = excluded.seen_at
      returning xmax <> 0 as known)
    select known, (select count(*)::int from signaling_node where id <> ${node} and signaling_hears(id)) as others from own`;
  return row!;
}

interface SeatRow {
  room: string;
  peer: string;
  serial: number;
  holder: string;
  clinic: string;
  person: string;
  role: string;
  joined: number | null;
  gone_ms: number;
}

const orphan = ({ gone_ms: goneMs, ...seat }: SeatRow): { seat: Seat; goneMs: number } => ({ seat, goneMs });

/** Takes over the seats of processes that have died: exactly one survivor gets each. In open mode they are free at once. */
export async function adoptSeats(sql: Sql, node: string): Promise<{ seat: Seat; goneMs: number }[]> {
  const rows = await sql<SeatRow[]>`
    with dead as (
      delete from signaling_node where id <> ${node} and seen_at < clock_timestamp() - ${deadMs} * interval '1 ms'
      returning id, case when isfinite(seen_at) then extract(epoch from clock_timestamp() - seen_at) * 1000 else 0 end as gone_ms),
    freed as (delete from signaling_peer where room = ${everywhere} and node in (select id from dead))
    update signaling_peer p set node = ${node}, away = true from dead where p.node = dead.id and p.room <> ${everywhere}
    returning p.room, p.peer, p.serial, p.holder, p.clinic, p.person, p.role, p.joined, dead.gone_ms::float8 as gone_ms`;
  return rows.map(orphan);
}

/** The same for seats whose process nobody remembers: a crash of the database forgets the processes. To be asked only after they had time to come back. */
export async function adoptForgottenSeats(sql: Sql, node: string): Promise<{ seat: Seat; goneMs: number }[]> {
  const rows = await sql<SeatRow[]>`
    with freed as (delete from signaling_peer where room = ${everywhere} and node not in (select id from signaling_node))
    update signaling_peer p set node = ${node}, away = true where room <> ${everywhere} and node not in (select id from signaling_node)
    returning room, peer, serial, holder, clinic, person, role, joined, 0::float8 as gone_ms`;
  return rows.map(orphan);
}

/**
 * Makes the table say again what this process knows: its seats are its own. Gives those that still are; the others have been taken over by
 * newer sockets. Whoever had adopted one meanwhile is told.
 */
export async function reclaimSeats(sql: Sql, node: string, seats: readonly (Seat & { readonly away: boolean })[]): Promise<{ room: string; peer: string }[]> {
  const told = seats.map((seat) => ({ ...seat, news: `${satNews(node, seat.room, seat.peer)}${seat.serial}` }));
  return sql<{ room: string; peer: string }[]>`
    with mine as (
      select * from jsonb_to_recordset(${sql.json(told)})
        as t (room text, peer text, serial bigint, holder text, clinic text, person text, role text, joined bigint, away boolean, news text)),
    before as (select p.room, p.peer, p.node from signaling_peer p join mine using (room, peer)),
    back as (
      insert into signaling_peer as p (room, peer, serial, node, holder, clinic, person, role, joined, away)
      select room, peer, serial, ${node}, holder, clinic, person, role, joined, away from mine
      on conflict (room, peer) do update set serial = excluded.serial, node = excluded.node, holder = excluded.holder, clinic = excluded.clinic,
        person = excluded.person, role = excluded.role, joined = coalesce(p.joined, excluded.joined), away = excluded.away
        where p.serial <= excluded.serial
      returning room, peer)
    select back.room, back.peer, case when before.node is distinct from ${node} then pg_notify(${everyChannel}, mine.news) end
    from back join mine using (room, peer) left join before using (room, peer)`;
}

/** Tells the others that this process hears from now on. */
export async function sayHears(sql: Sql, node: string): Promise<void> {
  await sql`select pg_notify(${everyChannel}, ${hearsNews(node)})`;
}

/** The process stops: its seats may be adopted at once. */
export async function signOff(sql: Sql, node: string): Promise<void> {
  await sql`update signaling_node set seen_at = '-infinity' where id = ${node}`;
}

/** Throws away what has run out. */
export async function clean(sql: Sql): Promise<void> {
  await sql`delete from signaling_pass where at < clock_timestamp() - interval '5 minutes'`;
  await sql`delete from signaling_removal where at < clock_timestamp() - interval '1 hour'`;
}
