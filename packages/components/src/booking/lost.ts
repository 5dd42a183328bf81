import { FreshSlots } from '@vetkit/signal-server/booking/contract';
import type { Slot } from '@vetkit/signal-server/calendar/contract';
import * as v from 'valibot';
import { isProblem, type Problem } from '../clinic/problem.ts';
import type { LostWhy } from './draft.ts';

const codes: readonly LostWhy[] = ['slot-taken', 'slot-past', 'slot-unknown', 'hold-expired'];

/** Whether a refusal says that a time cannot be had. */
export const isLost = (error: unknown): error is Problem & { code: LostWhy } => isProblem(error) && codes.some((code) => code === error.code);

/** The free times that a refusal brought along. */
export function freshSlots(problem: Problem): readonly Slot[] {
  const parsed = v.safeParse(FreshSlots, problem.data);
  return parsed.success ? parsed.output.slots : [];
}
