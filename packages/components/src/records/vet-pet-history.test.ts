import { PetHistory, type HistorySearch, type HistoryVisit } from '@vetkit/signal-server/records/file.contract';
import { html } from 'lit';
import { asStaff } from '../consult/testing.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-pet-history.ts';

const pet = '00000000-0000-4000-8000-000000000001';
const visit = (about: Partial<HistoryVisit> = {}): HistoryVisit => ({
  id: pet, reference: 'VK-8Q3M-2F', at: '2030-01-07T15:00:00.000Z', endedAt: null, type: 'Something is wrong', modality: 'video', practitioner: { id: pet, name: 'Dr. Hana Ito', licence: null },
  reason: 'Scratches his ear.', state: 'complete', signed: null, summary: { found: 'A sore ear.', nextSteps: ['Drops twice a day'], callIf: '', followUp: { kind: 'none' } }, scripts: [], assessment: 'Otitis externa.', others: [], main: true, where: [], ...about,
});
const file = (visits: HistoryVisit[], more = false): PetHistory => ({
  pet: { id: pet, name: 'Miso', species: 'cat', breed: null, age: '5y', sex: null, reproductiveStatus: null, weightKg: null, microchip: null, deceasedAt: null },
  weights: [{ at: '2029-01-07T15:00:00.000Z', kg: 4.1 }, { at: '2030-01-07T15:00:00.000Z', kg: 4.4 }], visits, more,
});

async function history(handle: (search: HistorySearch) => PetHistory) {
  const server = fakeServer({ 'POST /clinics/{clinic}/pets/{pet}/history': route({ answer: PetHistory, handle: ({ body }) => handle(body as HistorySearch) }) });
  asStaff(server.fetch, 'vet');
  return mount(html`<vet-pet-history pet=${pet} opens-records></vet-pet-history>`, { fetch: server.fetch, width: 384 });
}

describe('<vet-pet-history>', () => {
  test('shows the weight over time and the visits, and is clean for axe', async () => {
    const page = await history(() => file([visit(), visit({ reference: 'VK-9Q3M-2F', state: 'open', summary: null, assessment: '' })]));
    await page.reads('Otitis externa.');
    expect(page.words()).to.contain('4.4 kg');
    expect(await axe(page.element)).to.deep.equal([]);
    let asked = '';
    page.element.addEventListener('vet-open-record', (event) => (asked = event.reference));
    (await page.find<HTMLButtonElement>('button[aria-label^="Open the record of"]')).click();
    expect(asked).to.equal('VK-8Q3M-2F');
  });

  test('words are looked for, and where they were found is said; earlier visits come with a press', async () => {
    const asked: HistorySearch[] = [];
    const page = await history((search) => {
      asked.push(search);
      return search.before ? file([visit({ reference: 'VK-2Q3M-2F', type: 'The first visit' })]) : search.text ? file([visit({ where: ['notes', 'scripts'] })]) : file([visit()], true);
    });
    await page.reads('Show earlier visits');
    (await page.find<HTMLButtonElement>('.card:last-child > div > button')).click();
    await page.reads('The first visit');
    expect(asked.at(-1)).to.deep.equal({ before: 'VK-8Q3M-2F' });
    const input = await page.find<HTMLInputElement>('input[type="search"]');
    input.value = 'otitis';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await page.reads('Found in: notes, scripts');
    expect(asked.at(-1)).to.deep.equal({ text: 'otitis' });
  });

  test('an answer that does not come is said, and asked for again', async () => {
    let answers = false;
    const page = await history(() => (answers ? file([]) : refuse(503, 'internal')));
    await page.reads('The history cannot be shown now.');
    answers = true;
    (await page.find<HTMLButtonElement>('.banner button')).click();
    await until(() => page.words().includes('No visits yet'), 'the history');
    expect(page.all('input'), 'nothing to look through').to.deep.equal([]);
  });
});
