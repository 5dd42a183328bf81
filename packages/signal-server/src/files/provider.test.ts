import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { s3StandIn, signatureOf } from '../../test/s3.ts';
import { openBucket } from '../shared/bucket.ts';
import { diskFiles } from './provider.disk.ts';
import { s3Files } from './provider.s3.ts';
import type { FileKeeper } from './provider.ts';
import { sniffedBytes } from './rules/sniff.ts';

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret of stories', region: 'ca-central-1' };
const store = await s3StandIn('files-of-stories', keys, { pageSize: 3 });
const bucketOf = (change: Partial<typeof keys> = {}) => openBucket({ ...keys, ...change, endpoint: store.endpoint, bucket: 'files-of-stories', addressing: 'path' }, { pauseMs: 1 });
const root = await mkdtemp(join(tmpdir(), 'vetkit-files-'));
afterAll(async () => {
  await store.stop();
  await rm(root, { recursive: true, force: true });
});

let clinic = randomUUID();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const all = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer());

/** Writes a piece in so many bytes at a time, with a sync after each. */
async function piece(keeper: FileKeeper, bytes: Uint8Array, step = bytes.length) {
  const id = randomUUID();
  const writer = await keeper.openPiece(clinic, id);
  for (let at = 0; at < bytes.length; at += step) {
    await writer.write(bytes.subarray(at, at + step));
    await writer.sync();
  }
  await writer.close();
  return { id, length: bytes.length };
}

async function keep(keeper: FileKeeper, ...pieces: { id: string; length: number }[]) {
  const whole = await keeper.assemble(clinic, pieces);
  await whole.publish();
  await whole.discard();
  return whole;
}

const keepers: [string, FileKeeper][] = [['on a disk', diskFiles(root)], ['in a bucket', s3Files(bucketOf())]];

describe.each(keepers)('files %s', (_, keeper) => {
  test('pieces become one file under the hash of its content, and any part of it can be read', async () => {
    const bytes = randomBytes(700_000);
    const whole = await keep(keeper, await piece(keeper, bytes.subarray(0, 300_000), 70_000), await piece(keeper, bytes.subarray(300_000)));
    expect([whole.sha256, whole.length]).toEqual([sha256(bytes), 700_000]);
    expect(Buffer.compare(whole.head, bytes.subarray(0, sniffedBytes))).toBe(0);
    expect(sha256(await all(keeper.read(clinic, whole.sha256, { start: 0, end: 699_999 })))).toBe(whole.sha256);
    expect(await all(keeper.read(clinic, whole.sha256, { start: 299_990, end: 300_009 }))).toEqual(bytes.subarray(299_990, 300_010));
    expect(await all(keeper.read(clinic, whole.sha256, { start: 699_999, end: 699_999 }))).toEqual(bytes.subarray(699_999));
  });

  test('twenty megabytes in pieces of any size arrive as they left', async () => {
    const bytes = randomBytes(20_000_000);
    const whole = await keep(keeper, await piece(keeper, bytes.subarray(0, 9_000_001), 4_194_304), await piece(keeper, bytes.subarray(9_000_001, 9_000_002)), await piece(keeper, bytes.subarray(9_000_002), 5_000_000));
    expect(whole.sha256).toBe(sha256(bytes));
    expect(sha256(await all(keeper.read(clinic, whole.sha256, { start: 0, end: bytes.length - 1 })))).toBe(whole.sha256);
  });

  test('only what counts of a piece is taken, and a piece that is too short is an error', async () => {
    const bytes = randomBytes(1000);
    const { id } = await piece(keeper, bytes, 400);
    const read: Buffer[] = [];
    for await (const chunk of keeper.readPieces(clinic, [{ id, length: 600 }, { id, length: 3 }])) read.push(Buffer.from(chunk));
    expect(Buffer.concat(read)).toEqual(Buffer.concat([bytes.subarray(0, 600), bytes.subarray(0, 3)]));
    expect((await keep(keeper, { id, length: 600 })).sha256).toBe(sha256(bytes.subarray(0, 600)));
    await expect(keeper.assemble(clinic, [{ id, length: 1001 }])).rejects.toThrow(/shorter/);
  });

  test('what was written without a sync does not count for others, and memory that is used again does no harm', async () => {
    const id = randomUUID();
    const writer = await keeper.openPiece(clinic, id);
    const memory = Buffer.from('first');
    await writer.write(memory);
    memory.write('WRONG');
    await writer.sync();
    await writer.close();
    const whole = await keep(keeper, { id, length: 5 });
    expect((await all(keeper.read(clinic, whole.sha256, { start: 0, end: 4 }))).toString()).toBe('first');
  });

  test('the same content twice is one file; removing it ends it, and removing again is no error', async () => {
    const bytes = randomBytes(2000);
    const one = await keep(keeper, await piece(keeper, bytes));
    const two = await keep(keeper, await piece(keeper, bytes, 500));
    expect(two.sha256).toBe(one.sha256);
    await keeper.remove(clinic, one.sha256);
    await expect(all(keeper.read(clinic, one.sha256, { start: 0, end: 10 }))).rejects.toThrow();
    await keeper.remove(clinic, one.sha256);
  });

  test('pieces go when they are told to, and one clinic’s end does not touch another’s files', async () => {
    const other = randomUUID();
    const bytes = randomBytes(100);
    const gone = await piece(keeper, bytes, 20);
    await keeper.removePieces(clinic, [gone.id, randomUUID()]);
    await expect(keeper.assemble(clinic, [gone])).rejects.toThrow();
    const id = randomUUID();
    const writer = await keeper.openPiece(other, id);
    await writer.write(bytes);
    await writer.sync();
    await writer.close();
    const whole = await keeper.assemble(other, [{ id, length: 100 }]);
    await whole.publish();
    await whole.discard();
    await keeper.removeClinic(clinic);
    expect(await all(keeper.read(other, whole.sha256, { start: 0, end: 99 }))).toEqual(bytes);
    await keeper.removeClinic(other);
    await expect(all(keeper.read(other, whole.sha256, { start: 0, end: 99 }))).rejects.toThrow();
  });

  test('what a killed process has left of putting a file together goes a day later, with the next file', async () => {
    const left = async (name: string) => {
      if (keeper === keepers[0]![1]) return writeFile(join(root, clinic, 'pieces', name), 'x');
      return bucketOf().put(`${clinic}/whole/${name}`, Buffer.from('x'));
    };
    const names = async () =>
      keeper === keepers[0]![1] ? (await readdir(join(root, clinic, 'pieces'))).filter((name) => name.startsWith('whole-')) : (await bucketOf().list(`${clinic}/whole/`)).map(({ key }) => key.slice(`${clinic}/whole/`.length));
    const only = await piece(keeper, randomBytes(100));
    const fresh = `whole-${Date.now() - 3_600_000}-${randomUUID()}`;
    for (const name of [fresh, `whole-${Date.now() - 90_000_000}-${randomUUID()}`, `whole-${randomUUID()}`]) await left(name);
    await keep(keeper, only);
    expect(await names()).toEqual([fresh]);
  });

  test('a reader who goes away stops the reading', async () => {
    const bytes = randomBytes(2_000_000);
    const { sha256: hash } = await keep(keeper, await piece(keeper, bytes));
    const reader = keeper.read(clinic, hash, { start: 0, end: bytes.length - 1 }).getReader();
    expect((await reader.read()).value?.length).toBeGreaterThan(0);
    await reader.cancel();
  });
});

describe('in a bucket', () => {
  const keeper = s3Files(bucketOf());

  test('a large file goes in parts that S3 takes, nothing is left over, and a small one goes in one', async () => {
    clinic = randomUUID();
    store.asked.length = 0;
    const { id } = await piece(keeper, randomBytes(17_000_000), 4_000_000);
    const whole = await keep(keeper, { id, length: 17_000_000 });
    expect(store.asked.filter((one) => one === 'PUT part')).toHaveLength(3);
    await keeper.removePieces(clinic, [id]);
    expect(store.keys().filter((key) => key.startsWith(clinic))).toEqual([`${clinic}/${whole.sha256.slice(0, 2)}/${whole.sha256}`]);
    expect(store.uploadsOpen()).toBe(0);
  });

  test('a store that falters is asked again; what a sync could not keep goes with the next one', async () => {
    const bytes = randomBytes(1000);
    const id = randomUUID();
    const writer = await keeper.openPiece(clinic, id);
    store.trouble.push({ status: 503 }, { status: 500 });
    await writer.write(bytes.subarray(0, 400));
    await writer.sync();
    store.trouble.push(...Array.from({ length: 5 }, () => ({ status: 503 })));
    await writer.write(bytes.subarray(400));
    await expect(writer.sync()).rejects.toThrow(/503 SlowDown/);
    await writer.sync();
    await writer.close();
    expect((await keep(keeper, { id, length: 1000 })).sha256).toBe(sha256(bytes));
  });

  test('a line that breaks while a file is read is taken up where it broke', async () => {
    const bytes = randomBytes(1_000_000);
    const { sha256: hash } = await keep(keeper, await piece(keeper, bytes));
    store.asked.length = 0;
    store.trouble.push({ cutAfter: 300_000 }, { cutAfter: 200_000 });
    expect(sha256(await all(keeper.read(clinic, hash, { start: 0, end: 999_999 })))).toBe(hash);
    expect(store.asked.filter((one) => one === 'GET object').length).toBeGreaterThanOrEqual(3);
  });

  test('parts that are too small are refused, and what has come of them is let go', async () => {
    const bucket = bucketOf();
    const upload = await bucket.begin(`${clinic}/whole/small`);
    await upload.part(randomBytes(1000));
    await upload.part(randomBytes(1000));
    await expect(upload.complete()).rejects.toMatchObject({ status: 400, code: 'EntityTooSmall' });
    await upload.abort();
    expect(store.uploadsOpen()).toBe(0);
  });

  test('wrong keys are refused in words without the keys', async () => {
    await expect(bucketOf({ secretAccessKey: 'another' }).put('a', randomBytes(3))).rejects.toThrow(/^the file store answered 403 SignatureDoesNotMatch to put$/);
    await expect(bucketOf({ accessKeyId: 'AKIAOTHER' }).list('')).rejects.toMatchObject({ code: 'InvalidAccessKeyId' });
    await expect(bucketOf({ region: 'eu-west-1' }).list('')).rejects.toMatchObject({ code: 'AuthorizationHeaderMalformed' });
  });

  test('the stand-in checks signatures as Amazon’s own example wants them', () => {
    const example = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' };
    const headers = { host: 'examplebucket.s3.amazonaws.com', range: 'bytes=0-9', 'x-amz-content-sha256': sha256(Buffer.of()), 'x-amz-date': '20130524T000000Z' };
    expect(signatureOf({ method: 'GET', target: '/test.txt', headers }, ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'], example)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
    const list = { host: headers.host, 'x-amz-content-sha256': sha256(Buffer.of()), 'x-amz-date': '20130524T000000Z' };
    expect(signatureOf({ method: 'GET', target: '/?max-keys=2&prefix=J', headers: list }, ['host', 'x-amz-content-sha256', 'x-amz-date'], example)).toBe('34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
  });
});
