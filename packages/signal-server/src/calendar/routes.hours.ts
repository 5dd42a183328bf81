import { Hono } from 'hono';
import * as v from 'valibot';
import { etagOf, revisionOf } from '../shared/etag.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { notFound } from '../shared/problem.ts';
import { clinical, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Id } from '../shared/words.contract.ts';
import { CalendarSheet, ClinicTypes, ExceptionAdded, Hours, NewException, PauseRequest, SaveTypes, WhoseCalendar, WhoseDays } from './hours.contract.ts';
import { hoursProblem } from './problems.ts';

export interface HoursDeps {
  readonly guard: Guard;
  readonly readHours: (scope: Scope, whose: WhoseCalendar) => Promise<CalendarSheet>;
  readonly saveHours: (scope: Scope, change: WhoseCalendar & { hours: Hours; revision: number }) => Promise<CalendarSheet>;
  readonly addDaysThatDiffer: (scope: Scope, change: WhoseDays & { exception: NewException }) => Promise<ExceptionAdded>;
  readonly removeDaysThatDiffer: (scope: Scope, id: string) => Promise<void>;
  readonly pause: (scope: Scope, change: WhoseCalendar & { pause: PauseRequest }) => Promise<CalendarSheet>;
  readonly resume: (scope: Scope, whose: WhoseCalendar) => Promise<CalendarSheet>;
  readonly readTypes: (scope: Scope) => Promise<ClinicTypes>;
  readonly changeTypes: (scope: Scope, change: SaveTypes & { revision: number }) => Promise<ClinicTypes>;
}

const whose = ['not-yours', 'practitioner-unknown'];
const neededRevision = (ifMatch: string | undefined): number => {
  const revision = revisionOf(ifMatch);
  if (revision === undefined) throw hoursProblem('revision-needed');
  return revision;
};
const headers = ({ revision }: { revision: number }) => ({ etag: etagOf(revision), 'cache-control': 'no-store' });

/** Hours of the practitioners and kinds of visit, for those who edit them: below `/api/v1/clinics/:clinic`. */
export const hoursRoutes = ({ guard, ...flows }: HoursDeps) =>
  new Hono<Guarded>()
    .get(
      '/availability',
      guard.may({ who: clinical, summary: 'A practitioner’s hours, days that differ, pause, and booked visits outside of them', answers: { 200: CalendarSheet }, problems: whose }),
      valid('query', WhoseCalendar),
      async (c) => {
        const sheet = await flows.readHours(c.var.scope, c.req.valid('query'));
        return c.json(sheet, 200, headers(sheet));
      },
    )
    .put(
      '/availability',
      guard.may({
        who: clinical,
        summary: 'Saves a practitioner’s hours (If-Match: their ETag)',
        answers: { 200: CalendarSheet },
        problems: [...whose, 'revision-needed', 'revision-stale', 'windows-overlap', 'window-start'],
      }),
      valid('query', WhoseCalendar),
      valid('json', Hours),
      async (c) => {
        const revision = neededRevision(c.req.header('if-match'));
        const sheet = await flows.saveHours(c.var.scope, { ...c.req.valid('query'), hours: c.req.valid('json'), revision });
        return c.json(sheet, 200, headers(sheet));
      },
    )
    .post(
      '/availability/exceptions',
      guard.may({
        who: clinical,
        summary: 'Adds days that differ; answers which booked visits would have to move',
        answers: { 201: ExceptionAdded },
        problems: [...whose, 'windows-overlap', 'window-start', 'date-past', 'date-too-far', 'dates-reversed', 'range-too-long', 'exceptions-full'],
      }),
      valid('query', WhoseDays),
      valid('json', NewException),
      async (c) => c.json(await flows.addDaysThatDiffer(c.var.scope, { ...c.req.valid('query'), exception: c.req.valid('json') }), 201, { 'cache-control': 'no-store' }),
    )
    .delete(
      '/availability/exceptions/:exception',
      guard.may({ who: clinical, summary: 'Takes days that differ back', answers: { 204: null }, problems: ['not-yours'] }),
      async (c) => {
        const id = c.req.param('exception');
        if (!v.is(Id, id)) throw notFound();
        await flows.removeDaysThatDiffer(c.var.scope, id);
        return c.body(null, 204);
      },
    )
    .post(
      '/availability/pause',
      guard.may({ who: clinical, summary: 'Takes no new bookings for a while; what is booked stays', answers: { 200: CalendarSheet }, problems: [...whose, 'date-past', 'date-too-far'] }),
      valid('query', WhoseCalendar),
      valid('json', PauseRequest),
      async (c) => {
        const sheet = await flows.pause(c.var.scope, { ...c.req.valid('query'), pause: c.req.valid('json') });
        return c.json(sheet, 200, headers(sheet));
      },
    )
    .delete(
      '/availability/pause',
      guard.may({ who: clinical, summary: 'Takes bookings again', answers: { 200: CalendarSheet }, problems: whose }),
      valid('query', WhoseCalendar),
      async (c) => {
        const sheet = await flows.resume(c.var.scope, c.req.valid('query'));
        return c.json(sheet, 200, headers(sheet));
      },
    )
    .get('/appointment-types', guard.may({ who: ['manager'], summary: 'The kinds of visit, to edit', answers: { 200: ClinicTypes } }), async (c) => {
      const types = await flows.readTypes(c.var.scope);
      return c.json(types, 200, headers(types));
    })
    .put(
      '/appointment-types',
      guard.may({
        who: ['manager'],
        summary: 'Saves the kinds of visit the clinic offers (If-Match: their ETag)',
        answers: { 200: ClinicTypes },
        problems: ['revision-needed', 'revision-stale', 'type-name-twice', 'type-code-twice'],
      }),
      valid('json', SaveTypes),
      async (c) => {
        const revision = neededRevision(c.req.header('if-match'));
        const types = await flows.changeTypes(c.var.scope, { ...c.req.valid('json'), revision });
        return c.json(types, 200, headers(types));
      },
    );
