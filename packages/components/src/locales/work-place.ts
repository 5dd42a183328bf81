import { textTable, type Translation } from '../shared/text.ts';
import { workPlace } from './en/work-place.ts';

/** Texts of the place of work. Same domain as what stands around the waiting room. */
export const workPlaceTexts = textTable('lobby-more', workPlace);
export type WorkPlaceTexts = Translation<typeof workPlace>;
