import { textTable } from '../shared/text.ts';
import { agreement } from './en/agreement.ts';

/** Texts of the copy of what was agreed to. */
export const agreementTexts = textTable('agreement', agreement);
