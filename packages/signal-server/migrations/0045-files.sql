-- Files of a visit: photos, videos and earlier records. The bytes lie outside the database, under their hash; here is what they are, whose,
-- and how much of an upload is safely on the disk.

create table file (
  clinic_id       uuid not null references clinic on delete cascade,
  id              uuid not null,
  -- Null once its held time is gone: it waits to be swept away.
  appointment_id  uuid,
  by_kind         text not null check (by_kind in ('owner', 'staff')),
  -- Nobody yet where the time was only held.
  by_id           uuid,
  -- Cleaned; empty once it is removed.
  name            text not null,
  length          bigint not null check (length > 0),
  -- So many bytes from its beginning are on the disk. What lies behind them does not count.
  received        bigint not null default 0 check (received between 0 and length),
  state           text not null default 'uploading' check (state in ('uploading', 'ready', 'refused', 'removed')),
  -- The piece that is being written now; a newer one takes the pen away.
  writer          uuid,
  type            text,
  sha256          text check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at      timestamptz not null,
  touched_at      timestamptz not null,
  ready_at        timestamptz,
  removed_at      timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete set null (appointment_id),
  check (state <> 'ready' or (sha256 is not null and type is not null and received = length))
);
create index file_by_appointment on file (clinic_id, appointment_id, created_at);
create index file_by_hash on file (clinic_id, sha256) where state = 'ready';

-- What came in one go, on the disk under the piece's id. Only its writer appends to it, nobody ever writes over it.
create table file_piece (
  clinic_id       uuid not null,
  id              uuid not null,
  file_id         uuid not null,
  start_at        bigint not null check (start_at >= 0),
  length          bigint not null default 0 check (length >= 0),
  primary key (clinic_id, id),
  foreign key (clinic_id, file_id) references file (clinic_id, id) on delete cascade
);
create index file_piece_by_file on file_piece (clinic_id, file_id, start_at);

-- Somebody of the clinic asks the owner for photos or records before the visit. The newest counts.
create table file_request (
  clinic_id       uuid not null,
  id              uuid not null,
  appointment_id  uuid not null,
  staff_id        uuid not null,
  note            text,
  at              timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  -- When a whole clinic goes, its staff may go first.
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) deferrable initially deferred
);
create index file_request_by_appointment on file_request (clinic_id, appointment_id, at);

-- The same for decisions on triage: a clinic that had one could not be removed.
alter table triage_decision alter constraint triage_decision_clinic_id_staff_id_fkey deferrable initially deferred;
