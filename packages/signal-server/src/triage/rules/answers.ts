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

/** What no owner means who answers that the animal behaves as ever and that all else is normal, too: an expression, or another animal. */
const neverSound: ReadonlySet<string> = new Set(['unconscious', 'cannot-stand', 'confused', 'pain-severe', 'limp-body', 'cannot-settle', 'hunched', 'nothing-stays-down', 'vomiting-nonstop', 'retching-nothing', 'belly-tight', 'choking', 'colic', 'newborn-fading', 'diarrhea-severe', 'wet-tail', 'down', 'tremor-severe', 'breathing-hard', 'open-mouth-breathing', 'blind-sudden', 'foaming', 'wobbly', 'reptile-gaping']);
/** What only sounds alarming then. */
const figureOfSpeech: ReadonlySet<string> = new Set(['says-emergency', 'dying', 'asks-help']);
/** What the answers speak against, and what a person should ask about today. */
const grave: ReadonlySet<string> = new Set([...against.urinating!, ...neverSound]);

/** Whether it behaves as ever, and of the other answers at least one says so too and none says otherwise. */
const isSound = ({ behaviour, ...rest }: Answers): boolean =>
  behaviour === 'normal' && Object.values(rest).filter((answer) => answer === 'normal').length >= 1 && Object.values(rest).every((answer) => answer === 'normal' || answer === 'unknown' || answer === undefined);

/** What a sign that was read counts as beside the answers: itself, that the two differ, or nothing where it was a way of speaking. */
export function besideAnswers(sign: string, answers: Answers): string | undefined {
  const isDenied = (Object.keys(against) as (keyof Answers)[]).some((question) => answers[question] === 'normal' && against[question]!.includes(sign));
  if (!isDenied && !isSound(answers)) return sign;
  if (figureOfSpeech.has(sign)) return undefined;
  if (!isDenied && !neverSound.has(sign)) return sign;
  return grave.has(sign) ? 'text-and-answers-differ' : 'text-and-answers-differ-some';
}

/** The signs in what was answered about eating, drinking, urinating, defecating and behaviour, and each answer itself (`eating:none`): it weighs more than a word that was read. */
export const signsOfAnswers = (answers: Answers): string[] =>
  (Object.keys(signs) as (keyof Answers)[]).flatMap((question) => {
    const answer = answers[question];
    const sign = answer !== undefined && Object.hasOwn(signs[question], answer) ? signs[question][answer] : undefined;
    return sign ? [sign, `${question}:${answer}`] : [];
  });
