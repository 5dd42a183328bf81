import { textTable, type Translation } from '../shared/text.ts';
import { lobby } from './en/lobby.ts';

/** Texts of the waiting room's pieces. */
export const lobbyTexts = textTable('lobby', lobby);
export type LobbyTexts = Translation<typeof lobby>;
