import type { Words } from '../rules/reading/words.ts';
import { body } from './en/body.ts';
import { withEverywhere } from './everywhere.ts';
import { grammar } from './en/grammar.ts';
import { harm } from './en/harm.ts';
import { ordinary } from './en/ordinary.ts';
import { signs } from './en/signs.ts';
import { substances } from './en/substances.ts';
import { manner } from './en/time.ts';

/** The words of English owners. */
export const en: Words = {
  language: 'en',
  apostrophe: 'joins',
  deniesBackwards: 0,
  tells: 'the and is has was he she it my not with for but this that what have been to of are very since from just no on in at his her him we i does did will when there then than about some out up dont cant wont its hes shes im ive you could would can me please need needs any into after before got being now how should want wants all so too again off never which',
  skip: 'a an the his her its their my our your is are was were be been being am has have had having do does did really very so quite pretty totally completely kind kinda sort sorta seem seems seemed look looks looked looking get gets got getting become becomes becoming that this these those there of to him it will would also even still about all absolutely actually basically literally almost like some any bit into been',
  ordinary,
  numbers: 'one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12, fifteen=15, twenty=20, thirty=30, couple=2, few=3, several=4, dozen=12',
  concepts: withEverywhere({ ...grammar, ...manner, ...body, ...signs, ...harm, ...substances }),
};
