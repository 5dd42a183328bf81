import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { addLink } from '../src/identity/store.links.ts';
import { ProblemBody } from '../src/shared/problem.contract.ts';
import { newSecret } from '../src/shared/ids.ts';
import { transaction } from '../src/database/transaction.ts';
import { bookMiso, misosVisit } from './booking-story.ts';
import { testClinic } from './clinic.ts';

const clinic = await testClinic();

/** How many rows each table has: what a refusal must leave as it is. */
async function rows(): Promise<Record<string, number>> {
  const tables = await clinic.db.sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const counted = await Promise.all(tables.map(async ({ name }) => [name, (await clinic.db.sql.unsafe(`select count(*)::int as n from "${name}"`))[0]?.['n'] as number] as const));
  return Object.fromEntries(counted);
}

/** Refused with this status and code, as problem+json, and nothing was written. */
async function refused(act: () => Promise<Response>, status: number, code: string): Promise<ProblemBody> {
  // What was caused before (mails, say) is done by now: it is not this refusal's.
  await clinic.workers.idle();
  const before = await rows();
  const answer = await act();
  const body = v.parse(ProblemBody, await answer.json());
  expect([answer.status, body.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await rows()).toEqual(before);
  return body;
}

const hold = { type: 'sick', modality: 'video', start: '2030-01-08T15:00:00.000Z' };

describe('bad input gets a clear problem and changes nothing', () => {
  test('malformed JSON', async () => {
    await refused(() => clinic.client().post('/holds', '{"type": "sick",'), 400, 'bad-json');
  });

  test('a field that is not as documented is named, its value is not echoed', async () => {
    const body = await refused(() => clinic.client().post('/holds', { ...hold, modality: 'telepathy' }), 400, 'bad-request');
    expect(body.errors?.[0]?.path).toBe('modality');
    expect(JSON.stringify(body)).not.toContain('telepathy');
  });

  test('an unknown clinic', async () => {
    await refused(() => clinic.client(undefined, 'no-such-clinic').get('/slots'), 404, 'not-found');
  });

  test('a time that is past', async () => {
    await refused(() => clinic.client().post('/holds', { ...hold, start: '2030-01-07T14:00:00.000Z' }), 409, 'slot-past');
  });

  test('a body of one megabyte', async () => {
    const token = (await bookMiso(clinic)).held.token;
    await refused(() => clinic.client(token).post('/appointments', { ...misosVisit, reason: 'x'.repeat(1_000_000) }), 413, 'too-large');
  });

  test('a wrong role, another clinic, and somebody else’s visit', async () => {
    const { reference } = await bookMiso(clinic, { at: 3 });
    const [vale, oak] = [await clinic.as('vale'), await clinic.as('oak')];
    await refused(() => vale.get(`/records/${reference}`), 403, 'not-allowed');
    await refused(() => oak.get(`/appointments/${reference}`), 404, 'not-found');
    await refused(() => clinic.client(oak.token).get(`/appointments/${reference}`), 401, 'sign-in-needed');
    const other = await bookMiso(clinic, { at: 5, owner: { name: 'Jo Bell', email: 'jo.bell@mail.example' } });
    await refused(() => other.owner.get(`/appointments/${reference}`), 404, 'not-found');
  });

  test('an appointment link that has ended, was closed, or never was', async () => {
    const { reference } = await bookMiso(clinic, { at: 7 });
    const [visit] = await clinic.db.sql<{ id: string; owner: string }[]>`select id, owner_id as owner from appointment where reference = ${reference}`;
    const scope = { clinic: { id: clinic.people.clinics['maple-street'] } };
    const link = async (expiresAt: Date) => {
      const { id, secret } = await transaction(clinic.db, (tx) =>
        addLink(tx, scope, { kind: 'appointment', appointment: visit!.id, owner: visit!.owner, now: clinic.time.now, expiresAt }),
      );
      return { id, use: { reference, secret } };
    };
    const later = new Date(clinic.time.now.getTime() + 86_400_000);
    const ended = await link(new Date(clinic.time.now.getTime() - 1000));
    await refused(() => clinic.client().post('/appointment-links', ended.use), 410, 'link-expired');
    const closed = await link(later);
    await clinic.db.sql`update link set revoked_at = now() where id = ${closed.id}`;
    await refused(() => clinic.client().post('/appointment-links', closed.use), 410, 'link-revoked');
    await refused(() => clinic.client().post('/appointment-links', { reference, secret: newSecret() }), 404, 'link-unknown');
  });

  test('a sign-in link that was used before', async () => {
    await clinic.client().post('/api/v1/sign-in/codes', { email: 'ito@maple-street.example' });
    const mail = (await clinic.outbox()).findLast(({ to }) => to === 'ito@maple-street.example');
    const secret = /#sign-in=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    expect((await clinic.client().post('/api/v1/sign-in/links', { secret })).status).toBe(200);
    await refused(() => clinic.client().post('/api/v1/sign-in/links', { secret }), 410, 'link-used');
  });
});
