import { textTable, type Translation } from '../shared/text.ts';
import { roomAfter } from './en/room-after.ts';

/** Texts of the room without the call. Same domain as the room: a clinic gives its own words for both together. */
export const roomAfterTexts = textTable('consult', roomAfter);
export type RoomAfterTexts = Translation<typeof roomAfter>;
