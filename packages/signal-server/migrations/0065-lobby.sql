-- Who runs late for a visit, and when that side expects to come. The newest word of each side counts; all of them are on the timeline.
create table running_late (
  clinic_id    uuid not null,
  consult_id   uuid not null,
  side         text not null check (side in ('owner', 'staff')),
  expected_at  timestamptz not null,
  told_at      timestamptz not null,
  primary key (clinic_id, consult_id, side),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id) on delete cascade
);

-- Once a day (on the clinic's calendar) each person who sees patients says: a quiet and private place, not driving, nothing else open.
create table work_place (
  clinic_id    uuid not null,
  staff_id     uuid not null,
  day          date not null,
  -- Not where the owner would expect it; then a sentence went to the owner.
  unusual      boolean not null,
  at           timestamptz not null,
  primary key (clinic_id, staff_id, day),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade
);

-- A code that hands the owner's side over to another device: it works once, for a few minutes.
alter table link drop constraint link_kind_check;
alter table link add constraint link_kind_check check (kind in ('appointment', 'sign-in', 'hand-over'));
