import type { TriageRequest } from './contract.ts';

type Answers = TriageRequest['answers'];

/** The answers to each question, as a rule the worse the later. */
const worseAndWorse: { readonly [question in keyof Answers]-?: readonly NonNullable<Answers[question]>[] } = {
  eating: ['unknown', 'normal', 'more', 'less', 'none'],
  drinking: ['unknown', 'normal', 'less', 'more', 'none'],
  urinating: ['unknown', 'normal', 'more', 'accidents', 'less', 'blood', 'straining', 'none'],
  defecating: ['unknown', 'normal', 'soft', 'less', 'straining', 'none', 'diarrhea', 'bloody'],
  behaviour: ['unknown', 'normal', 'quiet', 'restless', 'lethargic', 'painful', 'confused', 'collapsed', 'seizing', 'unresponsive'],
};
/** Up to here an answer is no sign. */
const noSign = worseAndWorse.eating.indexOf('normal');

/**
 * Of two tellings the worse answer to each question. Which of two signs is the worse hangs on the animal and on the other answers:
 * `howUrgent` says how urgent some answers are, a greater number the more.
 */
export function worseOf(one: Answers, other: Answers, howUrgent: (answers: Answers) => number): Answers {
  let mixed: readonly Answers[] = [{}];
  for (const question of Object.keys(worseAndWorse) as (keyof Answers)[]) {
    const rank = (answer: string | undefined) => (worseAndWorse[question] as readonly (string | undefined)[]).indexOf(answer);
    // An array's sort would put what was not answered last.
    const [less, worse] = rank(one[question]) <= rank(other[question]) ? [one[question], other[question]] : [other[question], one[question]];
    if (worse === undefined) continue;
    const choices = rank(less) > noSign && less !== worse ? [worse, less] : [worse];
    mixed = mixed.flatMap((answers) => choices.map((answer): Answers => ({ ...answers, [question]: answer })));
  }
  return mixed.reduce((worst, next) => (howUrgent(next) > howUrgent(worst) ? next : worst));
}
