import { EraseOwner, ErasurePlan } from '@vetkit/signal-server/people/erasure.contract';
import { html } from 'lit';
import { asStaff } from '../consult/testing.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-owner-data.ts';

const owner = '00000000-0000-4000-8000-000000000002';
const plan = (about: Partial<ErasurePlan> = {}): ErasurePlan => ({
  owner: { id: owner, name: 'Sam Rivera', pets: ['Miso'] }, visitsAhead: 0, recordsOpen: 0, removes: ['contact', 'sign-in'],
  keeps: [{ what: 'records', count: 2, until: '2037-01-08', why: 'Records of animals are kept for 7 years.' }, { what: 'audit', count: 1, until: null, why: 'It has numbers instead of names.' }], ...about,
});

async function data(answer: ErasurePlan) {
  const erased: unknown[] = [];
  const at = '/clinics/{clinic}/owners/{owner}/erasure';
  const server = fakeServer({
    [`GET ${at}`]: route({ answer: ErasurePlan, handle: () => answer }),
    [`POST ${at}`]: route({ body: EraseOwner, answer: ErasurePlan, handle: ({ body }) => (erased.push(body), answer) }),
  });
  asStaff(server.fetch, 'front-desk');
  const page = await mount(html`<vet-owner-data owner=${owner}></vet-owner-data>`, { fetch: server.fetch, width: 384 });
  await page.press('Erase this owner');
  await page.reads('Erase Sam Rivera');
  return { page, erased };
}

describe('<vet-owner-data>', () => {
  test('says what goes and what stays until when, and erases only under the right name', async () => {
    const { page, erased } = await data(plan());
    await page.reads('2 records, until January 8, 2037');
    expect(await axe(page.element)).to.deep.equal([]);
    (await page.find<HTMLButtonElement>('.btn.danger')).click();
    await page.reads('That is another name.');
    expect(erased).to.deep.equal([]);
    const input = await page.find<HTMLInputElement>('input');
    input.value = 'sam rivera';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await page.element.updateComplete;
    (await page.find<HTMLButtonElement>('.btn.danger')).click();
    await page.reads('Sam Rivera was erased.');
    expect(erased).to.deep.equal([{ name: 'sam rivera' }]);
  });

  test('a visit ahead is in the way, and a record that is still to be written', async () => {
    const { page } = await data(plan({ visitsAhead: 1, recordsOpen: 2 }));
    await page.reads('There is a visit ahead. Cancel it first.');
    await page.reads('The records of 2 visits are still to be written.');
    expect(page.all('.btn.danger')).to.have.length(0);
  });
});
