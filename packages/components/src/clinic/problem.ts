import type { ProblemBody } from '@vetkit/signal-server/shared/problem.contract';

/** Refusals that start in the browser: the server was not reached, or answered something undocumented. */
export type LocalProblem = 'offline' | 'timeout' | 'bad-answer';

/** A refusal with a stable code. Everything that asks the server throws this, and only this (or the abort reason of the caller's own signal). */
export class Problem extends Error {
  /** Stable, kebab-case: what elements branch on. */
  readonly code: string;
  /** The HTTP status, or 0 when the server was not reached. */
  readonly status: number;
  readonly title: string;
  /** One or two plain sentences in the server's language: for people only where we have no text of our own. */
  readonly detail: string | undefined;
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined;
  /** Fields that were not as documented. */
  readonly errors: NonNullable<ProblemBody['errors']>;
  /** The whole body: members beyond the common ones, such as fresh slots. Parse it by the contract before use. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(body: Partial<ProblemBody> & { readonly code: string }, options?: ErrorOptions) {
    super(body.title ?? body.code, options);
    this.name = 'Problem';
    this.code = body.code;
    this.status = body.status ?? 0;
    this.title = body.title ?? body.code;
    this.detail = body.detail;
    this.retryAfter = body.retryAfter;
    this.errors = body.errors ?? [];
    this.data = body;
  }
}

/** Is this a refusal with that code? */
export const isProblem = (error: unknown, code?: string): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code);

/** For parts of the page that load on use: what did not come is a refusal like any other. */
export const notLoaded = (cause: unknown): never => {
  throw new Problem({ code: 'offline', title: 'The page could not load all of itself' }, { cause });
};
