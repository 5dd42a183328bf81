-- A record is kept as long as the law wants it. When its owner was erased and that time is over it goes, with its scripts: only while that owner is being forgotten.
create function owner_is_forgotten(of_clinic uuid, of_record uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from record r
    join consult c on c.clinic_id = r.clinic_id and c.id = r.consult_id
    join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    join owner o on o.clinic_id = a.clinic_id and o.id = a.owner_id
    where r.clinic_id = of_clinic and r.id = of_record and o.id::text = current_setting('vetkit.forgetting_owner', true) and o.erased_at is not null and o.kept_until is not null)
$$;

create or replace function record_stays_completed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if current_setting('vetkit.removing_clinic', true) = old.clinic_id::text or owner_is_forgotten(old.clinic_id, old.id) then
      return old;
    end if;
    raise exception 'a record is never removed' using errcode = 'restrict_violation';
  end if;
  if (new.clinic_id, new.id, new.consult_id) is distinct from (old.clinic_id, old.id, old.consult_id)
    or new.revision not in (old.revision, old.revision + 1)
    or (old.state <> 'draft' and (
      new.state <> 'amended' or new.revision <> old.revision + 1
      or (new.completed_at, new.completed_by, new.due_at) is distinct from (old.completed_at, old.completed_by, old.due_at)))
  then
    raise exception 'a completed record cannot be changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace function script_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if current_setting('vetkit.removing_clinic', true) = old.clinic_id::text or owner_is_forgotten(old.clinic_id, old.record_id) then
      return old;
    end if;
    raise exception 'a script is never removed' using errcode = 'restrict_violation';
  end if;
  if to_jsonb(new) - 'tries' is distinct from to_jsonb(old) - 'tries' then
    raise exception 'an issued script cannot be changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function record_version_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and (current_setting('vetkit.removing_clinic', true) = old.clinic_id::text or owner_is_forgotten(old.clinic_id, old.record_id)) then
    return old;
  end if;
  raise exception 'record_version is append-only' using errcode = 'restrict_violation';
end $$;
drop trigger record_version_append_only on record_version;
create trigger record_version_append_only before update or delete on record_version for each row execute function record_version_stays();

create function script_event_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and (current_setting('vetkit.removing_clinic', true) = old.clinic_id::text
    or owner_is_forgotten(old.clinic_id, (select s.record_id from script s where s.clinic_id = old.clinic_id and s.id = old.script_id))) then
    return old;
  end if;
  raise exception 'script_event is append-only' using errcode = 'restrict_violation';
end $$;
drop trigger script_event_append_only on script_event;
create trigger script_event_append_only before update or delete on script_event for each row execute function script_event_stays();

-- Those who were erased before there was anybody to look at the date.
insert into job (clinic_id, kind, payload, run_at, key)
select o.clinic_id, 'forget-owner', jsonb_build_object('clinic', o.clinic_id, 'owner', o.id), (o.kept_until + 1)::timestamp at time zone k.zone, 'forget-owner:' || o.id || ':' || o.kept_until
from owner o join clinic k on k.id = o.clinic_id where o.kept_until is not null
on conflict (key) do nothing;
