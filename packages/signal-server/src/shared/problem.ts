import type { CommonProblem, ProblemBody } from './problem.contract.ts';

export interface ProblemMore {
  detail?: string;
  errors?: { path: string; message: string }[];
  /** Seconds; also sent as the Retry-After header. */
  retryAfter?: number;
  /** Further members of the body, such as fresh slots. */
  extra?: Record<string, unknown>;
  cause?: unknown;
}

/** A refusal with a stable code. Thrown anywhere, turned into `application/problem+json` in one place (`shared/answer.ts`). */
export class Problem<Code extends string = string> extends Error {
  readonly detail: string | undefined;
  readonly errors: ProblemMore['errors'];
  readonly retryAfter: number | undefined;
  readonly extra: Record<string, unknown>;

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 416 | 422 | 428 | 429 | 460 | 500 | 503,
    readonly code: Code,
    readonly title: string,
    more: ProblemMore = {},
  ) {
    super(`${code}: ${title}`, { cause: more.cause });
    this.name = 'Problem';
    this.detail = more.detail;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
    this.extra = more.extra ?? {};
  }

  body(): ProblemBody {
    return {
      ...this.extra,
      type: 'about:blank',
      title: this.title,
      status: this.status,
      code: this.code,
      ...(this.detail ? { detail: this.detail } : {}),
      ...(this.errors ? { errors: this.errors } : {}),
      ...(this.retryAfter !== undefined ? { retryAfter: this.retryAfter } : {}),
    };
  }
}

const common = (status: Problem['status'], code: CommonProblem, title: string, more?: ProblemMore) =>
  new Problem<CommonProblem>(status, code, title, more);

/** 404 for what does not exist and for what belongs to another clinic or person: the two look the same. */
export const notFound = () => common(404, 'not-found', 'There is nothing here');
export const signInNeeded = () => common(401, 'sign-in-needed', 'Please sign in', { detail: 'Your session is missing, has ended or was closed. Sign in again.' });
export const notAllowed = () => common(403, 'not-allowed', 'Your role cannot do this');
export const wrongOrigin = () => common(403, 'wrong-origin', 'Not from this page', { detail: 'Staff sessions work on the hosted pages only.' });
export const rateLimited = (retryAfter: number) => common(429, 'rate-limited', 'Too many tries', { retryAfter, detail: `Please wait ${retryAfter} seconds and try again.` });
export const tooLarge = () => common(413, 'too-large', 'That is too large');
export const badJson = () => common(400, 'bad-json', 'The body is not valid JSON');
export const badRequest = (errors: { path: string; message: string }[]) => common(400, 'bad-request', 'Something in the request is missing or not as documented', { errors });
export const internal = (cause: unknown) => common(500, 'internal', 'Something went wrong on the server', { cause, detail: 'Nothing was changed. Please try again.' });
