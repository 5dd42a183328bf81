import type { ValidationTargets } from 'hono';
import { validator } from 'hono-openapi';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { GenericSchema } from 'valibot';
import { badRequest } from './problem.ts';

const path = (issue: StandardSchemaV1.Issue): string =>
  (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');

// valibot's default messages end with what was received: it may be personal, so only what was expected is passed on.
const message = (issue: StandardSchemaV1.Issue): string =>
  'expected' in issue && typeof issue.expected === 'string' && issue.message.startsWith('Invalid') ? `Expected ${issue.expected}` : issue.message;

/** Parses a part of the request by its schema; what does not fit is answered with `bad-request` and the paths, never the values. */
export const valid = <Target extends keyof ValidationTargets, Schema extends GenericSchema>(target: Target, schema: Schema) =>
  validator(
    target,
    schema,
    (result) => {
      if (!result.success) throw badRequest(result.error.map((issue) => ({ path: path(issue), message: message(issue) })));
    },
    { options: { errorMode: 'ignore', target: 'draft-2020-12' } },
  );
