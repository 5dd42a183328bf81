import { redFlagCodes, type RedFlag, type TriageAnswer, type TriageRequest } from './contract.ts';
import type { Urgency } from '../shared/words.contract.ts';

export { redFlagCodes };

/** The answers that mean something by themselves, worst first. Each reason's code names the answer, never a disease. */
const meanings: readonly { readonly [question in keyof TriageRequest['answers']]?: { readonly [answer: string]: Urgency } }[] = [
  {
    urinating: { straining: 'emergency' },
    behaviour: { collapsed: 'emergency', seizing: 'emergency', unresponsive: 'emergency' },
  },
  {
    eating: { none: 'urgent' },
    drinking: { none: 'urgent' },
    urinating: { none: 'urgent', blood: 'urgent' },
    defecating: { bloody: 'urgent', straining: 'urgent' },
    behaviour: { painful: 'urgent', confused: 'urgent', lethargic: 'urgent' },
  },
  {
    eating: { less: 'soon' },
    drinking: { less: 'soon', more: 'soon' },
    urinating: { less: 'soon', more: 'soon', accidents: 'soon' },
    defecating: { none: 'soon', soft: 'soon', diarrhea: 'soon' },
    behaviour: { quiet: 'soon', restless: 'soon' },
  },
];

interface Reason {
  readonly code: string;
  readonly urgency: Urgency;
}

const order: readonly Urgency[] = ['emergency', 'urgent', 'soon', 'routine'];

/**
 * How soon the animal must be seen, from what was ticked and answered: the most urgent single reason decides. Text, species, age and
 * substances are not read yet, so a quiet answer here is no promise; `examOffered` says that a vet always looks if the owner wants.
 */
export function assess(request: TriageRequest): TriageAnswer {
  const reasons = [...redFlags(request), ...answers(request), ...course(request), ...substances(request)];
  const urgency = order.find((one) => reasons.some((reason) => reason.urgency === one)) ?? 'routine';
  return { urgency, reasons: reasons.sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency)).map(({ code }) => ({ code })), examOffered: true };
}

/** A danger sign that was seen is an emergency. One that the owner is not sure about is seen today. Unknown codes are ignored. */
function redFlags({ redFlags: told = [] }: TriageRequest): Reason[] {
  const answerOf = (flag: RedFlag) => (Array.isArray(told) ? (told.includes(flag) ? 'yes' : 'no') : Object.hasOwn(told, flag) ? told[flag] : 'no');
  return redFlagCodes.flatMap((flag): Reason[] => {
    const answer = answerOf(flag);
    if (answer === 'yes') return [{ code: `red-flag-${flag}`, urgency: 'emergency' }];
    return answer === 'unsure' ? [{ code: `red-flag-unsure-${flag}`, urgency: 'urgent' }] : [];
  });
}

function answers({ answers: told }: TriageRequest): Reason[] {
  return meanings.flatMap((level) =>
    (Object.keys(level) as (keyof typeof level)[]).flatMap((question): Reason[] => {
      const answer = told[question];
      const urgency = answer === undefined ? undefined : level[question]?.[answer];
      return urgency ? [{ code: `${question}-${answer}`, urgency }] : [];
    }),
  );
}

/** What gets worse should be seen before the next quiet week. */
const course = (request: TriageRequest): Reason[] => (request.course === 'worse' ? [{ code: 'course-worse', urgency: 'soon' }] : []);

/** Somebody who names what was eaten has a reason to: not judged by amount yet, so never less than today. */
const substances = (request: TriageRequest): Reason[] => (request.substances?.length ? [{ code: 'substance-named', urgency: 'urgent' }] : []);
