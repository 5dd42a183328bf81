import { Hono } from 'hono';
import * as v from 'valibot';
import type { Guard, Guarded } from '../shared/guard.ts';
import { notFound } from '../shared/problem.ts';
import { everyStaff, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Id } from '../shared/words.contract.ts';
import { GuestList, Invited, InviteRequest } from './guests.contract.ts';

export interface GuestsDeps {
  readonly guard: Guard;
  readonly guests: (scope: Scope, reference: string) => Promise<GuestList>;
  readonly invite: (scope: Scope, reference: string, request: InviteRequest) => Promise<Invited>;
  readonly uninvite: (scope: Scope, reference: string, id: string) => Promise<void>;
}

const fresh = { 'cache-control': 'no-store' };

/** A third person in a call, below `/api/v1/clinics/:clinic`. The link is exchanged like an appointment's, at `appointment-links`. */
export const guestRoutes = ({ guard, guests, invite, uninvite }: GuestsDeps) =>
  new Hono<Guarded>()
    .get('/consults/:reference/guests', guard.may({ who: everyStaff, summary: 'Who is invited into the call by a link', answers: { 200: GuestList } }), async (c) =>
      c.json(await guests(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/consults/:reference/guests',
      guard.may({ who: everyStaff, summary: 'Invites an interpreter, a technician, a specialist or somebody of the family into the call, by a link that works once', answers: { 201: Invited }, problems: ['guests-full', 'visit-over', 'visit-cancelled'], limit: 'signaling' }),
      valid('json', InviteRequest),
      async (c) => c.json(await invite(c.var.scope, c.req.param('reference'), c.req.valid('json')), 201, fresh),
    )
    .delete(
      '/consults/:reference/guests/:guest',
      guard.may({ who: everyStaff, summary: 'Takes somebody who was invited out of the call, for good', answers: { 204: null }, limit: 'signaling' }),
      async (c) => {
        const id = c.req.param('guest');
        if (!v.is(Id, id)) throw notFound();
        await uninvite(c.var.scope, c.req.param('reference'), id);
        return c.body(null, 204);
      },
    );
