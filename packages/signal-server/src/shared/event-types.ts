/**
 * Everything that can happen. Types are added, never changed or removed: timelines, notices, live updates and webhooks read old rows too.
 * `data` carries ids, codes and numbers only, no names, addresses or medical text.
 */
export interface EventData {
  'clinic.created': { slug: string };
  'appointment.requested': { appointment: string; reference: string };
  'appointment.confirmed': { appointment: string; reference: string };
  'appointment.declined': { appointment: string; reference: string; reason: string };
  'appointment.cancelled': { appointment: string; reference: string; by: 'owner' | 'staff' };
  /** Moved to another time; `previous`: the practitioner before, where that changed. */
  'appointment.rescheduled': { appointment: string; reference: string; by: 'owner' | 'staff'; from: string; to: string; previous?: string };
  /** Nobody has confirmed it, and its time is near. */
  'appointment.escalated': { appointment: string; reference: string };
  /** Another practitioner got the request that nobody had confirmed. */
  'appointment.reassigned': { appointment: string; reference: string; from: string; to: string };
  /** A live call was asked for: nobody has it yet. */
  'appointment.waiting': { appointment: string; reference: string };
  /** Somebody of the staff has taken an unassigned consult. */
  'appointment.claimed': { appointment: string; reference: string; by: string };
  /** It was given back and is unassigned again; `previous` had it. */
  'appointment.released': { appointment: string; reference: string; previous: string };
  /** Nobody has claimed it for too long. */
  'appointment.unclaimed': { appointment: string; reference: string };
  /** Somebody's hours, days that differ, pause, busy times elsewhere, or the address for their own calendar. */
  'calendar.changed': { practitioner: string; what: 'hours' | 'days' | 'pause' | 'import' | 'feed' };
  /** The clinic's rules of booking, or its public holidays. */
  'settings.changed': { what: 'booking' | 'holidays' | 'recordings' | 'records' | 'payments' | 'policy'; revision: number };
  /** The kinds of visit the clinic offers. */
  'types.changed': { revision: number };
  /** Somebody of the staff has changed what they say of themselves, or their photo. */
  'profile.changed': { staff: string; what: 'profile' | 'photo' };
  /** What an owner agreed to before a visit from afar, at the booking; `consent.renewed`: again before going in. */
  'consent.given': { appointment: string; consent: string; version: string; as: 'owner' | 'agent'; recording: boolean; sms: boolean };
  'consent.renewed': { appointment: string; consent: string; version: string; as: 'owner' | 'agent'; recording: boolean; sms: boolean };
  /** The clinic's own words for it. */
  'consent.text-changed': { version: string };
  'link.used': { kind: 'appointment' | 'sign-in' };
  /** The owner asked for a code to go on on another device; `visit.handed-over`: that device has used it. */
  'hand-over.asked': { link: string };
  'visit.handed-over': { link: string };
  /** One side runs late and says when it comes; `seen`: the other was in the lobby and saw it there. */
  'visit.late': { by: 'owner' | 'staff'; expectedAt: string; seen: boolean };
  /** The first visit of the day on which this person said that they work in a fitting place. */
  'work-place.told': { day: string; unusual: boolean };
  /** The person's own browser said so over HTTP; or, in the lobby, its socket was lost or came back. */
  'presence.changed': { person: string; stage: 'arrived' | 'testing' | 'ready' | 'gone' };
  /** Somebody tried their camera, sound and line before the visit: the fault of each, or how it went. */
  'device.tested': { person: string; results: Record<string, string> };
  /** A peer came into the call, or its signaling socket was gone for good after that. A socket that waits in the lobby is neither. */
  'call.joined': { person: string; peer: string };
  'call.left': { person: string; peer: string; why: string };
  /** Two sides in the room at once for the first time. */
  'call.started': Record<string, never>;
  'call.ended': { why: 'pressed' | 'finished' };
  /** What one browser says of a camera: `peer` says it of `of`. */
  'camera.judged': { person: string; peer: string; of: string; verdict: string; rule: 'on' | 'grace' | 'off' | 'excepted'; exception?: string | undefined };
  /** What the person's browser received of another peer since its last word; see `MeasuredRequest`. */
  'call.measured': {
    person: string;
    peer: string;
    of: string;
    seconds: number;
    heard: number;
    seen: number;
    twoWayAudio: number;
    twoWay: number;
    unbroken: number;
    quality: { good: number; fair: number; poor: number };
    restarts: number;
    recalls: number;
    last: boolean;
  };
  /** A third person may come into the call by a link; may not any more. */
  'guest.invited': { guest: string; part: string };
  'guest.removed': { guest: string };
  /** Somebody of the staff wants the desk to help; `online`: whether anybody was at the desk then. */
  'help.asked': { by: string; online: boolean };
  /** The owner wants the desk to help. */
  'help.wanted': { online: boolean };
  /** The owner was written to by mail and SMS; `by`: whoever of the desk sent it, nobody where the server did so by itself. */
  'help.tried': { by?: string };
  'help.answered': { by: string; message?: string };
  'help.handled': { by: string };
  /** The vet says that the owner did not come; the visit is over. */
  'owner.no-show': { by: string };
  /** Whether the owner may write. */
  'messaging.changed': { messaging: 'open' | 'locked' };
  'message.said': { message: string; staffOnly: boolean };
  /** All of it has arrived. */
  'file.added': { file: string; by: 'owner' | 'staff' };
  'file.removed': { file: string; by: 'owner' | 'staff' };
  /** The clinic asks the owner for photos or earlier records. */
  'files.asked': { appointment: string };
  /** Somebody of the staff asks whether the call may be recorded; what each person says to it; who takes a yes back says no. */
  'recording.asked': { recording: string; by: string };
  'recording.answered': { recording: string; person: string; yes: boolean };
  /** Everybody in the call has agreed. */
  'recording.started': { recording: string };
  /** By hand, or because somebody is in the call who has not agreed, or who recorded or everybody else is not in it now. */
  'recording.paused': { recording: string; why: 'by-hand' | 'people' };
  'recording.resumed': { recording: string };
  /** Nothing was recorded. */
  'recording.declined': { recording: string; why: string };
  'recording.stopped': { recording: string; why: string };
  'recording.ready': { recording: string; seconds: number | null };
  'recording.failed': { recording: string };
  'recording.removed': { recording: string; why: 'kept-long-enough' | 'by-hand' };
  'record.saved': { revision: number };
  'record.completed': { revision: number };
  'record.amended': { revision: number };
  /** The amendment changed what the owner reads. */
  'record.summary-changed': { revision: number };
  /** Issued after the record was complete. */
  'script.issued': { script: string; replaces?: string };
  'script.ended': { script: string; as: 'void' | 'replaced' };
  'script.used': { script: string };
  /** Its hours are running out, or have run out. */
  'record.due-soon': { reference: string; dueAt: string };
  'record.overdue': { reference: string; dueAt: string };
  /** Owners and pets of another program were taken over. */
  'clients.imported': { owners: number; pets: number };
  /** An animal has died, or that was said by mistake. */
  'pet.deceased': { pet: string; deceased: boolean };
  /** The animal of this visit, which is still booked, has died. */
  'pet.died-booked': { appointment: string };
  /** A while after this visit: time to be seen again. */
  'recall.due': { appointment: string };
  /** What an owner told was assessed and kept; `previous` where something was new or worse. */
  'triage.assessed': { assessment: string; urgency: string; appointment?: string; previous?: string };
  'triage.decided': { assessment: string; level: string; suggested: string; appointment?: string };
  /** The owner was asked whether anything is new or worse, and said no. */
  'triage.unchanged': { appointment: string };
  /** Money of a visit. Set aside; a card is on file; charged; gone back; a card was refused; given back or ended without a charge. */
  'payment.authorised': { appointment: string; payment: string; amountMinor: number; currency: string };
  'payment.card-kept': { appointment: string; payment: string };
  'payment.paid': { appointment: string; payment: string; amountMinor: number; currency: string };
  /** `here`: given back at the clinic. */
  'payment.refunded': { appointment: string; payment: string; amountMinor: number; currency: string; reason: string; here?: true };
  /** The provider would not give money back: nothing has moved. */
  'payment.refund-refused': { appointment: string; payment: string; amountMinor: number; currency: string };
  /** The bank has turned a refund down: the money is back at the clinic. */
  'payment.refund-failed': { appointment: string; payment: string; amountMinor: number; currency: string };
  /** `seen`: its owner stood before the form. */
  'payment.declined': { appointment: string; payment: string; amountMinor: number; currency: string; fault: string; seen: boolean };
  /** There is no card on file: the owner has to pay. */
  'payment.asked': { appointment: string; payment: string; amountMinor: number; currency: string };
  'payment.cancelled': { appointment: string; payment: string };
  'bill.issued': { appointment: string; number: number; about: 'visit' | 'no-show' | 'cancellation'; totalMinor: number; currency: string };
  /** What whoever treated is entitled to has changed. */
  'payout.changed': { appointment: string; staff: string; state: string; amountMinor: number; reason: string };
  /** A manager paused or released somebody's account, or that person said something to it. */
  'standing.changed': { staff: string; kind: 'paused' | 'released' | 'appeal' };
}
export type EventType = keyof EventData;
