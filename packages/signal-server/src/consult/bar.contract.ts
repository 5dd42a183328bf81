import * as v from 'valibot';
import { WhyNotCharge } from '../payments/contract.ts';
import { Modality, Instant, Id, Text } from '../shared/words.contract.ts';
import { Stage } from './contract.ts';

const Name = v.nullable(v.string());

/** Why something of the bar is not possible now; the words are the page's. */
export const BarWhy = v.picklist([
  ...WhyNotCharge.options,
  'not-yours',
  'not-confirmed',
  'visit-begun',
  'visit-over',
  'visit-cancelled',
  'help-too-early',
  'at-the-desk',
  'join-first',
  'owner-is-here',
  'met-already',
  'help-first',
  'owner-being-called',
  'no-show-too-early',
]);
export type BarWhy = v.InferOutput<typeof BarWhy>;
const Why = v.nullable(BarWhy);

/** Help that was asked for, and what came of it. */
export const Help = v.object({
  askedAt: Instant,
  by: v.string(),
  /** Somebody was at the desk when it was asked for. */
  online: v.boolean(),
  /** The owner was written to. */
  triedAt: v.nullable(Instant),
  answer: v.nullable(v.object({ by: v.string(), text: v.string(), at: Instant })),
  handledAt: v.nullable(Instant),
});
export type Help = v.InferOutput<typeof Help>;

/** What is left to do once the call is over, in this order: note, lock, charge, next appointment. */
export const WrapUp = v.object({
  note: v.object({ state: v.picklist(['none', 'draft', 'complete']), dueAt: v.nullable(Instant) }),
  locked: v.boolean(),
  charge: v.object({ why: Why }),
  /** What the record says of a next visit, and the next visit of this pet that is booked already. */
  next: v.object({ said: v.picklist(['unsaid', 'none', 'recheck']), inDays: v.nullable(v.number()), booked: v.nullable(v.object({ reference: v.string(), start: Instant })) }),
});
export type WrapUp = v.InferOutput<typeof WrapUp>;

/** The staff's control bar of one visit, as the caller may use it now. `why` is `null` where something is possible. */
export const ConsultBar = v.object({
  reference: v.string(),
  /** The server's clock, for countdowns. */
  now: Instant,
  charge: v.object({ why: Why }),
  messaging: v.picklist(['open', 'locked']),
  /** `none`: closed before anybody had it. */
  claim: v.object({ state: v.picklist(['claimed', 'available', 'none']), by: Name, mine: v.boolean(), why: Why }),
  cancel: v.object({ why: Why }),
  /** Asking until `countsUntil` counts for the pay; later it still helps. */
  help: v.object({ why: Why, countsUntil: Instant, request: v.nullable(Help) }),
  /** «My client didn't show up», and from when it is possible at the earliest. */
  noShow: v.object({ why: Why, from: Instant }),
  /** Only once the visit is over. */
  wrapUp: v.nullable(WrapUp),
});
export type ConsultBar = v.InferOutput<typeof ConsultBar>;

export const MessagingRequest = v.object({ messaging: v.picklist(['open', 'locked']) });
export type MessagingRequest = v.InferOutput<typeof MessagingRequest>;

/** The desk's answer becomes a message for the staff's eyes; `id` as with any message. */
export const AnswerHelpRequest = v.object({ id: Id, text: v.pipe(Text(1000), v.regex(/\S/, 'Some words')) });
export type AnswerHelpRequest = v.InferOutput<typeof AnswerHelpRequest>;

/** One call for help as the desk sees it. */
export const HelpRequest = v.object({
  reference: v.string(),
  pet: Name,
  owner: v.object({ name: Name, phone: Name, stage: v.nullable(Stage) }),
  practitioner: Name,
  modality: Modality,
  start: Instant,
  /** The owner asks, and not the vet. The answer is a message that they read. */
  fromOwner: v.optional(v.literal(true)),
  /** Until then it is worth to bring the two together: the vet waits in the call. */
  countsUntil: Instant,
  help: Help,
});
export type HelpRequest = v.InferOutput<typeof HelpRequest>;
/** An owner's call for help, as they learn of it. */
export const OwnerHelp = v.object({
  askedAt: Instant,
  /** Somebody was at the desk then. */
  online: v.boolean(),
});
export type OwnerHelp = v.InferOutput<typeof OwnerHelp>;
export const HelpRequests = v.object({ now: Instant, requests: v.array(HelpRequest) });
export type HelpRequests = v.InferOutput<typeof HelpRequests>;

/** One earlier visit of the same animal. */
export const EarlierVisit = v.object({
  reference: v.string(),
  at: Instant,
  type: v.string(),
  modality: Modality,
  practitioner: Name,
  /** `none`: the owner did not come, or nothing was written. `open`: not complete yet; what is in it is not shown. */
  record: v.picklist(['none', 'open', 'complete']),
  reason: Name,
  /** What the owner reads of it; `assessment` only for those who treat. */
  found: v.string(),
  nextSteps: v.array(v.string()),
  assessment: v.string(),
});
export type EarlierVisit = v.InferOutput<typeof EarlierVisit>;

/** The earlier visits of this visit's animal at this clinic, the latest first; 50 at most. */
export const History = v.object({ pet: Name, visits: v.array(EarlierVisit) });
export type History = v.InferOutput<typeof History>;
