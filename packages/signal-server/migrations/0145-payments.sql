-- What a visit cost when it was booked: a later price of its kind is for later bookings.
alter table appointment add column price_minor integer check (price_minor >= 0);
update appointment a set price_minor = t.price_minor from appointment_type t where t.clinic_id = a.clinic_id and t.id = a.type_id;
alter table appointment alter column price_minor set not null;
create function appointment_price() returns trigger language plpgsql as $$
begin
  if new.price_minor is null then
    select price_minor into new.price_minor from appointment_type where clinic_id = new.clinic_id and id = new.type_id;
  end if;
  return new;
end $$;
create trigger appointment_price before insert on appointment for each row execute function appointment_price();

alter table clinic
  add column payments_revision integer not null default 1,
  add column policy_revision integer not null default 1,
  -- The number of the last bill.
  add column bills integer not null default 0;

-- What an owner is asked to pay for a visit: one bill each, never changed. What comes back is a refund.
create table bill (
  clinic_id      uuid not null,
  id             uuid not null,
  appointment_id uuid not null,
  number         integer not null,
  about          text not null check (about in ('visit', 'no-show', 'cancellation')),
  lines          jsonb not null,
  tax_name       text not null,
  net_minor      integer not null check (net_minor >= 0),
  tax_minor      integer not null check (tax_minor >= 0),
  total_minor    integer not null check (total_minor = net_minor + tax_minor),
  currency       text not null,
  -- Nobody where the policy asked for it.
  issued_by      uuid,
  issued_at      timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, appointment_id),
  unique (clinic_id, number),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, issued_by) references staff (clinic_id, id)
);
create trigger bill_append_only before update or delete on bill for each row execute function refuse_change();

-- An owner as a payment provider knows them, with the card on file: never its number, only what a receipt shows.
create table payer (
  clinic_id  uuid not null,
  owner_id   uuid not null,
  provider   text not null check (provider in ('test', 'stripe')),
  customer   text not null,
  method     text,
  card       jsonb,
  primary key (clinic_id, owner_id, provider),
  foreign key (clinic_id, owner_id) references owner (clinic_id, id) on delete cascade
);

-- One payment at a provider: a hold, a deposit, a card to keep, or a bill. Written before the provider is asked.
create table payment (
  clinic_id      uuid not null,
  id             uuid not null,
  appointment_id uuid not null,
  owner_id       uuid not null,
  purpose        text not null check (purpose in ('hold', 'deposit', 'card', 'bill')),
  provider       text not null check (provider in ('test', 'stripe', 'clinic')),
  amount_minor   integer not null check (amount_minor > 0 or purpose = 'card'),
  currency       text not null,
  -- The provider's name for it.
  ref            text,
  state          text not null default 'asked' check (state in ('asked', 'open', 'processing', 'authorised', 'kept', 'paid', 'cancelled')),
  fault          text,
  card           jsonb,
  nth            bigint generated always as identity,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  primary key (clinic_id, id),
  unique (provider, ref),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, owner_id) references owner (clinic_id, id) on delete cascade
);
-- However many people press at once.
create unique index payment_once on payment (clinic_id, appointment_id, purpose) where state <> 'cancelled';
create index payment_unsettled on payment (clinic_id, created_at) where state in ('asked', 'open', 'processing', 'authorised');

-- What the provider is asked to do, written before it is asked; its id is the idempotency key. Unanswered ones are asked again.
create table payment_order (
  clinic_id    uuid not null,
  id           uuid not null,
  payment_id   uuid not null,
  verb         text not null check (verb in ('begin', 'capture', 'cancel', 'refund')),
  amount_minor integer not null,
  -- How it is begun: `{ capture, keep, offSession }`.
  how          jsonb,
  -- Why money goes back.
  reason       text,
  words        text,
  asked_by     uuid,
  nth          bigint generated always as identity,
  asked_at     timestamptz not null,
  answered_at  timestamptz,
  fault        text,
  primary key (clinic_id, id),
  foreign key (clinic_id, payment_id) references payment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, asked_by) references staff (clinic_id, id),
  check ((verb = 'refund') = (reason is not null))
);
create unique index payment_begun_once on payment_order (clinic_id, payment_id) where verb = 'begin';
create unique index payment_captured_once on payment_order (clinic_id, payment_id) where verb = 'capture';
create index payment_order_open on payment_order (asked_at) where answered_at is null;

-- Money that moved, as the provider says: the only sum that counts. The provider's name for each move makes it impossible to count one twice.
create table money_move (
  clinic_id    uuid not null,
  id           uuid not null,
  payment_id   uuid not null,
  kind         text not null check (kind in ('captured', 'refunded', 'refund-failed')),
  amount_minor integer not null check (amount_minor > 0),
  currency     text not null,
  ref          text not null,
  -- Which refund of ours it was.
  order_id     uuid,
  at           timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, payment_id, kind, ref),
  foreign key (clinic_id, payment_id) references payment (clinic_id, id) on delete cascade
);
create trigger money_move_append_only before update or delete on money_move for each row execute function refuse_change();

-- Events that a provider has sent: each is handled once, whatever happens to the line.
create table payment_event (
  id          text primary key,
  type        text not null,
  ref         text,
  received_at timestamptz not null,
  handled_at  timestamptz
);

-- What whoever treats is entitled to: the newest entry of a visit counts, the others say how it came to be.
create table payout_entry (
  clinic_id      uuid not null,
  id             uuid not null,
  appointment_id uuid not null,
  staff_id       uuid not null,
  nth            integer not null,
  state          text not null check (state in ('none', 'waits-for-record', 'held', 'released', 'withheld')),
  share          integer not null check (share between 0 and 100),
  amount_minor   integer not null check (amount_minor >= 0),
  currency       text not null,
  outcome        text not null,
  reason         text not null,
  words          text,
  decided_by     uuid,
  at             timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, appointment_id, nth),
  foreign key (clinic_id, appointment_id) references appointment (clinic_id, id) on delete cascade,
  foreign key (clinic_id, staff_id) references staff (clinic_id, id),
  foreign key (clinic_id, decided_by) references staff (clinic_id, id)
);
create index payout_entry_by_staff on payout_entry (clinic_id, staff_id, at);
create trigger payout_entry_append_only before update or delete on payout_entry for each row execute function refuse_change();

-- What a manager decided about somebody who treats, and what that person says to it. The account is paused while the newest pause is in force.
create table staff_decision (
  clinic_id  uuid not null,
  id         uuid not null,
  staff_id   uuid not null,
  kind       text not null check (kind in ('paused', 'released', 'appeal')),
  reason     text not null,
  words      text,
  until      timestamptz,
  decided_by uuid not null,
  at         timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id) on delete cascade,
  foreign key (clinic_id, decided_by) references staff (clinic_id, id)
);
create index staff_decision_by_staff on staff_decision (clinic_id, staff_id, at);
create trigger staff_decision_append_only before update or delete on staff_decision for each row execute function refuse_change();

-- The built-in provider of test mode keeps its own books, beside ours and written apart from them.
create table test_payment (
  ref       text primary key,
  clinic_id uuid not null references clinic on delete cascade,
  body      jsonb not null,
  made_at   timestamptz not null default clock_timestamp()
);
create table test_payment_key (
  key       text primary key,
  clinic_id uuid not null references clinic on delete cascade,
  ref       text not null
);
