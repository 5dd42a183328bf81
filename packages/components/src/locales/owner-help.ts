import { textTable, type Translation } from '../shared/text.ts';
import { ownerHelp } from './en/owner-help.ts';

/** Texts of an owner's call for help. */
export const ownerHelpTexts = textTable('owner-help', ownerHelp);
export type OwnerHelpTexts = Translation<typeof ownerHelp>;
