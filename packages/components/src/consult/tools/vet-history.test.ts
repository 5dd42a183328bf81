import { type EarlierVisit, History } from '@vetkit/signal-server/consult/bar.contract';
import { Attendance } from '@vetkit/signal-server/consult/policy.contract';
import { html } from 'lit';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { asStaff } from '../testing.ts';
import '../wrap-up/vet-attendance.ts';
import './vet-history.ts';

const at = '/clinics/{clinic}/consults/{reference}';
const earlier = (about: Partial<EarlierVisit> = {}): EarlierVisit => ({
  reference: 'VK-8Q3M-2F', at: '2030-01-07T15:00:00.000Z', type: 'Something is wrong', modality: 'video', practitioner: 'Dr. Hana Ito', record: 'complete',
  reason: 'Scratches his ear.', found: 'A sore ear.', nextSteps: ['Drops twice a day'], assessment: 'Otitis externa.', ...about,
});

async function history(handle: () => History) {
  const server = fakeServer({ [`GET ${at}/history`]: route({ answer: History, handle }) });
  asStaff(server.fetch, 'vet');
  return mount(html`<vet-history reference="VK-7Q3M-2F" opens-records></vet-history>`, { fetch: server.fetch, width: 384 });
}

describe('<vet-history>', () => {
  test('is clean for axe: with visits, and with none', async () => {
    const page = await history(() => ({ pet: 'Miso', visits: [earlier(), earlier({ reference: 'VK-9Q3M-2F', record: 'open', found: '', nextSteps: [], assessment: '' })] }));
    await page.reads('Otitis externa.');
    expect(await axe(page.element)).to.deep.equal([]);
    const none = await history(() => ({ pet: 'Miso', visits: [] }));
    await none.reads('This is Miso\'s first visit here that is on record.');
    expect(await axe(none.element), 'none').to.deep.equal([]);
  });

  test('the latest is open, the others open with a press; the record can be asked for', async () => {
    const page = await history(() => ({ pet: 'Miso', visits: [earlier(), earlier({ reference: 'VK-9Q3M-2F', at: '2029-05-07T15:00:00.000Z', record: 'open', assessment: '' })] }));
    await page.reads('What to do');
    const [first, second] = page.all<HTMLDetailsElement>('details');
    expect([first?.open, second?.open]).to.deep.equal([true, false]);
    second?.querySelector('summary')?.click();
    await until(() => second?.open, 'the second visit');
    let asked = '';
    page.element.addEventListener('vet-history-record', (event) => (asked = event.reference));
    second?.querySelector('button')?.click();
    expect(asked).to.equal('VK-9Q3M-2F');
  });

  test('a link of one visit opens no others, and says what does', async () => {
    const page = await history(() => refuse(403, 'not-allowed'));
    await page.reads('Sign in with a code to see earlier visits.');
  });
});

const seen: Attendance = {
  start: '2030-01-07T15:00:00.000Z',
  end: '2030-01-07T15:30:00.000Z',
  lines: [
    { at: '2030-01-07T14:58:00.000Z', side: 'owner', code: 'ready', afterStartS: -120 },
    { at: '2030-01-07T15:02:30.000Z', side: 'owner', code: 'gone', afterStartS: 150 },
    { at: '2030-01-07T15:03:00.000Z', side: 'staff', code: 'came-in', afterStartS: 180 },
  ],
  twoWay: { owner: null, staff: 30 },
  network: { owner: { poorS: 42, mended: 1 }, staff: { poorS: 0, mended: 0 } },
};
const decision: Attendance['decision'] = {
  version: '2026-11', terms: 1, outcome: 'vet-late', reason: { code: 'owner-left-a-late-vet', text: 'The vet was not there 2:00 after the start, and the owner left before the vet came.' },
  notes: [{ code: 'note-by-one', text: 'Only one browser said how long both heard each other.' }], owner: { pays: 'nothing' }, vet: { share: 0, state: 'none', reason: { code: 'pay-none', text: 'No visit took place.' } }, record: { state: 'not-needed', dueAt: null },
};

describe('<vet-attendance>', () => {
  const attendance = async (said: Attendance) => {
    const server = fakeServer({ [`GET ${at}/attendance`]: route({ answer: Attendance, handle: () => said }) });
    asStaff(server.fetch, 'vet');
    return mount(html`<vet-attendance reference="VK-7Q3M-2F"></vet-attendance>`, { fetch: server.fetch, width: 384 });
  };

  test('staff see both sides and the outcome with its reasons; it is clean for axe', async () => {
    const page = await attendance({ ...seen, decision });
    await page.reads('The vet came too late');
    await page.reads('the owner left before the vet came.');
    await page.reads('The line: Owner poor for 42 seconds, mended once; Clinic never poor.');
    expect(page.words()).to.match(/The owner\s*pays nothing/).and.match(/The vet\s*gets nothing/);
    expect(page.all('.lines li').map((one) => one.querySelector('.grow')?.textContent)).to.deep.equal(['Owner got ready', 'Owner left the page', 'Clinic came into the call']);
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('owners see their own lines, and nothing of what was decided', async () => {
    const page = await attendance({ ...seen, lines: seen.lines.slice(0, 2), twoWay: { owner: null, staff: null }, network: { owner: { poorS: 42, mended: 0 }, staff: null } });
    await page.reads('You got ready');
    await page.reads('The line: poor for 42 seconds.');
    expect(page.words()).not.to.contain('Outcome');
    expect(page.all('.decided')).to.deep.equal([]);
    expect(page.words(), 'nobody was in a call').not.to.contain('camera');
  });

  test('both sides read how long the vet was seen, and what only one of them says as such', async () => {
    const page = await attendance({ ...seen, camera: { seen: 840, missing: 0, disputed: 42, excepted: 0, unknown: 0 } });
    await page.reads('The vet’s camera: seen for 14 minutes, told differently by both sides for 42 seconds.');
  });
});
