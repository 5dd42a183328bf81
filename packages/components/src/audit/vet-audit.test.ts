import { AuditPage, AuditVerdict } from '@vetkit/signal-server/audit/contract';
import { html } from 'lit';
import { asStaff } from '../consult/testing.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-audit.ts';

const person = '00000000-0000-4000-8000-000000000003';
const line = { seq: 9, at: '2030-01-07T15:00:00.000Z', actor: `staff:${person}`, who: 'Dr. Hana Ito', action: 'record.read', subject: 'consult:1', reference: 'VK-8Q3M-2F', pet: null, about: null };

describe('<vet-audit>', () => {
  test('shows who read what, narrows it down, and says how the check went', async () => {
    const asked: string[] = [];
    let verdict: AuditVerdict = { sound: true, entries: 9, anchors: 2 };
    const server = fakeServer({
      'GET /clinics/{clinic}/audit': route({ answer: AuditPage, handle: ({ query }) => (asked.push(`${query}`), { entries: [line], more: false, actions: ['record'], people: [{ id: person, name: 'Dr. Hana Ito' }] }) }),
      'POST /clinics/{clinic}/audit/checks': route({ answer: AuditVerdict, handle: () => verdict }),
    });
    asStaff(server.fetch, 'front-desk');
    const page = await mount(html`<vet-audit></vet-audit>`, { fetch: server.fetch, width: 384 });
    await page.reads('Read the record VK-8Q3M-2F');
    expect(await axe(page.element)).to.deep.equal([]);
    const who = await page.find<HTMLSelectElement>('select');
    who.value = person;
    who.dispatchEvent(new Event('change'));
    await until(() => asked.at(-1) === `person=${person}`, 'the question');
    (await page.find<HTMLButtonElement>('.actions button')).click();
    await page.reads('All 9 lines and every record are as they were written.');
    verdict = { sound: false, why: 'changed', at: '4' };
    (await page.find<HTMLButtonElement>('.actions button')).click();
    await page.reads('Something is not as it was written: changed, 4.');
  });
});
