import { textTable, type Translation } from '../shared/text.ts';
import { audit } from './en/audit.ts';

/** Texts of who read and wrote what. */
export const auditTexts = textTable('audit', audit);
export type AuditTexts = Translation<typeof audit>;
