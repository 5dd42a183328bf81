import { textTable, type Translation } from '../shared/text.ts';
import { team } from './en/team.ts';

/** Texts of who works at the clinic. */
export const teamTexts = textTable('team', team);
export type TeamTexts = Translation<typeof team>;
