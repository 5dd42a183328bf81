import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { MyClinics, SwitchClinic } from './clinics.contract.ts';
import { Session } from './contract.ts';
import { isStaffPage, type GuardWorld } from './guard.ts';

type StaffPage = (clinic: string) => Promise<boolean>;

interface World extends Pick<GuardWorld, 'isStaffOrigin'> {
  readonly guard: Guard;
  readonly myClinics: (scope: Scope, isStaffPage: StaffPage) => Promise<MyClinics>;
  readonly switchClinic: (scope: Scope, request: SwitchClinic, isStaffPage: StaffPage) => Promise<Session>;
}

const fresh = { 'cache-control': 'no-store' };

/** From one clinic to another without a new code: below the clinic where one is signed in. */
export const clinicsOfMineRoutes = ({ guard, myClinics, switchClinic, ...world }: World) =>
  new Hono<Guarded>()
    .get('/session/clinics', guard.may({ who: everyStaff, summary: 'The clinics where the caller works, this one among them', answers: { 200: MyClinics }, limit: 'read' }), async (c) =>
      c.json(await myClinics(c.var.scope, (clinic) => isStaffPage(world, c, clinic)), 200, fresh),
    )
    .post(
      '/session/clinics',
      guard.may({
        who: everyStaff,
        summary: 'Opens a session at another clinic where the caller works by the address they proved; this one goes on as it is',
        answers: { 200: Session },
        problems: ['code-needed', 'not-found', 'wrong-origin'],
        limit: 'sign-in',
      }),
      valid('json', SwitchClinic),
      async (c) => c.json(await switchClinic(c.var.scope, c.req.valid('json'), (clinic) => isStaffPage(world, c, clinic)), 200, fresh),
    );
