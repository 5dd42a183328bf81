-- How somebody's camera, sound and line did when they tried them before a visit. The newest counts; no picture, no sound, no address is in it.
create table device_report (
  clinic_id   uuid not null,
  consult_id  uuid not null,
  person_kind text not null check (person_kind in ('owner', 'staff')),
  person_id   uuid not null,
  at          timestamptz not null,
  report      jsonb not null,
  primary key (clinic_id, consult_id, person_kind, person_id),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id) on delete cascade
);
