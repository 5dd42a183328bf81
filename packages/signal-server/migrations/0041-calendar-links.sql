-- Calendars of elsewhere: when somebody is busy there, and an address at which a calendar elsewhere reads their visits.

create table calendar_import (
  clinic_id   uuid not null,
  staff_id    uuid not null,
  -- Whoever has it can read the calendar: locked with the server's key.
  address     bytea not null,
  -- What may be shown of it.
  host        text not null,
  -- Each reading has a number: one that was overtaken changes nothing.
  turn        integer not null default 1,
  -- When somebody asked for a reading that is not done yet.
  asked_at    timestamptz,
  checked_at  timestamptz,
  good_at     timestamptz,
  failure     text,
  failures    integer not null default 0,
  -- When, and nothing of what.
  busy        tstzmultirange not null default '{}',
  primary key (clinic_id, staff_id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade
);

create table calendar_feed (
  clinic_id   uuid not null,
  staff_id    uuid not null,
  secret_hash bytea not null unique,
  made_at     timestamptz not null,
  read_at     timestamptz,
  primary key (clinic_id, staff_id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade
);
