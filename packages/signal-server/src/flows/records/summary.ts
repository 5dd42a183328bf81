import type { Database } from '../../database/open.ts';
import type { Summary } from '../../records/contract.ts';
import { recordsProblem } from '../../records/problems.ts';
import { ownersPart } from '../../records/rules.ts';
import type { Scope } from '../../shared/scope.ts';
import { publishedRecord } from '../../views/summary.ts';

/** What the owner reads of a visit. @throws Problem `not-published` (404) before the record is completed. */
export const summary =
  ({ db }: { db: Pick<Database, 'sql'> }) =>
  async (scope: Scope, reference: string): Promise<Summary> => {
    const published = await publishedRecord(db.sql, scope, reference);
    if (!published) throw recordsProblem('not-published');
    const { body, ...facts } = published;
    return { ...facts, ...ownersPart(body) };
  };
