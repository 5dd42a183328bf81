import { isProblem } from './problem.ts';

/** What may be gone the next time: the line, a busy server. */
const codes = new Set(['offline', 'timeout', 'internal', 'bad-answer', 'rate-limited']);

/** Whether to try the same again by oneself; everything else stays refused until a person changes something. */
export const isPassing = (error: unknown): boolean => isProblem(error) && (codes.has(error.code) || error.status >= 500);
