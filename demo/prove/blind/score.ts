import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assess } from '../../../packages/signal-server/src/triage/assess.ts';
import type { TriageRequest } from '../../../packages/signal-server/src/triage/contract.ts';
import type { Urgency } from '../../../packages/signal-server/src/shared/words.contract.ts';

/** A case as its writer judged it. */
interface BlindCase {
  readonly id: string;
  readonly locale: 'en' | 'fr' | 'es' | 'de';
  readonly level: Urgency;
  readonly request: TriageRequest;
}

// Scored once, before any rule was changed: docs/proof keeps that figure. Its cases have been looked at since, and rules learned from them.
/** The same case with its text alone: nothing ticked, answered or named. */
const textAlone = ({ request, ...rest }: BlindCase): BlindCase => ({ ...rest, request: { ...request, answers: {}, redFlags: undefined, substances: undefined, course: undefined } });

const share = (part: number, of: number) => (of === 0 ? null : Math.round((1000 * part) / of) / 10);

function figures(of: readonly BlindCase[]) {
  const told = of.map((one) => ({ ...one, answered: assess(one.request).urgency }));
  const emergencies = told.filter(({ level }) => level === 'emergency');
  const others = told.filter(({ level }) => level !== 'emergency');
  const found = emergencies.filter(({ answered }) => answered === 'emergency').length;
  const dangerous = emergencies.filter(({ answered }) => answered === 'soon' || answered === 'routine');
  const over = others.filter(({ answered }) => answered === 'emergency').length;
  const exact = told.filter(({ level, answered }) => level === answered).length;
  return {
    cases: told.length,
    emergencies: emergencies.length,
    found,
    recallPercent: share(found, emergencies.length),
    dangerousMisses: dangerous.length,
    dangerousMissIds: dangerous.map(({ id }) => id),
    overTriagePercent: share(over, others.length),
    exactPercent: share(exact, told.length),
  };
}

/** All, and each language for itself. */
const byLanguage = (of: readonly BlindCase[]) => ({
  all: figures(of),
  ...Object.fromEntries((['en', 'fr', 'es', 'de'] as const).map((language) => [language, figures(of.filter(({ locale }) => locale === language))])),
});

/** Scores a file of cases beside this one: as they are, and once more by their text alone. */
export function scoreOf(file: string, say: (line: string) => void) {
  const cases = JSON.parse(readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')) as BlindCase[];
  const whole = byLanguage(cases);
  const text = byLanguage(cases.map(textAlone));
  for (const [name, { all }] of Object.entries({ whole, 'text alone': text })) {
    say(`${name}: recall ${all.recallPercent} %, dangerous misses ${all.dangerousMisses}, over-triage ${all.overTriagePercent} %, exact ${all.exactPercent} % (${all.cases} cases)`);
  }
  return { n: whole.all.emergencies, passed: whole.all.found, whole, textAlone: text };
}
