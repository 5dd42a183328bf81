-- A vet asked the desk for help with a visit. One open request for each visit; the timeline has all of it, this is what the desk looks at.
create table help_request (
  clinic_id   uuid not null,
  id          uuid not null,
  consult_id  uuid not null,
  asked_by    uuid not null,
  asked_at    timestamptz not null,
  -- Whether anybody was at the desk when it was asked for.
  online      boolean not null,
  -- The owner was written to: by the server itself, or because the desk said so.
  tried_at    timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  -- The answer is a message for the staff's eyes.
  message_id  uuid,
  handled_at  timestamptz,
  handled_by  uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id) on delete cascade,
  foreign key (clinic_id, asked_by) references staff (clinic_id, id),
  foreign key (clinic_id, answered_by) references staff (clinic_id, id),
  foreign key (clinic_id, handled_by) references staff (clinic_id, id),
  foreign key (clinic_id, message_id) references message (clinic_id, id)
);
create unique index help_request_open on help_request (clinic_id, consult_id) where handled_at is null;

-- How it was closed without a call: then no record is due.
alter table consult add column closed_as text check (closed_as = 'no-show');
