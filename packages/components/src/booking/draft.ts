import type { Appointment, Hold } from '@vetkit/signal-server/booking/contract';
import type { Slot } from '@vetkit/signal-server/calendar/contract';
import type { Modality, Urgency } from '@vetkit/signal-server/shared/words.contract';
import type { RedFlag, TriageRequest } from '@vetkit/signal-server/triage/contract';

/** Where the owner is. `emergency` is an end: no calendar follows it. */
export type Step = 'danger' | 'emergency' | 'visit' | 'time' | 'contact' | 'done';

/** What the visit is about, as chosen so far. */
export interface VisitAnswers {
  /** In the owner's own words. */
  readonly reason: string;
  /** Code of the kind of visit; empty while none is chosen. */
  readonly type: string;
  readonly modality: Modality | '';
  /** Where the animal is: `CA`, and the province or state as typed. */
  readonly country: string;
  readonly region: string;
  /** The kind is for animals that are not well: how each is today is asked. */
  readonly asksToday: boolean;
}

/** What the owner has agreed to. */
export interface Consent {
  readonly telehealth: boolean;
  readonly privacy: boolean;
}

/** The text that was shown before a visit from afar, and the ticks beside it; see the contract's `Agreement`. */
export interface Agreement {
  readonly version: string;
  readonly hash: string;
  readonly as: 'owner' | 'agent';
  readonly recording?: boolean | undefined;
}

/** A held time, and until when by this device's clock, in milliseconds. */
export interface Held extends Hold {
  readonly endsAt: number;
  /** The name of the signed-in owner for whom it is held; empty for anybody. */
  readonly owner: string;
}

/** Why a time could not be kept, and what was free at that moment. */
export type LostWhy = 'slot-taken' | 'slot-past' | 'slot-unknown' | 'hold-expired';
export interface Lost {
  readonly why: LostWhy;
  readonly start: string;
  readonly slots: readonly Slot[];
}

/** Everything of one booking being made. The one value that its steps share. */
export interface Draft {
  readonly step: Step;
  /** Begun with all that choosing a time needs: no danger sign leads straight to the times. */
  readonly ready: boolean;
  readonly flags: readonly RedFlag[];
  /** Id of the signed-in owner's pet that was chosen; empty where it is typed. */
  readonly knownPet: string;
  readonly pet: { readonly name: string; readonly species: string; readonly breed: string; readonly age: string; readonly microchip?: string | undefined };
  /** Further animals that come along, three at most; with the id of those that the clinic knows, and how each is today. */
  readonly more: readonly (Draft['pet'] & { readonly knownPet: string; readonly today?: Draft['today'] | undefined })[];
  readonly visit: VisitAnswers;
  /** How the first animal is today; asked where something is wrong. */
  readonly today: TriageRequest['answers'];
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string; readonly sms?: boolean };
  readonly consent: Consent;
  readonly agreement: Agreement | undefined;
  readonly hold: Held | undefined;
  readonly lost: Lost | undefined;
  /** How urgent it is by what was told: an urgent animal is seen today. Empty while nobody has judged. */
  readonly urgency: Urgency | '';
  /** A live call that is asked for instead of a time: its id, and the kind of visit. */
  readonly live: { readonly id: string; readonly type: string } | undefined;
  /** Of the booked appointment; set with `done` only. */
  readonly reference: string;
  /** The appointment, where the page has seen it. */
  readonly appointment: Appointment | undefined;
}

export const noVisit: VisitAnswers = { reason: '', type: '', modality: '', country: '', region: '', asksToday: false };

/** A booking of which nothing is known yet. */
export const emptyDraft: Draft = {
  step: 'danger',
  ready: false,
  flags: [],
  knownPet: '',
  pet: { name: '', species: '', breed: '', age: '' },
  more: [],
  visit: noVisit,
  today: {},
  contact: { name: '', email: '', phone: '', sms: false },
  consent: { telehealth: false, privacy: false },
  agreement: undefined,
  hold: undefined,
  lost: undefined,
  urgency: '',
  live: undefined,
  reference: '',
  appointment: undefined,
};

/** What can happen to a booking being made. */
export type Act =
  | { readonly type: 'danger-answered'; readonly flags: readonly RedFlag[] }
  | { readonly type: 'danger-mistaken' }
  | { readonly type: 'pet-changed'; readonly pet: Draft['pet']; readonly knownPet?: string }
  | { readonly type: 'more-changed'; readonly more: Draft['more'] }
  /** Begun with what is known already. Danger signs are asked all the same. */
  | { readonly type: 'preset'; readonly preset: Partial<Pick<Draft, 'ready' | 'knownPet' | 'pet' | 'visit' | 'contact'>> }
  /** The booked visit stands otherwise now. */
  | { readonly type: 'changed'; readonly appointment: Appointment }
  | { readonly type: 'visit-changed'; readonly visit: VisitAnswers }
  /** `at`: of the first animal (0) or of one that comes along. */
  | { readonly type: 'today-told'; readonly at: number; readonly today: Draft['today'] }
  | { readonly type: 'visit-ready'; readonly urgency?: Urgency }
  /** No time is taken: somebody free will call. */
  | { readonly type: 'live-asked'; readonly live: NonNullable<Draft['live']> }
  /** The server judges it to be more urgent than the time that was wanted allows. */
  | { readonly type: 'judged'; readonly urgency: Urgency }
  | { readonly type: 'held'; readonly hold: Hold; readonly now: number; readonly owner?: string }
  | { readonly type: 'time-lost'; readonly lost: Lost }
  | { readonly type: 'contact-changed'; readonly contact: Draft['contact'] }
  | { readonly type: 'consent-changed'; readonly consent: Consent }
  | { readonly type: 'agreement-changed'; readonly agreement: Agreement }
  | { readonly type: 'booked'; readonly reference: string; readonly appointment: Appointment | undefined }
  | { readonly type: 'back' }
  | { readonly type: 'again' };

const before: Readonly<Record<Step, Step>> = { danger: 'danger', emergency: 'danger', visit: 'danger', time: 'visit', contact: 'time', done: 'done' };

/** The booking after something happened. Pure. */
export function draftAfter(draft: Draft, act: Act): Draft {
  switch (act.type) {
    case 'danger-answered':
      return { ...draft, flags: act.flags, step: act.flags.length ? 'emergency' : draft.ready ? 'time' : 'visit' };
    case 'danger-mistaken':
      // What is ticked stays: of two signs perhaps only one was the mistake.
      return { ...draft, step: 'danger' };
    case 'pet-changed':
      // How one animal is today says nothing of another.
      return { ...draft, pet: act.pet, knownPet: act.knownPet ?? '', ...((act.knownPet ?? '') !== draft.knownPet && { today: {} }) };
    case 'more-changed':
      return { ...draft, more: act.more };
    case 'preset':
      return { ...draft, ...act.preset, step: 'danger' };
    case 'changed':
      return { ...draft, appointment: act.appointment };
    case 'visit-changed':
      // Other words are read again.
      return { ...draft, visit: act.visit, ...(draft.step === 'visit' ? { urgency: '' } : {}) };
    case 'today-told':
      return { ...draft, urgency: '', ...(act.at ? { more: draft.more.map((one, i) => (i + 1 === act.at ? { ...one, today: act.today } : one)) } : { today: act.today }) };
    case 'visit-ready':
      return { ...draft, step: 'time', lost: undefined, urgency: act.urgency ?? '' };
    case 'live-asked':
      return { ...draft, step: 'contact', lost: undefined, hold: undefined, live: act.live };
    case 'judged':
      return { ...draft, step: act.urgency === 'emergency' ? 'visit' : 'time', urgency: act.urgency, hold: undefined, live: undefined, lost: undefined };
    case 'held':
      return { ...draft, step: 'contact', lost: undefined, live: undefined, hold: { ...act.hold, endsAt: holdEnd(act.hold, act.now), owner: act.owner ?? '' } };
    case 'time-lost':
      return { ...draft, step: 'time', hold: undefined, live: undefined, lost: act.lost };
    case 'contact-changed':
      return { ...draft, contact: act.contact };
    case 'consent-changed':
      return { ...draft, consent: act.consent };
    case 'agreement-changed': {
      // Other words than those that were ticked: they are to be read first.
      const others = draft.agreement !== undefined && draft.agreement.hash !== act.agreement.hash;
      return { ...draft, agreement: act.agreement, consent: others ? { ...draft.consent, telehealth: false } : draft.consent };
    }
    case 'booked':
      // Nothing personal stays in the draft of a finished booking.
      return { ...emptyDraft, step: 'done', reference: act.reference, appointment: act.appointment };
    case 'back':
      // Who goes back wants to change what was there.
      return { ...draft, step: before[draft.step], ready: false, lost: undefined, hold: undefined, live: undefined, ...(draft.step === 'contact' ? {} : { urgency: '' }) };
    case 'again':
      return emptyDraft;
  }
}

/** How long a time is held, in milliseconds, as the contract says. */
export const holdLength = 600_000;

/** When the hold ends by this device's clock. A clock that is plainly wrong gets the full length: the server judges in the end. */
function holdEnd({ heldUntil }: Hold, now: number): number {
  const left = Date.parse(heldUntil) - now;
  return now + (left > 0 && left < holdLength ? left : holdLength);
}

/** The part of the draft that may outlive a reload: all of it while it is being made, of a finished one only its reference. */
export function kept(draft: Draft): Draft | undefined {
  if (draft.step === 'done') return { ...emptyDraft, step: 'done', reference: draft.reference };
  return JSON.stringify(draft) === JSON.stringify(emptyDraft) ? undefined : draft;
}
