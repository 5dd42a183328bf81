import type { Script } from '../contract.ts';
import { antimicrobialName, bannedForFood, controlledEverywhere, packFor, type ScriptPlace } from './script-packs.ts';
import { rangedKind } from './vitals.ts';

/** What a script is written for. */
export interface Prescribing {
  /** Where the animal is at the visit; `null`: not known. */
  readonly place: ScriptPlace | null;
  readonly species: string;
  /** Of whoever signs it. */
  readonly licence: string | null;
}

/** In the order in which they matter. Texts for each, and what to do instead, are the client's. */
export const scriptFaultCodes = [
  'advice-only', 'no-licence', 'controlled', 'banned-food', 'no-food-animals', 'exam-first',
  'needs-medicine', 'needs-strength', 'needs-form', 'needs-quantity', 'needs-directions', 'needs-repeats', 'too-many-repeats', 'needs-validity', 'too-long', 'needs-withdrawal', 'needs-warnings', 'needs-address',
] as const;
export type ScriptFaultCode = (typeof scriptFaultCodes)[number];

export interface ScriptFault {
  readonly code: ScriptFaultCode;
  /** The most there may be, where it is about a number. */
  readonly limit?: number;
}

const foodKinds: readonly string[] = ['cattle', 'sheep', 'goat', 'pig', 'chicken', 'horse'];
const otherFood = /\b(ducks?|geese|goose|turkeys?|quails?|deer|alpacas?|llamas?|trout|salmon|bees?|donkeys?)\b/;

/** Whether people may eat this animal, its milk, eggs or honey: then a script says how long to wait. */
export const isFoodAnimal = (species: string): boolean => foodKinds.includes(rangedKind(species) ?? '') || otherFood.test(species.toLowerCase());

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const names = (medicine: string, substances: readonly string[]): boolean => substances.some((substance) => plain(medicine).includes(substance));

/** What kind of medicine it is, for the status page: nothing that tells what the animal has. */
export const scriptClass = (medicine: string): 'antimicrobial' | 'other' => (antimicrobialName.test(plain(medicine)) ? 'antimicrobial' : 'other');

/** Why a script cannot be issued as it stands, by the rules of where the animal is; empty when it can. An unknown place gives advice only. */
export function scriptFaults(script: Script, { place, species, licence }: Prescribing): ScriptFault[] {
  const pack = packFor(place);
  if (!pack) return [{ code: 'advice-only' }];
  const germs = scriptClass(script.medicine) === 'antimicrobial';
  const longest = germs ? Math.min(pack.longestDays, pack.antimicrobial.longestDays) : pack.longestDays;
  const examFirst = pack.remote === 'exam-first' || (germs && pack.antimicrobial.remote === 'exam-first');
  const food = isFoodAnimal(species);
  const empty = (text: string | undefined) => !text?.trim();
  const lacks: Record<ScriptFaultCode, boolean> = {
    'advice-only': false,
    'no-licence': empty(licence ?? ''),
    controlled: names(script.medicine, [...controlledEverywhere, ...pack.alsoControlled]),
    'banned-food': food && names(script.medicine, bannedForFood),
    'no-food-animals': food && !pack.foodAnimals,
    'exam-first': examFirst && !script.examined,
    'needs-medicine': empty(script.medicine),
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
