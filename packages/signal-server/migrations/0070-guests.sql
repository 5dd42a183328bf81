-- A third person in one visit's call, by a link of the clinic's: an interpreter, a technician, a specialist, somebody of the family.
create table guest (
  clinic_id   uuid not null,
  id          uuid not null,
  consult_id  uuid not null,
  name        text not null,
  part        text not null check (part in ('interpreter', 'technician', 'specialist', 'family')),
  invited_by  uuid not null,
  invited_at  timestamptz not null,
  removed_at  timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, consult_id) references consult (clinic_id, id) on delete cascade,
  foreign key (clinic_id, invited_by) references staff (clinic_id, id)
);
create index guest_by_consult on guest (clinic_id, consult_id, invited_at);

alter table session
  add column guest_id uuid,
  add foreign key (clinic_id, guest_id) references guest (clinic_id, id) on delete cascade,
  drop constraint session_kind_check,
  drop constraint session_check1,
  add constraint session_kind_check check (kind in ('draft', 'appointment', 'owner', 'staff', 'guest')),
  add constraint session_appointment check ((kind in ('draft', 'appointment', 'guest')) = (appointment_id is not null)),
  add constraint session_guest check ((kind = 'guest') = (guest_id is not null));

alter table link
  add column guest_id uuid,
  add foreign key (clinic_id, guest_id) references guest (clinic_id, id) on delete cascade,
  drop constraint link_kind_check,
  add constraint link_kind_check check (kind in ('appointment', 'sign-in', 'hand-over', 'guest'));

alter table presence
  drop constraint presence_person_kind_check,
  add constraint presence_person_kind_check check (person_kind in ('owner', 'staff', 'guest'));

alter table event
  drop constraint event_actor_kind_check,
  add constraint event_actor_kind_check check (actor_kind in ('owner', 'staff', 'guest', 'system', 'operator'));
