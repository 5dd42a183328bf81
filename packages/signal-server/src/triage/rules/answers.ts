import type { TriageRequest } from '../contract.ts';
import type { Reading } from './reading/read.ts';
import type { SpeciesGroup } from './species.ts';

type Answers = TriageRequest['answers'];

/** What each answer means as a sign. An answer that is not here is no sign. */
const signs: { readonly [question in keyof Answers]-?: Readonly<Record<string, string>> } = {
  eating: { none: 'eating-none', less: 'eating-less', more: 'eating-more' },
  drinking: { none: 'drinking-none', less: 'drinking-less', more: 'drinking-more' },
  urinating: { none: 'urine-none', straining: 'urine-strain', blood: 'blood-in-urine', less: 'urine-less', more: 'urine-more', accidents: 'urine-accidents' },
  defecating: { none: 'pooping-none', less: 'droppings-fewer', soft: 'stool-soft', diarrhea: 'diarrhea', bloody: 'blood-in-stool', straining: 'poop-strain' },
  behaviour: { quiet: 'quiet', lethargic: 'lethargic', restless: 'restless', painful: 'pain', confused: 'confused', collapsed: 'collapse', seizing: 'seizure', unresponsive: 'unconscious' },
};

/**
 * What a «normal» answer speaks against: read in a text, one of the two is a mistake. Straining and nothing coming is not among it: who takes
 * a blocked bladder for hard stools answers just so.
 */
const against: { readonly [question in keyof Answers]?: readonly string[] } = {
  eating: ['eating-none', 'eating-none-long', 'eating-less'],
  drinking: ['drinking-none', 'drinking-less'],
  urinating: ['urine-often', 'urine-less'],
  defecating: ['pooping-none', 'droppings-none', 'droppings-fewer', 'constipated', 'poop-strain'],
  behaviour: ['lethargic', 'quiet', 'hiding', 'restless'],
};

/** Animals whose gut stands still within a day: of these, nothing eaten, nothing passed and no life in it are as grave as they were written. */
const gutStops: ReadonlySet<SpeciesGroup> = new Set(['rabbit', 'cavy', 'horse']);
const stopped: ReadonlySet<string> = new Set(['eating-none', 'eating-none-long', 'pooping-none', 'droppings-none', 'lethargic']);

/** What is often said of an animal that behaves as ever and is well otherwise, too: she screams when she is brushed, was drunk on milk, cannot see her ball. */
const oftenSaid: ReadonlySet<string> = new Set(['pain-severe', 'blind-sudden', 'wobbly']);
/** What only sounds alarming then. */
const figureOfSpeech: ReadonlySet<string> = new Set(['says-emergency', 'dying', 'asks-help']);
/** What the answers speak against, and what a person should ask about today. */
const grave: ReadonlySet<string> = new Set([...against.urinating!, ...oftenSaid]);

/** Whether it behaves as ever, and of the other answers at least one says so too and none says otherwise. */
const isSound = ({ behaviour, ...rest }: Answers): boolean =>
  behaviour === 'normal' && Object.values(rest).filter((answer) => answer === 'normal').length >= 1 && Object.values(rest).every((answer) => answer === 'normal' || answer === 'unknown' || answer === undefined);

/** Of these no animal is said to be well: what is read then stands. */
const gravelyUnwell: ReadonlySet<string | undefined> = new Set(['lethargic', 'confused', 'collapsed', 'seizing', 'unresponsive']);

/** What is asked of a clinic at leisure. */
const bookable: ReadonlySet<string> = new Set(['question', 'errand', 'refill', 'travel', 'training']);
const enoughToAsk = 20;
/** Whether a text of some length asks for something that can be booked, or out of interest. */
export const asksToBook = ({ signs, words }: Reading): boolean => words >= enoughToAsk && signs.some(({ sign }) => bookable.has(sign));

/** A short text is believed as it stands: how many words are enough to weigh it, where it tells in no way and in one way that the animal is well. */
const enoughWords = [34, 20];

/**
 * How much speaks for an animal, by the answers and in how many ways its text tells that it thrives; nothing where the answers do not, or the
 * text is too short to say so. `asks`: the owner asks for something that is booked, and says of nothing when it began.
 */
export function speaksFor({ behaviour, eating, drinking, urinating, defecating }: Answers, thrives: number, words: number, asks: boolean): number {
  if (words < (asks ? 0 : (enoughWords[thrives] ?? 0)) || gravelyUnwell.has(behaviour) || ![behaviour, eating, drinking, urinating, defecating].includes('normal')) return 0;
  const behaves = behaviour === 'normal' ? 2 : behaviour === 'painful' || behaviour === 'restless' ? -2 : behaviour === 'quiet' ? -1 : 0;
  const eats = eating === 'normal' ? 2 : eating === 'none' ? -2 : 0;
  return behaves + eats + Number(defecating === 'normal') + Number(drinking === 'normal' || urinating === 'normal') + Math.max(0, Math.min(2, thrives - 1));
}

/** What leaves an animal well for hours, or again soon after. */
const leavesWell: ReadonlySet<string> = new Set([
  'substance', 'substance-unknown', 'harm-feared', 'bleeding-severe', 'seizure', 'collapse', 'hind-legs-gone', 'battery-or-magnet', 'object-sharp', 'hit-by-car', 'fall-from-height', 'shot-or-pierced',
  'snake-bite', 'venom-bite', 'electric-shock', 'nearly-drowned', 'cat-bite-small',
]);
/** What was swallowed or given does its harm later. */
const swallowed: ReadonlySet<string> = new Set(['substance', 'substance-unknown', 'harm-feared', 'battery-or-magnet', 'object-sharp', 'string', 'insulin-mistake']);
/** What leaves few animals well, and kills within hours: it takes more to doubt it. */
const seldomLeavesWell: ReadonlySet<string> = new Set([
  'attacked-badly', 'crushed', 'insulin-mistake', 'animal-down', 'breathing-hard', 'choking', 'string', 'birth-stuck', 'cannot-urinate', 'straining-to-urinate', 'male-cat-urine',
  'open-mouth-breathing', 'tremor-severe', 'horse-belly-pain', 'rabbit-not-eating',
]);
/** What is hardly ever told of an animal that is well, even in passing. */
const hardlyTold: ReadonlySet<string> = new Set(['swollen-or-retching', 'gums-pale', 'unconscious', 'cannot-stand']);

/**
 * How much may speak for an animal before an emergency that was only read is looked into today: never enough for what leaves animals well, unless
 * it may be of another animal or another time, or its owner `asks` for something that is booked and says of nothing when it began: of 32 such
 * told animals that were well by their answers, none was an emergency by anything but what it had swallowed. Learned from what independent writers told (`demo/prove/blind`).
 */
export const believedUpTo = (code: string, doubtful: boolean, asks: boolean): number => (asks && !swallowed.has(code) ? 2 : doubtful ? 3 : leavesWell.has(code) ? Infinity : hardlyTold.has(code) ? 5 : seldomLeavesWell.has(code) ? 4 : 3);

/**
 * What a sign that was read counts as beside the answers: itself, that the two differ, or nothing where it was a way of speaking. What kills
 * within hours counts as it was read, whatever was answered.
 */
export function besideAnswers(sign: string, answers: Answers, group: SpeciesGroup, reassuring: boolean): string | undefined {
  if ((gutStops.has(group) && stopped.has(sign)) || (oftenSaid.has(sign) && !reassuring)) return sign;
  const isDenied = (Object.keys(against) as (keyof Answers)[]).some((question) => answers[question] === 'normal' && against[question]!.includes(sign));
  if (!isDenied && !isSound(answers)) return sign;
  if (figureOfSpeech.has(sign)) return undefined;
  if (!isDenied && !oftenSaid.has(sign)) return sign;
  return grave.has(sign) ? 'text-and-answers-differ' : 'text-and-answers-differ-some';
}

/** The signs in what was answered about eating, drinking, urinating, defecating and behaviour, and each answer itself (`eating:none`): it weighs more than a word that was read. */
export const signsOfAnswers = (answers: Answers): string[] =>
  (Object.keys(signs) as (keyof Answers)[]).flatMap((question) => {
    const answer = answers[question];
    const sign = answer !== undefined && Object.hasOwn(signs[question], answer) ? signs[question][answer] : undefined;
    return sign ? [sign, `${question}:${answer}`] : [];
  });
