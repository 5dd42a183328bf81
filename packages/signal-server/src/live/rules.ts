import type { LiveEvent } from '../shared/live.contract.ts';
import { ownerOf, type Caller } from '../shared/scope.ts';

/** One event with what decides who may hear of it. */
export interface Happening {
  readonly seq: number;
  readonly at: Date;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Reference, id and owner of the appointment it is about, if any. */
  readonly reference: string | null;
  readonly appointment: string | null;
  readonly owner: string | null;
}

interface Audience {
  readonly owner: boolean;
  /** What of the event's data goes out. Everything else stays: later types may carry more than they should. */
  readonly says: readonly string[];
}

const everybody = (...says: string[]): Audience => ({ owner: true, says });
const staffOnly = (...says: string[]): Audience => ({ owner: false, says });

/** Types that are not listed reach nobody: a new one is silent until somebody has thought about who may hear it. */
const audiences: Readonly<Record<string, Audience>> = {
  'clinic.created': staffOnly(),
  'appointment.requested': everybody(),
  'appointment.confirmed': everybody(),
  'appointment.declined': everybody(),
  'appointment.cancelled': everybody('by'),
  'appointment.rescheduled': everybody('by', 'from', 'to'),
  'appointment.escalated': staffOnly(),
  'appointment.reassigned': everybody(),
  'appointment.waiting': everybody(),
  'appointment.claimed': everybody(),
  'appointment.released': everybody(),
  'appointment.unclaimed': everybody(),
  'calendar.changed': staffOnly('practitioner', 'what'),
  'profile.changed': staffOnly('staff', 'what'),
  'types.changed': staffOnly('revision'),
  'link.used': staffOnly('kind'),
  'visit.handed-over': everybody('link'),
  'visit.late': everybody('by', 'expectedAt'),
  'work-place.told': staffOnly(),
  'presence.changed': everybody('person', 'stage'),
  'device.tested': everybody('person'),
  'call.joined': everybody('person', 'peer'),
  'call.left': everybody('person', 'peer', 'why'),
  'call.started': everybody(),
  'call.ended': everybody('why'),
  'help.asked': staffOnly('by', 'online'),
  'help.tried': staffOnly(),
  'help.answered': staffOnly('by'),
  'help.handled': staffOnly('by'),
  'owner.no-show': everybody(),
  'messaging.changed': everybody('messaging'),
  'message.said': everybody('message', 'staffOnly'),
  'file.added': everybody('file', 'by'),
  'file.removed': everybody('file', 'by'),
  'files.asked': everybody(),
  'recording.asked': everybody('recording', 'by'),
  'recording.answered': everybody('recording', 'person', 'yes'),
  'recording.started': everybody('recording'),
  'recording.paused': everybody('recording', 'why'),
  'recording.resumed': everybody('recording'),
  'recording.declined': everybody('recording', 'why'),
  'recording.stopped': everybody('recording', 'why'),
  'recording.ready': everybody('recording', 'seconds'),
  'recording.failed': everybody('recording'),
  'recording.removed': everybody('recording', 'why'),
  'record.saved': staffOnly('revision'),
  'record.completed': everybody('revision'),
  'triage.assessed': staffOnly('assessment', 'urgency'),
  'triage.decided': staffOnly('assessment', 'level'),
  'triage.unchanged': staffOnly(),
};

/** The event as this caller may hear it, or nothing. Owners hear of their own visits only, and never of what is for the staff's eyes. */
export function heardBy(caller: Caller, event: Happening): LiveEvent | undefined {
  const audience = audiences[event.type];
  if (!audience || !mayHear(caller, event, audience)) return undefined;
  const data = Object.fromEntries(audience.says.filter((name) => name in event.data).map((name) => [name, event.data[name]]));
  return { id: event.seq, type: event.type, at: event.at.toISOString(), reference: event.reference, data };
}

function mayHear(caller: Caller, event: Happening, audience: Audience): boolean {
  if (caller.kind === 'staff') return true;
  const owner = ownerOf(caller);
  if (owner === undefined || !audience.owner || event.data['staffOnly'] === true) return false;
  if (event.owner !== owner) return false;
  return caller.kind !== 'appointment' || caller.appointment === event.appointment;
}
