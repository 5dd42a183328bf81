import { addException } from '../src/calendar/store.ts';
import { visitAccessEnd } from '../src/identity/rules.ts';
import { addGuest } from '../src/consult/store.guests.ts';
import { openSession, type NewSession } from '../src/identity/store.ts';
import { transaction } from '../src/database/transaction.ts';
import { keepOwner, keepPet } from '../src/people/store.ts';
import { after, hours, minutes } from '../src/shared/clock.ts';
import { addFile } from '../src/files/store.ts';
import { addRecording, setRecording } from '../src/recordings/store.ts';
import { newId, newReference } from '../src/shared/ids.ts';
import type { StaffRole } from '../src/shared/words.contract.ts';
import { assess } from '../src/triage/assess.ts';
import { addAssessment } from '../src/triage/store.ts';
import type { StaffOfStories, TestClinic } from './clinic.ts';

type Slug = 'maple-street' | 'oak-lane';

export interface Visit {
  readonly clinic: Slug;
  readonly appointment: string;
  readonly consult: string;
  readonly reference: string;
  readonly owner: string;
}

const vetOf = { 'maple-street': 'ito', 'oak-lane': 'oak' } as const satisfies Record<Slug, StaffOfStories>;
const staffOf = {
  'maple-street': { vet: 'ito', technician: 'reyes', 'front-desk': 'vale', manager: 'marsh' },
  'oak-lane': { vet: 'oak', technician: 'oakTechnician', 'front-desk': 'oakDesk', manager: 'oakManager' },
} as const satisfies Record<Slug, Record<StaffRole, StaffOfStories>>;

/** Makes visits and sessions straight in the database, so that tests of every route can have as many as they need. */
export function peopleOf(clinic: TestClinic) {
  const { db, people, time } = clinic;
  let next = 0;
  const scopeOf = (slug: Slug) => ({ clinic: { id: people.clinics[slug] } });
  const open = async (slug: Slug, session: NewSession) => (await transaction(db, (tx) => openSession(tx, scopeOf(slug), session))).token;
  // Far from the hours that stories book, and never two at the same time.
  const nextStart = () => after(time.now, hours(24 * 365 + (next += 1)));

  /** A confirmed video visit of an owner of its own. */
  async function visit(slug: Slug = 'maple-street'): Promise<Visit> {
    const [appointment, consult, reference, start] = [newId(), newId(), newReference(), nextStart()];
    const end = after(start, minutes(30));
    return transaction(db, async (tx) => {
      const scope = scopeOf(slug);
      const owner = await keepOwner(tx, scope, { name: 'Sam Rivera', email: `sam-${next}@mail.example` });
      const pet = await keepPet(tx, scope, owner.id, { name: 'Miso', species: 'cat' });
      const consent = { telehealth: true, privacy: true, at: time.now.toISOString(), policyVersion: '2026-11', name: 'Sam Rivera', phone: null, pet: { name: 'Miso', species: 'cat' } };
      await tx`
        insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, owner_id, pet_id, start_at, end_at, busy, policy_version, reason, place, consent, requested_at)
        select ${scope.clinic.id}, ${appointment}, ${reference}, 'requested', id, 'video', ${people.staff[vetOf[slug]]}, ${owner.id}, ${pet.id}, ${start}, ${end}, tstzrange(${start}, ${end}),
          '2026-11', 'Scratches.', ${tx.json({ country: 'CA' })}, ${tx.json(consent)}, ${time.now}
        from appointment_type where clinic_id = ${scope.clinic.id} and code = 'sick'`;
      await tx`insert into consult (clinic_id, id, appointment_id, reference) values (${scope.clinic.id}, ${consult}, ${appointment}, ${reference})`;
      return { clinic: slug, appointment, consult, reference, owner: owner.id };
    });
  }

  /** A held time, as a page has it before the booking. */
  async function held(slug: Slug = 'maple-street'): Promise<{ appointment: string; reference: string }> {
    const [appointment, reference, start] = [newId(), newReference(), nextStart()];
    const end = after(start, minutes(30));
    const { id } = scopeOf(slug).clinic;
    await db.sql`
      insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, start_at, end_at, busy, policy_version, held_until)
      select ${id}, ${appointment}, ${reference}, 'held', id, 'video', ${people.staff[vetOf[slug]]}, ${start}, ${end}, tstzrange(${start}, ${end}), '2026-11', ${after(time.now, minutes(10))}
      from appointment_type where clinic_id = ${id} and code = 'sick'`;
    return { appointment, reference };
  }

  /** What the owner of a visit told at triage, as the rules read it: an emergency that nobody has decided yet. */
  async function assessment(of: Pick<Visit, 'clinic' | 'reference'>): Promise<string> {
    const id = newId();
    const request = { species: 'cat', text: 'He strains in the box.', answers: { urinating: 'straining' as const }, redFlags: ['cannot-urinate'] };
    await transaction(db, async (tx) => {
      const scope = scopeOf(of.clinic);
      const [row] = await tx<{ id: string }[]>`select id from appointment where clinic_id = ${scope.clinic.id} and reference = ${of.reference}`;
      await addAssessment(tx, scope, { id, appointment: row!.id, previous: null, by: { kind: 'anyone' }, request, answer: assess(request), petName: 'Miso', contact: { name: null, phone: null }, at: time.now });
    });
    return id;
  }

  /** An upload that the owner of a visit, or whoever holds a time, has begun. */
  async function upload(of: Pick<Visit, 'clinic' | 'reference'>): Promise<string> {
    const id = newId();
    await transaction(db, async (tx) => {
      const scope = scopeOf(of.clinic);
      const [row] = await tx<{ id: string; owner: string | null }[]>`select id, owner_id as owner from appointment where clinic_id = ${scope.clinic.id} and reference = ${of.reference}`;
      await addFile(tx, scope, { id, appointment: row!.id, by: { kind: 'owner', id: row!.owner }, name: 'ear.png', length: 1000, now: time.now });
    });
    return id;
  }

  /** A recording of a visit's call, asked for by the clinic's vet, over and not put together yet. */
  async function recording(of: Pick<Visit, 'clinic' | 'reference'>): Promise<string> {
    const [id, file] = [newId(), newId()];
    await transaction(db, async (tx) => {
      const scope = scopeOf(of.clinic);
      const [row] = await tx<{ id: string }[]>`select id from consult where clinic_id = ${scope.clinic.id} and reference = ${of.reference}`;
      const askedBy = people.staff[vetOf[of.clinic]];
      await addFile(tx, scope, { id: file, appointment: null, by: { kind: 'staff', id: askedBy }, name: '', length: 0, now: time.now });
      await addRecording(tx, scope, { id, consult: row!.id, askedBy, file, now: time.now });
      await setRecording(tx, scope, id, { state: 'processing', why: 'ended', pausedBy: null, startedAt: time.now, stoppedAt: time.now });
    });
    return id;
  }

  /** Somebody who is invited into the call of a visit. */
  async function guest(of: Pick<Visit, 'clinic' | 'reference'>): Promise<string> {
    const id = newId();
    await transaction(db, async (tx) => {
      const scope = scopeOf(of.clinic);
      const [row] = await tx<{ id: string }[]>`select id from consult where clinic_id = ${scope.clinic.id} and reference = ${of.reference}`;
      await addGuest(tx, scope, { id, consult: row!.id, name: 'Kim Rivera', part: 'interpreter', by: people.staff[vetOf[of.clinic]], now: time.now });
    });
    return id;
  }

  /** A day off of the clinic's vet. */
  const dayOff = (slug: Slug = 'maple-street') =>
    transaction(db, (tx) => addException(tx, scopeOf(slug), people.staff[vetOf[slug]], { kind: 'closed', date: after(time.now, hours(24 * 300)).toISOString().slice(0, 10) }));

  const draftToken = (slug: Slug, appointment: string) => open(slug, { kind: 'draft', appointment, now: time.now, expiresAt: after(time.now, hours(24)) });
  const ownerToken = (of: Visit) => open(of.clinic, { kind: 'owner', owner: of.owner, now: time.now, expiresAt: after(time.now, hours(2)) });
  const guestToken = async (of: Visit) => open(of.clinic, { kind: 'guest', guest: await guest(of), appointment: of.appointment, now: time.now, expiresAt: after(time.now, hours(2)) });
  const visitToken = (of: Visit) => open(of.clinic, { kind: 'appointment', appointment: of.appointment, owner: of.owner, now: time.now, expiresAt: visitAccessEnd(nextStart()) });
  const staffToken = (role: StaffRole, slug: Slug = 'maple-street') =>
    open(slug, { kind: 'staff', staff: people.staff[staffOf[slug][role]], now: time.now, expiresAt: after(time.now, hours(12)) });

  return { visit, assessment, upload, recording, guest, guestToken, dayOff, held, draftToken, ownerToken, visitToken, staffToken };
}
