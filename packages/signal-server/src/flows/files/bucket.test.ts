import { afterAll, expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { brokenAfter, picture, sender, sha256 } from '../../../test/files.ts';
import { peopleOf } from '../../../test/people.ts';
import { s3StandIn } from '../../../test/s3.ts';
import type { VisitFile } from '../../files/contract.ts';

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret of stories', region: 'ca-central-1' };
const store = await s3StandIn('maple-files', keys);
const settings = { S3_BUCKET: 'maple-files', S3_ENDPOINT: store.endpoint, S3_REGION: keys.region, S3_ACCESS_KEY_ID: keys.accessKeyId, S3_SECRET_ACCESS_KEY: keys.secretAccessKey };
const clinic = await testClinic(settings);
const { visit, visitToken, staffToken } = peopleOf(clinic);
afterAll(async () => {
  expect(clinic.failures).toEqual([]);
  await store.stop();
});

test('with a bucket: a broken upload goes on, the whole file is read in parts, and is gone when it is taken away', async () => {
  const of = await visit();
  const owners = sender(clinic, await visitToken(of), of.reference);
  const vets = sender(clinic, await staffToken('vet'), of.reference);
  const bytes = picture(6_000_000);
  const { id } = (await (await owners.begin(bytes.length)).json()) as VisitFile;
  expect((await owners.patch(id, 0, brokenAfter(bytes.subarray(0, 5_100_000)))).status).toBe(400);
  const at = Number((await owners.head(id)).headers.get('upload-offset'));
  expect(at).toBe(5_100_000);
  expect((await owners.patch(id, at, bytes.subarray(at))).status).toBe(204);

  const [file] = (await vets.list()).files;
  expect(file).toMatchObject({ state: 'ready', sha256: sha256(bytes) });
  const whole = await clinic.app.root.request(file!.href!);
  expect(sha256(Buffer.from(await whole.arrayBuffer()))).toBe(sha256(bytes));
  const part = await clinic.app.root.request(file!.href!, { headers: { range: 'bytes=5999990-' } });
  expect([part.status, Buffer.compare(Buffer.from(await part.arrayBuffer()), bytes.subarray(5_999_990))]).toEqual([206, 0]);

  // A minute later pieces and what they were put together in are gone; the file is there under its content's name.
  await clinic.db.sql`update job set run_at = now() where kind = 'sweep-pieces'`;
  await clinic.workers.idle();
  expect(store.keys().map((key) => key.split('/').at(-1))).toEqual([sha256(bytes)]);
  expect((await owners.remove(id)).status).toBe(204);
  await clinic.workers.idle();
  expect(store.keys()).toEqual([]);
});

test('a store that is away loses nothing: the upload fails, is noted for the operator, and goes on when it is back', async () => {
  const of = await visit();
  const owners = sender(clinic, await visitToken(of), of.reference);
  const bytes = picture(50_000);
  const { id } = (await (await owners.begin(bytes.length)).json()) as VisitFile;
  store.trouble.push(...Array.from({ length: 5 }, () => ({ status: 503 })));
  const refused = await owners.patch(id, 0, bytes);
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([500, 'internal']);
  expect(clinic.failures.splice(0)).toMatchObject([{ error: { code: 'SlowDown' } }]);
  expect((await owners.head(id)).headers.get('upload-offset')).toBe('0');
  expect((await owners.patch(id, 0, bytes)).status).toBe(204);
});
