-- Recordings of calls: who was asked and what they said, how far each is, until when it is kept. The bytes are a file like any other.
create table recording (
  clinic_id    uuid not null,
  id           uuid not null,
  consult_id   uuid not null,
  -- Who asked; the browser of this person records.
  asked_by     uuid not null,
  file_id      uuid not null,
  state        text not null check (state in ('asked', 'recording', 'paused', 'processing', 'ready', 'failed', 'declined', 'removed')),
  why          text,
  paused_by    uuid,
  asked_at     timestamptz not null,
  started_at   timestamptz,
  stopped_at   timestamptz,
  ready_at     timestamptz,
  -- The recording browser has said that nothing more comes.
  whole        boolean not null default false,
  seconds      double precision check (seconds >= 0),
  remove_at    timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id) on delete cascade,
  foreign key (clinic_id, file_id) references file (clinic_id, id) deferrable initially deferred,
  foreign key (clinic_id, asked_by) references staff (clinic_id, id) deferrable initially deferred
);
-- One at a time.
create unique index recording_open on recording (clinic_id, consult_id) where state in ('asked', 'recording', 'paused');
create index recording_by_consult on recording (clinic_id, consult_id, asked_at);

-- What each person of the call said last; earlier words are on the timeline.
create table recording_answer (
  clinic_id    uuid not null,
  recording_id uuid not null,
  person_id    uuid not null,
  yes          boolean not null,
  at           timestamptz not null,
  primary key (clinic_id, recording_id, person_id),
  foreign key (clinic_id, recording_id) references recording (clinic_id, id) on delete cascade
);

-- Nobody knows how long a recording will be: its length grows with what comes.
alter table file drop constraint file_length_check, add check (length >= 0), add check (length > 0 or state <> 'ready');

alter table clinic add column recordings_revision integer not null default 1;
