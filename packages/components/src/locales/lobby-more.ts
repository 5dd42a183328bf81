import { textTable, type Translation } from '../shared/text.ts';
import { lobbyMore } from './en/lobby-more.ts';

/** Texts of what stands around the waiting room: the place of work, the way to the phone, the second screen, the doorbell. */
export const lobbyMoreTexts = textTable('lobby-more', lobbyMore);
export type LobbyMoreTexts = Translation<typeof lobbyMore>;
