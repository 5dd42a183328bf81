import * as v from 'valibot';
import { PetFile } from '../records/file.contract.ts';
import { CalendarDate, Id, Instant, Line } from '../shared/words.contract.ts';

/** What goes when an owner is erased. */
export const erasedParts = ['contact', 'sign-in', 'cards', 'notices', 'recordings', 'device-reports', 'guests', 'visits-without-record'] as const;

/** What stays, and why: the law asks for records, scripts and what was agreed to; the audit chain has ids only. */
export const Kept = v.object({ what: v.picklist(['records', 'scripts', 'agreements', 'bills', 'audit']), count: v.number(), until: v.nullable(CalendarDate), why: v.string() });
export type Kept = v.InferOutput<typeof Kept>;

/** What erasing an owner does, before it is done. `visitsAhead`: they have to be cancelled first. `recordsOpen`: visits that go on, or whose record is still to be completed. */
export const ErasurePlan = v.object({
  owner: v.object({ id: Id, name: v.string(), pets: v.array(v.string()) }),
  visitsAhead: v.number(),
  recordsOpen: v.number(),
  removes: v.array(v.picklist(erasedParts)),
  keeps: v.array(Kept),
});
export type ErasurePlan = v.InferOutput<typeof ErasurePlan>;

/** Erases for good. `name`: the owner's name typed once more, so that it is nobody else. */
export const EraseOwner = v.object({ name: Line(120) });
export type EraseOwner = v.InferOutput<typeof EraseOwner>;

/** What is kept of an owner, to take away. Times are UTC. */
export const OwnerFile = v.object({
  format: v.literal('vetkit-owner-1'),
  madeAt: Instant,
  owner: v.object({ id: Id, name: v.string(), email: v.nullable(v.string()), phone: v.nullable(v.string()), mobile: v.nullable(v.string()), locale: v.string(), since: Instant }),
  visits: v.array(v.object({ reference: v.string(), at: Instant, status: v.string(), type: v.string(), modality: v.string(), pet: v.nullable(v.string()), reason: v.nullable(v.string()), place: v.nullable(v.object({ country: v.string(), region: v.optional(v.string()) })), name: v.nullable(v.string()), phone: v.nullable(v.string()) })),
  agreements: v.array(v.object({ at: Instant, reference: v.string(), name: v.string(), as: v.string(), text: v.string(), recording: v.boolean(), sms: v.boolean() })),
  messages: v.array(v.object({ at: Instant, reference: v.string(), text: v.string() })),
  triage: v.array(v.object({ at: Instant, reference: v.nullable(v.string()), told: v.record(v.string(), v.unknown()) })),
  notices: v.array(v.object({ at: Instant, by: v.picklist(['mail', 'sms']), to: v.string(), subject: v.string() })),
  pets: v.array(PetFile),
});
export type OwnerFile = v.InferOutput<typeof OwnerFile>;

/** `visits-ahead` (409): cancel them first. `records-open` (409): complete them first; the law wants them. `already-erased` (409). `name-differs` (422): the name typed is another one. */
export type ErasureProblem = 'visits-ahead' | 'records-open' | 'already-erased' | 'name-differs';
