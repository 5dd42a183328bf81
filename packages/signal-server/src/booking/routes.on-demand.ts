import { Hono, type Context } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Appointment, Booked } from './contract.ts';
import { OnBehalfRequest } from './on-behalf.contract.ts';
import { LiveCallOffer, LiveCallQuery, Wait } from './on-demand.contract.ts';
import { LiveCallRequest } from './live-call.contract.ts';

interface World {
  readonly guard: Guard;
  readonly liveCallOffer: (scope: Scope, query: LiveCallQuery) => Promise<LiveCallOffer>;
  /** From where a caller takes times; nothing where that is not counted. */
  readonly takesFrom: (c: Context<Guarded>) => string | undefined;
  readonly liveCall: (scope: Scope, request: LiveCallRequest, from?: string) => Promise<Booked>;
  readonly bookOnBehalf: (scope: Scope, request: OnBehalfRequest) => Promise<Appointment>;
  readonly waitFor: (scope: Scope, reference: string) => Promise<Wait>;
}

const refusals = ['live-calls-off', 'nobody-on-duty', 'emergency-now', 'already-booked', 'pet-unknown', 'phone-odd', 'consent-needed', 'type-unknown', 'too-many-from-here'];

/** Visits that begin as soon as somebody is free, and those that the desk books. Mounted below a clinic. */
export const onDemandRoutes = ({ guard, takesFrom, liveCallOffer, liveCall, bookOnBehalf, waitFor }: World) =>
  new Hono<Guarded>()
    .get(
      '/live-calls',
      guard.may({ who: ['anyone'], summary: 'Whether a live call can be had now, and how long one waits', answers: { 200: LiveCallOffer }, limit: 'read' }),
      valid('query', LiveCallQuery),
      async (c) => c.json(await liveCallOffer(c.var.scope, c.req.valid('query'))),
    )
    .post(
      '/live-calls',
      guard.may({ who: ['anyone'], summary: 'Ask for a live call: the visit waits until somebody claims it', answers: { 201: Booked }, problems: refusals, limit: 'booking' }),
      valid('json', LiveCallRequest),
      async (c) => c.json(await liveCall(c.var.scope, c.req.valid('json'), takesFrom(c)), 201),
    )
    .post(
      '/appointments/on-behalf',
      guard.may({ who: everyStaff, summary: 'Book a held time for an owner on the phone', answers: { 201: Appointment }, problems: ['hold-expired', 'already-booked', 'pet-unknown'] }),
      valid('json', OnBehalfRequest),
      async (c) => c.json(await bookOnBehalf(c.var.scope, c.req.valid('json')), 201),
    )
    .get(
      '/appointments/:reference/wait',
      guard.may({ who: [...theOwner, ...everyStaff], summary: 'Place and time in the waiting list; not found once somebody has it', answers: { 200: Wait } }),
      async (c) => c.json(await waitFor(c.var.scope, c.req.param('reference'))),
    );
