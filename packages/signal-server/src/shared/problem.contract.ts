import * as v from 'valibot';

/** The body of every refusal, `application/problem+json` (RFC 9457). `code` is stable; texts may change. */
export const ProblemBody = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  /** Stable, kebab-case: what clients branch on. */
  code: v.string(),
  /** One or two plain sentences: what is wrong and how to mend it. */
  detail: v.optional(v.string()),
  /** Where a body or query was not as documented: the path of the field and what it should be. Never the value sent. */
  errors: v.optional(v.array(v.object({ path: v.string(), message: v.string() }))),
  /** Seconds to wait before trying again. */
  retryAfter: v.optional(v.number()),
});
export type ProblemBody = v.InferOutput<typeof ProblemBody>;

/** Refusals that any route can give. */
export type CommonProblem =
  | 'bad-json'
  | 'bad-request'
  | 'too-large'
  | 'not-found'
  | 'sign-in-needed'
  | 'not-allowed'
  | 'wrong-origin'
  | 'rate-limited'
  | 'internal';
