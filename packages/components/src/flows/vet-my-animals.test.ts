import { MyAnimals, Recall } from '@vetkit/signal-server/people/contract';
import { PetHistory } from '@vetkit/signal-server/records/file.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-my-animals.ts';

const [miso, rex, luna] = ['a', 'b', 'c'].map((end) => `00000000-0000-4000-8000-00000000000${end}`) as [string, string, string];
const none = { breed: null, age: null, sex: null, reproductiveStatus: null, weightKg: null, microchip: null, deceasedAt: null };

async function page(signedIn = true) {
  const animals = [{ id: miso, name: 'Miso', species: 'cat', deceased: false, recall: true }, { id: rex, name: 'Rex', species: 'dog', deceased: false, recall: true }, { id: luna, name: 'Luna', species: 'cat', deceased: true, recall: true }];
  const now = { animals, works: true };
  const server = fakeServer({
    'GET /clinics/{clinic}/me/animals': route({ answer: MyAnimals, handle: () => ({ name: 'Sam Rivera', animals: now.animals }) }),
    'PUT /clinics/{clinic}/me/animals/{pet}/recall': route({
      body: Recall, answer: MyAnimals,
      handle: ({ params, body }) => {
        if (!now.works) refuse(500, 'internal');
        now.animals = now.animals.map((one) => (one.id === params.pet ? { ...one, ...body } : one));
        return { name: 'Sam Rivera', animals: now.animals };
      },
    }),
    'POST /clinics/{clinic}/pets/{pet}/history': route({ answer: PetHistory, handle: ({ params }) => ({ pet: { ...none, id: params.pet!, name: animals.find(({ id }) => id === params.pet)!.name, species: 'cat' }, weights: [], visits: [], more: false }) }),
  });
  if (signedIn) clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch }).session.keep({ kind: 'owner', token: 'owner-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: miso, name: 'Sam Rivera', role: 'owner' }, reference: null });
  return { ...(await mount(html`<vet-my-animals></vet-my-animals>`, { fetch: server.fetch, width: 384 })), now };
}

describe('<vet-my-animals>', () => {
  test('asks to sign in first', async () => {
    const it = await page(false);
    await it.reads('Sign in with the address you booked with');
    expect(await axe(it.element)).to.deep.equal([]);
  });

  test('each animal with its history; the yearly reminder ends with one press, and nothing is asked of one that has died', async () => {
    const it = await page();
    await it.reads('History of Miso');
    expect(await axe(it.element)).to.deep.equal([]);
    await it.press('Rex');
    await it.reads('History of Rex');
    (await it.find<HTMLInputElement>('#recall')).click();
    await until(() => it.now.animals[1]?.recall === false, 'the choice on the server');
    expect(it.now.animals[0]?.recall).to.equal(true);
    it.now.works = false;
    (await it.find<HTMLInputElement>('#recall')).click();
    await it.reads('That could not be written down');
    await until(async () => !(await it.find<HTMLInputElement>('#recall')).checked, 'the box as it stands on the server');
    await it.press('Luna');
    await it.reads('We remember Luna.');
    expect(it.words()).not.to.include('when it is time to see Luna');
  });
});
