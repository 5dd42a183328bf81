import type { Words } from '../rules/reading/words.ts';
import { body } from './es/body.ts';
import { withEverywhere } from './everywhere.ts';
import { grammar } from './es/grammar.ts';
import { harm } from './es/harm.ts';
import { ordinary } from './es/ordinary.ts';
import { signs } from './es/signs.ts';
import { substances } from './es/substances.ts';
import { manner } from './es/time.ts';

/** The words of Spanish owners. */
export const es: Words = {
  language: 'es',
  apostrophe: 'parts',
  deniesBackwards: 0,
  tells: 'el la los las un una de que y es está no se en con por para mi su mis sus le lo ha desde pero muy más como cuando hace al del tiene ayer hoy me nos ni sin ya esta este unos unas son fue era también todo puede pueden quiero tener después antes bien si estoy tengo necesito qué porque sobre hasta hay ella él cada',
  skip: 'el la los las un una unos unas de del al a su sus mi mis nuestro nuestra es está están son era estaba ha han había muy todo toda todos todas bastante tan parece que se le lo les en y con como este esta ese esa también ya me nos tiene tenía tener e sido hay',
  ordinary,
  numbers: 'uno=1, una=1, dos=2, tres=3, cuatro=4, cinco=5, seis=6, siete=7, ocho=8, nueve=9, diez=10, once=11, doce=12, quince=15, veinte=20, treinta=30, unas=3, unos=3, varias=4, varios=4, par=2, algunas=3, algunos=3, docena=12, primer=1, segundo=2, tercer=3, tercero=3, cuarto=4, quinto=5',
  concepts: withEverywhere({ ...grammar, ...manner, ...body, ...signs, ...harm, ...substances }),
};
