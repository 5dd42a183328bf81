import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Who } from '../src/shared/scope.ts';
import { testClinic } from './clinic.ts';
import { plain } from './from-schema.ts';
import { operations } from './operations.ts';
import { peopleOf } from './people.ts';

const clinic = await testClinic();
const { visit, ownerToken, visitToken, staffToken } = peopleOf(clinic);
const changing = (await operations(clinic.app.root)).filter(({ method, path }) => method !== 'GET' && path.includes('{clinic}'));
const callers: Who[] = ['appointment', 'owner', 'vet', 'technician', 'front-desk', 'manager'];

test('no route and no role alters a completed record: what was completed stays to the letter', async () => {
  const mine = await visit('maple-street');
  const ito = clinic.client(await staffToken('vet'));
  const body = {
    subjective: 'Scratches.', objective: 'Red.', vitals: { temperature: null, pulse: null, breaths: null, weight: null }, assessment: 'Sore ear.', plan: 'Clean.', education: 'How to clean.',
    scripts: { kind: 'none' }, followUp: { kind: 'none' }, summary: { found: 'His ear is sore.', nextSteps: 'Clean the ear', callIf: '' },
  };
  expect((await ito.put(`/records/${mine.reference}`, { body }, { 'if-match': '"0"' })).status).toBe(200);
  expect((await ito.post(`/records/${mine.reference}/complete`, undefined, { 'if-match': '"1"' })).status).toBe(200);
  const rows = () => clinic.db.sql`
    select n.*, n.body::text as words, r.completed_at, r.completed_by, r.id from consult c join record r on r.consult_id = c.id join record_version n on n.record_id = r.id
    where c.reference = ${mine.reference} and n.revision <= 2 order by n.revision`;
  const before = JSON.stringify(await rows());
  expect(JSON.parse(before)).toHaveLength(2);

  for (const caller of callers) {
    const token = caller === 'owner' ? await ownerToken(mine) : caller === 'appointment' ? await visitToken(mine) : await staffToken(caller as 'vet');
    for (const { method, path, body: schema } of changing) {
      if (/\/(session|hand-overs)$/.test(path)) continue;
      const bodies = schema ? fc.sample(plain(schema), { numRuns: 2, seed: 11 }) : [undefined];
      for (const sent of bodies) {
        for (const revision of ['"2"', '"0"']) {
          const answer = await clinic.client(token).send(method, path.replace('{clinic}', 'maple-street').replace('{reference}', mine.reference).replace(/\{\w+\}/g, 'x'), { headers: { 'if-match': revision }, ...(sent === undefined ? {} : { body: sent }) });
          await answer.body?.cancel().catch(() => {});
        }
      }
    }
  }
  expect(JSON.stringify(await rows())).toBe(before);
}, 120_000);
