import { textTable, type Translation } from '../shared/text.ts';
import { chip } from './en/chip.ts';

/** Texts about the number of a microchip. */
export const chipTexts = textTable('chip', chip);
export type ChipTexts = Translation<typeof chip>;
