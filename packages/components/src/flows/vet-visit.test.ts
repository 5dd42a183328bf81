import { Room } from '@vetkit/signal-server/consult/contract';
import { LateRequest } from '@vetkit/signal-server/consult/lobby.contract';
import { html } from 'lit';
import type { VetBooked } from '../booking/vet-booked.ts';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { roomOf, visitOf } from '../consult/testing.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { ahead, mapleStreet } from '../testing/maple-street.ts';
import { axe, focused, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-booking.ts';
import './vet-visit.ts';
import type { VetBooking } from './vet-booking.ts';

type World = Parameters<typeof mapleStreet>[0] & { readonly width?: number; readonly signedIn?: boolean; readonly type?: string; readonly follows?: string; readonly pet?: string };
const miso = { id: '00000000-0000-4000-8000-0000000000aa', name: 'Miso', species: 'cat', breed: 'Siamese' };
const rex = { id: '00000000-0000-4000-8000-0000000000ab', name: 'Rex', species: 'dog' };
const pets = { name: 'Sam Rivera', pets: [miso, rex] };

async function owner(world: World = {}) {
  const clinic = mapleStreet(world);
  const { session } = clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: clinic.fetch });
  if (world.signedIn) session.keep({ kind: 'owner', token: 'owner-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: miso.id, name: 'Sam Rivera', role: 'owner' }, reference: null });
  const page = await mount<VetBooking>(html`<vet-booking type=${world.type ?? ''} follows=${world.follows ?? ''} pet=${world.pet ?? ''}></vet-booking>`, { fetch: clinic.fetch, ...(world.width ? { width: world.width } : {}) });
  const describe = async () => {
    await page.type(/What is going on with/, 'Scratches his left ear.');
    await page.press(/^Something is wrong/);
    await page.press('See free times');
    await page.reads(/When can .* be seen/);
  };
  const consents = async () => {
    await page.press(/^I know that a vet cannot touch/);
    await page.press(/may keep what I write here/);
  };
  const toContact = async () => {
    await page.press('None of these');
    await page.type('Name of your pet', 'Miso');
    await page.press('Cat');
    await describe();
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    await page.type('Your name', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await consents();
  };
  const toBooked = async () => {
    await toContact();
    await page.press(/^Book Miso for/);
    await page.reads(/We keep .* for Miso/);
  };
  const sent = (method: string, end: string) => clinic.server.made.find(({ path, method: by }) => by === method && path.endsWith(end));
  return { ...page, clinic, session, describe, consents, toContact, toBooked, sent };
}
type Owner = Awaited<ReturnType<typeof owner>>;

const clean = async (page: Owner, step: string) => {
  const moving = page.all('*').flatMap((one) => one.shadowRoot?.getAnimations() ?? []).filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
  expect(await axe(page.element), step).to.deep.equal([]);
};

describe('a visit that is near', () => {
  const inMinutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();

  test('confirmed while the page is open it stays confirmed: what comes beside it does not bring an older state back', async () => {
    const asked = visitOf({ status: 'requested', start: inMinutes(60), end: inMinutes(90) });
    const page = await mount(html`<vet-visit reference="VK-7Q3M-2F" .appointment=${asked}></vet-visit>`);
    // What the live events of the clinic do.
    const booked = await page.find<VetBooked>('vet-booked');
    booked.appointment = { ...asked, status: 'confirmed' };
    await page.reads("I'm running late");
    expect(booked.appointment.status).to.equal('confirmed');
    expect(page.words()).to.contain('Open the waiting room');
  });

  test('one may say here that one is late; hours before it nobody is', async () => {
    const room = roomOf({ appointment: visitOf({ start: inMinutes(60), end: inMinutes(90) }) });
    const told = { ...room, appointment: { ...room.appointment, late: { owner: inMinutes(70), staff: null } } };
    const server = fakeServer({ 'POST /clinics/{clinic}/consults/{reference}/late': route({ body: LateRequest, answer: Room, handle: () => told }) });
    const far = await mount(html`<vet-visit reference="VK-7Q3M-2F" .appointment=${visitOf({ start: inMinutes(180), end: inMinutes(210) })}></vet-visit>`, { fetch: server.fetch });
    const page = await mount(html`<vet-visit reference="VK-7Q3M-2F" .appointment=${room.appointment}></vet-visit>`, { fetch: server.fetch });
    await page.press("I'm running late");
    // One second hand for both: it has passed the other visit too.
    expect(far.words()).not.to.contain('running late');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('10 min');
    await page.press('Tell Dr. Hana Ito');
    await page.reads('You said: about');
    expect(server.made.filter(({ path }) => path.endsWith('/late')).map(({ body }) => body)).to.deep.equal([{ minutes: 10 }]);
  });
});

describe('a booked visit', () => {
  test('each step of changing and cancelling is clean for axe, and says the rule before the press', async () => {
    const page = await owner();
    await page.toBooked();
    await page.reads('You can change or cancel it for free until');
    await clean(page, 'booked');
    await page.press('Change the time');
    await page.reads('It stays so until you take another time.');
    await page.reads('Next free time');
    await clean(page, 'another time');
    await page.press('Keep the time');
    await page.press('Cancel the visit');
    await page.reads('Cancel the visit of Miso?');
    await clean(page, 'cancel?');
    await page.press('Yes, cancel it');
    await page.reads('This visit is cancelled');
    await clean(page, 'cancelled');
  });

  test('it gets another time, keeps its reference, and waits for the vet again', async () => {
    const page = await owner();
    await page.toBooked();
    await page.press('Change the time');
    await page.reads('Next free time');
    await page.press(/^Take /);
    await page.reads(/We keep .* for Miso/);
    expect(page.sent('POST', '/reschedule')?.body).to.have.property('start', ahead(1, 30));
    expect(page.sent('POST', '/reschedule')?.token).to.equal('appointment-token');
    expect(page.words()).to.include('VK-7Q3M-2F');
    expect(focused()?.textContent?.trim()).to.match(/^We keep/);
  });

  test('a time that was taken meanwhile is said with fresh ones, and the visit stays', async () => {
    const page = await owner();
    await page.toBooked();
    await page.press('Change the time');
    await page.reads('Next free time');
    page.clinic.takeAway(ahead(1, 30));
    await page.press(/^Take /);
    await page.reads('was just taken');
    await clean(page, 'taken');
    await page.press('Keep the time');
    await page.reads(/We keep .* for Miso/);
  });

  test('who does not mean it keeps the visit, and the focus is where it was', async () => {
    const page = await owner();
    await page.toBooked();
    await page.press('Cancel the visit');
    await page.reads('It costs nothing.');
    expect(focused()?.textContent).to.equal('Cancel the visit of Miso?');
    await page.press('Keep it');
    await until(() => focused()?.id === 'cancel', 'the button');
    expect(page.sent('POST', '/cancel')).to.equal(undefined);
  });

  test('fits 320 pixels', async () => {
    const page = await owner({ width: 320 });
    await page.toBooked();
    await page.press('Cancel the visit');
    await page.reads('Cancel the visit of Miso?');
    expect(page.element.scrollWidth).to.be.at.most(320);
  });
});

describe('a held time that is gone with its token', () => {
  test('is told as free for others again, and nothing that was typed is lost', async () => {
    const page = await owner();
    await page.toContact();
    page.clinic.lapse();
    await page.press(/^Book Miso for/);
    await page.reads('It is free for others again. Nothing was charged, and what you typed is still here.');
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    expect((await page.find<HTMLInputElement>('#email')).value).to.equal('sam.rivera@mail.example');
  });
});

describe('an owner who comes again', () => {
  test('gets the pets by a code, and books without typing who they are', async () => {
    const page = await owner({ pets });
    await page.press('None of these');
    await page.press('Get your pets');
    await page.type(/^Email/, 'sam.rivera@mail.example');
    await clean(page, 'signing in');
    await page.press('Send me a code');
    await page.type('Code from the email', '123456');
    await page.reads('Which pet is it?');
    await clean(page, 'which pet');
    await page.press(/^Rex/);
    await page.describe();
    await page.press(/^Take /);
    await page.reads('We reach you as before, Sam Rivera.');
    await clean(page, 'contact known');
    await page.consents();
    await page.press(/^Book Rex for/);
    await page.reads(/We keep .* for Rex/);
    expect(page.sent('POST', '/holds')?.token).to.equal('owner-token');
    const body = page.sent('POST', '/appointments')?.body;
    expect(body).to.have.property('knownPet', rex.id);
    expect(body).not.to.have.any.keys('pet', 'owner');
  });

  test('may type the pet all the same, and is asked for it while the code is on its way', async () => {
    const page = await owner({ pets });
    await page.press('None of these');
    await page.press('Get your pets');
    await page.type(/What is going on with/, 'Limps.');
    await page.press(/^Something is wrong/);
    await page.press('See free times');
    await page.reads('Type the name of your pet');
    await page.press('I will type it');
    await until(() => page.all('vet-sign-in').length === 0, 'the sign-in to be gone');
  });

  test('may still describe another pet', async () => {
    const page = await owner({ pets, signedIn: true, pet: rex.id });
    await page.press('None of these');
    await until(() => page.all<HTMLInputElement>('input[name=pet]').find(({ value }) => value === rex.id)?.checked, 'Rex to be chosen');
    await page.press('Another pet');
    await page.type('Name of your pet', 'Coco');
    await page.press('Bird');
    await page.describe();
    await page.press(/^Take /);
    await page.reads('We reach you as before');
    await page.consents();
    await page.press(/^Book Coco for/);
    await page.reads(/We keep .* for Coco/);
    expect(page.sent('POST', '/appointments')?.body).to.have.nested.property('pet.name', 'Coco');
  });

  test('finds a recheck begun: danger signs first, then the free times with the pet of the visit before', async () => {
    const first = await owner();
    await first.toBooked();
    const page = await mount<VetBooking>(html`<vet-booking type="recheck" follows="VK-7Q3M-2F"></vet-booking>`, { fetch: first.clinic.fetch });
    await page.reads('Is your pet in danger right now?');
    expect(page.words()).not.to.contain('When can Miso be seen?');
    await page.press('None of these');
    await page.reads('When can Miso be seen?');
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    expect((await page.find<HTMLInputElement>('#name')).value).to.equal('Sam Rivera');
    expect(first.clinic.server.made.findLast(({ path }) => path.endsWith('/holds'))?.body).to.deep.include({ type: 'recheck', modality: 'video' });
  });

  test('from a mail’s link the kind of visit is chosen; danger signs come first all the same', async () => {
    const page = await owner({ type: 'recheck' });
    await page.press('None of these');
    await until(() => page.all<HTMLInputElement>('input[name=type]').find(({ value }) => value === 'recheck')?.checked, 'the kind to be chosen');
  });
});
