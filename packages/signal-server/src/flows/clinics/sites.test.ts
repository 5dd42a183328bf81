import * as v from 'valibot';
import { expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { readSite } from '../../clinics/rules/origin.ts';
import { Sites } from '../../clinics/sites.contract.ts';
import { nameOrigin } from './sites.ts';

const clinic = await testClinic({ DEMO_PORT: '0' });
const marsh = await clinic.as('marsh');
const sites = async (answer: Response) => v.parse(Sites, await answer.json());
const letsIn = async (origin: string) => (await clinic.client().get('/', { origin })).headers.get('access-control-allow-origin') === origin;
const [old, fresh] = ['https://maple-street.example', 'https://www.maple-street.example'];

test('a manager names the clinic’s sites and takes them away; it counts from the next request on', async () => {
  expect(await sites(await marsh.get('/sites'))).toEqual({ sites: [old], portals: [] });
  expect(await letsIn(fresh)).toBe(false);
  expect(await sites(await marsh.post('/sites', { origin: fresh }))).toEqual({ sites: [old, fresh], portals: [] });
  expect(await letsIn(fresh)).toBe(true);
  await marsh.post('/sites', { origin: fresh });
  expect(await sites(await marsh.send('DELETE', `/sites?origin=${encodeURIComponent(old)}`))).toEqual({ sites: [fresh], portals: [] });
  expect(await letsIn(old)).toBe(false);
  expect((await marsh.send('DELETE', `/sites?origin=${encodeURIComponent(old)}`)).status).toBe(404);
  const log = await clinic.db.sql<{ action: string; actor: string }[]>`select action, actor from audit where action like 'clinic.site%' order by seq`;
  expect([...log]).toEqual(['added', 'removed'].map((what) => ({ action: `clinic.site-${what}`, actor: `staff:${clinic.people.staff.marsh}` })));
});

test('a portal where staff may work is the operator’s to name: a manager sees it and cannot remove it, and a site lets no staff in', async () => {
  const portal = 'https://portal.example';
  await nameOrigin(clinic)({ id: clinic.people.clinics['maple-street'] }, { origin: portal, kind: 'staff' });
  expect((await sites(await marsh.get('/sites'))).portals).toEqual([portal]);
  expect((await marsh.send('DELETE', `/sites?origin=${portal}`)).status).toBe(404);
  expect((await marsh.get('/session', { origin: portal })).status).toBe(200);
  expect((await marsh.get('/session', { origin: fresh })).status).toBe(403);
});

test('what is no origin is refused with a word', async () => {
  for (const origin of ['maple-street.example', `${fresh}/`, `${fresh}/book`, 'http://maple-street.example', 'https://a@b.example', 'null', '*']) {
    const answer = await marsh.post('/sites', { origin });
    expect([origin, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([origin, 400, 'bad-request']);
  }
});

test('an address is read as people write it', () => {
  const read = (typed: string) => Object.values(readSite(typed))[0];
  expect(['maple-street.example', ' https://Maple-Street.example/contact?a=1 ', 'HTTPS://maple-street.example:8443/', 'http://localhost:8788', 'https://münchen.example'].map(read)).toEqual([
    'https://maple-street.example', 'https://maple-street.example', 'https://maple-street.example:8443', 'http://localhost:8788', 'https://xn--mnchen-3ya.example',
  ]);
  expect(['', 'maple', 'jo@maple-street.example', 'two words.example', 'ftp://maple-street.example', 'javascript:alert(1)', 'http://maple-street.example'].map(read)).toEqual([
    'empty', 'no-address', 'no-address', 'no-address', 'no-address', 'no-address', 'no-https',
  ]);
});
