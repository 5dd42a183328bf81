-- From when to when each recording went on: only what was taken within one of these may be kept.
create table recording_run (
  clinic_id    uuid not null,
  recording_id uuid not null,
  run          integer not null check (run > 0),
  began_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (clinic_id, recording_id, run),
  foreign key (clinic_id, recording_id) references recording (clinic_id, id) on delete cascade
);
insert into recording_run (clinic_id, recording_id, run, began_at, ended_at)
select clinic_id, id, 1, started_at, stopped_at from recording where started_at is not null;
