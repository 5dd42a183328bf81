import { type Overrides, textTable, type Translation } from '../shared/text.ts';
import type { callReport } from './en/call-report.ts';
import { consult } from './en/consult.ts';
import type { deviceNotice } from './en/device-notice.ts';
import type { roomAfter } from './en/room-after.ts';

/** Texts of the consult room. */
export const consultTexts = textTable('consult', consult);
export type ConsultTexts = Translation<typeof consult>;
/** Words of a clinic's own for all of the room, whatever of it comes later. */
export type ConsultOverrides = Overrides<typeof consult & typeof callReport & typeof deviceNotice & typeof roomAfter>;
