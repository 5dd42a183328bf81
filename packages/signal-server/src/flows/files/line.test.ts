import { serve, type ServerType } from '@hono/node-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLine, type CutLine } from '../../../test/cut-line.ts';
import { testClinic } from '../../../test/clinic.ts';
import { picture, sha256 } from '../../../test/files.ts';
import { peopleOf } from '../../../test/people.ts';
import type { VisitFile } from '../../files/contract.ts';

const clinic = await testClinic();
const { visit, visitToken } = peopleOf(clinic);
let server: ServerType;
let line: CutLine;

beforeAll(async () => {
  line = await openLine();
  server = serve({ fetch: clinic.app.root.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  line.to = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await line.close();
  server.close();
  expect(clinic.failures).toEqual([]);
});

test('eight megabytes over a line that is cut five times arrive as they left', async () => {
  const { reference, ...of } = await visit();
  const token = await visitToken({ reference, ...of });
  const bytes = picture(8_000_000);
  const base = `http://127.0.0.1:${line.port}/api/v1/clinics/maple-street/appointments/${reference}/files`;
  const ask = (path: string, init: RequestInit) => fetch(`${base}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const { id } = (await (await ask('', { method: 'POST', headers: { 'upload-length': String(bytes.length) } })).json()) as VisitFile;
  const look = async () => (await (await ask(`/${id}`, {})).json()) as VisitFile;

  const offsets: number[] = [];
  let left = 5;
  for (let now = await look(); now.state !== 'ready'; now = await look()) {
    offsets.push(now.received);
    const part = bytes.subarray(now.received);
    if (left > 0) void line.after(900_000).then(() => line.cut());
    left -= 1;
    const sum = createHash('sha256').update(part).digest('base64');
    await ask(`/${id}`, { method: 'PATCH', body: part as BodyInit, headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(now.received), 'upload-checksum': `sha256 ${sum}` } }).catch(() => undefined);
  }
  expect(left, 'all five cuts came').toBeLessThan(0);
  expect(offsets.at(-1), 'what came before the cuts was not sent again').toBeGreaterThan(0);
  const done = await look();
  expect([done.sha256, done.length]).toEqual([sha256(bytes), bytes.length]);
  const content = await fetch(new URL(done.href!, base));
  expect(sha256(Buffer.from(await content.arrayBuffer()))).toBe(sha256(bytes));
});
