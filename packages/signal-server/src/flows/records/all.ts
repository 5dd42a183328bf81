import type { Database } from '../../database/open.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { amend } from './amend.ts';
import { complete } from './complete.ts';
import { markDeceased } from './deceased.ts';
import { overdue } from './overdue.ts';
import { read } from './read.ts';
import { save } from './save.ts';
import { recordRules } from './settings.ts';
import { summary } from './summary.ts';
import { version, versions } from './versions.ts';
import { weights } from './weights.ts';

/** Everything that can be done with the records of a clinic. */
export const recordFlows = (world: { readonly db: Database; readonly clock: Clock; readonly keys: Keys }) => ({
  read: read(world),
  save: save(world),
  complete: complete(world),
  amend: amend(world),
  versions: versions(world),
  version: version(world),
  weights: weights(world),
  summary: summary(world),
  rules: recordRules(world),
  overdue: overdue(world),
  markDeceased: markDeceased(world),
});
