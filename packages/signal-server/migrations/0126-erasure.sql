-- An owner who asked to be forgotten: no way to reach them is kept. What must be kept of the animal's visits stays, with the name, until the date that is said.
alter table owner
  add column erased_at timestamptz,
  add column kept_until date,
  drop constraint owner_is_known_by_one,
  add constraint owner_is_known_by_one check (case when erased_at is null then (email is null) <> (mobile is null) else email is null and mobile is null and phone is null end);

-- What was agreed to stays as it was; only a name may be taken out of it, while its owner is being erased.
create function consent_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('vetkit.removing_clinic', true) = old.clinic_id::text then
    return old;
  end if;
  if tg_op = 'UPDATE' and current_setting('vetkit.erasing_owner', true) = old.owner_id::text and to_jsonb(new) - 'name' = to_jsonb(old) - 'name' and new.name = 'Removed' then
    return new;
  end if;
  raise exception 'consent is append-only' using errcode = 'restrict_violation';
end $$;
drop trigger consent_append_only on consent;
create trigger consent_stays before update or delete on consent for each row execute function consent_stays();
