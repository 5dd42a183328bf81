import type { Room } from '../consult/contract.ts';
import { consentNeeded, isRemote } from '../consent/rules.ts';
import type { Sql } from '../database/connect.ts';
import { notFound } from '../shared/problem.ts';
import type { Scope } from '../shared/scope.ts';
import { appointmentByReference } from './appointments.ts';
import { agreedFor, consentText } from './consent.ts';
import { staffName } from './names.ts';
import { participantsOf } from './participants.ts';
import type { VisitView } from './visit.ts';

/** The room as one of its people sees it. `connected` are the peers of the signaling. */
export async function roomOf(
  sql: Sql,
  scope: Scope,
  { visit, me, connected }: { visit: VisitView; me: { kind: 'owner' | 'staff'; person: string; role: Room['me']['role'] }; connected: readonly { person: string; peer: string; joined: boolean }[] },
): Promise<Room> {
  const appointment = await appointmentByReference(sql, scope, visit.reference);
  if (!appointment) throw notFound();
  return {
    appointment,
    state: visit.state,
    messaging: visit.messaging,
    startedAt: visit.startedAt?.toISOString() ?? null,
    endedAt: visit.endedAt?.toISOString() ?? null,
    participants: await participantsOf(sql, scope, visit.consult, connected),
    ...(await consentOf(sql, scope, visit)),
    me: { person: me.person, role: me.role, name: me.kind === 'owner' ? visit.owner.name : await staffName(sql, scope, me.person) },
  };
}

async function consentOf(sql: Sql, scope: Scope, { appointment, modality }: VisitView): Promise<Pick<Room, 'consent'>> {
  if (!isRemote(modality)) return {};
  const [text, agreed] = await Promise.all([consentText(sql, scope), agreedFor(sql, scope, appointment)]);
  return { consent: { needed: consentNeeded({ text, agreed }) ?? null, recording: agreed?.recording ?? false } };
}
