-- The house: every table of the first consult. Rows of one clinic can only point at rows of the same clinic: keys are (clinic_id, id).
-- PostgreSQL 15 is the floor. Files of this folder are append-only: a change is a new file.

create extension if not exists btree_gist;

-- ---- clinics ----
create table clinic (
  id          uuid primary key,
  slug        text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name        text not null,
  zone        text not null,
  locale      text not null default 'en',
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  country     text not null check (country ~ '^[A-Z]{2}$'),
  phone       text,
  address     text,
  demo        boolean not null default false,
  settings    jsonb not null default '{}',
  created_at  timestamptz not null default now()
);

create table clinic_origin (
  clinic_id   uuid not null references clinic on delete cascade,
  origin      text not null check (origin ~ '^https?://[^/]+$'),
  kind        text not null check (kind in ('owner', 'staff')),
  primary key (clinic_id, origin, kind)
);

create table hospital (
  clinic_id   uuid not null references clinic on delete cascade,
  id          uuid not null,
  name        text not null,
  phone       text not null,
  address     text not null,
  hours       text not null,
  minutes     integer,
  primary key (clinic_id, id)
);

create table appointment_type (
  clinic_id    uuid not null references clinic on delete cascade,
  id           uuid not null,
  code         text not null,
  name         text not null,
  duration_min integer not null check (duration_min between 5 and 480),
  modalities   text[] not null,
  role         text not null check (role in ('vet', 'technician')),
  price_minor  integer not null check (price_minor >= 0),
  preparation  text[] not null default '{}',
  position     integer not null default 0,
  primary key (clinic_id, id),
  unique (clinic_id, code)
);

-- ---- people ----
create table staff (
  clinic_id   uuid not null references clinic on delete cascade,
  id          uuid not null,
  email       text not null check (email = lower(email)),
  name        text not null,
  role        text not null check (role in ('vet', 'technician', 'front-desk', 'manager')),
  licence     text,
  photo       text,
  ended_at    timestamptz,
  created_at  timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, email)
);

create table owner (
  clinic_id   uuid not null references clinic on delete cascade,
  id          uuid not null,
  email       text not null check (email = lower(email)),
  name        text not null,
  phone       text,
  locale      text not null default 'en',
  created_at  timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, email)
);

create table pet (
  clinic_id   uuid not null,
  id          uuid not null,
  owner_id    uuid not null,
  name        text not null,
  species     text not null,
  breed       text,
  age         text,
  sex         text,
  reproductive_status text,
  weight_kg   numeric(7, 3),
  created_at  timestamptz not null default now(),
  primary key (clinic_id, id),
  foreign key (clinic_id, owner_id) references owner (clinic_id, id) on delete cascade
);

-- ---- calendar ----
create table availability (
  clinic_id       uuid not null,
  staff_id        uuid not null,
  weekly          jsonb not null,
  step_min        integer not null default 15 check (step_min between 5 and 240),
  buffer_min      integer not null default 0 check (buffer_min between 0 and 120),
  min_notice_min  integer not null default 15 check (min_notice_min >= 15),
  horizon_days    integer not null default 60 check (horizon_days between 1 and 365),
  primary key (clinic_id, staff_id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade
);

create table availability_exception (
  clinic_id   uuid not null,
  id          uuid not null,
  staff_id    uuid not null,
  date        date not null,
  kind        text not null check (kind in ('closed', 'replace', 'add', 'block')),
  windows     jsonb not null default '[]',
  primary key (clinic_id, id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade
);

-- ---- booking ----
create table appointment (
  clinic_id       uuid not null references clinic on delete cascade,
  id              uuid not null,
  reference       text not null unique,
  status          text not null check (status in ('held', 'requested', 'confirmed', 'declined', 'cancelled', 'done')),
  type_id         uuid not null,
  modality        text not null check (modality in ('video', 'phone', 'in-person', 'messages')),
  practitioner_id uuid not null,
  owner_id        uuid,
  pet_id          uuid,
  start_at        timestamptz not null,
  end_at          timestamptz not null check (end_at > start_at),
  busy            tstzrange not null,
  held_until      timestamptz,
  reason          text,
  place           jsonb,
  consent         jsonb,
  policy_version  text not null,
  closed_reason   text,
  created_at      timestamptz not null default now(),
  requested_at    timestamptz,
  confirmed_at    timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, type_id) references appointment_type (clinic_id, id),
  foreign key (clinic_id, practitioner_id) references staff (clinic_id, id),
  foreign key (clinic_id, owner_id) references owner (clinic_id, id),
  foreign key (clinic_id, pet_id) references pet (clinic_id, id),
  check (lower(busy) = start_at and upper(busy) >= end_at),
  check ((status = 'held') = (owner_id is null)),
  check ((status = 'held') = (held_until is not null)),
  -- The database is the judge of double booking: held, requested and confirmed rows may not overlap for one practitioner.
  constraint no_double_booking exclude using gist (practitioner_id with =, busy with &&) where (status in ('held', 'requested', 'confirmed'))
);
create index appointment_by_start on appointment (clinic_id, start_at);
create index appointment_by_owner on appointment (clinic_id, owner_id);

-- ---- consult ----
create table consult (
  clinic_id      uuid not null references clinic on delete cascade,
  id             uuid not null,
  appointment_id uuid,
  reference      text not null unique,
  state          text not null default 'waiting' check (state in ('waiting', 'live', 'ended')),
  messaging      text not null default 'open' check (messaging in ('open', 'locked')),
  started_at     timestamptz,
  ended_at       timestamptz,
  created_at     timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, appointment_id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id)
);

create table presence (
  clinic_id   uuid not null,
  consult_id  uuid not null,
  person_kind text not null check (person_kind in ('owner', 'staff')),
  person_id   uuid not null,
  stage       text not null check (stage in ('arrived', 'testing', 'ready', 'in-call', 'gone')),
  at          timestamptz not null,
  primary key (clinic_id, consult_id, person_kind, person_id),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id) on delete cascade
);

create table message (
  clinic_id   uuid not null,
  id          uuid not null,
  consult_id  uuid not null,
  author_kind text not null check (author_kind in ('owner', 'staff')),
  author_id   uuid not null,
  body        text not null,
  staff_only  boolean not null default false,
  at          timestamptz not null default clock_timestamp(),
  primary key (clinic_id, id),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id) on delete cascade
);
create index message_by_consult on message (clinic_id, consult_id, at);

-- ---- records ----
create table record (
  clinic_id    uuid not null,
  id           uuid not null,
  consult_id   uuid not null,
  state        text not null default 'draft' check (state in ('draft', 'completed', 'amended')),
  revision     integer not null default 0,
  due_at       timestamptz,
  completed_at timestamptz,
  completed_by uuid,
  primary key (clinic_id, id),
  unique (clinic_id, consult_id),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id),
  foreign key (clinic_id, completed_by) references staff (clinic_id, id)
);

-- Every saved revision stays: a record is never overwritten, only followed by its next version.
create table record_version (
  clinic_id   uuid not null,
  record_id   uuid not null,
  revision    integer not null,
  kind        text not null check (kind in ('draft', 'completed', 'amendment')),
  body        jsonb not null,
  -- Which editor wrote it, and how many changes it had made: `{ id, n }`.
  writing     jsonb,
  author_id   uuid not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (clinic_id, record_id, revision),
  foreign key (clinic_id, record_id) references record (clinic_id, id),
  foreign key (clinic_id, author_id) references staff (clinic_id, id)
);

-- ---- identity ----
create table session (
  clinic_id      uuid not null references clinic on delete cascade,
  id             uuid not null,
  token_hash     bytea not null unique,
  kind           text not null check (kind in ('draft', 'appointment', 'owner', 'staff')),
  owner_id       uuid,
  staff_id       uuid,
  appointment_id uuid,
  created_at     timestamptz not null default now(),
  used_at        timestamptz not null default now(),
  expires_at     timestamptz not null,
  revoked_at     timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, owner_id) references owner (clinic_id, id) on delete cascade,
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade,
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  check ((kind = 'staff') = (staff_id is not null)),
  check ((kind in ('draft', 'appointment')) = (appointment_id is not null))
);

-- A six-digit code, bound to the browser that asked by its challenge. A row is made for unknown addresses too: same answer, same time.
create table sign_in_code (
  id             uuid primary key,
  challenge_hash bytea not null unique,
  clinic_id      uuid references clinic on delete cascade,
  email          text not null,
  code_hash      bytea not null,
  tries          integer not null default 0,
  created_at     timestamptz not null default now(),
  expires_at     timestamptz not null,
  used_at        timestamptz
);

create table link (
  clinic_id      uuid not null references clinic on delete cascade,
  id             uuid not null,
  kind           text not null check (kind in ('appointment', 'sign-in')),
  secret_hash    bytea not null unique,
  appointment_id uuid,
  staff_id       uuid,
  owner_id       uuid,
  created_at     timestamptz not null default now(),
  expires_at     timestamptz not null,
  used_at        timestamptz,
  revoked_at     timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade,
  foreign key (clinic_id, owner_id) references owner (clinic_id, id) on delete cascade
);

-- ---- what happened: written once, read by timeline, notices, live updates ----
create table event_head (
  clinic_id   uuid primary key references clinic on delete cascade,
  seq         bigint not null default 0
);

create table event (
  clinic_id   uuid not null references clinic on delete cascade,
  seq         bigint not null,
  consult_id  uuid,
  at          timestamptz not null default clock_timestamp(),
  actor_kind  text not null check (actor_kind in ('owner', 'staff', 'system', 'operator')),
  actor_id    uuid,
  type        text not null,
  data        jsonb not null default '{}',
  primary key (clinic_id, seq),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id)
);
create index event_by_consult on event (clinic_id, consult_id, seq);

-- ---- audit: hash-chained per clinic ----
create table audit_head (
  clinic_id   uuid primary key references clinic on delete cascade,
  seq         bigint not null default 0,
  hash        bytea not null
);

create table audit (
  clinic_id   uuid not null references clinic on delete cascade,
  seq         bigint not null,
  at          timestamptz not null,
  actor       text not null,
  action      text not null,
  subject     text not null,
  content     bytea not null,
  previous    bytea not null,
  hash        bytea not null,
  primary key (clinic_id, seq)
);

-- ---- notices ----
create table mail (
  clinic_id   uuid references clinic on delete cascade,
  id          uuid primary key,
  key         text unique,
  recipient   text not null,
  subject     text not null,
  body        text not null,
  html        text not null,
  calendar    text,
  via         text not null check (via in ('outbox', 'smtp')),
  at          timestamptz not null default now()
);

-- ---- machinery ----
create table job (
  id           bigint generated always as identity primary key,
  clinic_id    uuid references clinic on delete cascade,
  kind         text not null,
  payload      jsonb not null default '{}',
  run_at       timestamptz not null default now(),
  attempts     integer not null default 0,
  locked_until timestamptz,
  done_at      timestamptz,
  failed_at    timestamptz,
  last_error   text,
  key          text unique,
  created_at   timestamptz not null default now()
);
create index job_due on job (run_at) where done_at is null and failed_at is null;

create unlogged table bus_message (
  id    bigint generated always as identity primary key,
  body  bytea not null,
  at    timestamptz not null default now()
);

-- Append-only means append-only. A whole clinic may still be removed by the operator, who says so in the same transaction.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('vetkit.removing_clinic', true) = old.clinic_id::text then
    return old;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger event_append_only before update or delete on event for each row execute function refuse_change();
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger record_version_append_only before update or delete on record_version for each row execute function refuse_change();
