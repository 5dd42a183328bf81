import type { Words } from '../rules/reading/words.ts';
import { body } from './fr/body.ts';
import { withEverywhere } from './everywhere.ts';
import { grammar } from './fr/grammar.ts';
import { harm } from './fr/harm.ts';
import { ordinary } from './fr/ordinary.ts';
import { signs } from './fr/signs.ts';
import { substances } from './fr/substances.ts';
import { manner } from './fr/time.ts';

/** The words of French owners. */
export const fr: Words = {
  language: 'fr',
  apostrophe: 'parts',
  deniesBackwards: 2,
  tells: 'le la les un une des et est il elle ne pas que qui dans sur pour avec mon ma mes son sa ses depuis au aux ce cette je j n d l s qu du en on nous plus très mais c ça à sans par ont été fait y lui a vous pouvez peut faut avoir après avant bien se si aussi chez voudrais quand cela de ni juste bilan rien jamais toujours comment',
  skip: 'le la les l un une des du de d au aux son sa ses mon ma mes notre nos ce cet cette ces est sont était étaient a ont avait été être très tout toute tous toutes vraiment assez semble en y s se qui que qu même aussi très ça c il elle lui bien',
  ordinary,
  numbers: 'une=1, deux=2, trois=3, quatre=4, cinq=5, six=6, sept=7, huit=8, neuf=9, dix=10, onze=11, douze=12, quinze=15, vingt=20, trente=30, dizaine=10, quelques=3, plusieurs=4, premier=1, deuxième=2, troisième=3, quatrième=4, cinquième=5',
  concepts: withEverywhere({ ...grammar, ...manner, ...body, ...signs, ...harm, ...substances }),
};
