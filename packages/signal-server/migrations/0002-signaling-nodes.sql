-- Signaling by several processes: who sits where, and what all of them must know. Rows live as long as their sockets.

-- Puts passes, seats and removals in one order for all processes, whatever their clocks say.
create sequence signaling_serial;

-- A process of the server. `pid` is the database's process on which it listens: it ends with the connection, so a killed server is known
-- at once to hear nothing. Written again at the next heartbeat when a crash of the database has emptied the table.
create unlogged table signaling_node (
  id          text primary key check (id ~ '^[a-z0-9]{1,32}$'),
  pid         integer not null,
  seen_at     timestamptz not null
);

-- One peer's seat. The room is a consult, or empty in open mode; the holder may take the seat over. `away`: its socket has ended, and its
-- process waits a while whether it comes back.
create table signaling_peer (
  room        text not null,
  peer        text not null,
  serial      bigint not null,
  node        text not null,
  holder      text not null,
  clinic      text not null,
  person      text not null,
  role        text not null,
  away        boolean not null default false,
  primary key (room, peer)
);
create index signaling_peer_by_node on signaling_peer (node);

-- Passes that have opened their socket. They run out after a minute and are thrown away after five.
create table signaling_pass (
  id          text primary key,
  at          timestamptz not null default clock_timestamp()
);

-- Passes from before a removal are worthless. An empty person means everybody.
create table signaling_removal (
  room        text not null,
  person      text not null,
  serial      bigint not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (room, person)
);

-- Whether a process hears what is sent to it now.
create function signaling_hears(node text) returns boolean language sql stable as $$
  select exists (
    select from signaling_node n, pg_stat_get_activity(n.pid)
    where n.id = node and n.seen_at > clock_timestamp() - interval '4 seconds')
$$;
