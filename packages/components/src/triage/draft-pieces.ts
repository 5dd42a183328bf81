import type { ToldSubstance, WeightUnit } from './draft.ts';

// What the later steps need of a draft: no first screen waits for it.

/** As they are offered. */
export const weightUnits = ['kg', 'lb', 'g'] as const satisfies readonly WeightUnit[];

/** Nothing is said of it yet. */
export const noSubstance: ToldSubstance = { name: '', amount: '', unit: '', when: '' };

/** A tick more or less in a list. */
export const toggled = (list: readonly string[], code: string, on: boolean): readonly string[] => (on ? [...list.filter((each) => each !== code), code] : list.filter((each) => each !== code));
