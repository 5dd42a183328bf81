-- Owners without e-mail: they are known by a mobile number instead, in the form +14165550162. Who has an address of e-mail is never found by a
-- phone number: nobody has proven that it is theirs.
alter table owner
  alter column email drop not null,
  add column mobile text check (mobile ~ '^\+[1-9][0-9]{4,14}$'),
  add constraint owner_is_known_by_one check ((email is null) <> (mobile is null)),
  add unique (clinic_id, mobile);

alter table sign_in_code
  alter column email drop not null,
  add column mobile text,
  add constraint sign_in_code_goes_to_one check ((email is null) <> (mobile is null)),
  -- Staff have addresses of e-mail.
  add constraint sign_in_code_mobile_is_of_owner check (mobile is null or clinic_id is not null);

create table sms (
  clinic_id   uuid references clinic on delete cascade,
  id          uuid primary key,
  key         text unique not null,
  recipient   text not null,
  -- Empty where a carrier has it: its words and links left the server.
  body        text not null,
  via         text not null check (via in ('outbox', 'http')),
  -- The carrier's status where it will never take this message, such as 400 for a number that does not exist.
  refused     integer,
  at          timestamptz not null default now()
);
