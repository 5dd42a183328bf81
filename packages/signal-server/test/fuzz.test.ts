import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Who } from '../src/shared/scope.ts';
import type { StaffRole } from '../src/shared/words.contract.ts';
import { testClinic } from './clinic.ts';
import { fitting, garbage, plain } from './from-schema.ts';
import { operations, type Operation } from './operations.ts';
import { peopleOf } from './people.ts';

const clinic = await testClinic();
const { visit, assessment, dayOff, held, draftToken, ownerToken, visitToken, staffToken } = peopleOf(clinic);
const all = await operations(clinic.app.root);
/** More for a long run: `VETKIT_FUZZ=2000 npx vitest run fuzz`. */
const numRuns = Number(process.env['VETKIT_FUZZ'] ?? 10);

// Jobs in the background would change the database between two looks at it.
beforeAll(async () => {
  await clinic.workers.stop();
  await clinic.db.sql`create table usual as select staff_id, weekly from availability`;
  await countWrites();
});

const stream = (operation: Operation) => 'text/event-stream' in (operation.responses['200']?.content ?? {});
const withBody = all.filter((operation) => operation.body);
const withQuery = all.filter((operation) => operation.parameters.some((parameter) => parameter.in === 'query'));

/** Somebody who may call the route, and a path of what belongs to them. */
async function inFrontOf(operation: Operation): Promise<{ path: string; token: string | undefined }> {
  known = undefined;
  const own = /\{(reference|assessment)\}|\/me\/animals/.test(operation.path) || operation.path.endsWith('/appointments') ? (operation.who.includes('draft') ? await held() : await visit()) : undefined;
  const told = operation.path.includes('{assessment}') && own && 'consult' in own ? await assessment(own) : '';
  const off = operation.path.includes('{exception}') ? await dayOff() : '';
  const path = operation.path.replace('{clinic}', 'maple-street').replace('{reference}', own?.reference ?? '').replace('{assessment}', told).replace('{exception}', off);
  const [pet] = own ? await clinic.db.sql<{ id: string }[]>`select pet_id as id from appointment where reference = ${own.reference} and pet_id is not null` : [];
  if (own) return { path: path.replace('{pet}', pet?.id ?? ''), token: await tokenFor(operation.who, own) };
  // Hours and kinds of visit that a test before has changed would keep the next ones from coming far.
  await clinic.db.sql`update availability a set weekly = u.weekly from usual u where u.staff_id = a.staff_id`;
  await clinic.db.sql`update appointment_type set retired_at = null where code in ('sick', 'technician')`;
  const role = (['vet', 'manager'] as const).find((each) => operation.who.includes(each));
  return { path, token: operation.who.includes('anyone') || !role ? undefined : await staffToken(role) };
}

/** The same for many requests: made anew only after one that went through and may have changed things. */
function inFrontOfMany(operation: Operation) {
  let who: ReturnType<typeof inFrontOf> | undefined;
  return async (sent: Omit<Sent, 'method' | 'path'>) => {
    const answer = await survive({ method: operation.method, ...(await (who ??= inFrontOf(operation))), ...sent });
    if (answer.status < 400) who = undefined;
  };
}

/** A session of Dr. Ito. */
async function itosToken(): Promise<string> {
  known = undefined;
  return staffToken('vet');
}

async function tokenFor(who: readonly Who[], own: Awaited<ReturnType<typeof visit>> | Awaited<ReturnType<typeof held>>): Promise<string> {
  if (!('consult' in own)) return draftToken('maple-street', own.appointment);
  if (who.includes('vet')) return staffToken('vet');
  if (who.includes('appointment')) return visitToken(own);
  if (who.includes('owner')) return ownerToken(own);
  return staffToken(who.find((each) => each !== 'anyone' && each !== 'draft') as StaffRole);
}

const tablesNow = () => clinic.db.sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;

/** From now on every write is counted, kept or undone, but for those that count tries and use. Looking at all tables after each of thousands of requests takes long. */
async function countWrites(): Promise<void> {
  const counted: Record<string, string> = { session: 'insert or delete or update of revoked_at', sign_in_code: 'insert or delete or update of used_at', signaling_node: 'insert or delete' };
  await clinic.db.sql.unsafe(`
    create sequence writes;
    create function count_write() returns trigger language plpgsql security definer as $$ begin perform nextval('public.writes'); return null; end $$;
    ${(await tablesNow()).map(({ name }) => `create trigger count_write after ${counted[name] ?? 'insert or delete or update'} on "${name}" execute function count_write()`).join(';\n')}`);
}

const writes = async (): Promise<string> => {
  const [row] = await clinic.db.sql<{ count: string }[]>`select last_value || ' ' || is_called as count from writes`;
  return row!.count;
};

/** A hash of every table, but for what counts tries and use. */
async function everything(): Promise<Record<string, string>> {
  const tables = await tablesNow();
  const looks = tables.map(({ name }) => {
    const rows = name === 'session' ? `select id, revoked_at from session` : name === 'sign_in_code' ? 'select id, used_at from sign_in_code' : name === 'signaling_node' ? 'select id from signaling_node' : `select * from "${name}"`;
    return `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from (${rows}) t`;
  });
  const hashes = await clinic.db.sql.unsafe<{ name: string; hash: string }[]>(looks.join(' union all '));
  return Object.fromEntries(hashes.map(({ name, hash }) => [name, hash]));
}

/** The newest look at the database; none after a change. */
let known: Record<string, string> | undefined;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** Sends it. Whatever it was: no error of ours; a refusal is a problem with a code, and has changed nothing. */
async function survive({ method, path, token, body, headers }: Sent): Promise<{ status: number; code?: string }> {
  const before = (known ??= await everything());
  const written = await writes();
  const sending = { headers: { 'content-type': 'application/json', ...headers }, ...(body !== undefined ? { body } : {}) };
  const answer = await clinic.client(token).send(method, path, sending);
  expect(clinic.failures.splice(0), `${method} ${path} ${body}`).toEqual([]);
  expect(answer.status).toBeLessThan(500);
  if (answer.status < 400) {
    known = undefined;
    await answer.body?.cancel();
    return { status: answer.status };
  }
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await answer.json()) as { status: number; code: string };
  expect(problem).toMatchObject({ status: answer.status, code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/), title: expect.any(String) });
  if ((await writes()) !== written) expect(await everything(), 'a refusal changes nothing').toEqual(before);
  return { status: answer.status, code: problem.code };
}

const text = (value: unknown): string => JSON.stringify(value) ?? '';

describe.each(withBody.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
  const { method } = operation;
  const ifMatch = fc.constantFrom('"0"', '"1"', '0', '*', 'W/"0"', '"-1"', '"99999999999999999999"', '""', 'x');

  test('takes what fits its schema, or says why not', async () => {
    const sent = inFrontOfMany(operation);
    await fc.assert(
      fc.asyncProperty(fitting(operation.body!), ifMatch, async (body, revision) => {
        await sent({ body: text(body), headers: { 'if-match': revision } });
      }),
      { numRuns },
    );
  });

  test('refuses what does not fit', async () => {
    const sent = inFrontOfMany(operation);
    await fc.assert(
      fc.asyncProperty(garbage(operation.body!), async (body) => {
        await sent({ body: text(body), headers: { 'if-match': '"0"' } });
      }),
      { numRuns },
    );
  });

  test('a body that is no JSON is `bad-json`, one of a megabyte is `too-large`', async () => {
    const who = await inFrontOf(operation);
    for (const body of ['{', '{"a":}', '\u0000', '[1,', 'nonsense', '{"a":1}}']) expect(await survive({ method, ...who, body })).toEqual({ status: 400, code: 'bad-json' });
    expect(await survive({ method, ...who, body: text({ text: 'x'.repeat(1024 * 1024) }) })).toEqual({ status: 413, code: 'too-large' });
  });

  test('a very long text is not read for long', async () => {
    const who = await inFrontOf(operation);
    const long = `${'x'.repeat(400_000)}\u0001`;
    for (const body of fc.sample(plain(operation.body!), { numRuns: 2, seed: 1 })) {
      await survive({ method, ...who, body: JSON.stringify(body, (_key, value: unknown) => (typeof value === 'string' ? long : value)), headers: { 'if-match': '"0"' } });
    }
  });

  test('no body, an empty one and another media type are refused as bad requests', async () => {
    const who = await inFrontOf(operation);
    // A route all of whose members may be left out takes an empty one.
    const needed = (operation.body?.required?.length ?? 0) > 0;
    for (const sent of [{ body: '{}' }, { body: '{}', headers: { 'content-type': 'text/plain' } }, { headers: { 'content-type': 'multipart/form-data' } }]) {
      const { status } = await survive({ method, ...who, ...sent });
      if (needed) expect([400, 415]).toContain(status);
    }
  });
});

describe.each(withQuery.filter((operation) => !stream(operation)).map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const each = (make: (name: string, schema: Operation['parameters'][number]['schema']) => fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(query.map(({ name, schema }) => [name, make(name, schema)])), { requiredKeys: [] });
  const fits = each((name, schema) => fitting(schema, undefined, name));
  const odd = each(() => fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('\u0000', '%', '-1', '9'.repeat(400), '2030-02-30', '0000-00-00')));

  test('survives any query', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fits, odd), async (values) => {
        const who = await inFrontOf(operation);
        const search = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
        await survive({ method: operation.method, ...who, token: who.token ?? (operation.who.includes('anyone') ? undefined : await itosToken()), path: `${who.path}?${search}` });
      }),
      { numRuns: numRuns * 2 },
    );
  });
});

test('paths of anything are found or not found, nothing else', async () => {
  const odd = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), fc.constantFrom('%00', '..', '%2e%2e', 'VK-0000-00', '\ud800', '%', '%zz', "'"));
  const templates = all.filter((operation) => operation.path.includes('{clinic}') && !stream(operation) && operation.method !== 'DELETE');
  const vet = await itosToken();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...templates), odd, odd, fc.boolean(), async ({ method, path }, one, other, ours) => {
      const part = (each: string) => (/^%..?$/.test(each) || each.startsWith('%2e') ? each : encodeURIComponent(each.replace(/[\ud800-\udfff]/g, '\ufffd')));
      const { status } = await survive({ method, path: path.replace('{clinic}', ours ? 'maple-street' : part(one)).replace(/\{(reference|assessment|exception|file)\}/, part(other)), token: vet, ...(method === 'GET' ? {} : { body: '{}' }) });
      if (path.includes('{reference}') || !ours) expect([400, 403, 404, 405]).toContain(status);
    }),
    { numRuns: numRuns * 5 },
  );
});

test('headers of anything are survived', async () => {
  const { reference } = await visit();
  const vet = await itosToken();
  const odd = fc.oneof(fc.string({ maxLength: 300 }), fc.constantFrom('Bearer', 'Bearer ', 'bearer x', `Bearer ${'a'.repeat(5000)}`, 'Basic YTpi', '"0"', 'null', 'http://localhost:8787')).filter((value) => /^[\t\x20-\x7e]*$/.test(value));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('authorization', 'if-match', 'origin', 'sec-fetch-site', 'last-event-id', 'x-forwarded-for', 'content-type'), odd, async (name, value) => {
      const { status } = await survive({ method: 'GET', path: `/records/${reference}`, token: vet, headers: { [name]: value } });
      expect([200, 401, 403]).toContain(status);
    }),
    { numRuns: numRuns * 2 },
  );
});
