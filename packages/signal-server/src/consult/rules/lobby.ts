import type { Stage } from '../contract.ts';
import type { StaffRole } from '../../shared/words.contract.ts';

/** From so long after the start without the vet the owner may leave and pays nothing; a minute later that is offered loudly. */
export const mayLeaveMs = 120_000;
export const offeredMs = 180_000;

/**
 * How the owner's wait stands. `early`: before the start. `due`: the start has passed. `free`: the owner may leave. `offered`: the owner is
 * asked whether to go on waiting. `met`: whom they wait for is here, or nobody was booked for a time.
 */
export type WaitStage = 'early' | 'due' | 'free' | 'offered' | 'met';

/** What decides about the wait. `expected`: when the vet said to come, where the vet runs late. Times in milliseconds. */
export interface Waiting {
  readonly start: number;
  readonly expected: number | undefined;
  readonly here: boolean;
}

export function waitStage({ start, here }: Waiting, now: number): WaitStage {
  if (here) return 'met';
  if (now < start) return 'early';
  return now < start + mayLeaveMs ? 'due' : now < start + offeredMs ? 'free' : 'offered';
}

/** When the owner can count on the vet: as told, else as booked. A word about a time that has passed is none any more. */
export const expectedAt = ({ start, expected }: Waiting, now: number): number => (expected !== undefined && expected > now ? expected : start);

/** When somebody comes who runs so many minutes late: counted from the start, or from now once that has passed. */
export const comesAt = (start: Date, minutes: number, now: Date): Date => new Date(Math.max(start.getTime(), now.getTime()) + minutes * 60_000);

/** Whether somebody at this stage would see news in the lobby. */
export const isHere = (stage: Stage | undefined): boolean => stage !== undefined && stage !== 'gone';

/** Who says once a day that they work in a fitting place: those who see patients. */
export const saysWorkPlace = (role: 'owner' | StaffRole): boolean => role === 'vet' || role === 'technician';
