import { importClients } from '../src/flows/people/import-clients.ts';
import { createKeys } from '../src/shared/keys.ts';
import { Hono } from 'hono';
import type * as v from 'valibot';
import type { Booked, BookRequest, Hold, HoldRequest } from '../src/booking/contract.ts';
import { calendarFile } from '../src/booking/provider.ics.ts';
import { onDemandRoutes } from '../src/booking/routes.on-demand.ts';
import { bookingRoutes } from '../src/booking/routes.ts';
import { appointmentOwner } from '../src/booking/store.ts';
import type { FreeSlots } from '../src/calendar/contract.ts';
import type { Weekly } from '../src/calendar/week.contract.ts';
import { calendarRoutes } from '../src/calendar/routes.ts';
import { addException, setAvailability, type Availability } from '../src/calendar/store.ts';
import { clinicBySlug, refOf } from '../src/clinics/store.ts';
import type { Database } from '../src/database/open.ts';
import { transaction } from '../src/database/transaction.ts';
import { startWorkers, type Handlers } from '../src/database/workers.ts';
import { book } from '../src/flows/booking/book.ts';
import { board } from '../src/flows/booking/board.ts';
import { cancel } from '../src/flows/booking/cancel.ts';
import { claim, giveBack } from '../src/flows/booking/claim.ts';
import { bookOnBehalf } from '../src/flows/booking/on-behalf.ts';
import { confirm } from '../src/flows/booking/confirm.ts';
import { decline } from '../src/flows/booking/decline.ts';
import { hold } from '../src/flows/booking/hold.ts';
import { endHold, endHoldJob } from '../src/flows/booking/end-hold.ts';
import { escalate, escalateJob } from '../src/flows/booking/escalate.ts';
import { liveCall, liveCallOffer, waitFor } from '../src/flows/booking/live-call.ts';
import { reschedule } from '../src/flows/booking/reschedule.ts';
import { settings } from '../src/flows/booking/settings.ts';
import { release } from '../src/flows/booking/release.ts';
import { tell } from '../src/flows/notices/tell.ts';
import { chooseRecall } from '../src/flows/records/recall-choice.ts';
import { assessTriage } from '../src/flows/triage/assess.ts';
import { decideTriage } from '../src/flows/triage/decide.ts';
import { triageQueue } from '../src/flows/triage/look.ts';
import { retriage } from '../src/flows/triage/retriage.ts';
import { createGuard } from '../src/identity/guard.ts';
import { openSession } from '../src/identity/store.ts';
import { outboxMail, outboxSms } from '../src/notices/provider.outbox.ts';
import type { Outbox } from '../src/notices/contract.ts';
import type { MailProvider } from '../src/notices/provider.ts';
import { mailBook, smsBook } from '../src/notices/store.ts';
import { peopleRoutes } from '../src/people/routes.ts';
import { addStaff } from '../src/people/store.ts';
import { answerNotFound, answerProblem } from '../src/shared/answer.ts';
import { newId } from '../src/shared/ids.ts';
import { createLimits } from '../src/shared/limits.ts';
import { silent } from '../src/shared/log.ts';
import type { StaffRole } from '../src/shared/words.contract.ts';
import { assess } from '../src/triage/assess.ts';
import { triageRoutes } from '../src/triage/routes.ts';
import { oneAppointment } from '../src/views/appointments.ts';
import { freeTimes } from '../src/views/free-times.ts';
import { findOwners } from '../src/views/find-owners.ts';
import { myAnimals, myPets } from '../src/views/my-pets.ts';
import { outbox } from '../src/views/outbox.ts';
import { agreed } from './agreed.ts';
import { freshDatabase } from './database.ts';

export const publicUrl = new URL('http://localhost:8787/');

/** Monday, January 7, 2030, 9:00 in Toronto: the clinic opens. */
export const opening = new Date('2030-01-07T14:00:00.000Z');
const nineToFive: Weekly = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']], thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] };

export const samAndMiso: v.InferInput<typeof BookRequest> = {
  pet: { name: 'Miso', species: 'cat', age: '5y' },
  reason: 'He scratches his ear',
  place: { country: 'CA', region: 'Ontario' },
  owner: { name: 'Sam Rivera', email: 'Sam@mail.example', phone: '+1 416 555 0162' },
  consent: { telehealth: true, privacy: true, agreement: agreed },
};

const keys = createKeys('a secret for tests');
/** Stories say from where somebody takes a time, where that matters. */
const takesFrom = (c: { req: { header: (name: string) => string | undefined } }) => c.req.header('x-from');

/** One clinic with vets to book, in memory nothing: routes, flows and mail on a fresh database. Call it at the head of a test file. */
export async function bookingWorld() {
  const db = await freshDatabase();
  return worldOn(db);
}

async function worldOn(db: Database) {
  const time = { now: new Date(opening) };
  const clock = () => time.now;
  const world = { db, clock, keys, sql: db.sql };
  const guard = createGuard({
    ...world,
    limits: createLimits(false),
    addressOf: () => 'test',
    clinicBySlug: async (slug) => {
      const found = await clinicBySlug(db.sql, slug);
      return found && refOf(found);
    },
    appointmentOwner: (clinic, reference) => appointmentOwner(db.sql, { clinic: { id: clinic } }, reference),
    isStaffOrigin: () => true,
  });
  const closedRooms: string[] = [];
  const signaling = { remove: (consult: string) => void closedRooms.push(consult) };
  const booking = {
    guard,
    takesFrom,
    countMove: async () => {},
    hold: hold(world),
    release: release(world),
    book: book({ ...world, assess }),
    confirm: confirm(world),
    decline: decline({ ...world, signaling }),
    cancel: cancel({ ...world, signaling }),
    reschedule: reschedule(world),
    settings: settings(world),
    claim: claim(world),
    giveBack: giveBack(world),
    appointments: { list: board(world), one: oneAppointment(world) },
    calendarFile: (appointment: Parameters<typeof calendarFile>[1]) => calendarFile({ publicUrl, now: clock() }, appointment),
  };
  const app = new Hono()
    .onError(answerProblem({ ...silent, error: (data) => console.error(data) }))
    .notFound(answerNotFound)
    .route('/api/v1/clinics/:clinic', calendarRoutes({ guard, freeTimes: freeTimes(world) }))
    .route('/api/v1/clinics/:clinic', bookingRoutes(booking))
    .route('/api/v1/clinics/:clinic', onDemandRoutes({ guard, takesFrom, liveCallOffer: liveCallOffer(world), liveCall: liveCall({ ...world, assess }), bookOnBehalf: bookOnBehalf({ ...world, assess }), waitFor: waitFor(world) }))
    .route('/api/v1/clinics/:clinic', peopleRoutes({ guard, myPets: myPets(world), myAnimals: myAnimals(world), chooseRecall: chooseRecall({ ...world, keys }), findOwners: findOwners(world), importClients: importClients({ ...world, keys }) }))
    .route('/api/v1/clinics/:clinic', triageRoutes({
      guard,
      assess: assessTriage({ ...world, assess }),
      queue: triageQueue(world),
      decide: decideTriage(world),
      retriage: retriage({ ...world, assess }),
      countKept: async () => {},
    }));

  const clinic = newId();
  await db.sql`
    insert into clinic (id, slug, name, zone, currency, country, phone)
    values (${clinic}, 'maple-street', 'Maple Street Veterinary', 'America/Toronto', 'CAD', 'CA', '416-555-0100'),
      (${newId()}, 'oak-lane', 'Oak Lane Veterinary', 'America/Toronto', 'CAD', 'CA', null)`;
  await db.sql`
    insert into appointment_type (clinic_id, id, code, name, duration_min, modalities, role, price_minor, preparation)
    values (${clinic}, ${newId()}, 'sick', 'Sick visit', 30, ${['video', 'phone']}, 'vet', 6200, ${['A bright spot where your pet feels safe']}),
      (${clinic}, ${newId()}, 'nail', 'Nail trim', 15, ${['in-person']}, 'technician', 2500, ${[] as string[]})`;
  const scope = { clinic: { id: clinic } };

  const ask = (method: string, path: string, { token, body, from }: { token?: string | undefined; body?: unknown; from?: string | undefined } = {}) =>
    app.request(`/api/v1/clinics/maple-street${path}`, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(from ? { 'x-from': from } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  /** Somebody who works here, signed in, with a week to book where hours are given. */
  async function staff(name: string, role: StaffRole, hours?: Partial<Availability>) {
    const member = await transaction(db, (tx) => addStaff(tx, scope, { email: `${newId()}@maple.example`, name, role, licence: role === 'vet' ? 'ON 4471' : undefined }));
    if (hours) await transaction(db, (tx) => setAvailability(tx, scope, member.id, { weekly: nineToFive, stepMin: 30, bufferMin: 0, minNoticeMin: 15, horizonDays: 60, ...hours }));
    const person = { ...member, token: await signIn(member.id) };
    everybody.push(person);
    return person;
  }
  const everybody: { id: string; token: string }[] = [];
  const signIn = async (id: string) =>
    (await transaction(db, (tx) => openSession(tx, scope, { kind: 'staff', staff: id, now: opening, expiresAt: new Date('2031-01-01T00:00:00Z') }))).token;

  const holdTime = (start: string, more: Partial<HoldRequest> & { token?: string; from?: string } = {}) => {
    const { token, from, ...wish } = more;
    return ask('POST', '/holds', { token, from, body: { type: 'sick', modality: 'video', start, ...wish } });
  };
  const bookHeld = (token: string, changes: Partial<typeof samAndMiso> = {}) => ask('POST', '/appointments', { token, body: { ...samAndMiso, ...changes } });

  return {
    app,
    db,
    /** Consults whose sockets were closed. */
    closedRooms,
    scope,
    time,
    clock,
    ask,
    staff,
    hold: holdTime,
    book: bookHeld,
    /** Held and booked at once. */
    async booked(start: string, changes: Partial<typeof samAndMiso> = {}, wish: Partial<HoldRequest> = {}): Promise<Booked> {
      const held = (await (await holdTime(start, wish)).json()) as Hold;
      return (await (await bookHeld(held.token, changes)).json()) as Booked;
    },
    /** Starts of the free times of a day. */
    async free(date: string, more = ''): Promise<string[]> {
      const answer = await ask('GET', `/slots?type=sick&modality=video&from=${date}&to=${date}&zone=America/Toronto${more}`);
      return ((await answer.json()) as FreeSlots).slots.map(({ start }) => start);
    },
    differs: (person: string, exception: Parameters<typeof addException>[3]) => transaction(db, (tx) => addException(tx, scope, person, exception)),
    /** An empty diary and outbox at eight on Monday morning, with the staff signed in again. For before each test. */
    async empty(): Promise<void> {
      time.now = new Date(opening.getTime() - 3_600_000);
      await db.sql`truncate appointment, availability_exception, owner, mail, sms, job cascade`;
      for (const person of everybody) person.token = await signIn(person.id);
    },
    /** A session of the owner with this address, as after a code. */
    async ownerToken(email: string): Promise<string> {
      const [owner] = await db.sql<{ id: string }[]>`select id from owner where email = ${email}`;
      return (await transaction(db, (tx) => openSession(tx, scope, { kind: 'owner', owner: owner!.id, now: time.now, expiresAt: new Date('2031-01-01T00:00:00Z') }))).token;
    },
    /** It is this time now: runs what is due by then of holds and unanswered requests, in order, as a server does that was started only now. */
    async until(now: Date): Promise<void> {
      time.now = now;
      await db.sql`update job set run_at = '2000-01-01'::timestamptz + (run_at - '2030-01-01'::timestamptz) where kind in (${endHoldJob}, ${escalateJob}) and run_at <= ${now} and run_at > '2030-01-01'`;
      await runJobs(db, { [endHoldJob]: endHold(world), [escalateJob]: escalate(world) });
    },
    /** Runs all jobs that are due, and gives the outbox, latest first. */
    async mails(provider: MailProvider = outboxMail({ book: mailBook(db.sql) })): Promise<Outbox['mails']> {
      await runJobs(db, { tell: tell({ ...world, keys, mail: provider, sms: outboxSms({ book: smsBook(db.sql) }), publicUrl, calendarFile }) });
      return (await outbox(db)()).mails;
    },
  };
}

/** Runs every job that is due with these handlers. */
export async function runJobs(db: Database, handlers: Handlers): Promise<void> {
  const workers = await startWorkers(db, handlers, { log: silent });
  await workers.idle();
  await workers.stop();
}
