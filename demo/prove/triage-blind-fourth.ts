import { scoreOf } from './blind/score.ts';

export const about =
  'Triage on a fourth set of cases, by three further independent hands that knew the seed, the answer words and what the levels mean, but neither rules, nor corpus, nor the sets before: emergencies answered as such';

/** Blind only once: the rules may have been changed since then with these cases in sight. */
export const once = true;

export const prove = async (say: (line: string) => void) => scoreOf('./triage-fourth.json', say);
