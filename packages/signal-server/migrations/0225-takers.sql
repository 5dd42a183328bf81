-- From where a time was taken, as a keyed hash of the address, so that one script cannot take a clinic's whole day. Forgotten after a day.
alter table appointment add column taker bytea;
create index appointment_by_taker on appointment (clinic_id, taker) where taker is not null;
