import { VetAppointmentViewEvent, VetRecordOpenEvent } from '../booking/staff-events.ts';
import { clinicAt } from '../clinic/clinic.ts';
import '../clinic/vet-clinic.ts';
import { VetSignedInEvent } from '../identity/events.ts';
import '../identity/vet-sign-in.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, until } from '../testing/mount.ts';
import { VetTriageQueueWantedEvent } from '../triage/events.ts';
import { expect, test } from '../testing/story.ts';
import { DeskPage, greeting, pathOf, placeOf } from './desk-page.ts';

const ito = { id: '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d1', name: 'Dr. Hana Ito', role: 'vet' } as const;
const before = location.href;
let place: HTMLElement;

beforeEach(() => {
  history.replaceState(null, '', '/desk');
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  place.remove();
  history.replaceState(null, '', before);
  sessionStorage.clear();
  localStorage.clear();
});

/** The desk on a server that only signs out; nobody is signed in, unless it is said who. */
function desk({ person }: { person?: { id: string; name: string; role: 'vet' | 'front-desk' | 'manager' } } = {}) {
  const server = fakeServer({ 'DELETE /clinics/{clinic}/session': route({ handle: () => null }) });
  const address = new URL('/', location.href);
  const clinic = clinicAt({ server: address, slug: 'maple-street', fetch: server.fetch });
  const keep = (who: NonNullable<typeof person>) => clinic.session.keep({ kind: 'staff', token: 'a-token-of-the-desk', expiresAt: '2099-01-01T00:00:00.000Z', person: who, reference: null });
  if (person) keep(person);
  new DeskPage({ place, server: address, now: () => new Date(2030, 0, 7, 15), fetch: server.fetch });
  return { server, keep, press: (words: string) => [...place.querySelectorAll<HTMLElement>('button, a')].find((each) => each.textContent?.includes(words))!.click() };
}

describe('the desk', () => {
  test('nobody signed in: sign in, and the day is there', async () => {
    const { keep } = desk();
    expect(place.querySelector('vet-sign-in')?.getAttribute('for')).to.equal('staff');
    expect(await axe(place)).to.deep.equal([]);
    keep(ito);
    place.querySelector('vet-sign-in')!.dispatchEvent(new VetSignedInEvent({ slug: 'maple-street', name: 'Maple Street Veterinary' }, ito));
    expect(place.querySelector('h1')?.textContent).to.equal('Good afternoon, Dr. Hana Ito');
    expect(place.querySelector('vet-appointments')?.getAttribute('practitioner')).to.equal('me');
  });

  test('a browser that keeps nothing costs the reload, not the desk', () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')!;
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: () => { throw new DOMException('Forbidden', 'SecurityError'); } });
    try {
      const { keep } = desk();
      expect(place.querySelector('vet-sign-in')).not.to.equal(null);
      keep(ito);
      place.querySelector('vet-sign-in')!.dispatchEvent(new VetSignedInEvent({ slug: 'maple-street', name: 'Maple Street Veterinary' }, ito));
      expect(place.querySelector('vet-appointments')).not.to.equal(null);
    } finally {
      Object.defineProperty(globalThis, 'localStorage', own);
    }
  });

  test('an owner who signs in here does not get to the desk', () => {
    desk();
    place.querySelector('vet-sign-in')!.dispatchEvent(new VetSignedInEvent({ slug: 'maple-street', name: 'Maple Street Veterinary' }, { ...ito, role: 'owner' }));
    expect(place.querySelector('vet-appointments')).to.equal(null);
  });

  test('«View» opens the room and «Finish» the record, each with an address of its own, and back leads back', async () => {
    desk({ person: ito });
    place.querySelector('vet-appointments')!.dispatchEvent(new VetAppointmentViewEvent('VK-7Q3M-2F'));
    expect(location.pathname).to.equal('/desk/visit/VK-7Q3M-2F');
    expect(place.querySelector('vet-consult-room')?.getAttribute('reference')).to.equal('VK-7Q3M-2F');
    history.back();
    await until(() => place.querySelector('vet-appointments'), 'the day');
    place.querySelector('vet-appointments')!.dispatchEvent(new VetRecordOpenEvent('VK-8R4N-3G'));
    expect(location.pathname).to.equal('/desk/record/VK-8R4N-3G');
    expect(place.querySelector('vet-record-editor')?.getAttribute('reference')).to.equal('VK-8R4N-3G');
    expect(document.activeElement?.textContent).to.contain('VK-8R4N-3G');
  });

  test('an address of a visit opens that visit', () => {
    history.replaceState(null, '', '/desk/visit/VK-7Q3M-2F');
    desk({ person: ito });
    expect(place.querySelector('vet-consult-room')).not.to.equal(null);
  });

  test('«Hours» is a page of its own, with an address, and back leads back', async () => {
    const { press } = desk({ person: ito });
    press('Hours');
    expect(location.pathname).to.equal('/desk/hours');
    expect(place.querySelector('vet-availability')).not.to.equal(null);
    expect([place.querySelector('vet-appointment-types'), place.querySelector('h1')?.textContent]).to.deep.equal([null, 'My hours']);
    history.back();
    await until(() => place.querySelector('vet-appointments'), 'the day');
  });

  test('wherever at the desk somebody is, an emergency that nobody decided leads to the queue', async () => {
    history.replaceState(null, '', '/desk/money');
    desk({ person: ito });
    place.querySelector('vet-triage-alert:not([beside-queue])')!.dispatchEvent(new VetTriageQueueWantedEvent());
    expect([location.pathname, place.querySelector('vet-triage-queue') !== null, place.querySelector('vet-triage-alert[beside-queue]') !== null]).to.deep.equal(['/desk', true, true]);
  });

  test('an address of the hours opens them: a manager with the kinds of visit', () => {
    history.replaceState(null, '', '/desk/hours');
    desk({ person: { ...ito, role: 'manager' } });
    expect(place.querySelector('vet-appointment-types')).not.to.equal(null);
  });

  test('the front desk sees everybody', () => {
    desk({ person: { ...ito, role: 'front-desk' } });
    expect(place.querySelector('vet-appointments')?.getAttribute('practitioner')).to.equal('all');
    expect(place.querySelector('a[href="/desk/hours"]')).to.equal(null);
  });

  test('signing out ends the session here and on the server', async () => {
    const { server, press } = desk({ person: ito });
    press('Sign out');
    await until(() => place.querySelector('vet-sign-in'), 'the sign-in');
    await until(() => server.made.some(({ method, path }) => method === 'DELETE' && path === '/clinics/maple-street/session'), 'the server to be told');
    expect(Object.keys(localStorage).filter((key) => key.startsWith('vetkit http'))).to.deep.equal([]);
  });

  test('places and their addresses', () => {
    expect(placeOf('/desk')).to.deep.equal({ is: 'day' });
    expect(placeOf('/desk/visit/<script>')).to.deep.equal({ is: 'day' });
    expect(placeOf(pathOf({ is: 'record', reference: 'VK-7Q3M-2F' }))).to.deep.equal({ is: 'record', reference: 'VK-7Q3M-2F' });
    expect([4, 9, 12, 20].map(greeting)).to.deep.equal(['Good night', 'Good morning', 'Good afternoon', 'Good evening']);
  });
});
