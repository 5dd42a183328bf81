import type { IconName } from '../shared/icons.owner.ts';

const known = ['cat', 'dog', 'rabbit', 'bird'] as const satisfies readonly IconName[];

/** The picture of a kind of animal; a paw for those without one. */
export const petIcon = (species: string): IconName => known.find((one) => one === species.toLowerCase()) ?? 'paw';
