import type { Case } from './case.ts';
import { moreGerman } from './de.more.ts';
import { thirdGerman } from './de.third.ts';
import { german } from './de.ts';
import { moreEnglish } from './en.more.ts';
import { thirdEnglish } from './en.third.ts';
import { english } from './en.ts';
import { moreSpanish } from './es.more.ts';
import { thirdSpanish } from './es.third.ts';
import { seventh } from './seventh.ts';
import { eighth } from './eighth.ts';
import { eleventh } from './eleventh.ts';
import { nineteenth } from './nineteenth.ts';
import { ninth } from './ninth.ts';
import { tenth } from './tenth.ts';
import { twelfth } from './twelfth.ts';
import { thirteenth } from './thirteenth.ts';
import { fourteenth } from './fourteenth.ts';
import { fifteenth } from './fifteenth.ts';
import { eighteenth } from './eighteenth.ts';
import { sixteenth } from './sixteenth.ts';
import { seventeenth } from './seventeenth.ts';
import { sixth } from './sixth.ts';
import { twentieth } from './twentieth.ts';
import { twentyFirst } from './twenty-first.ts';
import { twentyFifth } from './twenty-fifth.ts';
import { twentyFourth } from './twenty-fourth.ts';
import { twentyEighth } from './twenty-eighth.ts';
import { twentySeventh } from './twenty-seventh.ts';
import { twentySixth } from './twenty-sixth.ts';
import { twentyThird } from './twenty-third.ts';
import { twentySecond } from './twenty-second.ts';
import { spanish } from './es.ts';
import { fifth } from './fifth.ts';
import { fourth } from './fourth.ts';
import { moreFrench } from './fr.more.ts';
import { thirdFrench } from './fr.third.ts';
import { french } from './fr.ts';

/** The working corpus: what rules and words are written against. It says nothing of how well strangers are understood. */
export const corpus: readonly Case[] = [
  ...english, ...moreEnglish, ...thirdEnglish, ...french, ...moreFrench, ...thirdFrench,
  ...spanish, ...moreSpanish, ...thirdSpanish, ...german, ...moreGerman, ...thirdGerman, ...fourth, ...fifth, ...sixth, ...seventh, ...eighth, ...ninth, ...tenth, ...eleventh, ...twelfth, ...thirteenth, ...fourteenth, ...fifteenth, ...sixteenth, ...seventeenth, ...eighteenth,
  ...nineteenth, ...twentieth, ...twentyFirst, ...twentySecond, ...twentyThird, ...twentyFourth, ...twentyFifth, ...twentySixth, ...twentySeventh, ...twentyEighth,
];
