import { textTable, type Translation } from '../shared/text.ts';
import { sites } from './en/sites.ts';

/** Texts of the clinic's own sites. */
export const sitesTexts = textTable('sites', sites);
export type SitesTexts = Translation<typeof sites>;
