import type { TriageReason, TriageRequest } from '../contract.ts';
import type { Reading, ReadSign } from './reading/read.ts';
import type { SpeciesGroup } from './species.ts';
import { substanceByCode } from './substances/substances.ts';

/** A text of so many words that has nothing good to say of the animal, and so many words of which nothing was made, has said more than was read. */
const tells = 9;
export const leaves = 4;
/** So many words say more than a greeting. */
const someWords = 5;

type Unread = 'text-names-substance' | 'not-understood-and-unwell' | 'text-not-understood' | 'text-not-understood-well';

/**
 * Which rule holds where words were written and none of them led anywhere, and the answers do not say that the animal is well: somebody should ask.
 * `led` are the signs that rules were made of.
 */
export function unreadIn(request: TriageRequest, reading: Reading, reasons: readonly TriageReason[], led: ReadonlySet<string>, group: SpeciesGroup): { readonly code: Unread; readonly quote?: string } | undefined {
  const waits = reasons.every(({ code, urgency }) => urgency === 'soon' || urgency === 'routine' || code === 'getting-worse');
  const unsettled = !reading.reassuring && reading.words >= tells && reading.unread >= leaves && waits && reasons.some(({ urgency }) => urgency === 'soon');
  if (reading.words < 3 || !(unsettled || !reading.signs.some(({ sign }) => led.has(sign)))) return undefined;
  // Something harmful is named, and nothing else was understood: «raisin loaf, the whole thing».
  const named = namedAlone(reading, group);
  if (named) return { code: 'text-names-substance', quote: named.quote };
  if (!answeredWell(request, waits)) return { code: isInDistress(request) || isQuietAndUntold(request, reading) ? 'not-understood-and-unwell' : 'text-not-understood' };
  return !reasons.length && reading.words >= someWords ? { code: 'text-not-understood-well' } : undefined;
}

/** What is named in a text for no other reason than that an animal got at it. */
const seldomInnocent = new Set('lily plant horse-plant paracetamol grapes xylitol chocolate chocolate-dark chocolate-milk cocoa onion macadamia dough nicotine insecticide herbicide caustic fuel essential-oil fertiliser zinc vitamin-d alcohol'.split(' '));
/** What is worth asking about when it is named at all, whoever is said to have got at it. */
const askedAbout = new Set([...seldomInnocent, 'rodenticide', 'antifreeze', 'slug-bait', 'poison', 'mushroom', 'toad', 'drug', 'human-medicine', 'nsaid', 'permethrin']);
/** Whether something harmful is named, of an animal whose trouble has a beginning. */
export const namesHarm = ({ mentioned }: Reading, { onset }: TriageRequest): boolean => Boolean(onset) && mentioned.some((code) => askedAbout.has(code));
const namedAlone = ({ named, unread }: Reading, group: SpeciesGroup): ReadSign | undefined =>
  unread > 0 ? named.find(({ sign }) => seldomInnocent.has(sign) && (substanceByCode.get(sign)?.only?.includes(group) ?? true)) : undefined;

/** At least three of the five questions were answered with «normal», and nothing that was told cannot wait. */
const answeredWell = ({ answers }: TriageRequest, waits: boolean): boolean => waits && Object.values(answers).filter((answer) => answer === 'normal').length >= 3;

/** In pain, or restless, and nobody says that it eats as ever: where the words say nothing to us, nobody waits for better ones. */
const isInDistress = ({ answers: { behaviour, eating } }: TriageRequest): boolean => (behaviour === 'painful' || behaviour === 'restless') && eating !== 'normal' && eating !== 'more';

/** Quiet or weak, drinks and eats nobody knows how, and of all that was written nothing was made, good or bad. */
const isQuietAndUntold = ({ answers: { behaviour, eating, drinking } }: TriageRequest, { signs, reassuring, words }: Reading): boolean =>
  (behaviour === 'quiet' || behaviour === 'lethargic') && eating !== 'normal' && drinking !== 'normal' && !reassuring && words >= tells && signs.every(({ sign }) => sign === 'male' || sign === 'female');
