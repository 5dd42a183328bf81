-- What a staff session rests on: the address that was proven by a code or a link, when, and in which act of signing in. All sessions of one act, at
-- however many clinics, share it; each has the rights at its own clinic and no others. Sessions of before have none: they open no other clinic.
alter table session
  add column sign_in_id uuid,
  add column proven_email text,
  add column proven_at timestamptz,
  add constraint session_proven check (num_nonnulls(sign_in_id, proven_email, proven_at) in (0, 3) and (proven_at is null or kind = 'staff'));
create index session_by_sign_in on session (sign_in_id) where sign_in_id is not null;
