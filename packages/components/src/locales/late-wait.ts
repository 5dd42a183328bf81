import { textTable, type Translation } from '../shared/text.ts';
import { lateWait } from './en/late-wait.ts';

/** Texts of waiting for a vet who is late. Same domain as the waiting room: a clinic gives its own words for both together. */
export const lateWaitTexts = textTable('lobby', lateWait);
export type LateWaitTexts = Translation<typeof lateWait>;
