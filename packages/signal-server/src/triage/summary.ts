import type { Urgency } from '../shared/words.contract.ts';
import { redFlagCodes, type TriageAnswer, type TriageRequest } from './contract.ts';

interface Told {
  readonly request: TriageRequest;
  readonly answer: TriageAnswer;
  readonly petName: string | null;
  readonly decided: { readonly level: Urgency; readonly reason: string; readonly by: string } | undefined;
}

const flagWords: Readonly<Record<string, string>> = {
  bleeding: 'bleeding that does not stop', breathing: 'trouble breathing', 'vomiting-diarrhea': 'severe vomiting or diarrhea', toxin: 'toxin exposure',
  'seizure-collapse': 'seizure, collapse or cannot stand', 'cannot-urinate': 'cannot urinate', 'severe-pain': 'severe pain', 'foreign-object': 'swallowed an object and unwell',
};

/** What an owner told, for the vet: patient, own words, course, answers, danger signs, substances, and how urgent it was taken to be. No diagnosis. */
export function vetSummary({ request, answer, petName, decided }: Told): string {
  const { answers, substances = [] } = request;
  const flags = flagsOf(request);
  const listed = (title: string, items: readonly string[]) => (items.length ? `${title}: ${items.join('; ')}.` : '');
  const course = request.course && { better: 'getting better', same: 'unchanged', worse: 'getting worse' }[request.course];
  const told = (Object.keys(answers) as (keyof typeof answers)[]).flatMap((question) => (answers[question] && answers[question] !== 'unknown' ? [`${question} ${answers[question]}`] : []));
  const eaten = substances.map(({ name, amount, unit, when }) => [oneLine(name), amount === undefined ? 'amount unknown' : `${amount} ${unit ?? ''}`.trim(), when && oneLine(when)].filter(Boolean).join(', '));
  return [
    `${patient(request, petName)}.`,
    request.text.trim() && `Owner: "${request.text.trim()}"`,
    request.onset?.trim() && `Onset: ${oneLine(request.onset)}.`,
    course && `Course: ${course}.`,
    listed('Reported', told),
    listed('Danger signs', flags.yes),
    listed('Owner not sure about', flags.unsure),
    listed('Substances', eaten),
    `Triage suggested ${answer.urgency} (rules ${answer.pack.version})${decided ? `; ${decided.by} decided ${decided.level}: ${decided.reason.trim()}` : ', not decided yet'}`,
  ].filter(Boolean).join('\n');
}

function patient({ species, breed, age, sex, reproductiveStatus, weightKg }: TriageRequest, name: string | null): string {
  const known = (value: string | undefined) => (value && value !== 'unknown' ? oneLine(value) : undefined);
  return [name && oneLine(name), known(species), known(breed), known(age), known(sex), known(reproductiveStatus), weightKg === undefined ? undefined : `${weightKg} kg`].filter(Boolean).join(', ');
}

/** Which danger signs were said to be there, and which nobody was sure about. Codes of one kind of animal are read as they are. */
function flagsOf({ redFlags = [] }: TriageRequest): { yes: string[]; unsure: string[] } {
  const said = Array.isArray(redFlags) ? redFlags.map((code) => [code, 'yes'] as const) : Object.entries(redFlags);
  const order = (code: string) => (redFlagCodes as readonly string[]).indexOf(code);
  const of = (answer: string) => said.filter(([, each]) => each === answer).sort(([a], [b]) => order(a) - order(b)).map(([code]) => (Object.hasOwn(flagWords, code) ? flagWords[code]! : oneLine(code).replaceAll('-', ' ')));
  return { yes: of('yes'), unsure: of('unsure') };
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
