import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { clinical, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { AppealRequest, StandingDecision, StandingList } from './standing.contract.ts';

export interface StandingDeps {
  readonly guard: Guard;
  readonly standing: (scope: Scope) => Promise<StandingList>;
  readonly decideStanding: (scope: Scope, request: StandingDecision) => Promise<StandingList>;
  readonly appeal: (scope: Scope, request: AppealRequest) => Promise<StandingList>;
}

const fresh = { 'cache-control': 'no-store' };

/** How those who treat have done, and what managers decide about it: below `/api/v1/clinics/:clinic`. */
export const standingRoutes = ({ guard, standing, decideStanding, appeal }: StandingDeps) =>
  new Hono<Guarded>()
    .get('/standing', guard.may({ who: clinical, summary: 'Overdue records, late joins and declines of the last 90 days; managers see everybody’s', answers: { 200: StandingList } }), async (c) => c.json(await standing(c.var.scope), 200, fresh))
    .post(
      '/standing/decisions',
      guard.may({ who: ['manager'], summary: 'Pauses somebody’s account or releases it, with a reason', answers: { 200: StandingList }, problems: ['not-found'] }),
      valid('json', StandingDecision),
      async (c) => c.json(await decideStanding(c.var.scope, c.req.valid('json')), 200, fresh),
    )
    .post(
      '/standing/appeals',
      guard.may({ who: ['vet', 'technician'], summary: 'Says something to a decision about the own account or pay', answers: { 200: StandingList } }),
      valid('json', AppealRequest),
      async (c) => c.json(await appeal(c.var.scope, c.req.valid('json')), 200, fresh),
    );
