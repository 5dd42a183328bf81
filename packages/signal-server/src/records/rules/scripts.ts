import type { Script } from '../contract.ts';
import { againstGerms, holds, medicineLists } from './medicines.ts';
import { packFor, type ScriptPlace } from './script-packs.ts';
import { rangedKind } from './vitals.ts';

/** What a script is written for. */
export interface Prescribing {
  /** Where the animal is at the visit; `null`: not known. */
  readonly place: ScriptPlace | null;
  readonly species: string;
  /** Of whoever signs it. */
  readonly licence: string | null;
  /** They have licences, and none is of this place. */
  readonly elsewhere?: boolean | undefined;
}

/** In the order in which they matter. Texts for each, and what to do instead, are the client's. */
export const scriptFaultCodes = [
  'advice-only', 'no-licence', 'licence-elsewhere', 'controlled', 'banned-food', 'no-food-animals', 'exam-first',
  'needs-medicine', 'needs-substance', 'needs-strength', 'needs-form', 'needs-quantity', 'needs-directions', 'needs-repeats', 'too-many-repeats', 'needs-validity', 'too-long', 'needs-withdrawal', 'needs-warnings', 'needs-address',
] as const;
export type ScriptFaultCode = (typeof scriptFaultCodes)[number];

export interface ScriptFault {
  readonly code: ScriptFaultCode;
  /** The most there may be, where it is about a number. */
  readonly limit?: number;
}

const foodKinds: readonly string[] = ['cattle', 'sheep', 'goat', 'pig', 'chicken', 'horse', 'rabbit'];
const otherFood = new RegExp(`\\b(${[
  'ducks?|ducklings?|geese|goose|goslings?|ganders?|turkeys?|quails?|pheasants?|partridges?|guinea ?fowls?|poultry|fowls?|roosters?|cocks?|cockerels?|pullets?|capons?|bantams?|ostrich(es)?|emus?|rheas?|peafowls?|peacocks?',
  'heifers?|steers?|ox|oxen|bullocks?|bovines?|buffalo(es|s)?|bisons?|yaks?|rams?|wethers?|bucks?|does?|kids?|boars?|gilts?|swine|deer|elks?|reindeer|alpacas?|llamas?|camels?|hares?',
  'fish|trout|salmon|carps?|tilapias?|catfish|shrimps?|crayfish|bees?|honeybees?',
].join('|')})\\b`);
// Horses by their passport; the others as pets that are of no use to anybody's table (Regulation (EU) 2019/6, article 5(6)).
const kept = /\b(donkeys?|mules?|hinn(y|ies)|stallions?|geldings?|fill(y|ies)|colts?|equines?|pigeons?|doves?)\b/;

/** Whether people may eat this animal, its milk, eggs or honey: then a script says how long to wait. */
export const isFoodAnimal = (species: string): boolean => foodKinds.includes(rangedKind(species) ?? '') || otherFood.test(species.toLowerCase()) || kept.test(species.toLowerCase());

/** Whether the vet may say that this one will never be eaten: then it has the medicines of a pet. Not so for cattle, pigs, sheep, goats and poultry, pets or not. */
export const mayBeKeptFromFood = (species: string): boolean => ['horse', 'rabbit'].includes(rangedKind(species) ?? '') || kept.test(species.toLowerCase()) || /\bfish\b/.test(species.toLowerCase());

type Named = Pick<Script, 'medicine' | 'substance'>;
const any = ({ medicine, substance }: Named, test: (name: string) => boolean): boolean => test(medicine) || test(substance);

/** Whether its names say that it is against germs. */
export const namedAgainstGerms = (script: Named): boolean => any(script, againstGerms);

/** What kind of medicine it is, for the status page: nothing that tells what the animal has. */
export const scriptClass = (script: Named & Pick<Script, 'antimicrobial'>): 'antimicrobial' | 'other' => (script.antimicrobial || namedAgainstGerms(script) ? 'antimicrobial' : 'other');

/** Why a script cannot be issued as it stands, by the rules of where the animal is; empty when it can. An unknown place gives advice only. */
export function scriptFaults(script: Script, { place, species, licence, elsewhere }: Prescribing): ScriptFault[] {
  const pack = packFor(place);
  if (!pack) return [{ code: 'advice-only' }];
  const germs = scriptClass(script) === 'antimicrobial';
  const longest = germs ? Math.min(pack.longestDays, pack.antimicrobial.longestDays) : pack.longestDays;
  const examFirst = pack.remote === 'exam-first' || (germs && pack.antimicrobial.remote === 'exam-first');
  const food = isFoodAnimal(species) && !(script.notForFood && mayBeKeptFromFood(species));
  const empty = (text: string | undefined) => !text?.trim();
  const lacks: Record<ScriptFaultCode, boolean> = {
    'advice-only': false,
    'no-licence': empty(licence ?? ''),
    'licence-elsewhere': !empty(licence ?? '') && elsewhere === true,
    controlled: any(script, (name) => holds(name, [...medicineLists.controlled, ...pack.alsoControlled])),
    'banned-food': food && any(script, (name) => holds(name, medicineLists.bannedForFood)),
    'no-food-animals': food && !pack.foodAnimals,
    'exam-first': examFirst && !script.examined,
    'needs-medicine': empty(script.medicine),
    'needs-substance': empty(script.substance),
    'needs-strength': empty(script.strength),
    'needs-form': empty(script.form),
    'needs-quantity': empty(script.quantity),
    'needs-directions': empty(script.directions),
    'needs-repeats': script.repeats === null,
    'too-many-repeats': script.repeats !== null && script.repeats > pack.mostRepeats,
    'needs-validity': script.validDays === null,
    'too-long': script.validDays !== null && script.validDays > longest,
    'needs-withdrawal': food && empty(script.withdrawal),
    'needs-warnings': empty(script.warnings),
    'needs-address': empty(script.ownerAddress),
  };
  const limits: Partial<Record<ScriptFaultCode, number>> = { 'too-many-repeats': pack.mostRepeats, 'too-long': longest };
  return scriptFaultCodes.filter((code) => lacks[code]).map((code) => ({ code, ...(limits[code] === undefined ? {} : { limit: limits[code] }) }));
}

/**
 * The arithmetic of a dose by weight, for numbers that the vet brings: how much substance, and how much of the product. No dose is known
 * here. `perUnit`: mg of substance in one tablet or one ml. Nothing where a number is missing or cannot be.
 */
export function doseByWeight({ mgPerKg, kg, perUnit }: { mgPerKg: number | null; kg: number | null; perUnit: number | null }): { readonly mg: number; readonly units: number } | undefined {
  const known = (value: number | null): value is number => value !== null && Number.isFinite(value) && value > 0;
  if (!known(mgPerKg) || !known(kg) || !known(perUnit)) return undefined;
  const mg = mgPerKg * kg;
  return { mg: Number(mg.toPrecision(4)), units: Number((mg / perUnit).toPrecision(4)) };
}

export type ScriptStatus = 'valid' | 'used' | 'expired' | 'void' | 'replaced';

/** How an issued script stands now: taken back first, then used up, then run out. It may be filled once, and once more for each repeat. */
export function scriptStatus(of: { readonly ended: 'void' | 'replaced' | null; readonly uses: number; readonly repeats: number; readonly expiresAt: Date }, now: Date): ScriptStatus {
  if (of.ended) return of.ended;
  if (of.uses > of.repeats) return 'used';
  return now >= of.expiresAt ? 'expired' : 'valid';
}
