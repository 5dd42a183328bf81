import { textTable, type Translation } from '../shared/text.ts';
import { call } from './en/call.ts';

/** Texts of what people do in a call: tools, requests, sheets. */
export const callTexts = textTable('call', call);
export type CallTexts = Translation<typeof call>;
