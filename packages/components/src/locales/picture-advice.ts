import { textTable } from '../shared/text.ts';
import { pictureAdvice } from './en/picture-advice.ts';

/** Texts of the advice about one's own picture. */
export const pictureAdviceTexts = textTable('picture-advice', pictureAdvice);
