import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { rateLimited } from '../shared/problem.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import type { LiveHub } from './hub.ts';
import { heardBy, isTakenOut } from './rules.ts';
import { eventStream } from './stream.ts';

export interface LiveDeps {
  readonly guard: Guard;
  readonly hub: LiveHub;
  /** Whether the caller's session still stands; asked every minute. */
  readonly stillValid: (scope: Scope) => Promise<boolean>;
  /** Streams that one session may have open in this process at once; without, as many as it likes. */
  readonly mostOpen?: number;
  /** Milliseconds; 15 s and a minute without. */
  readonly times?: { readonly heartbeatMs?: number; readonly recheckMs?: number };
}

/** The number of the last event a client has, as it says itself; nothing that is not a number of ours. */
const numberOf = (id: string | undefined): number | undefined => (id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : undefined);

/**
 * What happens at a clinic, as it happens, below `/api/v1/clinics/:clinic`: one `LiveEvent` a message, its sequence as `id`. Whoever comes
 * back with `Last-Event-ID` gets what was missed; the type `stream.restarted` says that it was too much: look at everything again.
 */
export const liveRoutes = ({ guard, hub, stillValid, mostOpen = Infinity, times = {} }: LiveDeps) => {
  const openOf = new Map<string, number>();
  const count = (session: string, change: 1 | -1): number => {
    const now = (openOf.get(session) ?? 0) + change;
    if (now > 0) openOf.set(session, now);
    else openOf.delete(session);
    return now;
  };
  return new Hono<Guarded>().get(
    '/live',
    guard.may({ who: [...theOwner, 'guest', ...everyStaff], summary: 'Everything the caller may hear of, as it happens', answers: { 200: 'text/event-stream' }, limit: 'read' }),
    async (c) => {
      const { scope } = c.var;
      const session = scope.caller.kind === 'nobody' ? '' : scope.caller.session;
      if ((openOf.get(session) ?? 0) >= mostOpen) throw rateLimited(60);
      count(session, 1);
      const timers: NodeJS.Timeout[] = [];
      let unfollow = () => {};
      let open = true;
      const stream = eventStream(() => {
        open = false;
        timers.forEach(clearInterval);
        unfollow();
        count(session, -1);
      });
      // Something at once, so that every proxy between passes the answer on.
      stream.comment('listening');
      timers.push(setInterval(() => stream.comment('still here'), times.heartbeatMs ?? 15_000));
      timers.push(setInterval(() => void stillValid(scope).then((valid) => valid || stream.end(), stream.end), times.recheckMs ?? 60_000));

      const listener = {
        hear: (happenings: Parameters<typeof heardBy>[1][]) => {
          for (const event of happenings.map((each) => heardBy(scope.caller, each))) if (event) stream.event(event);
          // Taken out of the call, they hear nothing more from this moment on.
          if (happenings.some((each) => isTakenOut(scope.caller, each))) stream.end();
        },
        restart: (from: number) => stream.event({ id: from, type: 'stream.restarted', at: new Date().toISOString(), reference: null, data: {} }),
        end: stream.end,
      };
      // Before the answer: what happens after the page has seen that it listens is never missed.
      unfollow = await hub.follow(scope.clinic.id, numberOf(c.req.header('last-event-id')), listener).catch((error: unknown) => {
        stream.end();
        throw error;
      });
      if (!open) unfollow();
      // Neither proxies nor browsers may hold the stream back or keep it.
      return c.body(stream.body, 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
    },
  );
};
