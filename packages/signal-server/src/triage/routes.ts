import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { valid } from '../shared/valid.ts';
import { TriageAnswer, TriageRequest } from './contract.ts';
import { assess } from './rules.ts';

/** How soon an animal must be seen. Mounted below a clinic; needs no sign-in and keeps nothing. */
export const triageRoutes = ({ guard }: { guard: Guard }) =>
  new Hono<Guarded>().post(
    '/triage',
    guard.may({ who: ['anyone'], summary: 'How soon this animal must be seen, and why; never what it has', answers: { 200: TriageAnswer }, limit: 'triage' }),
    valid('json', TriageRequest),
    (c) => c.json(assess(c.req.valid('json'))),
  );
