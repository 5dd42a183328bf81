import type { RecordBody, Script } from './contract.ts';

/** What a record can still lack, in the order of the page. Texts for each are the client's. */
export const missingCodes = ['subjective', 'objective', 'assessment', 'plan', 'education', 'scripts', 'followUp', 'found', 'nextSteps'] as const;
export type MissingCode = (typeof missingCodes)[number];

/** A record before the first word. "None" must be said, so scripts and follow-up start unsaid. */
export function emptyRecord(): RecordBody {
  return {
    told: null,
    subjective: '',
    objective: '',
    vitals: { temperature: null, pulse: null, breaths: null, weight: null, counted: {}, rest: null, gums: null, refill: null },
    exam: {},
    stills: [],
    condition: { body: null, muscle: null },
    pain: null,
    assessment: '',
    problems: [],
    plan: '',
    education: '',
    declined: [],
    disposition: null,
    scripts: { kind: 'unsaid' },
    followUp: { kind: 'unsaid' },
    summary: { found: '', nextSteps: '', callIf: '' },
  };
}

/** A script before the first word. */
export const emptyScript = (): Script => ({ medicine: '', substance: '', directions: '', strength: '', form: '', repeats: null, validDays: null, warnings: '', withdrawal: '', ownerAddress: '', examined: false, antimicrobial: false, notForFood: false });

const empty = (text: string): boolean => text.trim() === '';

/** What completing still needs; empty when it can be completed. */
export function missing(body: RecordBody): MissingCode[] {
  const lacks: Record<MissingCode, boolean> = {
    subjective: onlyTriage(body),
    objective: empty(body.objective) && !Object.values(body.exam).some((finding) => finding.is !== 'not-remote'),
    assessment: empty(body.assessment) && !body.problems.some(({ words }) => !empty(words)),
    plan: empty(body.plan),
    education: empty(body.education),
    scripts: body.scripts.kind === 'unsaid' || scriptsOf(body).some((script) => empty(script.medicine) || empty(script.directions)),
    followUp: body.followUp.kind === 'unsaid',
    found: empty(body.summary.found),
    nextSteps: nextStepsOf(body.summary).length === 0,
  };
  return missingCodes.filter((code) => lacks[code]);
}

/** Nothing stands in the Subjective but what it began with: nobody has taken a history yet. */
export const onlyTriage = ({ subjective, told }: Pick<RecordBody, 'subjective' | 'told'>): boolean => empty(subjective) || subjective.trim() === told?.facts?.trim();

/** The owner's steps, one a line, without the numbers, dashes or dots a vet may have typed before them. */
export function nextStepsOf(summary: Pick<RecordBody['summary'], 'nextSteps'>): string[] {
  return summary.nextSteps
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/^\s*(?:[-*•–—·]\s+|[-*•–—·](?=\p{L})|\d{1,2}[.)]\s+)?/u, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** The scripts the owner gets; none when none was given or said. */
export const scriptsOf = (body: RecordBody): Script[] => (body.scripts.kind === 'some' ? body.scripts.scripts : []);

/** What a technician may write: what was told and what was measured. The judgement is the vet's. */
export function withinTechnician(before: RecordBody, after: RecordBody): boolean {
  const { subjective, objective, vitals, exam, stills, condition, pain } = before;
  return sameRecord(before, { ...after, subjective, objective, vitals, exam, stills, condition, pain });
}

/** One text for the same content, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{${parts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

export const sameRecord = (a: RecordBody, b: RecordBody): boolean => canonical(a) === canonical(b);

/**
 * Who may write into a record: the vet of the visit, any vet where a technician holds the visit, and technicians (their part only).
 * `not-yours` for other vets and while nobody has it, `not-allowed` for other roles.
 */
export function whyNotWrite(
  writer: { staff: string; role: string },
  practitioner: { id: string; role: 'vet' | 'technician' } | null,
): 'not-yours' | 'not-allowed' | undefined {
  if (writer.role === 'technician') return undefined;
  if (writer.role !== 'vet') return 'not-allowed';
  if (!practitioner) return 'not-yours';
  return practitioner.role === 'technician' || practitioner.id === writer.staff ? undefined : 'not-yours';
}

/** The part of a record that is written for the owner. */
export const ownersPart = (body: RecordBody) => ({
  found: body.summary.found,
  nextSteps: nextStepsOf(body.summary),
  callIf: body.summary.callIf,
  scripts: scriptsOf(body),
  followUp: body.followUp,
});

/** The vet is reminded so many hours before a record is due, as long as it is not complete. */
export const remindHours: readonly number[] = [12, 3];
