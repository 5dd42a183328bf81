import type { TimelineEvent } from '../contract.ts';
import type { Attendance, AttendanceLine, LineTrouble } from '../policy.contract.ts';
import { toldBy } from './told.ts';

type Line = Pick<AttendanceLine, 'side' | 'code' | 'trouble'>;

const stages = { arrived: 'here', testing: 'testing', ready: 'ready', gone: 'gone' } as const;

/** What an event says of who came when; nothing for everything else. */
function lineOf({ type, actor, data }: TimelineEvent): Line | undefined {
  // Whoever was invited beside the two is nobody's attendance.
  if (actor.kind === 'guest') return undefined;
  const side = actor.kind === 'owner' ? 'owner' : actor.kind === 'staff' ? 'staff' : 'server';
  switch (type) {
    case 'presence.changed':
      return { side, code: stages[data['stage'] as keyof typeof stages] ?? 'here' };
    case 'call.joined':
      return { side, code: 'came-in' };
    case 'call.left':
      return { side, code: data['why'] === 'lost' ? 'lost' : 'left' };
    case 'device.tested':
      return { side, code: 'tested', trouble: Object.entries((data['results'] ?? {}) as Record<string, string>).filter(([, how]) => how !== 'good').map(([check]) => check) };
    case 'call.started':
      return { side: 'server', code: 'began' };
    case 'call.ended':
      return { side, code: 'ended' };
    case 'help.asked':
      return { side, code: 'asked-help' };
    case 'help.tried':
      return { side: 'server', code: 'owner-called' };
    case 'help.answered':
      return { side: 'server', code: 'desk-answered' };
    case 'help.handled':
      return { side: 'server', code: 'help-handled' };
    case 'owner.no-show':
      return { side, code: 'no-show-said' };
    case 'appointment.cancelled':
      return { side, code: side === 'staff' && data['by'] === 'owner' ? 'cancelled-for-owner' : 'cancelled' };
    case 'appointment.declined':
      return { side, code: 'cancelled' };
    case 'record.completed':
      return { side, code: 'record-complete' };
    default:
      return undefined;
  }
}

/** What the owner is not told: how the clinic helps itself. */
const amongStaff: readonly AttendanceLine['code'][] = ['asked-help', 'desk-answered', 'help-handled', 'no-show-said'];

/** What the staff did that both sides see. */
const ofBoth: readonly AttendanceLine['code'][] = ['ended', 'cancelled', 'cancelled-for-owner', 'record-complete'];

/** How the line of one side was, from what its browser said during the call. */
function networkOf(events: readonly TimelineEvent[], side: 'owner' | 'staff'): LineTrouble | null {
  const said = events.filter(({ type, actor }) => type === 'call.measured' && actor.kind === side).map(({ data }) => data);
  if (!said.length) return null;
  const sum = (of: (data: Readonly<Record<string, unknown>>) => unknown) => said.reduce((total, data) => total + (Number(of(data)) || 0), 0);
  return { poorS: Math.round(sum(({ quality }) => (quality as { poor?: number } | undefined)?.poor)), mended: sum(({ restarts }) => restarts) + sum(({ recalls }) => recalls) };
}

/** Who came when, as one side may see it: owners their own steps and what concerns both, staff all of it. */
export function attendanceOf(events: readonly TimelineEvent[], { start, end }: { start: Date; end: Date }, reader: 'owner' | 'staff'): Omit<Attendance, 'decision' | 'camera'> {
  const lines = events.flatMap((event): AttendanceLine[] => {
    const line = lineOf(event);
    if (!line || (reader === 'owner' && (amongStaff.includes(line.code) || (line.side === 'staff' && !ofBoth.includes(line.code))))) return [];
    return [{ ...line, at: event.at, afterStartS: Math.round((Date.parse(event.at) - start.getTime()) / 1000) }];
  });
  const { ownerSays, vetSays } = toldBy(events);
  const twoWay = { owner: ownerSays ?? null, staff: reader === 'staff' ? (vetSays ?? null) : null };
  return { start: start.toISOString(), end: end.toISOString(), lines, twoWay, network: { owner: networkOf(events, 'owner'), staff: reader === 'staff' ? networkOf(events, 'staff') : null } };
}
