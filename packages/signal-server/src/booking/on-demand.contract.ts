import * as v from 'valibot';
import { Text } from '../shared/words.contract.ts';

export const LiveCallQuery = v.object({ type: Text(40) });
export type LiveCallQuery = v.InferOutput<typeof LiveCallQuery>;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Whether a live call of one kind of visit can be had now. */
export const LiveCallOffer = v.object({
  /** `off`: the clinic has none, or none of this kind. */
  standing: v.picklist(['open', 'off', 'nobody-on-duty']),
  /** How many wait already. */
  waiting: Count,
  /** How long whoever asks now will wait, in whole minutes; `null` when nobody can say. */
  minutes: v.nullable(Count),
});
export type LiveCallOffer = v.InferOutput<typeof LiveCallOffer>;

/** Where an unassigned consult stands in the waiting list. */
export const Wait = v.object({
  /** 1 is next. */
  place: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** In whole minutes from now; `null` when nobody can say. */
  minutes: v.nullable(Count),
  /** Somebody who may take it is on duty. */
  onDuty: v.boolean(),
  /** It has waited for too long, and the desk was told. */
  escalated: v.boolean(),
});
export type Wait = v.InferOutput<typeof Wait>;
