import { expect, test } from 'vitest';
import { testClinic } from '../../test/clinic.ts';
import { openSession } from '../identity/store.ts';
import { addLink } from '../identity/store.links.ts';
import { transaction } from '../database/transaction.ts';
import { mailBook } from '../notices/store.ts';
import { keepOwner } from '../people/store.ts';
import { after, days, hours } from '../shared/clock.ts';
import { clearOut, clearOutJob } from './clear-out.ts';

const clinic = await testClinic();
const { sql } = clinic.db;
const scope = { clinic: { id: clinic.people.clinics['maple-street'] } };
const now = clinic.time.now;
const ago = (n: number) => after(now, -days(n));
const staff = clinic.people.staff.ito;

const run = async () => {
  const job = { id: 0, kind: clearOutJob, payload: {}, attempt: 1, runAt: new Date() };
  await clearOut({ db: clinic.db, clock: clinic.clock })(job);
};
const ids = async (table: 'session' | 'link', of: readonly string[]) => (await sql<{ id: string }[]>`select id from ${sql(table)} where id = any(${[...of]})`).map(({ id }) => id).sort();

test('jobs that were done or given up long ago go; what is ahead, new, or waits for somebody to ask why stays', async () => {
  const put = (name: string, set: string) => sql.unsafe(`insert into job (kind, key, run_at) values ('kept-still', '${name}', '2031-01-01'); update job set ${set} where key = '${name}'`);
  await put('ahead', 'attempts = 0');
  await put('just done', `done_at = now() - interval '29 days'`);
  await put('done', `done_at = now() - interval '31 days'`);
  await put('just given up', `failed_at = now() - interval '89 days'`);
  await put('given up', `failed_at = now() - interval '91 days'`);
  await run();
  expect((await sql<{ key: string }[]>`select key from job where kind = 'kept-still' order by id`).map(({ key }) => key)).toEqual(['ahead', 'just done', 'just given up']);
});

test('sessions and links that ended long ago go; those that work, or ended lately, stay', async () => {
  const open = (expiresAt: Date) => transaction(clinic.db, (tx) => openSession(tx, scope, { kind: 'staff', staff, now: ago(200), expiresAt }));
  const link = (expiresAt: Date) => transaction(clinic.db, (tx) => addLink(tx, scope, { kind: 'sign-in', staff, now: ago(200), expiresAt }));
  const [lives, lately, long, closed] = [await open(after(now, hours(1))), await open(ago(89)), await open(ago(91)), await open(after(now, hours(1)))];
  const [works, tooOld, used] = [await link(after(now, hours(1))), await link(ago(91)), await link(after(now, hours(1)))];
  await sql`update session set revoked_at = ${ago(91)} where id = ${closed.id}`;
  await sql`update link set used_at = ${ago(91)} where id = ${used.id}`;
  await run();
  expect(await ids('session', [lives, lately, long, closed].map(({ id }) => id))).toEqual([lives.id, lately.id].sort());
  expect(await ids('link', [works, tooOld, used].map(({ id }) => id))).toEqual([works.id]);
});

test('letters with a code go after a month, other letters and unhandled events of the provider stay', async () => {
  const letter = (key: string) => mailBook(sql).keep({ clinic: scope.clinic.id, key, from: 'Maple Street Veterinary', to: 'sam@rivera.example', subject: 'x', text: 'x', html: 'x' });
  await letter('sign-in-code:old');
  await letter('booked:old');
  await sql`update mail set at = now() - interval '31 days'`;
  await letter('sign-in-code:new');
  await sql`insert into payment_event (id, type, received_at, handled_at) values ('handled', 'x', ${ago(91)}, ${ago(91)}), ('open', 'x', ${ago(91)}, null), ('new', 'x', ${ago(1)}, ${ago(1)})`;
  await run();
  expect((await sql<{ key: string }[]>`select key from mail order by key`).map(({ key }) => key)).toEqual(['booked:old', 'sign-in-code:new']);
  expect((await sql<{ id: string }[]>`select id from payment_event order by id`).map(({ id }) => id)).toEqual(['new', 'open']);
});

test('from where a visit was booked is forgotten after a day', async () => {
  const made = (nth: number, requestedAt: Date) => sql`
    insert into appointment (clinic_id, id, reference, status, type_id, modality, owner_id, start_at, end_at, busy, policy_version, requested_at, taker, practitioner_id)
    select ${scope.clinic.id}, gen_random_uuid(), ${`VK-CCC${nth}-CC`}, 'requested', t.id, 'video', o.id, ${after(now, days(nth))}, ${after(now, days(nth) + hours(1))},
      tstzrange(${after(now, days(nth))}, ${after(now, days(nth) + hours(1))}), '2026-11', ${requestedAt}, ${Buffer.alloc(32)}, ${staff}
    from appointment_type t, owner o where t.clinic_id = ${scope.clinic.id} and t.code = 'sick' and o.clinic_id = t.clinic_id`;
  await transaction(clinic.db, (tx) => keepOwner(tx, scope, { name: 'Sam Rivera', email: 'sam@rivera.example' }));
  await made(2, ago(2));
  await made(3, after(now, -hours(23)));
  await run();
  expect([...(await sql`select taker is null as forgotten from appointment order by reference`)]).toEqual([{ forgotten: true }, { forgotten: false }]);
});

test('a server that starts asks for the next turn, and each turn for the one after it', async () => {
  const turns = () => sql<{ id: number }[]>`select id from job where kind = ${clearOutJob} and done_at is null`;
  const [first, ...more] = await turns();
  expect([first, more]).toEqual([{ id: expect.any(Number) as number }, []]);
  // As it stands when its hour has come: the next turn has another name.
  await sql`update job set run_at = now(), key = key || ' early' where id = ${first!.id}`;
  await clinic.workers.idle();
  const after = await turns();
  expect(after).toHaveLength(1);
  expect(after).not.toEqual([first]);
});
