import type { Seen } from './frames.ts';
import { gaps, type Token } from './tokens.ts';

/** Who a sentence is about where it is not this animal, when it happened where it is not now, and whether it happened at all. */
const ofAnother: ReadonlySet<string> = new Set(['other', 'bereaved']);
const ofOldSurely: ReadonlySet<string> = new Set(['past', 'admin']);
const ofOld: ReadonlySet<string> = new Set([...ofOldSurely, 'past-weak']);
const imagined: ReadonlySet<string> = new Set(['hypo', 'planning', 'question', 'unharmed']);
const imaginedSurely: ReadonlySet<string> = new Set(['hypo', 'planning']);
const kin: ReadonlySet<string> = new Set([...ofAnother, 'kin']);
/** What goes on, or is of today. */
const goesOn: ReadonlySet<string> = new Set(['now', 'since']);
/** What makes all of a text a question. */
const asking: ReadonlySet<string> = new Set(['planning', 'unharmed']);
/** How an animal gets at what harms it. */
const gotAt: ReadonlySet<string> = new Set(['ingest', 'exposed', 'missing', 'chew', 'lick', 'agent']);
/** So many words before it a likeness makes of a sign how something looks: «like he is having a fit». */
const likeness = 4;

/**
 * Whether what is read from these words may be of another time, of another animal or of nobody: its sentence says so, or the text is a question.
 * Of what is poisonous it must be surer, and the animal must not have got at it. Only who is well by all else is doubted at all.
 */
export function doubtsIn(tokens: readonly Token[], seen: readonly Seen[]): (sign: string, from: number, to: number) => boolean {
  let sentence = 0;
  const sentences = tokens.map(({ gap }) => (gap === gaps.sentence ? ++sentence : sentence));
  const said = seen.filter(({ denied }) => !denied);
  const stands = (concepts: ReadonlySet<string>, from: number, to: number) => said.some((one) => concepts.has(one.concept) && sentences[one.from]! >= sentences[from]! && sentences[one.from]! <= sentences[to]!);
  const anywhere = (concepts: ReadonlySet<string>) => said.some(({ concept }) => concepts.has(concept));
  const asks = anywhere(asking);
  const reached = anywhere(gotAt);
  return (sign, from, to) => {
    const old = (concepts: ReadonlySet<string>) => stands(concepts, from, to) && !stands(goesOn, from, to);
    if (sign.startsWith('substance:')) return stands(ofAnother, from, to) || ((old(ofOldSurely) || stands(imaginedSurely, from, to)) && !stands(gotAt, from, to)) || (asks && !reached);
    return asks || stands(kin, from, to) || old(ofOld) || stands(imagined, from, to) || said.some((one) => one.concept === 'simile' && one.to < from && from - one.to <= likeness);
  };
}
