import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { FreeSlots, SlotQuery, type CalendarProblem } from './contract.ts';

interface World {
  readonly guard: Guard;
  readonly freeTimes: (scope: Pick<Scope, 'clinic'>, query: SlotQuery) => Promise<FreeSlots>;
}

const problems: CalendarProblem[] = ['type-unknown', 'practitioner-unknown', 'range-too-long'];

/** Free times. Mounted below a clinic. */
export const calendarRoutes = ({ guard, freeTimes }: World) =>
  new Hono<Guarded>().get(
    '/slots',
    guard.may({ who: ['anyone'], summary: 'Free times of one kind of visit', answers: { 200: FreeSlots }, problems, limit: 'read' }),
    valid('query', SlotQuery),
    async (c) => c.json(await freeTimes(c.var.scope, c.req.valid('query'))),
  );
