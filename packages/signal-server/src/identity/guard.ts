import type { Context, MiddlewareHandler } from 'hono';
import { uniqueSymbol } from 'hono-openapi';
import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Clock } from '../shared/clock.ts';
import type { Guard, Guarded, RouteFacts } from '../shared/guard.ts';
import type { Limits } from '../shared/limits.ts';
import { notAllowed, notFound, signInNeeded, wrongOrigin } from '../shared/problem.ts';
import type { Caller, ClinicRef, Who } from '../shared/scope.ts';
import { Reference, Slug } from '../shared/words.contract.ts';
import { operation } from './operation.ts';
import { isLive, touched } from './rules.ts';
import { sessionByToken, touchSession, type StoredSession } from './store.ts';

export interface GuardWorld {
  sql: Sql;
  clock: Clock;
  limits: Limits;
  /** The caller's address, for the limits. */
  addressOf: (c: Context) => string;
  clinicBySlug: (slug: string) => Promise<ClinicRef | undefined>;
  /** Whose the appointment of a reference is; nothing when this clinic has none of that reference. */
  appointmentOwner: (clinic: string, reference: string) => Promise<{ appointment: string; owner: string | null } | undefined>;
  /** The hosted pages' origin, or a portal the operator has named for this clinic. */
  isStaffOrigin: (origin: string, clinic: string) => boolean | Promise<boolean>;
}

/**
 * Who asks is decided here, once for all routes. A token of one clinic is worth nothing on another clinic's path: its bearer is nobody
 * there (401 where a session is needed), and ids of another clinic are not found (404).
 */
export function createGuard(world: GuardWorld): Guard {
  return {
    may: (facts) =>
      Object.assign(middleware(world, facts), {
        // What hono-openapi looks for: the same declaration guards the route and documents it.
        [uniqueSymbol]: { spec: operation(facts) },
      }),
  };
}

const middleware = (world: GuardWorld, facts: RouteFacts): MiddlewareHandler<Guarded> =>
  async function guard(c, next) {
    if (facts.limit) await world.limits.count(facts.limit, world.addressOf(c));
    const slug = c.req.param('clinic');
    // Routes without a clinic (sign-in, set-up) are open to anyone and have no scope; a narrower one would be a mistake of ours.
    if (slug === undefined) {
      if (!facts.who.includes('anyone')) throw notFound();
      return next();
    }

    const clinic = v.is(Slug, slug) ? await world.clinicBySlug(slug) : undefined;
    if (!clinic) throw notFound();
    const caller = await identify(world, c, clinic);
    admit(facts.who, caller);
    const reference = c.req.param('reference');
    if (reference !== undefined) await checkReference(world, clinic, caller, reference);
    c.set('scope', { clinic, caller });
    return next();
  };

/** The caller proven by the bearer token. A token that is unknown, ended, closed or another clinic's proves nothing. */
async function identify(world: GuardWorld, c: Context, clinic: ClinicRef): Promise<Caller> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const session = token ? await sessionByToken(world.sql, token) : undefined;
  const now = world.clock();
  if (!session || session.clinic !== clinic.id || !isLive(session, now)) return { kind: 'nobody' };
  if (session.kind === 'staff' && !(await isStaffPage(world, c, clinic.id))) throw wrongOrigin();
  const until = touched(session, now);
  if (until) await touchSession(world.sql, session, now, until);
  return callerOf(session);
}

/** Whether a staff session may be used by (or handed to) the page that sends this request. Programs send no Origin. */
export async function isStaffPage(world: Pick<GuardWorld, 'isStaffOrigin'>, c: Context, clinic: string): Promise<boolean> {
  const origin = c.req.header('origin');
  return origin === undefined ? c.req.header('sec-fetch-site') !== 'cross-site' : world.isStaffOrigin(origin, clinic);
}

function callerOf({ kind, id: session, owner, staff, role, appointment, guest }: StoredSession): Caller {
  if (kind === 'draft' && appointment) return { kind, session, appointment, ...(owner ? { owner } : {}) };
  if (kind === 'appointment' && appointment && owner) return { kind, session, appointment, owner };
  if (kind === 'guest' && appointment && guest) return { kind, session, appointment, guest };
  if (kind === 'owner' && owner) return { kind, session, owner };
  if (kind === 'staff' && staff && role) return { kind, session, staff, role };
  return { kind: 'nobody' };
}

function admit(who: readonly Who[], caller: Caller): void {
  if (who.includes('anyone')) return;
  if (caller.kind === 'nobody') throw signInNeeded();
  if (!who.includes(caller.kind === 'staff' ? caller.role : caller.kind)) throw notAllowed();
}

/** Owners reach their own appointments only; that others exist is not told. What staff may reach is for the stores, by clinic. */
async function checkReference(world: GuardWorld, clinic: ClinicRef, caller: Caller, reference: string): Promise<void> {
  if (!v.is(Reference, reference)) throw notFound();
  if (caller.kind === 'staff' || caller.kind === 'nobody') return;
  const found = await world.appointmentOwner(clinic.id, reference);
  const own = caller.kind === 'owner' ? found?.owner === caller.owner : found?.appointment === caller.appointment;
  if (!own) throw notFound();
}
