import { Hold } from '@vetkit/signal-server/booking/contract';
import { Slot } from '@vetkit/signal-server/calendar/contract';
import { Modality, Urgency } from '@vetkit/signal-server/shared/words.contract';
import { Answers } from '@vetkit/signal-server/triage/answers.contract';
import { RedFlag } from '@vetkit/signal-server/triage/contract';
import * as v from 'valibot';
import { emptyDraft, type Draft } from './draft.ts';

const text = v.string();

/** A draft as it is kept: without the appointment, which is asked for again. */
const KeptDraft = v.object({
  step: v.picklist(['danger', 'emergency', 'visit', 'time', 'contact', 'done']),
  ready: v.optional(v.boolean(), false),
  flags: v.array(RedFlag),
  knownPet: v.optional(text, ''),
  pet: v.object({ name: text, species: text, breed: text, age: text, microchip: v.optional(text) }),
  more: v.optional(v.array(v.object({ name: text, species: text, breed: text, age: text, knownPet: text, today: v.optional(Answers) })), []),
  visit: v.object({ reason: text, type: text, modality: v.union([Modality, v.literal('')]), country: text, region: text, asksToday: v.optional(v.boolean(), false) }),
  today: v.optional(Answers, {}),
  contact: v.object({ name: text, email: text, phone: text, sms: v.optional(v.boolean(), false) }),
  consent: v.object({ telehealth: v.boolean(), privacy: v.boolean() }),
  agreement: v.optional(v.object({ version: text, hash: text, as: v.picklist(['owner', 'agent']), recording: v.optional(v.boolean()) })),
  hold: v.optional(v.object({ ...Hold.entries, endsAt: v.number(), owner: v.optional(text, '') })),
  lost: v.optional(v.object({ why: v.picklist(['slot-taken', 'slot-past', 'slot-unknown', 'hold-expired']), start: text, slots: v.array(Slot) })),
  urgency: v.optional(v.union([Urgency, v.literal('')]), ''),
  live: v.optional(v.object({ id: text, type: text })),
  reference: text,
});

/** The draft that was kept; what is none is an empty one. */
export function draftFrom(kept: unknown): Draft {
  const parsed = v.safeParse(KeptDraft, kept);
  return parsed.success ? { ...emptyDraft, ...parsed.output } : emptyDraft;
}
