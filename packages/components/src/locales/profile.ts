import { textTable, type Translation } from '../shared/text.ts';
import { profile } from './en/profile.ts';

/** Texts of the profile of staff. */
export const profileTexts = textTable('profile', profile);
export type ProfileTexts = Translation<typeof profile>;
