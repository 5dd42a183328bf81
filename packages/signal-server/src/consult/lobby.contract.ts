import * as v from 'valibot';
import { Instant } from '../shared/words.contract.ts';

/** `minutes`: how long after the start (after now, once it has passed) one expects to come. */
export const LateRequest = v.object({ minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)) });
export type LateRequest = v.InferOutput<typeof LateRequest>;

/** What whoever sees patients says once a day. `unusual`: not a place the owner would expect; tell them why in a message. */
export const WorkPlaceRequest = v.object({ quiet: v.literal(true), notDriving: v.literal(true), nothingElse: v.literal(true), unusual: v.optional(v.boolean(), false) });
export type WorkPlaceRequest = v.InferOutput<typeof WorkPlaceRequest>;

/** A code that opens this visit on another device of the owner: once, until `expiresAt`. `id` names it in `visit.handed-over`. */
export const HandOver = v.object({ id: v.string(), secret: v.string(), expiresAt: Instant });
export type HandOver = v.InferOutput<typeof HandOver>;
