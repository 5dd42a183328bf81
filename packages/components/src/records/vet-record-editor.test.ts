import { MedicalRecord, SaveRecord } from '@vetkit/signal-server/records/contract';
import { missing } from '@vetkit/signal-server/records/rules';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, focused, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { draftStore, forgetDrafts } from './draft-store.ts';
import { fullBody, recordOf } from './testing.ts';
import './vet-record-editor.ts';

const ito = { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito', role: 'vet' as const };
const path = '/clinics/{clinic}/records/{reference}';

/** A server that keeps one record as the real one does, and an editor in front of it with Dr. Ito signed in. */
async function editor(first: Partial<MedicalRecord> = {}, width?: number) {
  const kept = { record: recordOf(first) };
  const fits = (headers: Headers) => {
    if (headers.get('if-match') !== `"${kept.record.revision}"`) refuse(412, 'revision-stale', { current: kept.record });
  };
  const server = fakeServer({
    [`GET ${path}`]: route({ answer: MedicalRecord, handle: () => kept.record }),
    [`PUT ${path}`]: route({
      body: SaveRecord, answer: MedicalRecord,
      handle: ({ body, headers }) => {
        fits(headers);
        return (kept.record = recordOf({ ...kept.record, body: body.body, writing: body.writing ?? null, revision: kept.record.revision + 1, savedAt: new Date().toISOString() }));
      },
    }),
    [`POST ${path}/complete`]: route({
      answer: MedicalRecord,
      handle: ({ headers }) => {
        fits(headers);
        const lacks = missing(kept.record.body);
        if (lacks.length) refuse(422, 'record-incomplete', { missing: lacks });
        return (kept.record = { ...kept.record, state: 'completed', completedAt: new Date().toISOString() });
      },
    }),
  });
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
    .session.keep({ kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: ito, reference: null });
  const page = await mount(html`<vet-record-editor reference="VK-7Q3M-2F"></vet-record-editor>`, { fetch: server.fetch, ...(width ? { width } : {}) });
  await page.reads("Miso's record");
  const saves = () => server.made.filter(({ method }) => method === 'PUT').length;
  return { ...page, server, kept, saves };
}

describe('<vet-record-editor>', () => {
  beforeEach(() => forgetDrafts(ito.id));

  test('is clean for axe: empty, full, completed', async () => {
    const empty = await editor();
    expect(await axe(empty.element)).to.deep.equal([]);
    const full = await editor({ body: fullBody(), revision: 2 });
    await full.press('Complete');
    await full.reads('This record is complete');
    expect(await axe(full.element), 'completed').to.deep.equal([]);
  });

  test('what is typed is saved by itself, and said to be', async () => {
    const page = await editor();
    await page.type('Subjective', 'Scratches since Tuesday');
    await page.reads(/Saved \d/);
    expect(page.kept.record.body.subjective).to.equal('Scratches since Tuesday');
  });

  test('offline: the words stay on this device and go when the line is back', async () => {
    const page = await editor();
    page.server.online = false;
    await page.type('Plan', 'Ear drops');
    await page.reads('Kept on this device');
    expect((await draftStore(ito.id).read('VK-7Q3M-2F'))?.body.plan).to.equal('Ear drops');
    page.server.online = true;
    dispatchEvent(new Event('online'));
    await page.reads(/Saved \d/);
    expect(page.kept.record.body.plan).to.equal('Ear drops');
    expect(await draftStore(ito.id).read('VK-7Q3M-2F')).to.equal(undefined);
  });

  test('a tab that dies in the middle loses nothing', async () => {
    const page = await editor();
    page.server.online = false;
    await page.type('Assessment', 'Sore ear, likely yeast');
    await page.reads('Kept on this device');
    page.element.remove();
    const again = await editor();
    await until(() => again.kept.record.body.assessment === 'Sore ear, likely yeast', 'the kept words on the server');
  });

  test('two people: both versions are shown, nothing is overwritten', async () => {
    const page = await editor();
    page.kept.record = recordOf({ revision: 1, body: { ...page.kept.record.body, plan: 'Their plan' }, author: { person: ito.id, name: 'Dr. Leo Park' }, savedAt: new Date().toISOString() });
    await page.type('Plan', 'My plan');
    await page.reads('Somebody else saved this record too');
    expect(page.words()).to.include('Their plan').and.to.include('My plan');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Keep mine');
    await page.reads(/Saved \d/);
    expect(page.kept.record.body.plan).to.equal('My plan');
    expect(page.kept.record.revision).to.equal(2);
  });

  test('Complete leads to the first gap, and completes when there is none', async () => {
    const page = await editor({ body: { ...fullBody(), plan: '' }, revision: 1 });
    await page.press('Complete');
    await until(() => focused()?.id === 'plan', 'the focus on Plan');
    await page.type('Plan', 'Ear drops for a week');
    const done = new Promise((resolve) => page.element.addEventListener('vet-record-completed', resolve));
    await page.press('Complete');
    await done;
    expect(page.kept.record.state).to.equal('completed');
  });

  test('a number that is none is said and not sent', async () => {
    const page = await editor();
    await page.type('Temperature', 'warm');
    await page.reads('Numbers only, such as 38.6');
    expect(page.saves()).to.equal(0);
  });

  test('fits 320 pixels', async () => {
    const page = await editor({ body: fullBody(), revision: 1 }, 320);
    expect(page.element.scrollWidth).to.be.at.most(320);
  });
});
