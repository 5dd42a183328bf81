-- Consults that nobody has yet: live calls without a booked time, and visits that were given back. Somebody claims them.
alter table appointment
  alter column practitioner_id drop not null,
  -- Asked for now, without a booked time.
  add column on_demand boolean not null default false,
  -- Since when, or when last, nobody had it.
  add column unassigned_at timestamptz,
  drop constraint appointment_status_check,
  add constraint appointment_status_check check (status in ('held', 'unassigned', 'requested', 'confirmed', 'declined', 'cancelled', 'done')),
  -- One that was cancelled before anybody had it stays without.
  add constraint appointment_has_practitioner check (practitioner_id is not null or status in ('unassigned', 'cancelled')),
  add constraint appointment_unassigned check (status <> 'unassigned' or (practitioner_id is null and unassigned_at is not null));
create index appointment_unassigned_by_age on appointment (clinic_id, unassigned_at) where status = 'unassigned';
