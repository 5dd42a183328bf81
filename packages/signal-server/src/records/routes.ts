import { Hono } from 'hono';
import { etagOf, revisionOf } from '../shared/etag.ts';
import { valid } from '../shared/valid.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { clinical, everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { AmendRecord, FullVersion, MedicalRecord, RecordVersions, SaveRecord, Summary, Weights } from './contract.ts';
import { recordsProblem } from './problems.ts';

export interface RecordsDeps {
  readonly guard: Guard;
  readonly read: (scope: Scope, reference: string) => Promise<MedicalRecord>;
  readonly save: (scope: Scope, reference: string, change: SaveRecord & { revision: number }) => Promise<MedicalRecord>;
  readonly complete: (scope: Scope, reference: string, from: { revision: number }) => Promise<MedicalRecord>;
  readonly amend: (scope: Scope, reference: string, change: AmendRecord & { revision: number }) => Promise<MedicalRecord>;
  readonly versions: (scope: Scope, reference: string) => Promise<RecordVersions>;
  readonly version: (scope: Scope, reference: string, revision: number) => Promise<FullVersion>;
  readonly weights: (scope: Scope, reference: string) => Promise<Weights>;
  readonly summary: (scope: Scope, reference: string) => Promise<Summary>;
}

const neededRevision = (ifMatch: string | undefined): number => {
  const revision = revisionOf(ifMatch);
  if (revision === undefined) throw recordsProblem('revision-needed');
  return revision;
};

/** Medical records of one clinic, below `/api/v1/clinics/:clinic`. The ETag of a record is its revision. */
export const recordsRoutes = ({ guard, read, save, complete, amend, versions, version, weights, summary }: RecordsDeps) =>
  new Hono<Guarded>()
    .get(
      '/records/:reference',
      guard.may({ who: clinical, summary: 'The record of a visit; an empty draft of revision 0 where nothing was written', answers: { 200: MedicalRecord } }),
      async (c) => {
        const record = await read(c.var.scope, c.req.param('reference'));
        return c.json(record, 200, { etag: etagOf(record.revision), 'cache-control': 'no-store' });
      },
    )
    .put(
      '/records/:reference',
      guard.may({
        who: ['vet', 'technician'],
        summary: 'Saves the next version of a draft (If-Match: its ETag)',
        answers: { 200: MedicalRecord },
        problems: ['revision-needed', 'revision-stale', 'record-completed', 'still-unknown', 'not-yours', 'not-allowed'],
      }),
      valid('json', SaveRecord),
      async (c) => {
        const revision = neededRevision(c.req.header('if-match'));
        const record = await save(c.var.scope, c.req.param('reference'), { ...c.req.valid('json'), revision });
        return c.json(record, 200, { etag: etagOf(record.revision), 'cache-control': 'no-store' });
      },
    )
    .post(
      '/records/:reference/complete',
      guard.may({
        who: ['vet'],
        summary: 'Completes a record (If-Match: its ETag) and publishes the summary for the owner',
        answers: { 200: MedicalRecord },
        problems: ['revision-needed', 'revision-stale', 'record-incomplete', 'record-completed', 'not-yours'],
      }),
      async (c) => {
        const record = await complete(c.var.scope, c.req.param('reference'), { revision: neededRevision(c.req.header('if-match')) });
        return c.json(record, 200, { etag: etagOf(record.revision), 'cache-control': 'no-store' });
      },
    )
    .post(
      '/records/:reference/amendments',
      guard.may({
        who: ['vet'],
        summary: 'Amends a completed record (If-Match: its ETag): a signed version that says why; those before stay readable',
        answers: { 200: MedicalRecord },
        problems: ['revision-needed', 'revision-stale', 'record-not-completed', 'nothing-amended', 'still-unknown', 'scripts-stay', 'record-incomplete', 'not-yours'],
      }),
      valid('json', AmendRecord),
      async (c) => {
        const revision = neededRevision(c.req.header('if-match'));
        const record = await amend(c.var.scope, c.req.param('reference'), { ...c.req.valid('json'), revision });
        return c.json(record, 200, { etag: etagOf(record.revision), 'cache-control': 'no-store' });
      },
    )
    .get(
      '/records/:reference/versions',
      guard.may({ who: clinical, summary: 'The versions of a record: who wrote, completed or amended it, when and why', answers: { 200: RecordVersions } }),
      async (c) => c.json(await versions(c.var.scope, c.req.param('reference')), 200, { 'cache-control': 'no-store' }),
    )
    .get(
      '/records/:reference/versions/:revision',
      guard.may({ who: clinical, summary: 'One version of a record as it was written', answers: { 200: FullVersion } }),
      async (c) => c.json(await version(c.var.scope, c.req.param('reference'), Number(c.req.param('revision'))), 200, { 'cache-control': 'no-store' }),
    )
    .get(
      '/records/:reference/weights',
      guard.may({ who: clinical, summary: 'What the animal of a visit weighed over time', answers: { 200: Weights } }),
      async (c) => c.json(await weights(c.var.scope, c.req.param('reference')), 200, { 'cache-control': 'no-store' }),
    )
    .get(
      '/records/:reference/summary',
      guard.may({ who: [...theOwner, ...everyStaff], summary: 'What the owner reads of a visit', answers: { 200: Summary }, problems: ['not-published'] }),
      async (c) => c.json(await summary(c.var.scope, c.req.param('reference')), 200, { 'cache-control': 'no-store' }),
    );
