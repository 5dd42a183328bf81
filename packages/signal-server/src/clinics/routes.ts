import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Clinic } from './contract.ts';
import { Setup, SetupDone } from './setup.contract.ts';

export interface ClinicDeps {
  readonly guard: Guard;
  readonly publicClinic: (scope: Scope) => Promise<Clinic>;
}

/** What a clinic says of itself: below `/api/v1/clinics/:clinic`. */
export const clinicRoutes = ({ guard, publicClinic }: ClinicDeps) =>
  new Hono<Guarded>().get('/', guard.may({ who: ['anyone'], summary: 'Everything public about the clinic', answers: { 200: Clinic }, limit: 'read' }), async (c) =>
    c.json(await publicClinic(c.var.scope)),
  );

export interface SetUpDeps {
  readonly guard: Guard;
  readonly setUp: (request: Setup) => Promise<SetupDone>;
}

/** The first clinic of a new server: below `/api/v1`. */
export const setUpRoutes = ({ guard, setUp }: SetUpDeps) =>
  new Hono<Guarded>().post(
    '/setup',
    guard.may({
      who: ['anyone'],
      summary: 'Makes the first clinic, with the one-time token that the server printed',
      answers: { 201: SetupDone },
      problems: ['setup-token-wrong', 'setup-done', 'slug-taken'],
      limit: 'sign-in',
    }),
    valid('json', Setup),
    async (c) => c.json(await setUp(c.req.valid('json')), 201),
  );
