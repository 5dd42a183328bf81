import { textTable, type Translation } from '../shared/text.ts';
import { callMore } from './en/call-more.ts';

/** Texts of what is asked in a call and of its tools, once opened. Same domain as the controls: a clinic gives its own words for both together. */
export const callMoreTexts = textTable('call', callMore);
export type CallMoreTexts = Translation<typeof callMore>;
