import type { Weights } from '../../records/contract.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { weightsOfPet } from '../../views/weights.ts';
import { seen, type Seeing } from './seen.ts';

// As many as a small plot can show apart.
const mostPlotted = 24;

/** What the animal of a visit weighed over time. */
export const weights =
  (world: Seeing) =>
  async (scope: Scope, reference: string): Promise<Weights> => {
    const visit = await visitByReference(world.db.sql, scope, reference);
    if (!visit) throw notFound();
    const known = visit.pet.id === null ? [] : await weightsOfPet(world.db.sql, scope.clinic.id, visit.pet.id, mostPlotted);
    await seen(world, scope, { what: 'record.weights-read', consult: visit.consult });
    return { weights: known.map(({ at, kg }) => ({ at: at.toISOString(), kg })) };
  };
