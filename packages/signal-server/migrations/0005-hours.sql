-- Editing hours: pause, daily cap, leave over several dates, and kinds of visit that are no longer offered.

alter table availability
  add column daily_cap integer check (daily_cap between 1 and 100),
  -- Nobody can make a new booking before this.
  add column paused_until timestamptz,
  add column revision integer not null default 1;

alter table availability_exception
  -- The last of several dates; null for one.
  add column last_date date check (last_date >= date),
  add column cause text not null default 'other' check (cause in ('holiday', 'leave', 'other')),
  add column note text,
  -- Several on one date apply in their order.
  add column created_at timestamptz not null default clock_timestamp();
create index availability_exception_by_date on availability_exception (clinic_id, staff_id, date);

-- A kind that somebody has booked stays for those visits.
alter table appointment_type add column retired_at timestamptz;
alter table clinic add column types_revision integer not null default 1;
