-- What decides who owes what for a visit, as a clinic has set it, each time it changed: a visit is decided by what held when it was booked,
-- whatever is set later. Kept by the database itself, so that no way of saving settings, and no source of an appointment, goes past it.
create function deciding(settings jsonb) returns jsonb language sql immutable as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'policy', settings->'policy',
    'freeUntilMin', settings#>'{booking,freeUntilMin}',
    'noShowPercent', settings#>'{payments,noShowPercent}',
    'cancelPercent', settings#>'{payments,cancelPercent}',
    'payoutPercent', settings#>'{payments,payoutPercent}'))
$$;

create table terms (
  clinic_id uuid not null references clinic on delete cascade,
  nth       integer not null check (nth > 0),
  -- What is not in it is as for everybody.
  numbers   jsonb not null,
  since     timestamptz not null default clock_timestamp(),
  primary key (clinic_id, nth)
);
create trigger terms_append_only before update or delete on terms for each row execute function refuse_change();

insert into terms (clinic_id, nth, numbers) select id, 1, deciding(settings) from clinic;

-- The clinic's row is locked by its own change: two changes never write the same number.
create function keep_terms() returns trigger language plpgsql as $$
begin
  insert into terms (clinic_id, nth, numbers)
  select new.id, coalesce(max(nth), 0) + 1, deciding(new.settings) from terms where clinic_id = new.id;
  return null;
end $$;
create trigger clinic_terms_first after insert on clinic for each row execute function keep_terms();
create trigger clinic_terms after update of settings on clinic for each row
  when (deciding(new.settings) is distinct from deciding(old.settings)) execute function keep_terms();

alter table appointment add column terms integer;
update appointment set terms = 1;
alter table appointment alter column terms set not null,
  add foreign key (clinic_id, terms) references terms (clinic_id, nth);
create function appointment_terms() returns trigger language plpgsql as $$
begin
  if new.terms is null then
    select max(nth) into new.terms from terms where clinic_id = new.clinic_id;
  end if;
  return new;
end $$;
create trigger appointment_terms before insert on appointment for each row execute function appointment_terms();
