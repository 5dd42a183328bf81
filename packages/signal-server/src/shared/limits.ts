import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RouteFacts } from './guard.ts';
import { rateLimited } from './problem.ts';

/** What is counted: calls of a route, wrong codes, and triage for people to read, by the caller's address; codes asked for by the person's address of e-mail or number. */
export type Limit = NonNullable<RouteFacts['limit']> | 'wrong-code' | 'triage-kept' | 'moves' | 'upload-megabytes' | 'code' | 'code-mail' | 'code-day';

/** Live streams that one session may have open at once: many tabs, and those that a broken line has left behind. */
export const streamsAtOnce = 30;

export interface Limits {
  /** Counts one, or so many, against `limit` for `key`. Throws `rate-limited` with the seconds to wait once there were too many. */
  count(limit: Limit, key: string, points?: number): Promise<void>;
  /** Takes one back that turned out to be none: every code is counted before it is looked at, so that many at once are no way round. */
  takeBack(limit: 'wrong-code', key: string): Promise<void>;
}

const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
const perHour = (points: number) => new RateLimiterMemory({ points, duration: 3600 });
const perDay = (points: number) => new RateLimiterMemory({ points, duration: 86_400 });

/** Counted in this process: with several nodes each has its own. `on: false` counts nothing. */
export function createLimits(on: boolean): Limits {
  if (!on) return { count: async () => {}, takeBack: async () => {} };
  const wrongCodes = perHour(30);
  const limiters: Record<Limit, Pick<RateLimiterMemory, 'consume'>> = {
    // A clinic behind one address begins its day within minutes. What guesses is held by the two below it, and by the tries of a code.
    'sign-in': perMinute(60),
    'wrong-code': wrongCodes,
    booking: perMinute(30),
    // 1,000 at once, and five a second for ever.
    triage: new BurstyRateLimiter(new RateLimiterMemory({ points: 5, duration: 1 }), new RateLimiterMemory({ keyPrefix: 'burst', points: 1000, duration: 200 })),
    // Each writes to the owner, whose address is whatever was typed, and to the vet.
    moves: perHour(10),
    // What people at the clinic are alerted by.
    'triage-kept': new RateLimiterMemory({ points: 12, duration: 600 }),
    signaling: perMinute(120),
    uploads: perMinute(60),
    // A fifth of what a clinic keeps: whoever books visits that nobody wants cannot fill it in a day.
    'upload-megabytes': perDay(10_000),
    read: perMinute(1200),
    // A PDF is set anew each time: nearly a tenth of a second of one core.
    print: perMinute(60),
    // By address of e-mail and asking address: nobody can lock another person out with a handful of calls …
    code: perHour(5),
    // … and nobody's letter box is flooded from many addresses.
    'code-mail': perHour(20),
    'code-day': perDay(100),
  };
  return {
    count: async (limit, key, points = 1) => {
      try {
        await limiters[limit].consume(key, points);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw rateLimited(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
      }
    },
    takeBack: async (_limit, key) => void (await wrongCodes.reward(key)),
  };
}
