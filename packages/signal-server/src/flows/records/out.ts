import type { Keys } from '../../shared/keys.ts';
import { fhirBundle, type FhirBundle } from '../../records/rules/fhir.ts';
import type { Scope } from '../../shared/scope.ts';
import { printHistory, printScript, printVisit, type Printing } from '../papers/print.ts';
import { petFile, petHistory } from './pet-file.ts';

/** A UUID for a part of a bundle that has no id of its own: the same each time, and nothing about what it names. */
const namedId = (keys: Keys) => (name: string): string => {
  const hex = keys.hash('fhir', name).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The file of an animal as a FHIR R4 bundle. */
export const petBundle =
  (world: Printing) =>
  async (scope: Scope, pet: string): Promise<FhirBundle> =>
    fhirBundle(await petFile(world)(scope, pet), namedId(world.keys));

/** Everything that leaves the records. */
export const outFlows = (world: Printing) => ({
  printScript: printScript(world),
  printRecord: printVisit(world, 'record'),
  printSummary: printVisit(world, 'summary'),
  printHistory: printHistory(world),
  petFile: petFile(world),
  petBundle: petBundle(world),
  petHistory: petHistory(world),
});
