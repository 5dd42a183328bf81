-- The owner does not want to be asked to come again with this animal.
alter table pet add column recall_ended_at timestamptz;
-- Visits that an animal came along to.
create index if not exists appointment_pet_by_pet on appointment_pet (clinic_id, pet_id);
