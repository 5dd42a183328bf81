import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { splitSocket } from './connect.ts';

const { sql } = await freshDatabase();

test('arrays of every kind in use go in and come out', async () => {
  const names = ['Miso', 'Rex, the dog', '"quoted" \\ slash', '{curly}', 'NULL', '', 'two\nlines', '🐈'];
  const [row] = await sql`select ${names}::text[] as names, ${[]}::text[] as none, ${[1, 2]}::int[] as small, ${[5_000_000_000]}::bigint[] as large,
    ${['2030-03-10']}::date[] as days, ${['d9428888-122b-11e1-b85c-61cd3cbb3210']}::uuid[] as ids, array['2030-03-10T07:00:00Z'::timestamptz] as moments, array['a', null] as gap`;
  expect(row).toEqual({
    names,
    none: [],
    small: [1, 2],
    large: [5_000_000_000],
    days: ['2030-03-10'],
    ids: ['d9428888-122b-11e1-b85c-61cd3cbb3210'],
    moments: [new Date('2030-03-10T07:00:00Z')],
    gap: ['a', null],
  });
  expect(await sql`select 1 as one where 'Rex, the dog' = any(${names})`).toHaveLength(1);
});

test("a socket's folder can be named in both ways that PostgreSQL's own programs know", () => {
  expect(splitSocket('postgres://sam:pw@%2Frun%2Fpostgresql/vetkit')).toEqual({ url: 'postgres://sam:pw@localhost/vetkit', socket: '/run/postgresql' });
  expect(splitSocket('postgres:///vetkit?host=/run/postgresql&sslmode=disable')).toEqual({ url: 'postgres://localhost/vetkit?&sslmode=disable', socket: '/run/postgresql' });
  expect(splitSocket('postgres://sam@/vetkit?host=%2Frun%2Fpostgresql')).toEqual({ url: 'postgres://sam@localhost/vetkit?', socket: '/run/postgresql' });
  expect(splitSocket('postgres://db.example:5432/vetkit')).toEqual({ url: 'postgres://db.example:5432/vetkit' });
});
