-- What owners agree to before a visit from afar. Texts and agreements are only ever added: what somebody agreed to must stay readable.
create table consent_text (
  clinic_id   uuid not null references clinic on delete cascade,
  version     integer not null check (version > 0),
  locale      text not null,
  text        text not null,
  sha256      bytea not null,
  made_by     uuid not null,
  made_at     timestamptz not null,
  primary key (clinic_id, version),
  foreign key (clinic_id, made_by) references staff (clinic_id, id)
);

create table consent (
  clinic_id      uuid not null,
  id             uuid not null,
  appointment_id uuid not null,
  -- At the booking, or again before going in.
  given          text not null check (given in ('booking', 'join')),
  given_at       timestamptz not null,
  owner_id       uuid not null,
  -- As told for this visit.
  name           text not null,
  acting_as      text not null check (acting_as in ('owner', 'agent')),
  place          jsonb not null,
  -- Such as clinic-3, or vetkit-1 for a built-in one; with the hash of its words.
  text_version   text not null,
  sha256         bytea not null,
  locale         text not null,
  recording      boolean not null,
  sms            boolean not null,
  -- Who of the staff read it out, where the owner was on the phone.
  told_by        uuid,
  seq            bigint generated always as identity,
  primary key (clinic_id, id),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, owner_id) references owner (clinic_id, id) on delete cascade
);
create index consent_by_appointment on consent (clinic_id, appointment_id, seq);

create trigger consent_text_append_only before update or delete on consent_text for each row execute function refuse_change();
create trigger consent_append_only before update or delete on consent for each row execute function refuse_change();
