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
  /** Whoever is invited into the call: what happens in it, and nothing that anybody wrote, sent or found. */
  readonly guest: boolean;
  /** What of the event's data goes out. Everything else stays: later types may carry more than they should. */
  readonly says: readonly string[];
}

const inTheCall = (...says: string[]): Audience => ({ owner: true, guest: true, says });
const everybody = (...says: string[]): Audience => ({ owner: true, guest: false, says });
const staffOnly = (...says: string[]): Audience => ({ owner: false, guest: false, says });

/** Types that are not listed reach nobody: a new one is silent until somebody has thought about who may hear it. */
const audiences: Readonly<Record<string, Audience>> = {
  'clinic.created': staffOnly(),
  'appointment.requested': everybody(),
  'appointment.confirmed': inTheCall(),
  'appointment.declined': inTheCall(),
  'appointment.cancelled': inTheCall('by'),
  'appointment.rescheduled': inTheCall('by', 'from', 'to'),
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
  'visit.late': inTheCall('by', 'expectedAt'),
  'work-place.told': staffOnly(),
  'presence.changed': inTheCall('person', 'stage'),
  'device.tested': everybody('person'),
  'call.joined': inTheCall('person', 'peer'),
  'call.left': inTheCall('person', 'peer', 'why'),
  'call.started': inTheCall(),
  'call.ended': inTheCall('why'),
  'help.asked': staffOnly('by', 'online'),
  'help.wanted': staffOnly('online'),
  'help.tried': staffOnly(),
  'help.answered': staffOnly('by'),
  'help.handled': staffOnly('by'),
  'owner.no-show': everybody(),
  'messaging.changed': everybody('messaging'),
  'message.said': everybody('message', 'staffOnly'),
  'file.added': everybody('file', 'by'),
  'file.removed': everybody('file', 'by'),
  'files.asked': everybody(),
  'recording.asked': inTheCall('recording', 'by'),
  'recording.answered': inTheCall('recording', 'person', 'yes'),
  'recording.started': inTheCall('recording'),
  'recording.paused': inTheCall('recording', 'why'),
  'recording.resumed': inTheCall('recording'),
  'recording.declined': inTheCall('recording', 'why'),
  'recording.stopped': inTheCall('recording', 'why'),
  'recording.ready': everybody('recording', 'seconds'),
  'recording.failed': everybody('recording'),
  'recording.removed': everybody('recording', 'why'),
  'record.saved': staffOnly('revision'),
  'record.completed': everybody('revision'),
  // Amounts stay here: who may see the visit's money asks for it.
  'payment.authorised': everybody(),
  'payment.card-kept': everybody(),
  'payment.asked': everybody(),
  'payment.paid': everybody(),
  'payment.declined': everybody(),
  'payment.cancelled': everybody(),
  'payment.refunded': everybody(),
  'payment.refund-refused': everybody(),
  'payment.refund-failed': everybody(),
  'bill.issued': everybody(),
  'record.summary-changed': everybody('revision'),
  'script.issued': everybody('script', 'replaces'),
  'script.ended': everybody('script', 'as'),
  'script.used': everybody('script'),
  'triage.assessed': staffOnly('assessment', 'urgency'),
  'triage.decided': staffOnly('assessment', 'level'),
  'triage.unchanged': staffOnly(),
};

/**
 * The event as this caller may hear it, or nothing. Owners hear of their own visits only, and never of what is for the staff's eyes; guests of
 * the one call that they were invited into.
 */
export function heardBy(caller: Caller, event: Happening): LiveEvent | undefined {
  const audience = audiences[event.type];
  if (!audience || !mayHear(caller, event, audience)) return undefined;
  const data = Object.fromEntries(audience.says.filter((name) => name in event.data).map((name) => [name, event.data[name]]));
  return { id: event.seq, type: event.type, at: event.at.toISOString(), reference: event.reference, data };
}

/** A guest was taken out of the call by the staff. */
export const isTakenOut = (caller: Caller, { type, data }: Pick<Happening, 'type' | 'data'>): boolean => caller.kind === 'guest' && type === 'guest.removed' && data['guest'] === caller.guest;

function mayHear(caller: Caller, event: Happening, audience: Audience): boolean {
  if (caller.kind === 'staff') return true;
  if (caller.kind === 'guest') return audience.guest && event.appointment !== null && caller.appointment === event.appointment;
  const owner = ownerOf(caller);
  if (owner === undefined || !audience.owner || event.data['staffOnly'] === true) return false;
  if (event.owner !== owner) return false;
  return caller.kind !== 'appointment' || caller.appointment === event.appointment;
}
