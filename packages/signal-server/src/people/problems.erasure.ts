import { Problem } from '../shared/problem.ts';
import type { ErasureProblem } from './erasure.contract.ts';

const said: Readonly<Record<ErasureProblem, readonly [status: 409 | 422, title: string, detail: string]>> = {
  'visits-ahead': [409, 'There are visits ahead', 'Cancel them first, then erase the owner.'],
  'records-open': [409, 'A record is still to be written', 'Complete it first, then erase the owner. The law wants it kept.'],
  'already-erased': [409, 'This owner was erased before', 'Nothing is left to erase.'],
  'name-differs': [422, 'That is another name', 'Type the owner’s name as it stands on the page.'],
};

export function erasureProblem(code: ErasureProblem): Problem<ErasureProblem> {
  const [status, title, detail] = said[code];
  return new Problem(status, code, title, { detail });
}
