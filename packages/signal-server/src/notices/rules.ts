import type { AppointmentStatus } from '../booking/contract.ts';
import type { EventType } from '../shared/event-types.ts';

/** One mail a person gets because something happened. The text of each is in texts/. */
export type Template =
  | 'requested-owner'
  | 'requested-practitioner'
  | 'confirmed-owner'
  | 'declined-owner'
  | 'cancelled-owner'
  | 'cancelled-practitioner'
  | 'rescheduled-owner'
  | 'rescheduled-practitioner'
  | 'moved-away-previous'
  | 'escalated-desk'
  | 'reassigned-owner'
  | 'reassigned-practitioner'
  | 'files-asked-owner'
  | 'consent-owner'
  | 'waiting-owner'
  | 'waiting-on-duty'
  | 'claimed-owner'
  | 'released-owner'
  | 'unclaimed-owner'
  | 'unclaimed-desk'
  | 'late-owner'
  | 'late-practitioner'
  | 'help-owner'
  | 'missed-owner'
  | 'summary-owner'
  | 'receipt-owner'
  | 'refund-owner'
  | 'refund-stuck-owner'
  | 'refund-stuck-desk'
  | 'pay-owner'
  | 'card-refused-owner'
  | 'amended-owner'
  | 'script-added-owner'
  | 'script-replaced-owner'
  | 'script-void-owner'
  | 'recall-owner'
  | 'record-due-practitioner'
  | 'record-overdue-practitioner'
  | 'record-overdue-managers'
  | 'pet-died-desk';

export type OwnerTemplate = Extract<Template, `${string}-owner`>;

/** Notices that are too long for SMS, and only a copy. */
export type SmsTemplate = Exclude<OwnerTemplate, 'consent-owner'>;

/** What owners who ticked SMS are also told that way: what changes when, with whom or whether they meet, and that a script no longer counts. Who has no e-mail is told all. */
const alsoBySms: readonly SmsTemplate[] = ['requested-owner', 'confirmed-owner', 'declined-owner', 'cancelled-owner', 'rescheduled-owner', 'reassigned-owner', 'claimed-owner', 'released-owner', 'late-owner', 'help-owner', 'script-replaced-owner', 'script-void-owner'];

/** How an owner is reached: `sms` is a number in the form +14165550162, where there is no e-mail or SMS was ticked for this visit. */
export interface Reach {
  readonly email: string | null;
  readonly sms: string | null;
}

/** The ways one notice goes to an owner. */
export function waysTo({ email, sms }: Reach, template: OwnerTemplate): ('mail' | 'sms')[] {
  const bySms = sms !== null && fitsSms(template) && (email === null || alsoBySms.includes(template));
  return [...(email === null ? [] : ['mail' as const]), ...(bySms ? ['sms' as const] : [])];
}

/** Whether a notice is one to the owner that fits an SMS. */
export const fitsSms = (template: Template): template is SmsTemplate => isOwnerTemplate(template) && template !== 'consent-owner';

/** Whether a notice is one to the owner. */
const isOwnerTemplate = (template: Template): template is OwnerTemplate => template.endsWith('-owner');

/** Somebody to tell, and what. `calendar`: the mail carries the calendar file. `previous`: who had it before; `desk`: everybody of front desk and management; `managers`: these alone; `on-duty`: who may claim a live call now. */
export interface Telling {
  readonly to: 'owner' | 'practitioner' | 'previous' | 'desk' | 'managers' | 'on-duty';
  readonly template: Template;
  readonly calendar: boolean;
  /** Told only while the appointment still stands like this: a mail that waited for hours must not say what is no longer so. */
  readonly while: readonly AppointmentStatus[];
  /** Only when this side said it: the other one is told. */
  readonly by?: 'owner' | 'staff';
  /** Only when the event says this. */
  readonly says?: (data: Readonly<Record<string, unknown>>) => boolean;
}

const open = ['requested', 'confirmed'] as const;
const unassigned = ['unassigned'] as const;
const met = ['requested', 'confirmed', 'done'] as const;

const requestedOwner: Telling = { to: 'owner', template: 'requested-owner', calendar: true, while: open };
const requestedPractitioner: Telling = { to: 'practitioner', template: 'requested-practitioner', calendar: false, while: ['requested'] };
const confirmedOwner: Telling = { to: 'owner', template: 'confirmed-owner', calendar: true, while: ['confirmed'] };
const declinedOwner: Telling = { to: 'owner', template: 'declined-owner', calendar: true, while: ['declined'] };
const cancelledOwner: Telling = { to: 'owner', template: 'cancelled-owner', calendar: true, while: ['cancelled'] };
const cancelledPractitioner: Telling = { to: 'practitioner', template: 'cancelled-practitioner', calendar: true, while: ['cancelled'] };
const rescheduledOwner: Telling = { to: 'owner', template: 'rescheduled-owner', calendar: true, while: open };
const rescheduledPractitioner: Telling = { to: 'practitioner', template: 'rescheduled-practitioner', calendar: false, while: open };
const movedAwayPrevious: Telling = { to: 'previous', template: 'moved-away-previous', calendar: false, while: open };
const escalatedDesk: Telling = { to: 'desk', template: 'escalated-desk', calendar: false, while: ['requested'] };
const reassignedOwner: Telling = { to: 'owner', template: 'reassigned-owner', calendar: true, while: open };
const reassignedPractitioner: Telling = { to: 'practitioner', template: 'reassigned-practitioner', calendar: false, while: ['requested'] };
const filesAskedOwner: Telling = { to: 'owner', template: 'files-asked-owner', calendar: false, while: met };
// Money may move long after the visit, or because there was none.
const money = ['requested', 'confirmed', 'done', 'cancelled', 'declined', 'unassigned'] as const;
const receiptOwner: Telling = { to: 'owner', template: 'receipt-owner', calendar: false, while: money };
const refundOwner: Telling = { to: 'owner', template: 'refund-owner', calendar: false, while: money };
const refundStuckOwner: Telling = { to: 'owner', template: 'refund-stuck-owner', calendar: false, while: money };
const refundStuckDesk: Telling = { to: 'desk', template: 'refund-stuck-desk', calendar: false, while: money };
const payOwner: Telling = { to: 'owner', template: 'pay-owner', calendar: false, while: money };
// Whoever stands before the form reads it there.
const cardRefusedOwner: Telling = { to: 'owner', template: 'card-refused-owner', calendar: false, while: money };
const summaryOwner: Telling = { to: 'owner', template: 'summary-owner', calendar: false, while: met };

const amendedOwner: Telling = { to: 'owner', template: 'amended-owner', calendar: false, while: met };
const scriptAddedOwner: Telling = { to: 'owner', template: 'script-added-owner', calendar: false, while: met, says: ({ replaces }) => replaces === undefined };
const scriptReplacedOwner: Telling = { to: 'owner', template: 'script-replaced-owner', calendar: false, while: met, says: ({ replaces }) => replaces !== undefined };
// What is replaced is told with what stands in its place.
const scriptVoidOwner: Telling = { to: 'owner', template: 'script-void-owner', calendar: false, while: met, says: ({ as }) => as === 'void' };
const recallOwner: Telling = { to: 'owner', template: 'recall-owner', calendar: false, while: ['done'] };
const recordDue: Telling = { to: 'practitioner', template: 'record-due-practitioner', calendar: false, while: met };
const recordOverdue: Telling = { to: 'practitioner', template: 'record-overdue-practitioner', calendar: false, while: met };
const recordOverdueManagers: Telling = { to: 'managers', template: 'record-overdue-managers', calendar: false, while: met };

const petDiedDesk: Telling = { to: 'desk', template: 'pet-died-desk', calendar: false, while: ['requested', 'confirmed', 'unassigned'] };

const consentOwner: Telling = { to: 'owner', template: 'consent-owner', calendar: false, while: met };

const waitingOwner: Telling = { to: 'owner', template: 'waiting-owner', calendar: false, while: unassigned };
const waitingOnDuty: Telling = { to: 'on-duty', template: 'waiting-on-duty', calendar: false, while: unassigned };
const claimedOwner: Telling = { to: 'owner', template: 'claimed-owner', calendar: true, while: ['confirmed'] };
const releasedOwner: Telling = { to: 'owner', template: 'released-owner', calendar: false, while: unassigned };
const unclaimedOwner: Telling = { to: 'owner', template: 'unclaimed-owner', calendar: false, while: unassigned };
const unclaimedDesk: Telling = { to: 'desk', template: 'unclaimed-desk', calendar: false, while: unassigned };

// Who is in the lobby sees it there.
const lateOwner: Telling = { to: 'owner', template: 'late-owner', calendar: false, while: open, by: 'staff' };
const latePractitioner: Telling = { to: 'practitioner', template: 'late-practitioner', calendar: false, while: open, by: 'owner' };
const helpOwner: Telling = { to: 'owner', template: 'help-owner', calendar: false, while: ['confirmed'] };
const missedOwner: Telling = { to: 'owner', template: 'missed-owner', calendar: false, while: ['done'] };

const told: { readonly [type in EventType]?: readonly Telling[] } = {
  'appointment.requested': [requestedOwner, requestedPractitioner],
  'appointment.confirmed': [confirmedOwner],
  'appointment.declined': [declinedOwner],
  'appointment.cancelled': [cancelledOwner, cancelledPractitioner],
  'appointment.rescheduled': [rescheduledOwner, rescheduledPractitioner, movedAwayPrevious],
  'appointment.escalated': [escalatedDesk],
  'appointment.reassigned': [reassignedOwner, reassignedPractitioner, movedAwayPrevious],
  'files.asked': [filesAskedOwner],
  'consent.renewed': [consentOwner],
  'appointment.waiting': [waitingOwner, waitingOnDuty],
  'appointment.claimed': [claimedOwner],
  'appointment.released': [releasedOwner, waitingOnDuty],
  'appointment.unclaimed': [unclaimedOwner, unclaimedDesk],
  'visit.late': [lateOwner, latePractitioner],
  'help.tried': [helpOwner],
  'owner.no-show': [missedOwner],
  'record.completed': [summaryOwner],
  'record.summary-changed': [amendedOwner],
  'script.issued': [scriptAddedOwner, scriptReplacedOwner],
  'script.ended': [scriptVoidOwner],
  'recall.due': [recallOwner],
  'pet.died-booked': [petDiedDesk],
  'payment.paid': [receiptOwner],
  'payment.refunded': [refundOwner],
  // It had been promised to nobody.
  'payment.refund-refused': [refundStuckDesk],
  'payment.refund-failed': [refundStuckOwner, refundStuckDesk],
  'payment.asked': [payOwner],
  'payment.declined': [cardRefusedOwner],
  'record.due-soon': [recordDue],
  'record.overdue': [recordOverdue, recordOverdueManagers],
};

/** Whether anybody may have to be told when this happens: then the event comes with a job. */
export const tellsSomebody = (type: EventType): boolean => told[type] !== undefined;

export interface Heard {
  readonly type: string;
  readonly actor: { readonly kind: string; readonly id?: string | undefined };
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The appointment as it is now. `missed`: its time is over, and word of what happened waited for hours, as when the mail server was away. */
export interface About {
  readonly practitioner: string | undefined;
  readonly previous?: string | undefined;
  readonly status: AppointmentStatus;
  readonly missed?: boolean;
}

/** Whether it is about a visit that is still to come. */
const isAhead = (standing: readonly AppointmentStatus[]): boolean => !standing.some((status) => status === 'done' || status === 'cancelled' || status === 'declined');

/**
 * Who is told when this happened to an appointment of `practitioner` that stands at `status` now. Staff are not told what they did
 * themselves; owners are also told what they did: the mail takes the visit out of their calendar, or moves it there.
 */
export function whoIsTold({ type, actor, data = {} }: Heard, { practitioner, previous, status, missed = false }: About): Telling[] {
  const all = (told as Record<string, readonly Telling[] | undefined>)[type] ?? [];
  const didIt = (person: string | undefined) => actor.kind === 'staff' && actor.id === person;
  return all.filter(({ to, by, says, while: standing }) => {
    if (missed && isAhead(standing)) return false;
    if (!standing.includes(status) || data['seen'] === true || (by !== undefined && by !== actor.kind) || says?.(data) === false) return false;
    if (to === 'practitioner') return practitioner !== undefined && !didIt(practitioner);
    return to !== 'previous' || (previous !== undefined && !didIt(previous));
  });
}
