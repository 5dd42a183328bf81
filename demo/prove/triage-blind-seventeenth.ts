import { scoreOf } from './blind/score.ts';

export const about =
  'Triage on a seventeenth set of cases, by another independent hand that knew the seed, the answer words, what the levels mean and a list of themes, but neither rules, nor corpus, nor the sets before: emergencies answered as such';

/** Blind only once: the rules may have been changed since then with these cases in sight. */
export const once = true;

export const prove = async (say: (line: string) => void) => scoreOf('./triage-seventeenth.json', say);
