import { scoreOf } from './blind/score.ts';

export const about =
  'Triage on a third set of cases, by three other independent hands that knew the seed, the answer words and what the levels mean, but neither rules, nor corpus, nor the sets before: emergencies answered as such';

/** Two deliveries, 240 cases (recall 96.3 %, 0 dangerous, over-triage 9.8 %, exact 80.4 %) and 84 more; no rule was changed between them. Blind only once: the rules may have been changed since then with these cases in sight. */
export const once = true;

export const prove = async (say: (line: string) => void) => scoreOf('./triage-third.json', say);
