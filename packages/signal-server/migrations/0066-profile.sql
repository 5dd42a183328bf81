-- What whoever sees patients says of themselves: how the clinic reaches them, what they speak, where they are licensed, and their face.
alter table staff add column phone text, add column languages text[] not null default '{}';

create table staff_licence (
  clinic_id   uuid not null,
  staff_id    uuid not null,
  position    integer not null,
  country     text not null check (country ~ '^[A-Z]{2}$'),
  -- A province or state, where licences are given there.
  region      text,
  number      text not null,
  expires_on  date,
  primary key (clinic_id, staff_id, position),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade
);

-- One photo each; a new one has a new id, so that its address can be kept for ever. `staff.photo` is the path of it.
create table staff_photo (
  clinic_id   uuid not null,
  id          uuid not null,
  staff_id    uuid not null,
  bytes       bytea not null check (length(bytes) between 1 and 400000),
  -- When they said that it shows them as they are.
  attested_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, staff_id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade
);
