import { Hono } from 'hono';
import { feedFile } from '../booking/provider.ics.ts';
import { hoursRoutes } from '../calendar/routes.hours.ts';
import { linksRoutes } from '../calendar/routes.links.ts';
import { settingsRoutes } from '../calendar/routes.settings.ts';
import { calendarRoutes } from '../calendar/routes.ts';
import { settings } from '../flows/booking/settings.ts';
import { addDaysThatDiffer, removeDaysThatDiffer } from '../flows/calendar/exceptions.ts';
import { endFeed, makeFeed, openFeed } from '../flows/calendar/feed.ts';
import { holidays } from '../flows/calendar/holidays.ts';
import { checkCalendar, connectCalendar, disconnectCalendar } from '../flows/calendar/import.ts';
import { pause, resume } from '../flows/calendar/pause.ts';
import { saveHours } from '../flows/calendar/save-hours.ts';
import { readHours } from '../flows/calendar/sheet.ts';
import { changeTypes, readTypes } from '../flows/calendar/types.ts';
import type { Guarded } from '../shared/guard.ts';
import { freeTimes } from '../views/free-times.ts';
import type { Ground } from './ground.ts';

/** When somebody can be seen: free times, hours, rules and holidays, calendars of elsewhere. */
export function calendarMounts({ world, guard, imports }: Ground) {
  const { db, clock } = world;
  const { sql } = db;
  const { publicUrl } = world.config;
  return new Hono<Guarded>()
    .route('/', calendarRoutes({ guard, freeTimes: freeTimes({ sql, clock }) }))
    .route(
      '/',
      hoursRoutes({
        guard,
        readHours: readHours(world),
        saveHours: saveHours(world),
        addDaysThatDiffer: addDaysThatDiffer(world),
        removeDaysThatDiffer: removeDaysThatDiffer(world),
        pause: pause(world),
        resume: resume(world),
        readTypes: readTypes(world),
        changeTypes: changeTypes(world),
      }),
    )
    .route('/', settingsRoutes({ guard, bookingRules: settings(world), holidays: holidays(world) }))
    .route(
      '/',
      linksRoutes({
        guard,
        connectCalendar: connectCalendar(imports),
        checkCalendar: checkCalendar(imports),
        disconnectCalendar: disconnectCalendar(imports),
        makeFeed: makeFeed({ ...world, publicUrl }),
        endFeed: endFeed(world),
        openFeed: openFeed({ db, clock, feedFile: (about, visits) => feedFile({ ...about, publicUrl }, visits) }),
      }),
    );
}
