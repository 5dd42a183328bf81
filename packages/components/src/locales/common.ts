import { textTable } from '../shared/text.ts';
import { common } from './en/common.ts';

/** Words used everywhere. */
export const commonTexts = textTable('common', common);
