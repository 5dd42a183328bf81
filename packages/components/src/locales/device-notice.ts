import { textTable, type Translation } from '../shared/text.ts';
import { deviceNotice } from './en/device-notice.ts';

/** Texts of what is wrong with an own device in the lobby and the room. Same domain as the room: a clinic gives its own words for both together. */
export const deviceNoticeTexts = textTable('consult', deviceNotice);
export type DeviceNoticeTexts = Translation<typeof deviceNotice>;
