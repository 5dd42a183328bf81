import * as v from 'valibot';
import { Instant } from './words.contract.ts';

/**
 * One thing that just happened, on the live stream (`text/event-stream`, `id:` is the event's sequence). It says what to look at again
 * and carries no personal data: elements fetch what they show.
 */
export const LiveEvent = v.object({
  id: v.number(),
  type: v.string(),
  at: Instant,
  /** Reference of the appointment or consult it is about. */
  reference: v.nullable(v.string()),
  data: v.record(v.string(), v.unknown()),
});
export type LiveEvent = v.InferOutput<typeof LiveEvent>;
