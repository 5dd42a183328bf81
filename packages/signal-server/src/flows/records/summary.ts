import type { Summary } from '../../records/contract.ts';
import { recordsProblem } from '../../records/problems.ts';
import { ownersPart } from '../../records/rules.ts';
import type { Scope } from '../../shared/scope.ts';
import { scriptsWhere } from '../../records/store.scripts.ts';
import { publishedRecord } from '../../views/summary.ts';
import { stateOf } from '../scripts/look.ts';
import { seen, type Seeing } from './seen.ts';

/** What the owner reads of a visit. @throws Problem `not-published` (404) before the record is completed. */
export const summary =
  (world: Seeing) =>
  async (scope: Scope, reference: string): Promise<Summary> => {
    const published = await publishedRecord(world.db.sql, scope, reference);
    if (!published) throw recordsProblem('not-published');
    const { body, consult, ...facts } = published;
    await seen(world, scope, { what: 'summary.read', consult });
    // Those issued since belong to it too; a record older than issued scripts has them in its words only.
    const issued = await scriptsWhere(world.db.sql, scope, { consult });
    const part = ownersPart(body);
    const scripts = issued.length ? issued.map((it) => ({ ...it.content, state: stateOf(it, world.clock()).state })) : part.scripts.map((script) => ({ ...script, state: 'valid' as const }));
    return { ...facts, ...part, scripts };
  };
