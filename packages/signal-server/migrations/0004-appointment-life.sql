-- The life of an appointment after it is booked: it moves, and is called out for when nobody answers.
alter table appointment
  -- How often it has changed since it was booked: the number of its calendar entry, which only grows.
  add column changes      integer not null default 0 check (changes >= 0),
  -- When manager and front desk were told that nobody has confirmed it.
  add column escalated_at timestamptz;

-- What had the numbers 1 and 2 by its status keeps them.
update appointment set changes = case status when 'confirmed' then 1 when 'declined' then 2 when 'cancelled' then 2 when 'done' then 3 else 0 end;
