import { Problem } from '../shared/problem.ts';
import type { ConsentNeeded } from './contract.ts';

const said: Readonly<Record<ConsentNeeded, readonly [title: string, detail: string]>> = {
  none: ['Please agree first', 'Read what a visit from afar means, and agree to it. The text is at /consent-text of the clinic.'],
  'text-changed': ['The clinic’s text has changed', 'Read the new text, and agree to it.'],
  'place-changed': ['Your pet is in another place now', 'The law there decides which vet may help. Say where your pet is, and agree again.'],
};

/** The owner has to agree (again): `why`. */
export function consentProblem(why: ConsentNeeded): Problem<'consent-needed'> {
  const [title, detail] = said[why];
  return new Problem(409, 'consent-needed', title, { detail, extra: { why } });
}
