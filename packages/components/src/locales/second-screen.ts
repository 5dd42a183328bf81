import { textTable, type Translation } from '../shared/text.ts';
import { secondScreen } from './en/second-screen.ts';

/** Texts of the screen that stays behind. Same domain as what stands around the waiting room. */
export const secondScreenTexts = textTable('lobby-more', secondScreen);
export type SecondScreenTexts = Translation<typeof secondScreen>;
