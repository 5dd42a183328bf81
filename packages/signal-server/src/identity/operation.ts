import { resolver } from 'hono-openapi';
import type { DescribeRouteOptions } from 'hono-openapi';
import type { GenericSchema } from 'valibot';
import type { RouteFacts } from '../shared/guard.ts';
import { ProblemBody } from '../shared/problem.contract.ts';

const said: Readonly<Record<string, string>> = { 200: 'Done.', 201: 'Made.', 202: 'Taken, will be done.', 204: 'Done, nothing to say.', 206: 'The part that was asked for.' };

/** The OpenAPI operation of a route, from what the route says of itself. */
export function operation(facts: RouteFacts): DescribeRouteOptions {
  const open = facts.who.includes('anyone');
  return {
    summary: facts.summary,
    security: open ? [{}, { session: [] }] : [{ session: [] }],
    responses: {
      ...Object.fromEntries(Object.entries(facts.answers).map(([status, answer]) => [status, success(status, answer)])),
      400: problem('`bad-json`, `bad-request`: not as documented; `errors` says where.'),
      ...(open ? {} : { 401: problem('`sign-in-needed`: no session, or it has ended.'), 403: problem('`not-allowed`: another role is needed. `wrong-origin`: staff sessions work on the hosted pages only.') }),
      404: problem('`not-found`: it does not exist, or it is not yours.'),
      ...(facts.limit ? { 429: problem('`rate-limited`: wait for the seconds in Retry-After.') } : {}),
      default: problem(facts.problems?.length ? `One of ${facts.problems.map((code) => `\`${code}\``).join(', ')}, or a common problem.` : 'A common problem.'),
    },
    'x-who': facts.who,
    'x-problems': facts.problems ?? [],
  } as DescribeRouteOptions;
}

function success(status: string, answer: GenericSchema | string | null | undefined) {
  const description = said[status] ?? 'Done.';
  if (!answer) return { description };
  if (typeof answer === 'string') return { description, content: { [answer]: { schema: { type: 'string' as const } } } };
  return { description, content: { 'application/json': { schema: resolver(answer, lenient) } } };
}

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: resolver(ProblemBody, lenient) } } });

/** Checks that JSON Schema cannot say (a time zone's name, say) are left out of the document instead of breaking it. */
const lenient = { options: { errorMode: 'ignore', target: 'draft-2020-12' } };
