import { assess } from '../../packages/signal-server/src/triage/assess.ts';
import { corpus } from '../../packages/signal-server/src/triage/corpus/corpus.ts';
import { score, textAlone } from '../../packages/signal-server/src/triage/corpus/score.ts';
import type { TriageRequest } from '../../packages/signal-server/src/triage/contract.ts';

export const about = 'assessments a second, what long and hostile texts cost, and the working corpus; each limit is measured in this run';

const asked = (text: string): TriageRequest => ({ species: 'dog', text, answers: {}, locale: 'en' });
const told = 'He has been throwing up since last night and now he is very quiet. Gums look pink to me. My other dog had the same last year. He still drinks, no blood, should I bring him in today or wait for it?';
const toLength = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** What tries to make a reader slow: repeats, near misses, endless words, nested brackets, invisible characters. */
const hostile = [
  'a', 'aaaa bbbb ', 'vomit ', 'not ', 'no ', 'not not no no ', 'years ago ', 'what if ', 'my other dog ', 'stopped ', 'and or but ', '1 ', '10 times ', 'gums pale ', 'seizre vomting brething ', '((((a+)+)+)+$',
  '<b>', '\u202E', '\u200B', '🐕', 'é', '\u0000', '.', ', ', 'unconsciouss ', 'bleeding bleeding ', 'he it they ', 'his her the ', 'x'.repeat(40) + ' ', 'qwertyuiopasdfg ', 'ate chocolate ', '20 g chocolate ',
];

/** The least milliseconds of several runs: what the work costs when nothing else runs. */
function least(work: () => void, runs: number): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

export async function bench(): Promise<object[]> {
  const short = asked(toLength(told, 200));
  const long = asked(toLength(told, 10_000));
  const first = least(() => assess(short), 1);
  for (let run = 0; run < 300; run++) assess(short);
  const hundred = least(() => {
    for (let run = 0; run < 100; run++) assess(short);
  }, 20);
  const one = hundred / 100;
  const tenThousand = least(() => assess(long), 10);
  const slowest = hostile
    .map((piece) => ({ piece, ms: least(() => assess(asked(toLength(piece, 10_000))), 3) }))
    .reduce((a, b) => (a.ms > b.ms ? a : b));
  const row = (what: string, measured: number, limit: string, good: boolean) => ({ what, measured: Math.round(measured * 100) / 100, limit, good });
  const all = score(corpus, assess);
  const alone = score(corpus.map(textAlone), assess);
  return [
    row('assessments a second, 200 characters, four languages at hand', 1000 / one, '>= 2000', 1000 / one >= 2000),
    row('10 kB, times the cost of 200 characters', tenThousand / one, '<= 60', tenThousand / one <= 60),
    row('10 kB, ms', tenThousand, '<= 50', tenThousand <= 50),
    row(`slowest of ${hostile.length} hostile texts of 10 kB (${JSON.stringify(slowest.piece.slice(0, 20))}), ms`, slowest.ms, '<= 50', slowest.ms <= 50),
    row('very first assessment, ms (word lists are made ready at load)', first, '<= 50', first <= 50),
    ...[['working corpus', all] as const, ['its text alone', alone] as const].flatMap(([name, each]) => [
      row(`${name} (${each.cases}): emergencies found, %`, (100 * each.found) / each.emergencies, '>= 98', each.found / each.emergencies >= 0.98),
      row(`${name}: emergencies answered soon or routine`, each.dangerous, '0', each.dangerous === 0),
      row(`${name}: others called emergencies, %`, (100 * each.over) / (each.cases - each.emergencies), '<= 10', each.over / (each.cases - each.emergencies) <= 0.1),
      row(`${name}: exact, %`, (100 * each.exact) / each.cases, '>= 75', each.exact / each.cases >= 0.75),
    ]),
  ];
}
