-- The history of an animal, whatever the number of visits the clinic has.
create index appointment_by_pet on appointment (clinic_id, pet_id, start_at desc, id desc);
create index script_event_by_script on script_event (clinic_id, script_id);
