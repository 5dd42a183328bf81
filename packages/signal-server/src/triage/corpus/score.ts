import type { TriageAnswer, TriageRequest } from '../contract.ts';
import type { Urgency } from '../../shared/words.contract.ts';
import type { Case } from './case.ts';

/** How well answers fit what a careful person says. */
export interface Score {
  readonly cases: number;
  readonly emergencies: number;
  /** Emergencies that were answered so. */
  readonly found: number;
  /** Emergencies that were answered `soon` or `routine`. */
  readonly dangerous: number;
  /** Others that were called emergencies. */
  readonly over: number;
  readonly exact: number;
}

export function score(cases: readonly Case[], assess: (request: TriageRequest) => TriageAnswer): Score {
  const told = cases.map(({ urgency, request }) => ({ urgency, answered: assess(request).urgency }));
  const count = (fits: (one: { urgency: Urgency; answered: Urgency }) => boolean) => told.filter(fits).length;
  return {
    cases: told.length,
    emergencies: count(({ urgency }) => urgency === 'emergency'),
    found: count(({ urgency, answered }) => urgency === 'emergency' && answered === 'emergency'),
    dangerous: count(({ urgency, answered }) => urgency === 'emergency' && (answered === 'soon' || answered === 'routine')),
    over: count(({ urgency, answered }) => urgency !== 'emergency' && answered === 'emergency'),
    exact: count(({ urgency, answered }) => urgency === answered),
  };
}

/** The same case with its text alone: nothing ticked, nothing answered, nothing named. */
export const textAlone = ({ request, ...rest }: Case): Case => ({ ...rest, request: { ...request, answers: {}, redFlags: undefined, substances: undefined, course: undefined } });
