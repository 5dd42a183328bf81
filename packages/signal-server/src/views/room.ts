import type { Appointment } from '../booking/contract.ts';
import type { Room } from '../consult/contract.ts';
import { saysWorkPlace } from '../consult/rules/lobby.ts';
import { consentNeeded, isRemote } from '../consent/rules.ts';
import type { Sql } from '../database/connect.ts';
import { dateIn } from '../shared/dates.ts';
import { notFound } from '../shared/problem.ts';
import type { Scope } from '../shared/scope.ts';
import { appointmentByReference } from './appointments.ts';
import { agreedFor, consentTexts } from './consent.ts';
import { staffName } from './names.ts';
import { participantsOf } from './participants.ts';
import type { VisitView } from './visit.ts';

/** The room as one of its people sees it. `connected` are the peers of the signaling. */
export async function roomOf(
  sql: Sql,
  scope: Scope,
  { visit, me, connected, now }: { visit: VisitView; me: { kind: 'owner' | 'staff' | 'guest'; person: string; role: Room['me']['role'] }; connected: readonly { person: string; peer: string; joined: boolean }[]; now: Date },
): Promise<Room> {
  const placeTold = me.kind === 'staff' && me.role !== 'guest' && saysWorkPlace(me.role) ? await toldWorkPlace(sql, scope, me.person, dateIn(scope.clinic.zone, now)) : undefined;
  const appointment = await appointmentByReference(sql, scope, visit.reference);
  if (!appointment) throw notFound();
  return {
    appointment: me.kind === 'guest' ? forGuests(appointment) : appointment,
    state: visit.state,
    messaging: visit.messaging,
    ...(visit.closedAs ? { closedAs: visit.closedAs } : {}),
    startedAt: visit.startedAt?.toISOString() ?? null,
    endedAt: visit.endedAt?.toISOString() ?? null,
    participants: await participantsOf(sql, scope, visit.consult, connected),
    ...(visit.state === 'waiting' && (await isBusy(sql, scope, visit)) ? { practitionerBusy: true } : {}),
    ...(me.kind === 'guest' ? {} : await consentOf(sql, scope, visit)),
    ...(visit.state === 'live' && (await isRecorded(sql, scope, visit)) ? { recording: true } : {}),
    me: { person: me.person, role: me.role, name: await nameOf(sql, scope, { visit, me }), ...(placeTold === undefined ? {} : { placeTold }) },
  };
}

/** A guest knows whom they meet, and nothing of why. */
const forGuests = (appointment: Appointment): Appointment => ({ ...appointment, reason: null, place: null, closedReason: null, type: { ...appointment.type, preparation: [] } });

async function nameOf(sql: Sql, scope: Scope, { visit, me }: { visit: VisitView; me: { kind: 'owner' | 'staff' | 'guest'; person: string } }): Promise<string> {
  if (me.kind === 'owner') return visit.owner.name;
  if (me.kind === 'staff') return staffName(sql, scope, me.person);
  const [row] = await sql<{ name: string }[]>`select name from guest where clinic_id = ${scope.clinic.id} and id = ${me.person}`;
  return row?.name ?? '';
}

async function consentOf(sql: Sql, scope: Scope, { appointment, modality }: VisitView): Promise<Pick<Room, 'consent'>> {
  if (!isRemote(modality)) return {};
  const [texts, agreed] = await Promise.all([consentTexts(sql, scope), agreedFor(sql, scope, appointment)]);
  return { consent: { needed: consentNeeded({ texts, agreed }) ?? null, recording: agreed?.recording ?? false } };
}

/** Whether this person has said for this day of the clinic that they work in a fitting place. */
async function toldWorkPlace(sql: Sql, { clinic }: Scope, staff: string, day: string): Promise<boolean> {
  const rows = await sql`select from work_place where clinic_id = ${clinic.id} and staff_id = ${staff} and day = ${day}`;
  return rows.length > 0;
}

/** Whether the practitioner is in the call of another visit. */
async function isBusy(sql: Sql, { clinic }: Scope, { consult, practitioner }: VisitView): Promise<boolean> {
  if (!practitioner) return false;
  const rows = await sql`
    select from presence p join consult c on c.clinic_id = p.clinic_id and c.id = p.consult_id
    where p.clinic_id = ${clinic.id} and p.person_kind = 'staff' and p.person_id = ${practitioner.id} and p.stage = 'in-call' and c.state = 'live' and c.id <> ${consult} limit 1`;
  return rows.length > 0;
}

/** Whether a recording is asked for, goes on or is paused. */
async function isRecorded(sql: Sql, { clinic }: Scope, { consult }: VisitView): Promise<boolean> {
  const rows = await sql`select from recording where clinic_id = ${clinic.id} and consult_id = ${consult} and state in ('asked', 'recording', 'paused') limit 1`;
  return rows.length > 0;
}
