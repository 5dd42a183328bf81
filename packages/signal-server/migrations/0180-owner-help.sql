-- An owner can ask the desk for help too. It is no vet's call for help: nothing about the pay follows from it.
alter table help_request add column from_owner boolean not null default false;
alter table help_request alter column asked_by drop not null;
alter table help_request add constraint help_request_asked check (from_owner = (asked_by is null));
