-- The clinic's own rules of booking and its public holidays are saved as a whole, each from the version somebody saw.
alter table clinic
  add column booking_revision integer not null default 1,
  add column holidays_revision integer not null default 1;

-- How long somebody takes to confirm a request, as a moving average in seconds; a quarter of an hour until they have.
alter table availability add column confirm_s integer not null default 900 check (confirm_s >= 0);
