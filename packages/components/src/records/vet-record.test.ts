import { Summary } from '@vetkit/signal-server/records/contract';
import { emptyScript } from '@vetkit/signal-server/records/rules';
import { IssuedScripts } from '@vetkit/signal-server/records/scripts.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-record.ts';

const drops = { ...emptyScript(), medicine: 'Ear drops', strength: '2 %', directions: '5 drops, twice a day', quantity: '1 bottle', repeats: 1, validDays: 30, warnings: 'Not into the eyes.' };
const issued: IssuedScripts = {
  scripts: [{
    id: '00000000-0000-4000-8000-000000000009', script: drops, animal: { name: 'Miso', species: 'cat' }, owner: 'Sam Rivera', clinic: { name: 'Maple Street Veterinary', phone: null, address: null },
    prescriber: { name: 'Dr. Hana Ito', licence: 'Ontario 18204 (demo)' }, pack: 'CA-ON', issuedAt: '2030-03-12T21:00:00.000Z', expiresAt: '2030-04-11T21:00:00.000Z', state: 'valid', happened: [],
    code: 'AAAAAAAAAAAAAAAAAAAAAA', dispensingCode: '12345678',
  }],
};

const summary: Summary = {
  reference: 'VK-7Q3M-2F',
  pet: { name: 'Miso', species: 'cat' },
  clinic: { slug: 'maple-street', name: 'Maple Street Veterinary', phone: '+1 416 555 0144' },
  vet: { name: 'Dr. Hana Ito', licence: 'Ontario 18204 (demo)' },
  visitAt: '2030-03-12T19:40:00.000Z',
  completedAt: '2030-03-12T21:00:00.000Z',
  found: 'His left ear is sore.',
  nextSteps: ['Ear drops, morning and evening', 'Keep the cone on'],
  callIf: 'his head tilts',
  scripts: [{ ...drops, state: 'valid' }],
  followUp: { kind: 'recheck', inDays: 14 },
};

async function record(published: boolean, signedIn = true) {
  const server = fakeServer({
    'GET /clinics/{clinic}/records/{reference}/summary': route({ answer: Summary, handle: () => (published ? summary : refuse(404, 'not-published')) }),
    'GET /clinics/{clinic}/records/{reference}/scripts': route({ answer: IssuedScripts, handle: () => issued }),
  });
  if (signedIn) {
    clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
      .session.keep({ kind: 'appointment', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: 'VK-7Q3M-2F' });
  }
  return mount(html`<vet-record reference="VK-7Q3M-2F"></vet-record>`, { fetch: server.fetch });
}

describe('<vet-record>', () => {
  test('says what was found, what to do and when to call; clean for axe', async () => {
    const page = await record(true);
    await page.reads('What we found for Miso');
    expect(page.words()).to.include('Keep the cone on').and.to.include('See us again in 2 weeks').and.to.include('his head tilts');
    expect((await page.find('a.phone')).getAttribute('href')).to.equal('tel:+14165550144');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a recheck is booked from here: the link names the visit and the date, and nobody', async () => {
    const page = await record(true);
    await page.reads('See us again in 2 weeks');
    const link = await page.find<HTMLAnchorElement>('a.btn.primary');
    expect(link.textContent).to.equal('Book the recheck');
    const address = new URL(link.href);
    expect(address.pathname + address.search).to.equal('/book/maple-street?after=VK-7Q3M-2F&from=2030-03-26');
    const asked: string[] = [];
    page.element.addEventListener('vet-book-recheck', (event) => {
      asked.push(event.reference);
      event.preventDefault();
    });
    link.click();
    expect(asked).to.deep.equal(['VK-7Q3M-2F']);
  });

  test('the script says how, by whom and until when, with what a pharmacy needs', async () => {
    const page = await record(true);
    await page.reads('1234 5678');
    expect(page.words()).to.include('Ear drops, 2 %').and.to.include('5 drops, twice a day').and.to.include('1 repeat').and.to.include('licence Ontario 18204 (demo)').and.to.include('Not into the eyes.');
    expect(new URL((await page.find<HTMLAnchorElement>('.codes a')).href).pathname).to.equal('/script/maple-street/AAAAAAAAAAAAAAAAAAAAAA');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('before the vet is done it says when it comes', async () => {
    const page = await record(false);
    await page.reads('The summary is not ready yet');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('without a token it says where the link is', async () => {
    const page = await record(true, false);
    await page.reads('Open the link in the mail');
  });
});
