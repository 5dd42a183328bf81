import type { Vitals } from '@vetkit/signal-server/records/contract';

export type Vital = keyof Vitals;

/** In the order of the page, with the unit that is written beside the number and the limits of what can be typed at all. */
export const vitals = [
  { name: 'temperature', unit: '°C', min: 20, max: 50 },
  { name: 'pulse', unit: '/min', min: 1, max: 1000 },
  { name: 'breaths', unit: '/min', min: 1, max: 500 },
  { name: 'weight', unit: 'kg', min: 0.001, max: 2000 },
] as const satisfies readonly { name: Vital; unit: string; min: number; max: number }[];

/** What a person typed into a vital's field. */
export type Reading = { readonly is: 'empty' } | { readonly is: 'number'; readonly value: number } | { readonly is: 'wrong'; readonly why: 'not-a-number' | 'out-of-scale' };

/** Reads a number as people type it: comma or point. */
export function readVital(typed: string, { min, max }: { readonly min: number; readonly max: number }): Reading {
  const text = typed.trim().replace(',', '.');
  if (text === '') return { is: 'empty' };
  if (!/^\d+(\.\d+)?$/.test(text)) return { is: 'wrong', why: 'not-a-number' };
  const value = Number(text);
  return value >= min && value <= max ? { is: 'number', value } : { is: 'wrong', why: 'out-of-scale' };
}
