import { textTable } from '../shared/text.ts';
import { triage } from './en/triage.ts';

export const triageTexts = textTable('triage', triage);
