-- Whether whoever treated came late, as the policy found it: what a full pay does not tell.
alter table payout_entry add column late boolean not null default false;
-- Of what was decided before, the outcome and the reason tell it where they can.
alter table payout_entry disable trigger payout_entry_append_only;
update payout_entry set late = true where outcome in ('vet-late', 'vet-no-show') or reason = 'pay-not-on-time';
alter table payout_entry enable trigger payout_entry_append_only;
