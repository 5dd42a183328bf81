import type { Vitals } from '@vetkit/signal-server/records/contract';
import { units } from '@vetkit/signal-server/records/rules/vitals';

export type Vital = 'temperature' | 'pulse' | 'breaths' | 'weight';

/** In the order of the page, with the limits of what can be typed at all, in °C, a minute and kg. */
export const vitals = [
  { name: 'temperature', min: 20, max: 50 },
  { name: 'pulse', min: 1, max: 1000 },
  { name: 'breaths', min: 1, max: 500 },
  { name: 'weight', min: 0.001, max: 2000 },
] as const satisfies readonly { name: Vital; min: number; max: number }[];

/** What a person typed into a vital's field. */
export type Reading = { readonly is: 'empty' } | { readonly is: 'number'; readonly value: number } | { readonly is: 'wrong'; readonly why: 'not-a-number' | 'not-whole' | 'out-of-scale' };

/** Between which numbers a reading can be at all. */
export interface Limits {
  readonly min: number;
  readonly max: number;
  /** No halves. */
  readonly whole?: boolean;
}

/** Reads a number as people type it: comma or point. `from` makes what is kept out of what is typed. */
export function readVital(typed: string, { min, max, whole = false }: Limits, from: (typed: number) => number = (typed) => typed): Reading {
  const text = typed.trim().replace(',', '.');
  if (text === '') return { is: 'empty' };
  if (!/^\d+(\.\d+)?$/.test(text)) return { is: 'wrong', why: 'not-a-number' };
  const value = from(Number(text));
  if (whole && !Number.isInteger(value)) return { is: 'wrong', why: 'not-whole' };
  return value >= min && value <= max ? { is: 'number', value } : { is: 'wrong', why: 'out-of-scale' };
}

/** What people of one place measure in. */
export type UnitSystem = 'metric' | 'imperial';

const unitsKey = 'vetkit-units';
/** The units chosen on this device; before that those of the locale's country. */
export function unitsHere(locale: string): UnitSystem {
  try {
    const kept = localStorage.getItem(unitsKey);
    if (kept === 'metric' || kept === 'imperial') return kept;
  } catch {
    // Storage is closed to this page: the locale decides.
  }
  return /-(US|LR|MM)\b/i.test(locale) ? 'imperial' : 'metric';
}
export function keepUnits(system: UnitSystem): void {
  try {
    localStorage.setItem(unitsKey, system);
  } catch {
    // It holds for this page only.
  }
}

/** How a kept number is written on the page, and back. */
export interface Scale {
  readonly unit: string;
  readonly from: (typed: number) => number;
  readonly to: (kept: number) => number;
}
const perMinuteScale: Scale = { unit: '/min', from: (typed) => typed, to: (kept) => kept };

/** The scale of a vital sign in these units. Rates are per minute. */
export function scaleOf(vital: Vital, system: UnitSystem): Scale {
  if (vital === 'temperature') return system === 'imperial' ? { unit: '°F', ...units.temperature['°F'] } : { unit: '°C', ...units.temperature['°C'] };
  if (vital === 'weight') return system === 'imperial' ? { unit: 'lb', ...units.weight.lb } : { unit: 'kg', ...units.weight.kg };
  return perMinuteScale;
}

/** A vital sign in words, such as `38.6 °C`; nothing where it was not taken. */
export function sayVital(vitals: Vitals, vital: Vital, system: UnitSystem): string {
  const value = vitals[vital];
  const { to, unit } = scaleOf(vital, system);
  return value === null ? '' : `${to(value)} ${unit}`;
}
