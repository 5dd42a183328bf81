import type { Keys } from '../../shared/keys.ts';

/** What is kept of a code: keyed, since six digits alone are soon tried out, and bound to its row. */
export const codeHash = (keys: Keys, id: string, code: string): Buffer => keys.hash('sign-in-code', `${id} ${code}`);
