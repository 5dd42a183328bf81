-- Whether owners are asked how each animal is today is a property of the kind of visit, not of its code.
alter table appointment_type add column asks_today boolean not null default false;
update appointment_type set asks_today = true where code = 'sick';
