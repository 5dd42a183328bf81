import type { RedFlag, SpeciesFlag } from '../contract.ts';
import { redFlagCodes } from '../flags.contract.ts';
import { speciesGroup, type SpeciesGroup } from './species.ts';

const extra: { readonly [group in SpeciesGroup]?: readonly SpeciesFlag[] } = {
  dog: ['bloat', 'birth-trouble', 'overheated'],
  cat: ['open-mouth', 'string', 'birth-trouble'],
  rabbit: ['not-eating', 'open-mouth'],
  cavy: ['not-eating', 'open-mouth'],
  rodent: ['not-eating'],
  bird: ['on-the-floor', 'open-mouth', 'not-eating'],
  reptile: ['open-mouth'],
  horse: ['colic', 'birth-trouble'],
  ruminant: ['bloat', 'birth-trouble'],
};

/** The danger signs to ask for a kind of animal: the eight, and those of its own. */
export const dangerSigns = (species: string): readonly (RedFlag | SpeciesFlag)[] => [...redFlagCodes, ...(extra[speciesGroup(species)] ?? [])];
