-- By when a manager decides again about a pay that was withheld. It only reminds.
alter table payout_entry add column until timestamptz;
alter table payout_entry add constraint payout_entry_until check (until is null or state = 'withheld');
