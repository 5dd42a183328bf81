import type { TriageRequest } from '../contract.ts';

type Answers = TriageRequest['answers'];

/** What each answer means as a sign. An answer that is not here is no sign. */
const signs: { readonly [question in keyof Answers]-?: Readonly<Record<string, string>> } = {
  eating: { none: 'eating-none', less: 'eating-less', more: 'eating-more' },
  drinking: { none: 'drinking-none', less: 'drinking-less', more: 'drinking-more' },
  urinating: { none: 'urine-none', straining: 'urine-strain', blood: 'blood-in-urine', less: 'urine-less', more: 'urine-more', accidents: 'urine-accidents' },
  defecating: { none: 'pooping-none', less: 'droppings-fewer', soft: 'stool-soft', diarrhea: 'diarrhea', bloody: 'blood-in-stool', straining: 'poop-strain' },
  behaviour: { quiet: 'quiet', lethargic: 'lethargic', restless: 'restless', painful: 'pain', confused: 'confused', collapsed: 'collapse', seizing: 'seizure', unresponsive: 'unconscious' },
};

/** What a «normal» answer speaks against: read in a text, one of the two is a mistake. */
const against: { readonly [question in keyof Answers]?: readonly string[] } = {
  eating: ['eating-none', 'eating-none-long', 'eating-less'],
  drinking: ['drinking-none', 'drinking-less'],
  urinating: ['urine-none', 'urine-drops', 'urine-strain', 'urine-often', 'urine-less'],
  defecating: ['pooping-none', 'droppings-none', 'droppings-fewer', 'constipated', 'poop-strain'],
  behaviour: ['lethargic', 'quiet', 'hiding', 'restless'],
};

/** Whether a sign was read that an answer says is not there. */
export const contradicts = (sign: string, answers: Answers): boolean =>
  (Object.keys(against) as (keyof Answers)[]).some((question) => answers[question] === 'normal' && against[question]!.includes(sign));

/** The signs in what was answered about eating, drinking, urinating, defecating and behaviour. */
export const signsOfAnswers = (answers: Answers): string[] =>
  (Object.keys(signs) as (keyof Answers)[]).flatMap((question) => {
    const answer = answers[question];
    const sign = answer !== undefined && Object.hasOwn(signs[question], answer) ? signs[question][answer] : undefined;
    return sign ? [sign] : [];
  });
