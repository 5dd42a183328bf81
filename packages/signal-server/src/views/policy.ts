import * as v from 'valibot';
import type { TimelineEvent } from '../consult/contract.ts';
import { type Attendance, type Decision, PolicyNumbers } from '../consult/policy.contract.ts';
import { attendanceOf } from '../consult/rules/attendance.ts';
import { cameraMinutes } from '../consult/rules/camera.ts';
import { decide } from '../consult/rules/policy.ts';
import { peerLetter } from '../consult/rules.ts';
import type { Sql } from '../database/connect.ts';
import { termsOf } from './terms.ts';
import { timelineOf } from './timeline.ts';
import type { VisitView } from './visit.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const forEverybody = v.parse(PolicyNumbers, {});

/** The clinic's numbers of the policy as they are set now, for what is booked from now on; what was never set, or no longer fits, is as for everybody. */
export async function policyNumbers(sql: Sql, scope: InClinic): Promise<PolicyNumbers> {
  const [row] = await sql<{ policy: unknown }[]>`select settings->'policy' as policy from clinic where id = ${scope.clinic.id}`;
  const parsed = v.safeParse(PolicyNumbers, row?.policy ?? {});
  return parsed.success ? parsed.output : forEverybody;
}

/** Both sides read the same of it: what only one browser says of a camera stands as disputed, and moves no money. */
function cameraOf(events: readonly TimelineEvent[], { modality }: Pick<VisitView, 'modality'>, now: Date): Pick<Attendance, 'camera'> {
  if (modality !== 'video') return {};
  const camera = cameraMinutes(events, { of: peerLetter.vet + peerLetter.technician, by: peerLetter.owner }, now);
  return Object.values(camera).some((seconds) => seconds > 0) ? { camera } : {};
}

/** What follows from how a visit went, as things stand; nothing while it can still change by itself. */
export async function decisionFor(sql: Sql, scope: InClinic, visit: VisitView, now: Date): Promise<Decision | undefined> {
  const { events } = await timelineOf(sql, scope, visit.consult);
  const [row] = await sql<{ version: string }[]>`select policy_version as version from appointment where clinic_id = ${scope.clinic.id} and id = ${visit.appointment}`;
  const { modality, start, end } = visit;
  const { nth, policy } = await termsOf(sql, scope, visit.appointment);
  return decide(events, { version: row!.version, terms: nth, modality, start, end }, policy, now);
}

/** Who came when, and for staff what follows from it as things stand. */
export async function attendanceFor(sql: Sql, scope: InClinic, { visit, reader, now }: { visit: VisitView; reader: 'owner' | 'staff'; now: Date }): Promise<Attendance> {
  const { events } = await timelineOf(sql, scope, visit.consult);
  const seen = { ...attendanceOf(events, visit, reader), ...cameraOf(events, visit, now) };
  if (reader === 'owner') return seen;
  const decision = await decisionFor(sql, scope, visit, now);
  return { ...seen, decision: decision ?? null };
}
