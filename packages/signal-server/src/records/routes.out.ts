import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { valid } from '../shared/valid.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { clinical, everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { HistorySearch, PetFile, PetHistory } from './file.contract.ts';
import type { FhirBundle } from './rules/fhir.ts';

export interface OutDeps {
  readonly guard: Guard;
  readonly printScript: (scope: Scope, reference: string, script: string) => Promise<Uint8Array>;
  readonly printRecord: (scope: Scope, reference: string) => Promise<Uint8Array>;
  readonly printSummary: (scope: Scope, reference: string) => Promise<Uint8Array>;
  readonly printHistory: (scope: Scope, pet: string) => Promise<Uint8Array>;
  readonly petFile: (scope: Scope, pet: string) => Promise<PetFile>;
  readonly petBundle: (scope: Scope, pet: string) => Promise<FhirBundle>;
  readonly petHistory: (scope: Scope, pet: string, search: HistorySearch) => Promise<PetHistory>;
}

const unkept = 'no-store';
const pdf = 'application/pdf';
/** The outside of a bundle: what is in it is for FHIR's own definitions to say. */
const Bundle = v.object({ resourceType: v.literal('Bundle'), type: v.literal('collection'), timestamp: v.string(), entry: v.array(v.object({ fullUrl: v.string(), resource: v.record(v.string(), v.unknown()) })) });

const paper = (c: Context, bytes: Uint8Array, name: string) =>
  c.body(new Uint8Array(bytes), 200, { 'content-type': pdf, 'content-disposition': `inline; filename="${name}.pdf"`, 'cache-control': unkept, 'x-content-type-options': 'nosniff' });
const took = (name: string, type: string) => ({ 'cache-control': unkept, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });

/** What leaves the records of a clinic: papers, the file of an animal, its history. Below `/api/v1/clinics/:clinic`. */
export const outRoutes = ({ guard, printScript, printRecord, printSummary, printHistory, petFile, petBundle, petHistory }: OutDeps) =>
  new Hono<Guarded>()
    .get(
      '/records/:reference/scripts/:script/paper',
      guard.may({ who: [...theOwner, ...clinical], summary: 'An issued script as a PDF, with its square code', answers: { 200: pdf }, problems: ['letters-missing'], limit: 'print' }),
      async (c) => paper(c, await printScript(c.var.scope, c.req.param('reference'), c.req.param('script')), `script-${c.req.param('reference')}`),
    )
    .get(
      '/records/:reference/paper',
      guard.may({ who: clinical, summary: 'A completed record as a PDF', answers: { 200: pdf }, problems: ['not-published', 'letters-missing'], limit: 'print' }),
      async (c) => paper(c, await printRecord(c.var.scope, c.req.param('reference')), `record-${c.req.param('reference')}`),
    )
    .get(
      '/records/:reference/summary/paper',
      guard.may({ who: [...theOwner, ...everyStaff], summary: 'What the owner reads of a visit as a PDF', answers: { 200: pdf }, problems: ['not-published', 'letters-missing'], limit: 'print' }),
      async (c) => paper(c, await printSummary(c.var.scope, c.req.param('reference')), `summary-${c.req.param('reference')}`),
    )
    .get(
      '/pets/:pet/history/paper',
      guard.may({ who: ['owner', ...everyStaff], summary: 'The history of an animal as a PDF: records for those who treat, summaries for owner and front desk', answers: { 200: pdf }, problems: ['letters-missing'], limit: 'print' }),
      async (c) => paper(c, await printHistory(c.var.scope, c.req.param('pet')), 'history'),
    )
    // A POST, so that no medical word stands in an address.
    .post(
      '/pets/:pet/history',
      guard.may({ who: ['owner', ...everyStaff], summary: 'The history of an animal, by words and days, 30 visits at a time', answers: { 200: PetHistory }, limit: 'read' }),
      valid('json', HistorySearch),
      async (c) => c.json(await petHistory(c.var.scope, c.req.param('pet'), c.req.valid('json')), 200, { 'cache-control': unkept }),
    )
    .get(
      '/pets/:pet/file',
      guard.may({ who: ['owner', ...everyStaff], summary: 'Everything kept of an animal as JSON: records for those who treat, summaries for owner and front desk', answers: { 200: PetFile }, limit: 'read' }),
      async (c) => c.json(await petFile(c.var.scope, c.req.param('pet')), 200, took('pet.json', 'application/json')),
    )
    .get(
      '/pets/:pet/fhir',
      guard.may({ who: ['owner', ...everyStaff], summary: 'The same as a FHIR R4 bundle', answers: { 200: Bundle }, limit: 'read' }),
      async (c) => c.json(v.parse(Bundle, await petBundle(c.var.scope, c.req.param('pet'))), 200, took('pet.fhir.json', 'application/json')),
    );
