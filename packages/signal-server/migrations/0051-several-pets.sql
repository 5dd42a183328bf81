-- The second to fourth animal of a visit; the first one stands in the appointment itself. `told`: as it was described for this visit.
create table appointment_pet (
  clinic_id       uuid not null,
  appointment_id  uuid not null,
  position        integer not null check (position between 2 and 4),
  pet_id          uuid not null,
  told            jsonb not null,
  primary key (clinic_id, appointment_id, position),
  unique (clinic_id, appointment_id, pet_id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, pet_id) references pet (clinic_id, id)
);
