import { MedicalRecord } from '@vetkit/signal-server/records/contract';
import { IssuedScripts, IssueScript } from '@vetkit/signal-server/records/scripts.contract';
import { emptyScript } from '@vetkit/signal-server/records/rules';
import { html } from 'lit';
import { asStaff } from '../consult/testing.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { fullBody, recordOf } from './testing.ts';
import './vet-scripts.ts';
import './vet-script-writer.ts';

const drops = { ...emptyScript(), medicine: 'Ear cleaner', substance: 'Salicylic acid', strength: '2 %', form: 'drops', quantity: '1 bottle', directions: '5 drops', repeats: 1, validDays: 30, warnings: 'Not into the eyes.', ownerAddress: '7 Maple Street' };
const issued: IssuedScripts['scripts'][number] = {
  id: '00000000-0000-4000-8000-000000000009', script: drops, animal: { name: 'Miso', species: 'cat' }, owner: 'Sam Rivera', clinic: { name: 'Maple Street Veterinary', phone: null, address: null },
  prescriber: { name: 'Dr. Hana Ito', licence: 'ON 4471' }, pack: 'CA-ON', issuedAt: '2030-01-07T15:00:00.000Z', expiresAt: '2030-02-06T15:00:00.000Z', state: 'valid', happened: [], code: 'a-code-of-22-letters-xx', dispensingCode: '12345678',
};

describe('<vet-script-writer>', () => {
  test('a vet replaces an issued script: with its fields to begin with, and a reason', async () => {
    const sent: IssueScript[] = [];
    const at = '/clinics/{clinic}/records/{reference}';
    const server = fakeServer({
      [`GET ${at}`]: route({ answer: MedicalRecord, handle: () => recordOf({ body: fullBody(), state: 'completed', revision: 2, prescribing: { place: { country: 'CA', region: 'Ontario' }, licence: 'ON 4471' } }) }),
      [`GET ${at}/scripts`]: route({ answer: IssuedScripts, handle: () => ({ scripts: [issued] }) }),
      [`POST ${at}/scripts`]: route({ body: IssueScript, answer: IssuedScripts, handle: ({ body }) => (sent.push(body), { scripts: [issued] }) }),
    });
    asStaff(server.fetch, 'vet');
    const page = await mount(html`<vet-scripts reference="VK-7Q3M-2F" as="staff"></vet-scripts>`, { fetch: server.fetch, width: 384 });
    await page.press('Replace: Ear cleaner');
    await page.reads('Replace this script');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Issue the script');
    expect(sent).to.deep.equal([]);
    await page.type('Why it is replaced', 'Another bottle.');
    await page.press('Issue the script');
    await until(() => sent.length === 1, 'the script');
    expect(sent[0]).to.deep.equal({ id: sent[0]?.id, script: drops, replaces: { script: issued.id, reason: 'Another bottle.' } });
    await page.reads('Write another script');
  });

  test('a lost answer issues no second script: what was issued is looked up, and the same id is sent again', async () => {
    const sent: IssueScript[] = [];
    let net: 'answer-lost' | 'gone' | 'back' = 'gone';
    const lost = () => { throw new TypeError('Failed to fetch'); };
    const at = '/clinics/{clinic}/records/{reference}';
    const server = fakeServer({
      [`GET ${at}`]: route({ answer: MedicalRecord, handle: () => recordOf({ body: fullBody(), state: 'completed', revision: 2, prescribing: { place: { country: 'CA', region: 'Ontario' }, licence: 'ON 4471' } }) }),
      [`GET ${at}/scripts`]: route({ answer: IssuedScripts, handle: () => (net === 'gone' ? lost() : { scripts: sent.map(({ id }) => ({ ...issued, id: id! })) }) }),
      [`POST ${at}/scripts`]: route({ body: IssueScript, answer: IssuedScripts, handle: ({ body }) => (sent.push(body), lost()) }),
    });
    asStaff(server.fetch, 'vet');
    let told = 0;
    const page = await mount(html`<vet-script-writer reference="VK-7Q3M-2F" .from=${drops} @vet-script-issued=${() => (told += 1)}></vet-script-writer>`, { fetch: server.fetch, width: 384 });
    await page.press('Issue the script');
    await page.reads('We cannot tell whether the script was issued');
    net = 'answer-lost';
    await page.press('Issue the script');
    await until(() => told === 1, 'that it was issued');
    expect(new Set(sent.map(({ id }) => id)).size).to.equal(1);
    expect(sent[0]?.id).to.have.length(36);
  });
});
