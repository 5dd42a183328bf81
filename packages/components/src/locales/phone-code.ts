import { textTable, type Translation } from '../shared/text.ts';
import { phoneCode } from './en/phone-code.ts';

/** Texts of the code for a phone. Same domain as what stands around the waiting room. */
export const phoneCodeTexts = textTable('lobby-more', phoneCode);
export type PhoneCodeTexts = Translation<typeof phoneCode>;
