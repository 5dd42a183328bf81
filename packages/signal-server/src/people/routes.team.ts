import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Scope, Who } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { EndOfWork, NewColleague, RoleChange, Team } from './team.contract.ts';

interface World {
  readonly guard: Guard;
  readonly readTeam: (scope: Scope) => Promise<Team>;
  readonly addColleague: (scope: Scope, person: NewColleague) => Promise<Team>;
  readonly changeRole: (scope: Scope, change: RoleChange) => Promise<Team>;
  readonly endColleague: (scope: Scope, end: EndOfWork) => Promise<Team>;
}

const fresh = { 'cache-control': 'no-store' };
const managers: Who[] = ['manager'];

/** Who works at a clinic, and who decides it: below the clinic. */
export const teamRoutes = ({ guard, readTeam, addColleague, changeRole, endColleague }: World) =>
  new Hono<Guarded>()
    .get('/staff', guard.may({ who: managers, summary: 'Who works here, and who has left', answers: { 200: Team }, limit: 'read' }), async (c) => c.json(await readTeam(c.var.scope), 200, fresh))
    .post(
      '/staff',
      guard.may({ who: managers, summary: 'Somebody more works here, or works here again', answers: { 201: Team }, problems: ['works-here-already'], limit: 'booking' }),
      valid('json', NewColleague),
      async (c) => c.json(await addColleague(c.var.scope, c.req.valid('json')), 201, fresh),
    )
    .put(
      '/staff/role',
      guard.may({ who: managers, summary: 'Gives somebody who works here another role; it counts from the next request on', answers: { 200: Team }, problems: ['not-found', 'last-manager', 'this-is-you'], limit: 'booking' }),
      valid('json', RoleChange),
      async (c) => c.json(await changeRole(c.var.scope, c.req.valid('json')), 200, fresh),
    )
    .post(
      '/staff/end',
      guard.may({ who: managers, summary: 'Somebody no longer works here: every session of theirs is closed, and nobody can book them', answers: { 200: Team }, problems: ['not-found', 'last-manager', 'this-is-you'], limit: 'booking' }),
      valid('json', EndOfWork),
      async (c) => c.json(await endColleague(c.var.scope, c.req.valid('json')), 200, fresh),
    );
