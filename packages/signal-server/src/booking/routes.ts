import { Hono, type Context } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { clinical, everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Appointment, Booked, type BookingProblem, BookRequest, CancelRequest, Hold, HoldRequest, RescheduleRequest } from './contract.ts';
import { AppointmentList, DayQuery, DeclineRequest } from './staff.contract.ts';
import type { CalendarFile } from './provider.ts';

interface World {
  readonly guard: Guard;
  /** From where a caller takes times; nothing where that is not counted. */
  readonly takesFrom: (c: Context<Guarded>) => string | undefined;
  /** Counts that somebody who does not work here moves a visit. */
  readonly countMove: (c: Context<Guarded>) => Promise<void>;
  readonly hold: (scope: Scope, request: HoldRequest, from?: string) => Promise<Hold>;
  readonly release: (scope: Scope) => Promise<void>;
  readonly book: (scope: Scope, request: BookRequest) => Promise<Booked>;
  readonly confirm: (scope: Scope, reference: string) => Promise<Appointment>;
  readonly decline: (scope: Scope, reference: string, request: DeclineRequest) => Promise<Appointment>;
  readonly cancel: (scope: Scope, reference: string, request: CancelRequest) => Promise<Appointment>;
  readonly reschedule: (scope: Scope, reference: string, request: RescheduleRequest) => Promise<Appointment>;
  readonly claim: (scope: Scope, reference: string) => Promise<Appointment>;
  readonly giveBack: (scope: Scope, reference: string) => Promise<Appointment>;
  readonly appointments: {
    list(scope: Scope, query: DayQuery): Promise<AppointmentList>;
    one(scope: Scope, reference: string): Promise<Appointment>;
  };
  readonly calendarFile: (appointment: Appointment) => CalendarFile;
}

const noTime: (BookingProblem | 'type-unknown' | 'practitioner-unknown')[] = ['slot-taken', 'slot-past', 'slot-unknown', 'type-unknown', 'practitioner-unknown'];
const noChange: BookingProblem[] = ['not-yours', 'wrong-status'];
/** What was told does not suit the time. */
const tooSoon: BookingProblem[] = ['too-urgent', 'emergency-now'];
const answers = { 200: Appointment };
const readers = [...theOwner, ...everyStaff];

/** Holding, booking and what becomes of an appointment. Mounted below a clinic. */
export const bookingRoutes = ({ guard, takesFrom, countMove, hold, release, book, confirm, decline, cancel, reschedule, claim, giveBack, appointments, calendarFile }: World) =>
  new Hono<Guarded>()
    .post(
      '/holds',
      guard.may({ who: ['anyone'], summary: 'Take a free time for ten minutes', answers: { 201: Hold }, problems: [...noTime, ...tooSoon, 'too-many-from-here'], limit: 'booking' }),
      valid('json', HoldRequest),
      async (c) => c.json(await hold(c.var.scope, c.req.valid('json'), takesFrom(c)), 201),
    )
    .delete('/holds/:reference', guard.may({ who: ['draft'], summary: 'Give a held time back', answers: { 204: null } }), async (c) => {
      await release(c.var.scope);
      return c.body(null, 204);
    })
    .post(
      '/appointments',
      guard.may({ who: ['draft'], summary: 'Book the held time', answers: { 201: Booked }, problems: ['hold-expired', 'already-booked', 'pet-unknown', 'phone-odd', 'consent-needed', ...tooSoon], limit: 'booking' }),
      valid('json', BookRequest),
      async (c) => c.json(await book(c.var.scope, c.req.valid('json')), 201),
    )
    .get(
      '/appointments',
      guard.may({ who: everyStaff, summary: 'The clinic’s appointments, upcoming or past', answers: { 200: AppointmentList } }),
      valid('query', DayQuery),
      async (c) => c.json(await appointments.list(c.var.scope, c.req.valid('query'))),
    )
    .get('/appointments/:reference', guard.may({ who: readers, summary: 'One appointment', answers }), async (c) =>
      c.json(await appointments.one(c.var.scope, c.req.param('reference'))),
    )
    .get(
      '/appointments/:reference/calendar',
      guard.may({ who: readers, summary: 'One appointment as a calendar file', answers: { 200: 'text/calendar' } }),
      async (c) => {
        const reference = c.req.param('reference');
        const { method, content } = calendarFile(await appointments.one(c.var.scope, reference));
        return c.body(content, 200, {
          'content-type': `text/calendar; charset=utf-8; method=${method}`,
          'content-disposition': `attachment; filename="${reference}.ics"`,
        });
      },
    )
    .post('/appointments/:reference/confirm', guard.may({ who: clinical, summary: 'Say yes to a request', answers, problems: noChange }), async (c) =>
      c.json(await confirm(c.var.scope, c.req.param('reference'))),
    )
    .post(
      '/appointments/:reference/decline',
      guard.may({ who: clinical, summary: 'Say no to a request, with a reason', answers, problems: noChange }),
      valid('json', DeclineRequest),
      async (c) => c.json(await decline(c.var.scope, c.req.param('reference'), c.req.valid('json'))),
    )
    .post(
      '/appointments/:reference/cancel',
      guard.may({ who: readers, summary: 'Call an appointment off', answers, problems: noChange }),
      valid('json', CancelRequest),
      async (c) => c.json(await cancel(c.var.scope, c.req.param('reference'), c.req.valid('json'))),
    )
    .post(
      '/appointments/:reference/reschedule',
      guard.may({ who: readers, summary: 'Move an appointment to another free time', answers, problems: [...noTime, ...noChange, ...tooSoon, 'too-late-to-change'], limit: 'booking' }),
      valid('json', RescheduleRequest),
      async (c) => {
        await countMove(c);
        return c.json(await reschedule(c.var.scope, c.req.param('reference'), c.req.valid('json')));
      },
    )
    .post(
      '/appointments/:reference/claim',
      guard.may({ who: ['vet', 'technician'], summary: 'Take a consult that nobody has', answers, problems: [...noChange, 'claimed-already', 'calendar-conflict'] }),
      async (c) => c.json(await claim(c.var.scope, c.req.param('reference'))),
    )
    .post('/appointments/:reference/release', guard.may({ who: clinical, summary: 'Give an appointment back: nobody has it then', answers, problems: noChange }), async (c) =>
      c.json(await giveBack(c.var.scope, c.req.param('reference'))),
    );
