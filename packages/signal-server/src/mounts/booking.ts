import { Hono } from 'hono';
import { calendarFile } from '../booking/provider.ics.ts';
import { onDemandRoutes } from '../booking/routes.on-demand.ts';
import { bookingRoutes } from '../booking/routes.ts';
import { board } from '../flows/booking/board.ts';
import { book } from '../flows/booking/book.ts';
import { cancel } from '../flows/booking/cancel.ts';
import { claim, giveBack } from '../flows/booking/claim.ts';
import { confirm } from '../flows/booking/confirm.ts';
import { decline } from '../flows/booking/decline.ts';
import { hold } from '../flows/booking/hold.ts';
import { liveCall, liveCallOffer, waitFor } from '../flows/booking/live-call.ts';
import { bookOnBehalf } from '../flows/booking/on-behalf.ts';
import { release } from '../flows/booking/release.ts';
import { reschedule } from '../flows/booking/reschedule.ts';
import type { Guarded } from '../shared/guard.ts';
import { assess } from '../triage/assess.ts';
import { oneAppointment } from '../views/appointments.ts';
import type { Ground } from './ground.ts';

/** Appointments: held, booked, moved, cancelled, claimed; live calls; the desk on behalf. */
export function bookingMounts({ world, guard, signaling, takesFrom, countMove }: Ground) {
  const { sql } = world.db;
  const { clock } = world;
  return new Hono<Guarded>()
    .route(
      '/',
      bookingRoutes({
        guard,
        takesFrom,
        countMove,
        hold: hold(world),
        release: release(world),
        book: book({ ...world, assess }),
        confirm: confirm(world),
        decline: decline({ ...world, signaling }),
        cancel: cancel({ ...world, signaling }),
        reschedule: reschedule(world),
        claim: claim(world),
        giveBack: giveBack(world),
        appointments: { list: board({ sql, clock }), one: oneAppointment({ sql }) },
        calendarFile: (appointment) => calendarFile({ publicUrl: world.config.publicUrl, now: clock() }, appointment),
      }),
    )
    .route(
      '/',
      onDemandRoutes({
        guard,
        takesFrom,
        liveCallOffer: liveCallOffer(world),
        liveCall: liveCall({ ...world, assess }),
        bookOnBehalf: bookOnBehalf({ ...world, assess }),
        waitFor: waitFor(world),
      }),
    );
}
