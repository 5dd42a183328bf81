-- Triage that is kept: what was told, what the rules suggested, and what a technician or vet decided. Neither is ever overwritten.
create table triage_assessment (
  clinic_id       uuid not null references clinic on delete cascade,
  id              uuid not null,
  appointment_id  uuid,
  -- The assessment it follows, when the owner told that something is new or worse.
  previous_id     uuid,
  made_by_kind    text not null check (made_by_kind in ('anyone', 'owner', 'staff')),
  made_by         uuid,
  request         jsonb not null,
  answer          jsonb not null,
  suggested       text not null check (suggested in ('emergency', 'urgent', 'soon', 'routine')),
  pack_version    text not null,
  pet_name        text,
  contact_name    text,
  contact_phone   text,
  created_at      timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, previous_id) references triage_assessment (clinic_id, id),
  check ((made_by_kind = 'anyone') = (made_by is null))
);
create index triage_assessment_by_age on triage_assessment (clinic_id, created_at);
create index triage_assessment_by_appointment on triage_assessment (clinic_id, appointment_id, created_at);

-- The last row of an assessment is what holds; the earlier ones stay.
create table triage_decision (
  clinic_id       uuid not null,
  assessment_id   uuid not null,
  number          integer not null,
  level           text not null check (level in ('emergency', 'urgent', 'soon', 'routine')),
  reason          text not null,
  staff_id        uuid not null,
  at              timestamptz not null,
  primary key (clinic_id, assessment_id, number),
  foreign key (clinic_id, assessment_id) references triage_assessment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, staff_id) references staff (clinic_id, id)
);
