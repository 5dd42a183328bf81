import { MedicalRecord } from '@vetkit/signal-server/records/contract';
import { html } from 'lit';
import { asStaff } from '../consult/testing.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { fullBody, recordOf } from './testing.ts';
import './vet-script-writer.ts';

describe('the form of a script', () => {
  test('asks for the substance, knows a product against germs, and lets the vet say that a horse is not for eating', async () => {
    const record = recordOf({ body: fullBody(), state: 'completed', revision: 2, prescribing: { place: { country: 'CA', region: 'Ontario' }, licence: 'ON 4471' } });
    const server = fakeServer({ 'GET /clinics/{clinic}/records/{reference}': route({ answer: MedicalRecord, handle: () => ({ ...record, visit: { ...record.visit, species: 'horse' } }) }) });
    asStaff(server.fetch, 'vet');
    const page = await mount(html`<vet-script-writer reference="VK-7Q3M-2F"></vet-script-writer>`, { fetch: server.fetch, width: 384 });
    await page.type('Medicine', 'Convenia');
    await page.reads('the rules for antimicrobials count');
    await page.type('Medicine', 'Equipalazone');
    await page.reads('A medicine against germs (antimicrobial)');
    await page.reads('This must never be given to an animal that people eat.');
    expect(page.words()).to.include('Withdrawal period');
    await page.press('Nobody will ever eat this animal');
    await until(() => !page.words().includes('Withdrawal period'), 'the withdrawal period gone');
    expect(page.words()).not.to.include('This must never be given');
    await page.press('Issue the script');
    await page.reads('Write the active substance.');
    expect(await axe(page.element)).to.deep.equal([]);
  });
});
