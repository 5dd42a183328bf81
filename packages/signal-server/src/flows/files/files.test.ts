import { appendFile, readdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { brokenAfter, picture, sender, sha256 } from '../../../test/files.ts';
import { peopleOf } from '../../../test/people.ts';
import { transaction } from '../../database/transaction.ts';
import type { FileList, VisitFile } from '../../files/contract.ts';
import { lockFile } from '../../files/store.ts';
import { newId } from '../../shared/ids.ts';
import { after, hours } from '../../shared/clock.ts';
import { verifyAudit } from '../../shared/audit.ts';
import { takeAway } from './take-away.ts';

const clinic = await testClinic();
const { visit, held, draftToken, visitToken, ownerToken, staffToken } = peopleOf(clinic);
const maple = clinic.people.clinics['maple-street'];

afterAll(() => expect(clinic.failures).toEqual([]));

const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const eventsOf = async (consult: string) => (await clinic.db.sql<{ type: string }[]>`select type from event where consult_id = ${consult} order by seq`).map(({ type }) => type);
const get = (href: string, headers: Record<string, string> = {}) => clinic.app.root.request(href, { headers });
/** Names of all that lies on the disk for the clinic. */
const onDisk = async () => (await readdir(join(clinic.config.dataDir, 'files', maple), { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map(({ name }) => name);

/** A visit with its owner's and its vet's way to send files. */
async function scene() {
  const of = await visit();
  const [owner, vet] = [sender(clinic, await visitToken(of), of.reference), sender(clinic, await staffToken('vet'), of.reference)];
  return { ...of, owners: owner, vets: vet };
}

test('a photo arrives whole, is seen by both sides, and is on the timeline and in the audit chain', async () => {
  const { owners, vets, consult } = await scene();
  const bytes = picture();
  const file = await owners.send(bytes, 'Miso’s ear.png');
  expect(file).toMatchObject({ state: 'ready', name: 'Miso’s ear.png', type: 'image/png', length: bytes.length, received: bytes.length, sha256: sha256(bytes), by: { kind: 'owner', name: 'Sam Rivera' }, mayRemove: true });

  const [seen] = (await vets.list()).files;
  expect(seen).toMatchObject({ id: file.id, mayRemove: false });
  const answer = await get(seen!.href!);
  expect([answer.status, sha256(Buffer.from(await answer.arrayBuffer()))]).toEqual([200, sha256(bytes)]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `attachment; filename="Miso_s ear.png"; filename*=UTF-8''Miso%E2%80%99s%20ear.png`,
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
  });
  expect(await eventsOf(consult)).toEqual(['file.added']);
  expect(await verifyAudit(clinic.db.sql, clinic.keys, maple, [])).toMatchObject({ sound: true });
});

test('a broken line keeps what has come; the upload goes on from there, and nobody sees half a file', async () => {
  const { owners, vets } = await scene();
  const bytes = picture(300_000);
  const { id } = (await (await owners.begin(bytes.length)).json()) as VisitFile;
  expect(await refusal(await owners.patch(id, 0, brokenAfter(bytes.subarray(0, 120_000))))).toEqual([400, 'upload-broken']);

  const head = await owners.head(id);
  expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([200, '120000', '300000']);
  expect((await vets.list()).files).toEqual([]);
  expect((await vets.one(id)).status).toBe(404);
  expect((await owners.list()).files).toMatchObject([{ id, state: 'uploading', received: 120_000, href: null }]);

  expect(await refusal(await owners.patch(id, 100_000, bytes.subarray(100_000)))).toEqual([409, 'offset-wrong']);
  expect((await owners.patch(id, 120_000, bytes.subarray(120_000, 200_000))).headers.get('upload-offset')).toBe('200000');
  expect((await owners.patch(id, 200_000, bytes.subarray(200_000))).status).toBe(204);
  expect((await vets.list()).files).toMatchObject([{ id, sha256: sha256(bytes) }]);
  expect(await refusal(await owners.patch(id, 300_000, new Uint8Array(1)))).toEqual([409, 'file-ready']);
});

test('an upload whose answer was lost is begun once; another file needs another id', async () => {
  const { owners, vets } = await scene();
  const id = newId();
  const [first, again] = [await owners.begin(5000, 'ear.png', id), await owners.begin(5000, 'ear.png', id)];
  expect([((await first.json()) as VisitFile).id, ((await again.json()) as VisitFile).id]).toEqual([id, id]);
  expect((await owners.list()).files).toHaveLength(1);
  expect(await refusal(await owners.begin(6000, 'ear.png', id))).toEqual([400, 'bad-request']);
  expect(await refusal(await vets.begin(5000, 'ear.png', id))).toEqual([400, 'bad-request']);
  expect(await refusal(await owners.begin(5000, 'ear.png', 'no id'))).toEqual([400, 'bad-request']);
});

test('a part that was damaged on its way does not count', async () => {
  const { owners } = await scene();
  const bytes = picture(50_000);
  const sum = (part: Uint8Array) => ({ 'upload-checksum': `sha256 ${createHash('sha256').update(part).digest('base64')}` });
  const { id } = (await (await owners.begin(bytes.length)).json()) as VisitFile;
  const damaged = Buffer.from(bytes);
  damaged[30_000]! ^= 1;
  expect(await refusal(await owners.patch(id, 0, damaged, sum(bytes)))).toEqual([460, 'checksum-wrong']);
  expect((await owners.head(id)).headers.get('upload-offset')).toBe('0');
  expect((await owners.patch(id, 0, bytes, sum(bytes))).status).toBe(204);
  expect((await owners.list()).files).toMatchObject([{ state: 'ready', sha256: sha256(bytes) }]);
});

test('who writes over a line that broke without a word writes in vain once the upload goes on elsewhere', async () => {
  const { owners } = await scene();
  const bytes = picture(90_000);
  const { id } = (await (await owners.begin(bytes.length)).json()) as VisitFile;
  let end = () => {};
  const stale = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, 40_000));
      end = () => { controller.enqueue(Buffer.alloc(30_000)); controller.close(); };
    },
  });
  const first = owners.patch(id, 0, stale);
  // Nothing more comes, and nobody has said that the line is gone: what has come is safe by the time one asks.
  await expect.poll(async () => (await owners.head(id)).headers.get('upload-offset')).toBe('40000');
  expect((await owners.patch(id, 40_000, bytes.subarray(40_000))).status).toBe(204);
  end();
  expect(await refusal(await first)).toEqual([409, 'upload-taken']);
  const [file] = (await owners.list()).files;
  const content = Buffer.from(await (await get(file!.href!)).arrayBuffer());
  expect(sha256(content)).toBe(sha256(bytes));
});

test('a server that was killed at the very end puts the file together when it is back', async () => {
  const { owners } = await scene();
  const bytes = picture(10_000);
  const { id } = (await (await owners.begin(bytes.length)).json()) as VisitFile;
  await owners.patch(id, 0, bytes.subarray(0, 9_000));
  // The last byte was noted, and then nothing more.
  await owners.patch(id, 9_000, brokenAfter(bytes.subarray(9_000, 9_999)));
  const { id: piece } = (await clinic.db.sql<{ id: string }[]>`select writer as id from file where id = ${id}`)[0]!;
  await appendFile(join(clinic.config.dataDir, 'files', maple, 'pieces', piece), bytes.subarray(9_999));
  await clinic.db.sql`update file_piece set length = 1000 where id = ${piece}`;
  await clinic.db.sql`update file set received = length where id = ${id}`;
  await clinic.db.sql`insert into job (clinic_id, kind, payload) values (${maple}, 'finish-file', ${clinic.db.sql.json({ clinic: maple, file: id })})`;
  await clinic.workers.idle();
  expect((await owners.list()).files).toMatchObject([{ state: 'ready', sha256: sha256(bytes) }]);
});

test('what a file is shows in its content, not in its name; what we do not take is refused at its first bytes and leaves nothing', async () => {
  const { owners } = await scene();
  expect(await owners.send(picture(9_000), '../../evil\u202egnp.exe')).toMatchObject({ name: 'evilgnp.exe.png', type: 'image/png' });
  const program = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(60_000)]);
  const { id } = (await (await owners.begin(program.length, 'x-ray.png')).json()) as VisitFile;
  expect(await refusal(await owners.patch(id, 0, program.subarray(0, 30_000)))).toEqual([415, 'type-refused']);
  expect(await refusal(await owners.one(id))).toEqual([415, 'type-refused']);
  expect((await owners.list()).files).toHaveLength(1);
  const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await expect(owners.send(page, 'drawing.png')).rejects.toThrow('type-refused');
});

test('a held time takes few and small files, a visit more; the clinic’s room ends somewhere', async () => {
  const time = await held();
  const draft = sender(clinic, await draftToken('maple-street', time.appointment), time.reference);
  expect((await draft.list()).room).toEqual({ files: 5, bytes: 20_000_000 });
  expect(await refusal(await draft.begin(20_000_001))).toEqual([413, 'file-too-large']);
  expect(await refusal(await draft.begin(0))).toEqual([422, 'file-empty']);
  for (let i = 0; i < 5; i++) expect((await draft.begin(1000)).status).toBe(201);
  expect(await refusal(await draft.begin(1000))).toEqual([409, 'too-many-files']);
  // The desk does not see what was only begun for a time that nobody has booked.
  expect((await sender(clinic, await staffToken('manager'), time.reference).begin(1)).status).toBe(404);

  const { owners } = await scene();
  await clinic.db.sql`update clinic set settings = settings || '{"files": {"bytes": 100000}}' where id = ${maple}`;
  expect(await refusal(await owners.begin(1_000_000))).toEqual([409, 'clinic-full']);
  // What is only begun takes no room: a hundred beginnings without a byte would close the clinic for everybody. What comes does.
  const [{ used }] = await clinic.db.sql<[{ used: number }]>`select coalesce(sum(length) filter (where state = 'ready'), 0)::int as used from file where clinic_id = ${maple}`;
  await clinic.db.sql`update clinic set settings = settings || ${clinic.db.sql.json({ files: { bytes: used + 150_000 } })} where id = ${maple}`;
  const [begun, also] = [(await (await owners.begin(100_000)).json()) as VisitFile, await owners.begin(100_000)];
  expect(also.status).toBe(201);
  await owners.send(picture(100_000));
  expect(await refusal(await owners.patch(begun.id, 0, picture(100_000)))).toEqual([409, 'clinic-full']);
  await clinic.db.sql`update clinic set settings = settings - 'files' where id = ${maple}`;
  expect((await owners.patch(begun.id, 0, picture(100_000))).status).toBe(204);
  expect((await owners.begin(500_000_000)).status).toBe(201);
  expect(await refusal(await owners.begin(500_000_001))).toEqual([413, 'file-too-large']);
});

test('who added a file takes it away again until the visit begins; its bytes go with the last file that has them', async () => {
  const { owners, vets, consult, appointment } = await scene();
  const bytes = picture(20_000);
  const [first, second, desks] = [await owners.send(bytes), await owners.send(bytes), await vets.send(picture(5_000), 'lab.png')];
  expect(await refusal(await vets.remove(first.id))).toEqual([403, 'file-not-yours']);
  expect(await refusal(await owners.remove(desks.id))).toEqual([403, 'file-not-yours']);
  expect((await owners.remove(first.id)).status).toBe(204);
  await clinic.workers.idle();
  expect((await get((await owners.list()).files[0]!.href!)).status).toBe(200);
  expect((await owners.remove(second.id)).status).toBe(204);
  await clinic.workers.idle();
  expect(await onDisk()).not.toContain(sha256(bytes));
  expect(await eventsOf(consult)).toEqual(['file.added', 'file.added', 'file.added', 'file.removed', 'file.removed']);

  await clinic.db.sql`update consult set state = 'live' where id = ${consult}`;
  expect(await refusal(await vets.remove(desks.id))).toEqual([409, 'file-fixed']);
  await clinic.db.sql`update appointment set status = 'cancelled' where id = ${appointment}`;
  expect(await refusal(await owners.begin(1000))).toEqual([410, 'visit-cancelled']);
  expect((await owners.list()).room).toBeNull();
});

test('links open one file for ten minutes, and nothing else', async () => {
  const { owners } = await scene();
  const bytes = picture(100_000);
  const { href } = await owners.send(bytes);
  const film = (headers: Record<string, string>) => get(href!, headers);
  const part = await film({ range: 'bytes=1000-1999' });
  expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer())]).toEqual([206, 'bytes 1000-1999/100000', bytes.subarray(1000, 2000)]);
  const tail = await film({ range: 'bytes=-10' });
  expect(Buffer.from(await tail.arrayBuffer())).toEqual(bytes.subarray(-10));
  expect(await refusal(await film({ range: 'bytes=100000-' }))).toEqual([416, 'range-unknown']);
  expect((await film({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200);

  expect((await get(href!.replace(/sig=./, (sig) => `sig=${sig.endsWith('A') ? 'B' : 'A'}`))).status).toBe(404);
  expect((await get(href!.replace('maple-street', 'oak-lane'))).status).toBe(404);
  const other = await owners.send(picture(3_000));
  expect((await get(href!.replace(/files\/[\w-]+/, `files/${other.id}`))).status).toBe(404);
  const { now } = clinic.time;
  clinic.time.now = after(now, 10 * 60_000);
  expect(await refusal(await film({}))).toEqual([410, 'file-link-ended']);
  clinic.time.now = now;
});

test('the clinic asks for files: the owner’s page and a mail say so, the note stays off the mail', async () => {
  const of = await visit();
  const vet = clinic.client(await staffToken('vet'));
  const answer = await vet.post(`/appointments/${of.reference}/file-requests`, { note: 'A photo of the ear in daylight, please.' });
  expect(answer.status).toBe(201);
  const list = (await (await clinic.client(await ownerToken(of)).get(`/appointments/${of.reference}/files`)).json()) as FileList;
  expect(list.asked).toMatchObject({ by: 'Dr. Hana Ito', note: 'A photo of the ear in daylight, please.' });
  const mail = (await clinic.outbox()).findLast(({ subject }) => subject.includes('photos or records'));
  expect(mail?.text).toContain(`/consult/${of.reference}#c=maple-street&k=`);
  expect(mail?.text).not.toContain('daylight');
});

test('the bytes of an upload that is taken away with its owner go too, and so do the pieces of a file that was put together', async () => {
  const { owners } = await scene();
  const pieces = async () => (await readdir(join(clinic.config.dataDir, 'files', maple, 'pieces'))).length;
  const sweep = async () => {
    await clinic.db.sql`update job set run_at = now() where kind = 'sweep-pieces'`;
    await clinic.workers.idle();
  };
  await sweep();
  const before = await pieces();
  const { id } = (await (await owners.begin(9000)).json()) as VisitFile;
  await owners.patch(id, 0, picture(9000).subarray(0, 4000));
  await owners.send(picture(5000));
  expect(await pieces()).toBeGreaterThan(before);
  // As the erasure of an owner does it, within its own transaction.
  const scope = { clinic: { id: maple } };
  await transaction(clinic.db, async (tx) => takeAway(tx, scope, (await lockFile(tx, scope, id))!, { state: 'removed', now: clinic.time.now }));
  await sweep();
  expect(await pieces()).toBe(before);
});

test('a day later goes what was never booked, and what nobody went on with', async () => {
  const time = await held();
  const draft = sender(clinic, await draftToken('maple-street', time.appointment), time.reference);
  const bytes = picture(7_000);
  await draft.send(bytes);
  const { owners } = await scene();
  const kept = await owners.send(picture(6_000));
  await owners.begin(1000);
  // The hold itself is removed when it has run out, as another booking does it.
  await clinic.db.sql`delete from appointment where id = ${time.appointment}`;
  const { now } = clinic.time;
  clinic.time.now = after(now, hours(25));
  await clinic.db.sql`update job set run_at = now() where kind = 'sweep-file'`;
  await clinic.workers.idle();
  clinic.time.now = now;
  expect((await owners.list()).files).toMatchObject([{ id: kept.id }]);
  expect(await onDisk()).not.toContain(sha256(bytes));
  expect(await onDisk()).toContain(kept.sha256);
});
