import { AppointmentSession, UseAppointmentLink } from '@vetkit/signal-server/identity/contract';
import '../clinic/vet-clinic.ts';
import '../identity/vet-sign-in.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { ConsultPage } from './consult-page.ts';

const reference = 'VK-7Q3M-2F';
const goodSecret = 'the-secret-of-the-mailed-link';
let place: HTMLElement;

const newPlace = () => {
  place?.remove();
  place = document.body.appendChild(document.createElement('div'));
};

beforeEach(newPlace);
afterEach(() => {
  place.remove();
  sessionStorage.clear();
  localStorage.clear();
});

function page(world: { secret?: string; clinic?: string; answer?: () => never } = {}) {
  const server = fakeServer({
    'POST /clinics/{clinic}/appointment-links': route({
      body: UseAppointmentLink,
      answer: AppointmentSession,
      handle: ({ body }) => {
        world.answer?.();
        if (body.secret !== goodSecret) refuse(404, 'link-unknown');
        return { reference: body.reference, token: 'a-token-of-this-visit', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d1', name: 'Sam Rivera', role: 'owner' } };
      },
    }),
  });
  const consult = new ConsultPage({ place, server: new URL('/', location.href), reference, clinic: world.clinic ?? 'maple-street', secret: world.secret, fetch: server.fetch });
  const button = () => [...place.querySelectorAll('button')].find((each) => each.textContent?.includes('Open my visit'));
  const exchanges = () => server.made.filter(({ path }) => path.endsWith('/appointment-links'));
  return { consult, server, button, exchanges, room: () => place.querySelector('vet-consult-room') };
}

describe('the page of a visit', () => {
  test('opening a mailed link uses nothing up; one press does', async () => {
    const { button, exchanges, room } = page({ secret: goodSecret });
    expect(exchanges()).to.have.length(0);
    expect(room()).to.equal(null);
    expect(await axe(place)).to.deep.equal([]);

    button()!.click();
    await until(room, 'the room');
    expect(exchanges().map(({ body }) => body)).to.deep.equal([{ reference, secret: goodSecret }]);
    expect(place.querySelector('vet-clinic')?.getAttribute('clinic')).to.equal('maple-street');
    expect(document.activeElement?.textContent).to.contain(reference);
  });

  test('a reload of the tab is in at once, without the link', async () => {
    const first = page({ secret: goodSecret });
    first.button()!.click();
    await until(first.room, 'the room');
    newPlace();
    const again = page();
    await until(again.room, 'the room');
    expect(again.exchanges()).to.have.length(0);
  });

  test('a link that has ended says so and offers to sign in', async () => {
    const { button } = page({ secret: goodSecret, answer: () => refuse(410, 'link-expired') });
    button()!.click();
    await until(() => place.textContent?.includes('This link has ended'), 'the words');
    expect(place.querySelector('vet-sign-in')?.getAttribute('for')).to.equal('owner');
  });

  test('a link cut short says so', async () => {
    const { button } = page({ secret: 'the-secret-of-the-mai' });
    button()!.click();
    await until(() => place.textContent?.includes('This link is not complete'), 'the words');
  });

  test('without network nothing is lost: press again', async () => {
    const world = page({ secret: goodSecret });
    world.server.online = false;
    world.button()!.click();
    await until(() => place.querySelector('[role=alert]'), 'the alert');
    world.server.online = true;
    world.button()!.click();
    await until(world.room, 'the room');
  });

  test('without a link one signs in; without a clinic one is sent to the mail', () => {
    page();
    expect(place.querySelector('vet-sign-in')).not.to.equal(null);
    newPlace();
    page({ clinic: '' });
    expect(place.textContent).to.contain('Open the link in your mail');
  });
});
