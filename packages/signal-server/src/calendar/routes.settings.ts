import { Hono } from 'hono';
import { etagOf, revisionOf } from '../shared/etag.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { hoursProblem } from './problems.ts';
import { BookingRules, HolidaySheet, HolidaysSaved, SaveHolidays, SaveRules } from './settings.contract.ts';

export interface SettingsDeps {
  readonly guard: Guard;
  readonly bookingRules: {
    read(scope: Scope): Promise<BookingRules>;
    save(scope: Scope, change: { settings: SaveRules; revision: number }): Promise<BookingRules>;
  };
  readonly holidays: {
    read(scope: Scope): Promise<HolidaySheet>;
    save(scope: Scope, change: SaveHolidays & { revision: number }): Promise<HolidaysSaved>;
  };
}

const neededRevision = (ifMatch: string | undefined): number => {
  const revision = revisionOf(ifMatch);
  if (revision === undefined) throw hoursProblem('revision-needed');
  return revision;
};
const headers = ({ revision }: { revision: number }) => ({ etag: etagOf(revision), 'cache-control': 'no-store' });
const versions = ['revision-needed', 'revision-stale'];

/** What a manager sets for the whole clinic: below `/api/v1/clinics/:clinic`. */
export const settingsRoutes = ({ guard, bookingRules, holidays }: SettingsDeps) =>
  new Hono<Guarded>()
    .get('/booking-settings', guard.may({ who: everyStaff, summary: 'The clinic’s rules of booking, changing, cancelling and unanswered requests', answers: { 200: BookingRules } }), async (c) => {
      const rules = await bookingRules.read(c.var.scope);
      return c.json(rules, 200, headers(rules));
    })
    .put(
      '/booking-settings',
      guard.may({ who: ['manager'], summary: 'Saves the clinic’s rules of booking (If-Match: their ETag)', answers: { 200: BookingRules }, problems: versions }),
      valid('json', SaveRules),
      async (c) => {
        const revision = neededRevision(c.req.header('if-match'));
        const rules = await bookingRules.save(c.var.scope, { settings: c.req.valid('json'), revision });
        return c.json(rules, 200, headers(rules));
      },
    )
    .get('/holidays', guard.may({ who: ['manager'], summary: 'Public holidays of the clinic’s country, and those on which it is closed', answers: { 200: HolidaySheet } }), async (c) => {
      const sheet = await holidays.read(c.var.scope);
      return c.json(sheet, 200, headers(sheet));
    })
    .put(
      '/holidays',
      guard.may({ who: ['manager'], summary: 'Closes the clinic on these public holidays, every year (If-Match: their ETag); answers which booked visits would have to move', answers: { 200: HolidaysSaved }, problems: [...versions, 'holiday-unknown'] }),
      valid('json', SaveHolidays),
      async (c) => {
        const revision = neededRevision(c.req.header('if-match'));
        const saved = await holidays.save(c.var.scope, { ...c.req.valid('json'), revision });
        return c.json(saved, 200, headers(saved.sheet));
      },
    );
