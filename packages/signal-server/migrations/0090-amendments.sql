-- A completed record is only followed by amendments: each says why, and carries the name and licence of whoever signed it as they stood then.
alter table record_version add column reason text, add column signed jsonb;
alter table record_version add constraint amendment_says_why check ((kind = 'amendment') = (reason is not null));

create function record_version_in_order() returns trigger language plpgsql as $$
declare
  now_state text;
begin
  select state into now_state from record where clinic_id = new.clinic_id and id = new.record_id;
  if (now_state = 'draft') = (new.kind = 'amendment') then
    raise exception 'a % of a record that is % is refused', new.kind, now_state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger record_version_in_order before insert on record_version for each row execute function record_version_in_order();

-- The head of a completed record moves on by one amendment at a time, and nothing else of it ever changes.
create function record_stays_completed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if current_setting('vetkit.removing_clinic', true) = old.clinic_id::text then
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
create trigger record_stays_completed before update or delete on record for each row execute function record_stays_completed();
