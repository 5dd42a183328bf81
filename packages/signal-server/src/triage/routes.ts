import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { notFound } from '../shared/problem.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Id } from '../shared/words.contract.ts';
import { DecideTriage, Retriaged, RetriageRequest, SentTriage, TriageAssessment, TriageQueue, TriageReply } from './assessments.contract.ts';

interface World {
  readonly guard: Guard;
  readonly assess: (scope: Scope, request: SentTriage) => Promise<TriageReply>;
  readonly queue: (scope: Scope) => Promise<TriageQueue>;
  readonly decide: (scope: Scope, id: string, request: DecideTriage) => Promise<TriageAssessment>;
  readonly retriage: (scope: Scope, reference: string, request: RetriageRequest) => Promise<Retriaged>;
  /** Counts what somebody who does not work here wants kept: people read it, and an emergency alerts them. Fewer of these than of those that are only asked. */
  readonly countKept: (c: Context) => Promise<void>;
}

/** How soon an animal must be seen, and who decides it. Mounted below a clinic. */
export const triageRoutes = ({ guard, assess, queue, decide, retriage, countKept }: World) =>
  new Hono<Guarded>()
    .post(
      '/triage',
      guard.may({ who: ['anyone'], summary: 'How soon this animal must be seen, and why; never what it has. Kept only when asked to', answers: { 200: TriageReply }, limit: 'triage' }),
      valid('json', SentTriage),
      async (c) => {
        const request = c.req.valid('json');
        if (request.keep) await countKept(c);
        return c.json(await assess(c.var.scope, request));
      },
    )
    .get('/triage-assessments', guard.may({ who: everyStaff, summary: 'What waits for a decision, the most urgent first', answers: { 200: TriageQueue } }), async (c) => c.json(await queue(c.var.scope)))
    .post(
      '/triage-assessments/:assessment/decision',
      guard.may({ who: ['technician', 'vet'], summary: 'Decide how urgent it is, with a reason', answers: { 200: TriageAssessment } }),
      valid('json', DecideTriage),
      async (c) => {
        const id = c.req.param('assessment');
        if (!v.is(Id, id)) throw notFound();
        return c.json(await decide(c.var.scope, id, c.req.valid('json')));
      },
    )
    .post(
      '/consults/:reference/triage',
      guard.may({ who: theOwner, summary: 'Is anything new or worse? Assessed together with what was told before', answers: { 200: Retriaged }, limit: 'triage' }),
      valid('json', RetriageRequest),
      async (c) => {
        const request = c.req.valid('json');
        if (request.change !== 'none') await countKept(c);
        return c.json(await retriage(c.var.scope, c.req.param('reference'), request));
      },
    );
