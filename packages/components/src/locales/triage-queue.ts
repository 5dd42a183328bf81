import { textTable } from '../shared/text.ts';
import { triageQueue } from './en/triage-queue.ts';

/** Texts of the staff's triage queue. */
export const triageQueueTexts = textTable('triage-queue', triageQueue);
export type TriageQueueTexts = typeof triageQueue;
