import { expect, test } from 'vitest';
import { freshDatabase } from '../test/database.ts';
import { consoleLog } from './console-log.ts';

test('what a person typed does not get into the log with the error it caused', async () => {
  const lines: string[] = [];
  const log = consoleLog({ write: (line) => void lines.push(line) });
  const { sql } = await freshDatabase();
  const error: unknown = await sql`select ${'sam.rivera@mail.example'}::text::uuid`.catch((failed: unknown) => failed);
  log.error({ error, route: '/api/v1/x' }, 'request failed');
  expect(lines[0]).not.toContain('sam.rivera');
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', msg: 'request failed', route: '/api/v1/x', error: { name: 'PostgresError', code: '22P02', stack: expect.arrayContaining([expect.stringMatching(/^at /)]) } });
});
