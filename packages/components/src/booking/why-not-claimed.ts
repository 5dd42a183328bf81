import * as v from 'valibot';
import { isProblem } from '../clinic/problem.ts';
import type { AppointmentsTexts } from '../locales/appointments.ts';
import { clock, type Saying } from '../shared/time.ts';

const Claimed = v.object({ by: v.string() });
const Conflict = v.object({ conflict: v.object({ reference: v.nullable(v.string()), start: v.string() }) });

/** Why a claim was refused: who has it, or what of one's own is in the way. */
export function whyNotClaimed(error: unknown, texts: AppointmentsTexts, saying: Saying): string {
  if (!isProblem(error)) return texts.failed;
  const claimed = v.safeParse(Claimed, error.data);
  if (error.code === 'claimed-already' && claimed.success) return texts.claimedAlready({ who: claimed.output.by });
  const found = v.safeParse(Conflict, error.data);
  if (error.code === 'calendar-conflict' && found.success) {
    const { reference, start } = found.output.conflict;
    return reference === null ? texts.conflictHeld : texts.conflict({ time: clock(start, saying), reference });
  }
  return error.code === 'wrong-status' ? texts.wrongStatus : texts.failed;
}
