-- Issued scripts. What was issued never changes; what happened to it afterwards is a row of its own.
create table script (
  clinic_id     uuid not null,
  id            uuid not null,
  record_id     uuid not null,
  -- Its place among the scripts of the record, from 0.
  nth           integer not null,
  content       jsonb not null,
  -- Animal, owner and place as they stood: `{ animal, species, owner, place, pack, class }`.
  about         jsonb not null,
  prescriber_id uuid not null,
  signed        jsonb not null,
  issued_at     timestamptz not null,
  expires_at    timestamptz not null,
  -- 128 random bits for whoever holds the script; the hash finds it, the sealed text prints it again beside its dispensing code.
  code_hash     bytea not null unique,
  code_sealed   bytea not null,
  -- Wrong dispensing codes so far.
  tries         integer not null default 0,
  primary key (clinic_id, id),
  unique (clinic_id, record_id, nth),
  foreign key (clinic_id, record_id) references record (clinic_id, id) on delete cascade,
  foreign key (clinic_id, prescriber_id) references staff (clinic_id, id)
);

create table script_event (
  clinic_id   uuid not null,
  id          uuid not null,
  script_id   uuid not null,
  kind        text not null check (kind in ('used', 'void', 'replaced')),
  at          timestamptz not null,
  staff_id    uuid,
  -- Why it was ended, or who has filled it.
  words       text not null,
  replaced_by uuid,
  primary key (clinic_id, id),
  check ((kind = 'replaced') = (replaced_by is not null)),
  check ((kind = 'used') = (staff_id is null)),
  foreign key (clinic_id, script_id) references script (clinic_id, id) on delete cascade,
  foreign key (clinic_id, replaced_by) references script (clinic_id, id) on delete cascade,
  foreign key (clinic_id, staff_id) references staff (clinic_id, id)
);
create unique index script_ends_once on script_event (clinic_id, script_id) where kind <> 'used';
create trigger script_event_append_only before update or delete on script_event for each row execute function refuse_change();

create function script_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if current_setting('vetkit.removing_clinic', true) = old.clinic_id::text then
      return old;
    end if;
    raise exception 'a script is never removed' using errcode = 'restrict_violation';
  end if;
  if to_jsonb(new) - 'tries' is distinct from to_jsonb(old) - 'tries' then
    raise exception 'an issued script cannot be changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger script_stays before update or delete on script for each row execute function script_stays();
