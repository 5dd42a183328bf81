import type { Words } from '../rules/reading/words.ts';
import { body } from './de/body.ts';
import { withEverywhere } from './everywhere.ts';
import { grammar } from './de/grammar.ts';
import { harm } from './de/harm.ts';
import { ordinary } from './de/ordinary.ts';
import { signs } from './de/signs.ts';
import { substances } from './de/substances.ts';
import { manner } from './de/time.ts';

/** The words of German owners. */
export const de: Words = {
  language: 'de',
  apostrophe: 'parts',
  umlauts: true,
  deniesBackwards: 7,
  tells: 'der die das und ist er sie es nicht mit ein eine einen hat seit ich wir mein meine unser unsere auf im in zu den dem von bei aber noch auch sich ihr sein ihn ihm wie nur kein keine heute gestern beim vom zum was wenn schon war nach vor allem immer kann können bitte haben habe sind aus über mal wieder sehr jetzt alle durch bin mich mir du zwei',
  skip: 'gar denn eigentlich halt überhaupt immer ihn das der die das den dem des ein eine einen einem einer eines sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer mein meine meinen meinem meiner unser unsere unseren unserem ist sind war waren hat haben hatte wird wurde worden sehr so ganz total völlig richtig ziemlich echt auch noch schon da dann mehr sich im am in an es er wirkt scheint irgendwie wohl etwa',
  ordinary,
  numbers: 'eins=1, zwei=2, drei=3, vier=4, fünf=5, sechs=6, sieben=7, acht=8, neun=9, zehn=10, elf=11, zwölf=12, fünfzehn=15, zwanzig=20, dreißig=30, paar=3, einige=3, mehrere=4, einigen=3, mehreren=4, dutzend=12, halbes=1',
  concepts: withEverywhere({ ...grammar, ...manner, ...body, ...signs, ...harm, ...substances }),
};
