import * as v from 'valibot';
import { expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { smallJpeg } from '../../../test/jpeg.ts';
import { Clinic } from '../../clinics/contract.ts';
import { Profile } from '../../people/profile.contract.ts';
import { licenceEnds, licenceEndsJob } from './licence-ends.ts';

const clinic = await testClinic();
const [ito, park, oak] = await Promise.all((['ito', 'park', 'oak'] as const).map(clinic.as));
const profile = async (answer: Response) => v.parse(Profile, await answer.json());
const seen = async () => {
  const { practitioners } = v.parse(Clinic, await (await clinic.client().get('/')).json());
  return practitioners.find(({ name }) => name === 'Dr. Hana Ito');
};
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];
const ontario = { country: 'CA', region: 'Ontario', number: '18204' };

test('licences, phone and languages are kept; owners see where and which number, and never the phone', async () => {
  const change = { phone: '416-555-0133', languages: ['en', 'ja'], licences: [{ ...ontario, expires: '2030-01-06' }, { country: 'US', region: 'New York', number: '7-123' }] };
  expect(await profile(await ito!.put('/me/profile', change))).toEqual({ ...change, name: 'Dr. Hana Ito', role: 'vet', licence: 'New York 7-123', photo: null });
  expect(await seen()).toMatchObject({ licence: 'New York 7-123' });
  expect(JSON.stringify(await seen())).not.toContain('0133');
  await ito!.put('/me/profile', { ...change, licences: [] });
  expect(await seen()).toMatchObject({ licence: null });
  expect((await profile(await park!.get('/me/profile'))).licences).toEqual([]);
});

test('a licence that ends is not shown from the next day on, although nobody saves anything: the next good one is, then none', async () => {
  const before = clinic.time.now;
  const [first, second] = ['2026-12-30', '2026-12-31'];
  clinic.time.now = new Date('2026-12-29T17:00:00Z');
  await ito!.put('/me/profile', { phone: null, languages: [], licences: [{ ...ontario, expires: first }, { country: 'US', region: 'New York', number: '7-123', expires: second }] });
  const shown = [(await seen())?.licence];
  // At the clinic's midnight after the last good day.
  for (const runAt of [new Date('2026-12-31T05:00:00Z'), new Date('2027-01-01T05:00:00Z')]) {
    const [row] = await clinic.db.sql<{ payload: Record<string, string> }[]>`select payload from job where kind = ${licenceEndsJob} and run_at = ${runAt}`;
    clinic.time.now = runAt;
    await licenceEnds(clinic)({ id: 1, kind: licenceEndsJob, payload: row!.payload, attempt: 1, runAt });
    shown.push((await seen())?.licence);
  }
  clinic.time.now = before;
  expect(shown).toEqual(['Ontario 18204', 'New York 7-123', null]);
});

test('what the clinic wrote of a licence stays until somebody gives their own', async () => {
  await clinic.db.sql`update staff set licence = 'Ontario 19377' where id = ${clinic.people.staff.park}`;
  expect(await profile(await park!.put('/me/profile', { phone: null, languages: [], licences: [] }))).toMatchObject({ licence: 'Ontario 19377' });
});

test('a photo is shown to everybody, without what the camera wrote; a new one has a new address', async () => {
  const { photo } = await profile(await ito!.put('/me/photo', { jpeg: smallJpeg, isMe: true }));
  expect(await seen()).toMatchObject({ photo });
  const answer = await clinic.client().get(photo!);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await answer.arrayBuffer()).includes('Exif')).toBe(false);

  const again = await profile(await ito!.put('/me/photo', { jpeg: smallJpeg, isMe: true }));
  expect(again.photo).not.toBe(photo);
  expect((await clinic.client().get(photo!)).status).toBe(404);
  expect((await clinic.client(undefined, 'oak-lane').get(again.photo!.replace('maple-street', 'oak-lane'))).status).toBe(404);
  expect(await profile(await ito!.send('DELETE', '/me/photo'))).toMatchObject({ photo: null });
  expect((await clinic.client().get(again.photo!)).status).toBe(404);
});

test('what is no photo, or nobody’s word, is refused', async () => {
  expect(await code(await oak!.put('/me/photo', { jpeg: Buffer.from('<svg onload="alert(1)"/>').toString('base64'), isMe: true }))).toEqual([415, 'photo-refused']);
  expect(await code(await oak!.put('/me/photo', { jpeg: smallJpeg, isMe: false }))).toEqual([400, 'bad-request']);
});
