import { Hono, type Context } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { AppointmentSession, AskCode, CodeAsked, Me, SignedIn, SignIn, UseAppointmentLink, UseHandOver, UseSignInLink } from './contract.ts';
import { isStaffPage, type GuardWorld } from './guard.ts';

type StaffPage = (clinic: string) => Promise<boolean>;

export interface SignInDeps extends Pick<GuardWorld, 'isStaffOrigin' | 'addressOf'> {
  readonly guard: Guard;
  readonly askCode: (request: AskCode, from: string) => Promise<CodeAsked>;
  readonly signIn: (request: SignIn, isStaffPage: StaffPage, from: string) => Promise<SignedIn>;
  readonly useSignInLink: (request: UseSignInLink, isStaffPage: StaffPage) => Promise<SignedIn>;
}

const noStore = { 'cache-control': 'no-store' };

/** Signing in, before any clinic is chosen: below `/api/v1`. */
export const signInRoutes = ({ guard, addressOf, askCode, signIn, useSignInLink, ...world }: SignInDeps) => {
  const pageOf =
    (c: Context): StaffPage =>
    (clinic) =>
      isStaffPage(world, c, clinic);
  return new Hono<Guarded>()
    .post(
      '/sign-in/codes',
      guard.may({ who: ['anyone'], summary: 'Asks for a six-digit code by e-mail or SMS; the same answer whether or not the address is known', answers: { 202: CodeAsked }, limit: 'sign-in' }),
      valid('json', AskCode),
      async (c) => c.json(await askCode(c.req.valid('json'), addressOf(c)), 202, noStore),
    )
    .post(
      '/sign-in',
      guard.may({ who: ['anyone'], summary: 'Exchanges the code for a session', answers: { 200: SignedIn }, problems: ['code-wrong', 'code-expired', 'wrong-origin'], limit: 'sign-in' }),
      valid('json', SignIn),
      async (c) => c.json(await signIn(c.req.valid('json'), pageOf(c), addressOf(c)), 200, noStore),
    )
    .post(
      '/sign-in/links',
      guard.may({
        who: ['anyone'],
        summary: 'Exchanges a mailed sign-in link for a session, once',
        answers: { 200: SignedIn },
        problems: ['link-unknown', 'link-used', 'link-expired', 'link-revoked', 'wrong-origin'],
        limit: 'sign-in',
      }),
      valid('json', UseSignInLink),
      async (c) => c.json(await useSignInLink(c.req.valid('json'), pageOf(c)), 200, noStore),
    );
};

export interface SessionDeps {
  readonly guard: Guard;
  readonly me: (scope: Scope) => Promise<Me>;
  readonly signOut: (scope: Scope) => Promise<void>;
  readonly useAppointmentLink: (scope: Scope, request: UseAppointmentLink) => Promise<AppointmentSession>;
  readonly useHandOver: (scope: Scope, request: UseHandOver) => Promise<AppointmentSession>;
}

/** One's own session at one clinic: below `/api/v1/clinics/:clinic`. */
export const sessionRoutes = ({ guard, me, signOut, useAppointmentLink, useHandOver }: SessionDeps) =>
  new Hono<Guarded>()
    .get('/session', guard.may({ who: ['draft', ...theOwner, ...everyStaff, 'guest'], summary: 'Who the bearer of the token is', answers: { 200: Me } }), async (c) =>
      c.json(await me(c.var.scope), 200, noStore),
    )
    .delete('/session', guard.may({ who: ['draft', ...theOwner, ...everyStaff, 'guest'], summary: 'Signs out: the token ends now', answers: { 204: null } }), async (c) => {
      await signOut(c.var.scope);
      return c.body(null, 204);
    })
    .post(
      '/appointment-links',
      guard.may({
        who: ['anyone'],
        summary: 'Exchanges the secret of an appointment’s mailed link, or of an invitation into its call, for a token of that appointment',
        answers: { 200: AppointmentSession },
        problems: ['link-unknown', 'link-used', 'link-expired', 'link-revoked'],
        limit: 'sign-in',
      }),
      valid('json', UseAppointmentLink),
      async (c) => c.json(await useAppointmentLink(c.var.scope, c.req.valid('json')), 200, noStore),
    )
    .post(
      '/hand-overs',
      guard.may({
        who: ['anyone'],
        summary: 'Exchanges the code that another device shows for a token of that appointment, once',
        answers: { 200: AppointmentSession },
        problems: ['link-unknown', 'link-used', 'link-expired', 'link-revoked'],
        limit: 'sign-in',
      }),
      valid('json', UseHandOver),
      async (c) => c.json(await useHandOver(c.var.scope, c.req.valid('json')), 200, noStore),
    );
