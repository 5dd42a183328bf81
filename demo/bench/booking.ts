import { agreed } from '../../packages/signal-server/test/agreed.ts';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Pool } from '../../packages/signal-server/src/database/connect.ts';
import { migrate } from '../../packages/signal-server/src/database/migrate.ts';
import { openDatabase, type Database } from '../../packages/signal-server/src/database/open.ts';
import { book } from '../../packages/signal-server/src/flows/booking/book.ts';
import { hold } from '../../packages/signal-server/src/flows/booking/hold.ts';
import { sessionByToken } from '../../packages/signal-server/src/identity/store.ts';
import { createKeys } from '../../packages/signal-server/src/shared/keys.ts';
import { silent } from '../../packages/signal-server/src/shared/log.ts';
import type { Caller, Scope } from '../../packages/signal-server/src/shared/scope.ts';
import { assess } from '../../packages/signal-server/src/triage/assess.ts';
import { freeTimes } from '../../packages/signal-server/src/views/free-times.ts';
import { median } from '../network/figures.ts';
import { withDataDir } from '../prove/world.ts';

export const about = 'free times of 50 practitioners for 28 days beside the query that fetches their bookings; bookings beside the same statements sent bare; in turns';

const migrations = fileURLToPath(new URL('../../packages/signal-server/migrations', import.meta.url));
const practitioners = 50;
const zone = 'America/Toronto';
/** Monday, eight in the morning at the clinic. */
const now = new Date('2030-01-07T13:00:00.000Z');
const query = { type: 'sick', modality: 'video', from: '2030-01-07', to: '2030-02-03', zone } as const;
const nobody: Caller = { kind: 'nobody' };

export interface World {
  readonly sql: Pool;
  readonly scope: Scope;
  readonly people: readonly string[];
}

/** A clinic whose vets work nine to five from Monday to Friday, in half hours. */
export async function clinicOn(sql: Pool): Promise<World> {
  const clinic = { id: randomUUID(), slug: 'maple-street', name: 'Maple Street Veterinary', zone, locale: 'en', currency: 'CAD' };
  await migrate(sql, migrations);
  await sql`insert into clinic (id, slug, name, zone, currency, country) values (${clinic.id}, ${clinic.slug}, ${clinic.name}, ${zone}, 'CAD', 'CA')`;
  await sql`
    insert into appointment_type (clinic_id, id, code, name, duration_min, modalities, role, price_minor)
    values (${clinic.id}, ${randomUUID()}, 'sick', 'Sick visit', 30, ${['video']}, 'vet', 6200)`;
  const people = Array.from({ length: practitioners }, () => randomUUID());
  await sql`
    insert into staff (clinic_id, id, email, name, role)
    select ${clinic.id}, id, id || '@maple-street.example', 'Dr. Hana Ito', 'vet' from unnest(${people}::uuid[]) id`;
  const week = sql.json(Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])));
  await sql`insert into availability (clinic_id, staff_id, weekly, step_min) select ${clinic.id}, id, ${week}, 30 from unnest(${people}::uuid[]) id`;
  return { sql, scope: { clinic, caller: nobody }, people };
}

/** Every second half hour of so many working days from a date on, for everybody. */
async function fill({ sql, scope }: World, { from, to, status }: { from: string; to: string; status: 'confirmed' | 'done' }): Promise<number> {
  const owner = randomUUID();
  const { clinic } = scope;
  await sql`insert into owner (clinic_id, id, email, name) values (${clinic.id}, ${owner}, ${`${owner}@mail.example`}, 'Sam Rivera')`;
  const { count } = await sql`
    insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, owner_id, start_at, end_at, busy, policy_version)
    select ${clinic.id}, gen_random_uuid(), gen_random_uuid()::text, ${status}, t.id, 'video', a.staff_id, ${owner},
      start, start + interval '30 minutes', tstzrange(start, start + interval '30 minutes'), '1'
    from availability a, appointment_type t, generate_series(${from}::date, ${to}::date, interval '1 day') day,
      generate_series(0, 7) hour, lateral (select (day + interval '9 hours' + hour * interval '1 hour') at time zone ${zone} as start) at
    where a.clinic_id = ${clinic.id} and t.clinic_id = ${clinic.id} and extract(isodow from day) < 6`;
  await sql`analyze appointment`;
  return count;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Takes turns, so that what else the machine does falls on all alike. The first turns only warm up. */
export async function inTurns<Name extends string>(rounds: number, works: Readonly<Record<Name, () => Promise<unknown>>>): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -5; round < rounds; round += 1) {
    for (const [i] of names.entries()) {
      const name = names[(i + Math.abs(round)) % names.length]!;
      const took = await milliseconds(works[name]);
      if (round >= 0) measured[name].push(took);
    }
  }
  return measured;
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
export const row = (what: string, ours: number, peer: number, ratio: number, target: string, good: boolean) => ({ what, ours: rounded(ours), peer: rounded(peer), ratio: rounded(ratio), target, good });

/** A new database, empty or like another one to which nobody is connected. */
export type Connected = (name: string, like?: string) => Promise<Pool>;

/** Free times of all for 28 days. The peer: what they have in that time, by one query on the same connections. */
async function slotRows(connected: Connected): Promise<object[]> {
  const few = await clinicOn(await connected('few'));
  const many = await clinicOn(await connected('many'));
  const dates = { from: '2030-01-07', to: '2030-02-03', status: 'confirmed' } as const;
  for (const world of [few, many]) await fill(world, dates);
  const past = await fill(few, { from: '2029-12-10', to: '2030-01-04', status: 'done' });
  const pastMany = await fill(many, { from: '2029-03-30', to: '2030-01-04', status: 'done' });

  const offered = (world: World) => () => freeTimes({ sql: world.sql, clock: () => now })(world.scope, query);
  const fetched = ({ sql, scope, people }: World) => () =>
    sql`select practitioner_id, start_at, end_at from appointment
      where clinic_id = ${scope.clinic.id} and practitioner_id = any(${[...people]}) and status in ('held', 'requested', 'confirmed')
        and busy && tstzrange(${query.from}::date, ${query.to}::date + 1)`;
  const { slots } = await offered(few)();
  if (slots.length < 1000 / 4) throw new Error(`only ${slots.length} free times`);
  const measured = await inTurns(40, { few: offered(few), many: offered(many), query: fetched(few) });
  const [ours, older, bare] = [median(measured.few), median(measured.many), median(measured.query)];
  return [
    row(`ms for the free times of ${practitioners} practitioners, 28 days, beside the query for their ${(await fetched(few)()).length} bookings`, ours, bare, ours / bare, '<= 5', ours / bare <= 5),
    row(`ms with ${pastMany} visits in the past, beside ${past}`, older, ours, older / ours, '<= 1.2', older / ours <= 1.2),
  ];
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly types: readonly number[];
}

/** Notes every statement that this pool sends while `work` runs. */
export async function noting(sql: Pool, work: () => Promise<void>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const options = sql.options as { debug?: unknown };
  options.debug = (_id: number, text: string, values: readonly unknown[], types: readonly number[]) => statements.push({ text, values: [...values], types: [...types] });
  await work();
  options.debug = false;
  return statements.filter(({ text }) => !/^(begin|commit)/i.test(text));
}

const request = { pet: { name: 'Miso', species: 'cat' }, reason: 'He scratches his left ear.', place: { country: 'CA' }, consent: { telehealth: true, privacy: true, agreement: agreed } } as const;

/** One owner takes a time and books it. */
async function bookOne({ sql, scope }: World, start: string, practitioner: string, n: number): Promise<void> {
  const world = { db: { sql } as Database, clock: () => now, assess, keys: createKeys('a secret for benches') };
  const held = await hold(world)(scope, { type: 'sick', modality: 'video', start, practitioner });
  const session = await sessionByToken(sql, held.token);
  const caller: Caller = { kind: 'draft', session: session!.id, appointment: session!.appointment! };
  await book(world)({ ...scope, caller }, { ...request, owner: { name: 'Sam Rivera', email: `owner-${n}@mail.example` } });
}

/** Bookings one after the other. The peer: the very same statements with the same values, each booking's in one transaction, and nothing thought between them. */
async function bookingRows(connected: Connected): Promise<object[]> {
  const before = await clinicOn(await connected('before'));
  await fill(before, { from: '2030-01-08', to: '2030-02-03', status: 'confirmed' });
  await fill(before, { from: '2029-12-10', to: '2030-01-04', status: 'done' });
  await before.sql.end();
  const ours: World = { ...before, sql: await connected('ours', 'before') };
  const bare = await connected('bare', 'before');
  const { slots } = await freeTimes({ sql: ours.sql, clock: () => now })(ours.scope, query);
  const times: number[] = [];
  const bareTimes: number[] = [];
  const ratios: number[] = [];
  const count = 200;
  for (const [n, { start, practitioner }] of slots.slice(0, count).entries()) {
    let took = 0;
    const statements = await noting(ours.sql, async () => {
      took = await milliseconds(() => bookOne(ours, start, practitioner, n));
    });
    const again = await milliseconds(() => sendAgain(bare, statements));
    if (n < 20) continue;
    times.push(took);
    bareTimes.push(again);
    ratios.push(again / took);
  }
  const [mine, theirs] = [median(times), median(bareTimes)];
  return [row(`ms for a booking (${count - 20} of them), beside its statements in one bare transaction; ratio of throughput`, mine, theirs, median(ratios), '>= 0.5', median(ratios) >= 0.5)];
}

/** Sends the noted statements again with the same values: in one transaction, and nothing thought between them. */
export const sendAgain = (sql: Pool, statements: readonly Statement[]) =>
  sql.begin(async (tx) => {
    for (const { text, values, types } of statements) await tx.unsafe(text, values.map((value, i) => tx.typed(value as never, types[i] ?? 0)), { prepare: true });
  });

/** Runs `work` on a PostgreSQL of its own. */
export async function withDatabases<T>(work: (connected: Connected) => Promise<T>): Promise<T> {
  return withDataDir(async (dataDir) => {
    const db = await openDatabase({ databaseUrl: undefined, dataDir, environment: { PATH: process.env['PATH'] ?? '' }, log: silent, max: 2 });
    const pools: Pool[] = [];
    const connected: Connected = async (name, like) => {
      await db.sql.unsafe(`create database ${name} ${like ? `template ${like}` : ''}`);
      const pool = db.connect({ database: name, max: 2 });
      pools.push(pool);
      return pool;
    };
    try {
      return await work(connected);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
      await db.close();
    }
  });
}

export const bench = (): Promise<object[]> => withDatabases(async (connected) => [...(await slotRows(connected)), ...(await bookingRows(connected))]);
