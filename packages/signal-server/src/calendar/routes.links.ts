import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { clinical, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { CalendarSheet, FeedMade, WhoseCalendar } from './hours.contract.ts';
import { NewImport } from './links.contract.ts';

export interface LinksDeps {
  readonly guard: Guard;
  readonly connectCalendar: (scope: Scope, change: WhoseCalendar & NewImport) => Promise<CalendarSheet>;
  readonly checkCalendar: (scope: Scope, whose: WhoseCalendar) => Promise<CalendarSheet>;
  readonly disconnectCalendar: (scope: Scope, whose: WhoseCalendar) => Promise<CalendarSheet>;
  readonly makeFeed: (scope: Scope, whose: WhoseCalendar) => Promise<FeedMade>;
  readonly endFeed: (scope: Scope, whose: WhoseCalendar) => Promise<CalendarSheet>;
  readonly openFeed: (scope: Pick<Scope, 'clinic'>, secret: string) => Promise<{ readonly content: string }>;
}

const whose = ['not-yours', 'practitioner-unknown'];
const secret = { 'cache-control': 'no-store' };

/** Calendars elsewhere, into here and out of here: below `/api/v1/clinics/:clinic`. */
export const linksRoutes = ({ guard, ...flows }: LinksDeps) =>
  new Hono<Guarded>()
    .put(
      '/availability/import',
      guard.may({ who: clinical, summary: 'Connects a practitioner’s calendar elsewhere: its busy times cannot be booked', answers: { 200: CalendarSheet }, problems: [...whose, 'address-bad'] }),
      valid('query', WhoseCalendar),
      valid('json', NewImport),
      async (c) => c.json(await flows.connectCalendar(c.var.scope, { ...c.req.valid('query'), ...c.req.valid('json') }), 200, secret),
    )
    .post(
      '/availability/import/check',
      guard.may({ who: clinical, summary: 'Reads the connected calendar now; the outcome comes as `calendar.changed`', answers: { 202: CalendarSheet }, problems: [...whose, 'import-none'] }),
      valid('query', WhoseCalendar),
      async (c) => c.json(await flows.checkCalendar(c.var.scope, c.req.valid('query')), 202, secret),
    )
    .delete(
      '/availability/import',
      guard.may({ who: clinical, summary: 'Forgets the connected calendar and its busy times', answers: { 200: CalendarSheet }, problems: whose }),
      valid('query', WhoseCalendar),
      async (c) => c.json(await flows.disconnectCalendar(c.var.scope, c.req.valid('query')), 200, secret),
    )
    .post(
      '/availability/feed',
      guard.may({ who: clinical, summary: 'Makes a secret address for the practitioner’s own calendar, in place of the one before; told this once', answers: { 201: FeedMade }, problems: whose }),
      valid('query', WhoseCalendar),
      async (c) => c.json(await flows.makeFeed(c.var.scope, c.req.valid('query')), 201, secret),
    )
    .delete(
      '/availability/feed',
      guard.may({ who: clinical, summary: 'Ends the secret address', answers: { 200: CalendarSheet }, problems: whose }),
      valid('query', WhoseCalendar),
      async (c) => c.json(await flows.endFeed(c.var.scope, c.req.valid('query')), 200, secret),
    )
    .get(
      '/feeds/:feed',
      guard.may({ who: ['anyone'], summary: 'A practitioner’s visits as a calendar file, for whoever has the secret address', answers: { 200: 'text/calendar' }, problems: ['not-found'], limit: 'read' }),
      async (c) => {
        const { content } = await flows.openFeed(c.var.scope, c.req.param('feed').replace(/\.ics$/, ''));
        return c.body(content, 200, { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="visits.ics"', 'x-robots-tag': 'noindex', ...secret });
      },
    );
