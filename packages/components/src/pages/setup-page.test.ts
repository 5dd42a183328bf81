import { Setup, SetupDone } from '@vetkit/signal-server/clinics/setup.contract';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { faultsAt, firstAnswers, setupOf, slugOf } from './setup-form.ts';
import { SetupPage } from './setup-page.ts';

const answers = {
  ...firstAnswers('America/Toronto'),
  clinicName: 'Maple Street Veterinary',
  slug: 'maple-street',
  managerName: 'Jo Marsh',
  managerEmail: 'jo@clinic.example',
  vetName: 'Dr. Hana Ito',
  vetEmail: 'hana@clinic.example',
};
let place: HTMLElement;
beforeEach(() => {
  place = document.body.appendChild(document.createElement('main'));
});
afterEach(() => place.remove());

function page(handle: () => void = () => {}) {
  const server = fakeServer({
    'POST /setup': route({ body: Setup, answer: SetupDone, status: 201, handle: ({ body }) => (handle(), { clinic: { slug: body.clinic.slug, name: body.clinic.name } }) }),
  });
  new SetupPage({ place, server: new URL('/', location.href), token: 'the-token-of-the-console', fetch: server.fetch });
  const type = (name: string, value: string) => {
    const input = place.querySelector<HTMLInputElement>(`[name=${name}]`)!;
    input.value = value;
    input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  };
  const fill = () => Object.entries(answers).forEach(([name, value]) => type(name, value));
  return { server, type, fill, send: () => place.querySelector('form')!.requestSubmit() };
}

describe('setting up a clinic', () => {
  test('a filled form makes the clinic and leads to the desk', async () => {
    const { server, fill, send } = page();
    expect(await axe(place)).to.deep.equal([]);
    fill();
    send();
    await until(() => place.textContent?.includes('Maple Street Veterinary is ready'), 'the words');
    expect(server.made[0]?.body).to.deep.equal({
      token: 'the-token-of-the-console',
      clinic: { slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', country: 'CA', currency: 'CAD' },
      manager: { name: 'Jo Marsh', email: 'jo@clinic.example' },
      vet: { name: 'Dr. Hana Ito', email: 'hana@clinic.example' },
    });
    expect(place.querySelector('a.primary')?.getAttribute('href')).to.equal('/desk');
  });

  test('what is missing is said at its place, and the first such field has the focus', () => {
    const { server, type, send } = page();
    type('clinicName', 'Maple Street');
    type('country', 'CA');
    type('currency', 'CAD');
    send();
    expect(server.made).to.have.length(0);
    expect(document.activeElement?.getAttribute('name')).to.equal('managerName');
    expect(place.textContent).to.contain('Type the manager’s name.');
  });

  test('a refusal keeps what was typed', async () => {
    const { fill, send } = page(() => refuse(409, 'slug-taken'));
    fill();
    send();
    await until(() => place.textContent?.includes('Another clinic has this address'), 'the words');
    expect(place.querySelector<HTMLInputElement>('[name=vetName]')?.value).to.equal('Dr. Hana Ito');
  });

  test('the address follows the name until it is typed', () => {
    const { type } = page();
    type('clinicName', 'Clínica Árbol & Co.');
    const slug = () => place.querySelector<HTMLInputElement>('[name=slug]')!.value;
    expect(slug()).to.equal('clinica-arbol-co');
    type('slug', 'arbol');
    type('clinicName', 'Clínica Roble');
    expect(slug()).to.equal('arbol');
    expect(slugOf('  --  ')).to.equal('');
  });

  test('manager and vet are two addresses', () => {
    expect(setupOf({ ...answers, vetEmail: 'JO@clinic.example' }, 'a-token')).to.have.nested.property('faults.vetEmail');
    expect(setupOf(answers, 'a-token')).to.have.property('body');
    expect(faultsAt(['vet.email', 'somewhere.else'])).to.have.keys('vetEmail');
  });
});
