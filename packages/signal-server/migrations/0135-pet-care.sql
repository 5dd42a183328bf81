-- The microchip of an animal, and that it has died: from then on nobody is reminded of anything.
alter table pet add column microchip text check (microchip ~ '^[0-9]{15}$');
alter table pet add column deceased_at timestamptz, add column deceased_by uuid;
alter table pet add foreign key (clinic_id, deceased_by) references staff (clinic_id, id);
alter table pet add check ((deceased_at is null) = (deceased_by is null));

-- What the clinic sets for its records: snippets, and after how many months owners are asked to come again.
alter table clinic add column records_revision integer not null default 1;
