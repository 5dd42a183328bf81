import { Hono } from 'hono';
import { deviceTestRoutes } from '../src/consult/routes.device-test.ts';
import { barRoutes } from '../src/consult/routes.bar.ts';
import { consultRoutes } from '../src/consult/routes.ts';
import { addConsent } from '../src/consent/store.ts';
import { openConsult } from '../src/consult/store.ts';
import { transaction } from '../src/database/transaction.ts';
import { agree } from '../src/flows/consult/agree.ts';
import { deviceReports, putReport, testServers } from '../src/flows/consult/device-test.ts';
import { attendance, history } from '../src/flows/consult/attendance.ts';
import { bar, setMessages } from '../src/flows/consult/bar.ts';
import { end } from '../src/flows/consult/end.ts';
import { enter } from '../src/flows/consult/enter.ts';
import { answerHelp, getHelp, handleHelp, helpRequests, wantHelp, writeOwner } from '../src/flows/consult/help.ts';
import { join } from '../src/flows/consult/join.ts';
import { messages, timeline } from '../src/flows/consult/look.ts';
import { cameraJudged } from '../src/flows/consult/camera.ts';
import { measured } from '../src/flows/consult/measured.ts';
import { noShow } from '../src/flows/consult/no-show.ts';
import { presence } from '../src/flows/consult/presence.ts';
import { say } from '../src/flows/consult/say.ts';
import type { ConnectedPeer } from '../src/flows/consult/signaling.ts';
import { socketTold } from '../src/flows/consult/socket.ts';
import { recordFlows } from '../src/flows/records/all.ts';
import { outFlows } from '../src/flows/records/out.ts';
import { scriptFlows } from '../src/flows/scripts/all.ts';
import { appointmentOwner } from '../src/booking/store.ts';
import { clinicBySlug, refOf } from '../src/clinics/store.ts';
import { createGuard } from '../src/identity/guard.ts';
import { openSession, type NewSession } from '../src/identity/store.ts';
import { createPrinter } from '../src/pdf/print.ts';
import { outRoutes } from '../src/records/routes.out.ts';
import { recordsRoutes } from '../src/records/routes.ts';
import { scriptsRoutes } from '../src/records/routes.scripts.ts';
import { answerNotFound, answerProblem } from '../src/shared/answer.ts';
import { createKeys } from '../src/shared/keys.ts';
import { createLimits } from '../src/shared/limits.ts';
import { newId, newReference } from '../src/shared/ids.ts';
import { silent } from '../src/shared/log.ts';
import { createSignaling } from '../src/signaling/signaling.ts';
import { agreed } from './agreed.ts';
import { freshDatabase } from './database.ts';

export type Someone = 'owner' | 'stranger' | 'vet' | 'colleague' | 'technician' | 'frontDesk' | 'manager' | 'elsewhere';

/**
 * One clinic with one booked video visit of Sam Rivera and Miso with Dr. Hana Ito, and the routes of room and record on a fresh database.
 * `elsewhere` is a vet of another clinic, `stranger` another owner of this one. Call it at the head of a test file.
 */
export async function visitWorld() {
  const db = await freshDatabase();
  const keys = createKeys('a secret for tests');
  const time = { now: new Date('2030-01-07T15:00:00.000Z') };
  const clock = () => time.now;
  const told = socketTold({ db, clock, keys });
  const ice = { stun: { host: 'clinic.example', port: 3478 }, turn: { urls: ['turn:relay.example:3478?transport=udp'], secret: 'a secret for tests' } };
  const signaling = createSignaling({ mode: 'room', ice, tokens: { secret: keys.key('room-token') }, now: clock, onPresence: told, timeouts: { graceMs: 0 }, log: silent });
  const guard = createGuard({
    sql: db.sql,
    clock,
    limits: createLimits(false),
    addressOf: () => 'test',
    clinicBySlug: async (slug) => {
      const found = await clinicBySlug(db.sql, slug);
      return found && refOf(found);
    },
    appointmentOwner: (clinic, reference) => appointmentOwner(db.sql, { clinic: { id: clinic } }, reference),
    isStaffOrigin: () => true,
  });
  const world = { db, clock, keys, signaling };
  // Who has an open socket, by consult: stories of the bar seat people without opening one.
  const seats = new Map<string, readonly ConnectedPeer[]>();
  const seated = { db, clock, signaling: { peersOf: (consult: string) => seats.get(consult) ?? [], remove: (consult: string) => void seats.delete(consult) } };
  const app = new Hono()
    .onError(answerProblem({ ...silent, error: (data) => console.error(data) }))
    .notFound(answerNotFound)
    .route(
      '/api/v1/clinics/:clinic',
      consultRoutes({ guard, enter: enter(world), presence: presence(world), join: join(world), agree: agree(world), measured: measured(world), cameraJudged: cameraJudged(world), end: end(world), say: say(world), messages: messages(world), timeline: timeline(world) }),
    )
    .route('/api/v1/clinics/:clinic', deviceTestRoutes({ guard, testServers: testServers(world), putReport: putReport(world), reports: deviceReports(world) }))
    .route('/api/v1/clinics/:clinic', recordsRoutes({ guard, ...recordFlows(world) }))
    .route('/api/v1/clinics/:clinic', scriptsRoutes({ guard, ...scriptFlows(world) }))
    .route('/api/v1/clinics/:clinic', outRoutes({ guard, ...outFlows({ ...world, print: createPrinter({ font: undefined, clock }), publicUrl: new URL('https://care.example/') }) }))
    .route(
      '/api/v1/clinics/:clinic',
      barRoutes({
        guard, bar: bar(seated), setMessages: setMessages(seated), getHelp: getHelp(seated), wantHelp: wantHelp(seated), noShow: noShow(seated), helpRequests: helpRequests(seated), answerHelp: answerHelp(seated),
        writeOwner: writeOwner(seated), handleHelp: handleHelp(seated), attendance: attendance(world), history: history(world),
      }),
    )
    .route('/', signaling.routes);

  const people = await fill(db.sql);
  const tokens = new Map<Someone, string>();
  const session = async (who: Someone, clinic: string, kind: Pick<NewSession, 'kind'> & Record<string, string>) => {
    const from = { now: new Date(), expiresAt: new Date('2031-01-01T00:00:00Z') };
    tokens.set(who, (await transaction(db, (tx) => openSession(tx, { clinic: { id: clinic } }, { ...from, ...kind } as NewSession))).token);
  };
  for (const who of ['vet', 'colleague', 'technician', 'frontDesk', 'manager'] as const) await session(who, people.clinic, { kind: 'staff', staff: people[who] });
  await session('elsewhere', people.otherClinic, { kind: 'staff', staff: people.elsewhere });
  await session('owner', people.clinic, { kind: 'owner', owner: people.owner });
  await session('stranger', people.clinic, { kind: 'owner', owner: people.stranger });

  const ask = (who: Someone | undefined, method: string, path: string, { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {}) =>
    app.request(`/api/v1/clinics/${who === 'elsewhere' ? 'oak-lane' : 'maple-street'}${path}`, {
      method,
      headers: {
        ...(who ? { authorization: `Bearer ${tokens.get(who)}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  return {
    app,
    db,
    keys,
    clock,
    time,
    signaling,
    told,
    seats,
    guard,
    people,
    token: (who: Someone) => tokens.get(who)!,
    /** Another visit of the same people; its reference and consult. */
    book: (changes: Partial<NewVisit> = {}) => book(db.sql, people, changes),
    get: (who: Someone | undefined, path: string, headers?: Record<string, string>) => ask(who, 'GET', path, { headers }),
    post: (who: Someone | undefined, path: string, body?: unknown, headers?: Record<string, string>) => ask(who, 'POST', path, { body, headers }),
    put: (who: Someone | undefined, path: string, body: unknown, headers?: Record<string, string>) => ask(who, 'PUT', path, { body, headers }),
  };
}

export type VisitWorld = Awaited<ReturnType<typeof visitWorld>>;
type SqlHere = Awaited<ReturnType<typeof freshDatabase>>['sql'];

interface NewVisit {
  status: string;
  modality: string;
  practitioner: string;
  start: Date;
}

async function book(sql: SqlHere, people: Awaited<ReturnType<typeof fill>>, changes: Partial<NewVisit>) {
  // Each visit at its own time: one practitioner has one at a time.
  const visit = { status: 'confirmed', modality: 'video', practitioner: people.vet, start: new Date('2030-01-07T15:00:00Z'), ...changes };
  const [last] = await sql<{ next: Date | null }[]>`select max(end_at) as next from appointment where practitioner_id = ${visit.practitioner}`;
  const start = changes.start ?? last?.next ?? visit.start;
  const endAt = new Date(start.getTime() + 1_800_000);
  const [appointment, consult, reference] = [newId(), newId(), newReference()];
  const consent = { telehealth: true, privacy: true, at: start.toISOString(), policyVersion: '2026-11', name: 'Sam Rivera', phone: null, pet: { name: 'Miso', species: 'cat' } };
  await sql`
    insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, owner_id, pet_id, start_at, end_at, busy, reason, place, consent, policy_version)
    values (${people.clinic}, ${appointment}, ${reference}, ${visit.status}, ${people.type}, ${visit.modality}, ${visit.practitioner}, ${people.owner}, ${people.pet},
      ${start}, ${endAt}, tstzrange(${start}, ${endAt}), 'Scratches his ear', ${sql.json({ country: 'CA', region: 'Ontario' })}, ${sql.json(consent)}, '2026-11')`;
  await sql.begin((tx) => addConsent(tx, { clinic: { id: people.clinic } }, { ...agreed, id: newId(), appointment, given: 'booking', owner: people.owner, name: 'Sam Rivera', place: { country: 'CA', region: 'Ontario' }, locale: 'en', sms: false, now: start }));
  await sql.begin((tx) => openConsult(tx, { clinic: { id: people.clinic } }, { id: consult, appointment, reference }));
  return { reference, consult, appointment, start, end: endAt, path: `/consults/${reference}`, record: `/records/${reference}` };
}

async function fill(sql: SqlHere) {
  const ids = Object.fromEntries(
    ['clinic', 'otherClinic', 'vet', 'colleague', 'technician', 'frontDesk', 'manager', 'elsewhere', 'owner', 'stranger', 'pet', 'type'].map((name) => [name, newId()]),
  ) as Record<'clinic' | 'otherClinic' | 'vet' | 'colleague' | 'technician' | 'frontDesk' | 'manager' | 'elsewhere' | 'owner' | 'stranger' | 'pet' | 'type', string>;
  const clinic = (id: string, slug: string, name: string) =>
    sql`insert into clinic (id, slug, name, zone, currency, country) values (${id}, ${slug}, ${name}, 'America/Toronto', 'CAD', 'CA')`;
  const staff = (at: string, id: string, email: string, name: string, role: string) =>
    sql`insert into staff (clinic_id, id, email, name, role, licence) values (${at}, ${id}, ${`${email}@maple.example`}, ${name}, ${role}, ${role === 'vet' ? 'ON 4471' : null})`;
  await clinic(ids.clinic, 'maple-street', 'Maple Street Veterinary');
  await clinic(ids.otherClinic, 'oak-lane', 'Oak Lane Veterinary');
  await staff(ids.clinic, ids.vet, 'hana', 'Dr. Hana Ito', 'vet');
  await staff(ids.clinic, ids.colleague, 'lee', 'Dr. Lee Park', 'vet');
  await staff(ids.clinic, ids.technician, 'tess', 'Tess Moreau', 'technician');
  await staff(ids.clinic, ids.frontDesk, 'noor', 'Noor Haddad', 'front-desk');
  await staff(ids.clinic, ids.manager, 'mia', 'Mia Berg', 'manager');
  await staff(ids.otherClinic, ids.elsewhere, 'olga', 'Dr. Olga Lind', 'vet');
  await sql`insert into owner (clinic_id, id, email, name) values (${ids.clinic}, ${ids.owner}, 'sam@mail.example', 'Sam Rivera'), (${ids.clinic}, ${ids.stranger}, 'kim@mail.example', 'Kim Doe')`;
  await sql`insert into pet (clinic_id, id, owner_id, name, species) values (${ids.clinic}, ${ids.pet}, ${ids.owner}, 'Miso', 'cat')`;
  await sql`
    insert into appointment_type (clinic_id, id, code, name, duration_min, modalities, role, price_minor)
    values (${ids.clinic}, ${ids.type}, 'sick', 'Sick visit', 30, ${['video', 'phone']}, 'vet', 6200)`;
  return ids;
}
