import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { SignAnswers } from './signs.ts';

/** Where somebody is. `result` is the end; an emergency is reached from anywhere. */
export type TriageStep = 'signs' | 'story' | 'pet' | 'today' | 'last' | 'result';

/** What an animal is weighed in; what is sent is kilograms. */
export type WeightUnit = 'kg' | 'lb' | 'g';

/** What may have been eaten or touched, as typed. */
export interface ToldSubstance {
  readonly name: string;
  readonly amount: string;
  readonly unit: string;
  readonly when: string;
}

/** Everything told so far: the one value that the steps share. */
export interface TriageDraft {
  readonly step: TriageStep;
  readonly species: string;
  readonly signs: SignAnswers;
  readonly text: string;
  /** When it began, in words of the owner's language: chosen or typed. */
  readonly onset: string;
  readonly course: '' | 'better' | 'same' | 'worse';
  readonly pet: { readonly name: string; readonly breed: string; readonly age: string; readonly sex: string; readonly status: string; readonly weight: string; /** Not chosen: as the clinic's country weighs. */ readonly weightUnit: WeightUnit | '' };
  readonly answers: TriageRequest['answers'];
  /** What it is about, and the answers to what is asked further; each is a code with a sentence of its own. */
  readonly about: readonly string[];
  readonly further: Readonly<Record<string, string>>;
  readonly substances: readonly ToldSubstance[];
  /** What makes the visit easier to plan: anxious, a first visit, may bite. */
  readonly manner: readonly string[];
  readonly contact: { readonly name: string; readonly phone: string };
  readonly answer: TriageAnswer | undefined;
  /** How the clinic knows of it: not at all, on the way, waiting for the network, or by the number of its assessment. */
  readonly sent: 'no' | 'sending' | 'waiting' | { readonly assessment: string };
}

export const emptyTriage: TriageDraft = {
  step: 'signs', species: '', signs: {}, text: '', onset: '', course: '', pet: { name: '', breed: '', age: '', sex: '', status: '', weight: '', weightUnit: '' },
  answers: {}, about: [], further: {}, substances: [], manner: [], contact: { name: '', phone: '' }, answer: undefined, sent: 'no',
};

/** The steps in order. */
export const steps: readonly TriageStep[] = ['signs', 'story', 'pet', 'today', 'last', 'result'];
export const nextOf = (step: TriageStep): TriageStep => steps[Math.min(steps.indexOf(step) + 1, steps.length - 1)] ?? 'result';
export const beforeOf = (step: TriageStep): TriageStep => steps[Math.max(steps.indexOf(step) - 1, 0)] ?? 'signs';
