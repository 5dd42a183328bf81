import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Log } from './log.ts';
import { badJson, badRequest, internal, notFound, Problem, tooLarge } from './problem.ts';

const respond = (problem: Problem): Response => {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  if (problem.retryAfter !== undefined) headers['retry-after'] = String(problem.retryAfter);
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(problem.body()), { status: problem.status, headers });
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) {
    if (error.status === 404) return notFound();
    if (error.status === 413) return tooLarge();
    if (error.status === 400) return /json/i.test(error.message) ? badJson() : badRequest([]);
  }
  return internal(error);
}

/** The one place where a thrown error becomes an answer. Only unexpected errors are logged, without what was sent. */
export const answerProblem =
  (log: Log): ErrorHandler =>
  (error, c) => {
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ error: problem.cause ?? error, method: c.req.method, route: c.req.routePath }, 'request failed');
    const answer = respond(problem);
    for (const [name, value] of Object.entries(Object.fromEntries(answer.headers))) c.header(name, value);
    // 460 is of the upload protocol; Hono knows the common ones only.
    return c.body(JSON.stringify(problem.body()), problem.status as Exclude<Problem['status'], 460>);
  };

export const answerNotFound: NotFoundHandler = () => respond(notFound());
