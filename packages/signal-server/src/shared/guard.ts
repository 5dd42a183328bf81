import type { MiddlewareHandler } from 'hono';
import type { GenericSchema } from 'valibot';
import type { Scope, Who } from './scope.ts';

export type Guarded = { Variables: { scope: Scope } };

/** What a route says of itself: who may call it, what it answers, how it can refuse. Becomes the guard and the OpenAPI operation at once. */
export interface RouteFacts {
  who: Who[];
  summary: string;
  /** Success answers by status; `null` for an empty body. A string names a media type other than JSON. */
  answers: Partial<Record<200 | 201 | 202 | 204 | 206, GenericSchema | string | null>>;
  /** Codes this route can refuse with, beside the common ones. */
  problems?: readonly string[];
  /** Counts calls against this limit, by address. */
  limit?: 'sign-in' | 'booking' | 'triage' | 'signaling' | 'uploads' | 'read' | 'print';
}

/** Made by `identity/guard.ts`; handed to every domain's routes by `app.ts`. */
export interface Guard {
  /**
   * Lets the callers named in `who` through with their scope, all others get 401, 403 or 404.
   * On a path with `:reference`, an owner or the holder of an appointment link reaches only own appointments (else 404).
   */
  may(facts: RouteFacts): MiddlewareHandler<Guarded>;
}
