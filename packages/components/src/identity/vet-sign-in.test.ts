import { AskCode, CodeAsked, SignedIn, SignIn, UseSignInLink, type Session } from '@vetkit/signal-server/identity/contract';
import { html } from 'lit';
import { axe, focused, keys, mount } from '../testing/mount.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { expect, test } from '../testing/story.ts';
import type { VetSignedInEvent } from './events.ts';
import './vet-sign-in.ts';

const ito = (slug: string, name: string): Session => ({
  clinic: { slug, name },
  person: { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito', role: 'vet' },
  token: `a-token-for-${slug}`,
  expiresAt: '2099-01-01T00:00:00.000Z',
});
const theLink = 'the-secret-of-a-mailed-link';
const mapleStreet = ito('maple-street', 'Maple Street Veterinary');
const elmRoad = ito('elm-road', 'Elm Road Animal Hospital');

/** A server that mailed 123456, and an element in front of it. */
async function signIn(world: { sessions?: Session[]; code?: string; minutes?: number; for?: 'owner' | 'staff' } = {}) {
  let tries = 5;
  const server = fakeServer({
    'POST /sign-in/codes': route({
      body: AskCode, answer: CodeAsked, status: 202,
      handle: () => ({ challenge: 'a-challenge-of-enough-length', expiresAt: new Date(Date.now() + (world.minutes ?? 10) * 60_000).toISOString() }),
    }),
    'POST /sign-in': route({
      body: SignIn, answer: SignedIn,
      handle: ({ body }) => (body.code === (world.code ?? '123456') ? { sessions: world.sessions ?? [mapleStreet] } : refuse(401, 'code-wrong', { triesLeft: --tries })),
    }),
    'POST /sign-in/links': route({
      body: UseSignInLink, answer: SignedIn,
      handle: ({ body }) => (body.secret === theLink ? { sessions: [mapleStreet] } : refuse(410, 'link-used')),
    }),
    'DELETE /clinics/maple-street/session': route({ handle: () => null }),
  });
  const page = await mount(html`<vet-sign-in for=${world.for ?? ''}></vet-sign-in>`, { fetch: server.fetch });
  const signedIn: VetSignedInEvent[] = [];
  page.element.addEventListener('vet-signed-in', (event) => signedIn.push(event));
  return { ...page, server, signedIn };
}

async function toTheCode(page: Awaited<ReturnType<typeof signIn>>) {
  await page.type(/^Email/, 'hana.ito@maple.example');
  await page.press('Send me a code');
  await page.reads('Type the code we sent');
}

describe('<vet-sign-in>', () => {
  test('owners may type a mobile number: the code comes by text message', async () => {
    const page = await signIn({ for: 'owner', sessions: [{ ...mapleStreet, person: { ...mapleStreet.person, role: 'owner' } }] });
    await page.press('Send me a code');
    await page.reads('Type your email address, or the mobile number you booked with');
    await page.type('Email or mobile number', '555-OWLS');
    await page.press('Send me a code');
    await page.reads('Something is missing in this address');
    await page.type('Email or mobile number', '416 555 0162');
    await page.press('Send me a code');
    await page.reads('If 416 555 0162 is known here, a text message');
    expect(page.server.made.find(({ path }) => path === '/sign-in/codes')?.body).to.deep.include({ phone: '416 555 0162' });
    expect(await axe(page.element)).to.deep.equal([]);
    await page.type('Code from the text message', '123456');
    await page.reads('You are signed in as');
  });

  test('every step is clean for axe', async () => {
    const page = await signIn({ sessions: [elmRoad, ito('oak-lane', 'Oak Lane Animal Clinic')] });
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Send me a code');
    await page.reads('Type your email address');
    expect(await axe(page.element), 'with an error').to.deep.equal([]);
    await toTheCode(page);
    expect(await axe(page.element), 'the code').to.deep.equal([]);
    await page.type('Code from the email', '123456');
    await page.reads('Where do you work now?');
    expect(await axe(page.element), 'the choice').to.deep.equal([]);
  });

  test('by keyboard alone: address, code, in', async () => {
    const page = await signIn();
    await keys('Tab');
    expect(focused()?.id).to.equal('email');
    await page.type(/^Email/, 'hana.ito@maple.example');
    await keys('Enter');
    await page.reads('Type the code we sent');
    await page.find('h2:focus');
    await keys('Tab');
    expect(focused()?.id).to.equal('code');
    await page.type('Code from the email', '123456');
    await page.reads('You are signed in as Dr. Hana Ito');
    expect(page.signedIn.map((event) => [event.clinic.slug, event.person.role])).to.deep.equal([['maple-street', 'vet']]);
    expect(page.server.made[0]).to.deep.include({ path: '/sign-in/codes', body: { email: 'hana.ito@maple.example', clinic: 'maple-street' } });
  });

  test('spaces and dashes in a pasted code do not matter', async () => {
    const page = await signIn();
    await toTheCode(page);
    await page.type('Code from the email', '123-456');
    await page.reads('You are signed in');
  });

  test('an address that cannot be one is told at the field, and nothing is sent', async () => {
    const page = await signIn();
    await page.type(/^Email/, 'hana.ito@');
    await page.press('Send me a code');
    await page.reads('It should look like sam@mail.example');
    expect(focused()?.getAttribute('aria-invalid')).to.equal('true');
    expect(page.server.made).to.deep.equal([]);
  });

  test('a wrong code says how many tries are left, and what was typed stays', async () => {
    const page = await signIn();
    await toTheCode(page);
    await page.type('Code from the email', '999999');
    await page.reads('You can try 4 more times');
    expect((await page.find<HTMLInputElement>('#code')).value).to.equal('999999');
    await page.press('Sign in');
    await page.reads('You can try 3 more times');
    expect(page.signedIn).to.deep.equal([]);
  });

  test('a code that has ended asks for a new one', async () => {
    const page = await signIn({ minutes: 0.02 });
    await toTheCode(page);
    await page.reads('This code has ended');
  });

  test('without a network the reason is told and the address stays', async () => {
    const page = await signIn();
    page.server.online = false;
    await page.type(/^Email/, 'hana.ito@maple.example');
    await page.press('Send me a code');
    await page.reads('The clinic cannot be reached right now');
    expect((await page.find<HTMLInputElement>('#email')).value).to.equal('hana.ito@maple.example');
    page.server.online = true;
    await page.press('Send me a code');
    await page.reads('Type the code we sent');
  });

  test('staff are looked for at all clinics, and come to the one they are at', async () => {
    const page = await signIn({ for: 'staff', sessions: [ito('oak-lane', 'Oak Lane Animal Clinic'), mapleStreet] });
    await toTheCode(page);
    await page.type('Code from the email', '123456');
    await page.reads('You are signed in as Dr. Hana Ito');
    expect(page.server.made[0]?.body).to.deep.equal({ email: 'hana.ito@maple.example' });
    expect(page.signedIn.map((event) => event.clinic.slug)).to.deep.equal(['maple-street']);
  });

  test('who works at several clinics says which one', async () => {
    const page = await signIn({ sessions: [elmRoad, ito('oak-lane', 'Oak Lane Animal Clinic')] });
    await toTheCode(page);
    await page.type('Code from the email', '123456');
    await page.press(/^Oak Lane Animal Clinic/);
    expect(page.signedIn.map((event) => event.clinic.slug)).to.deep.equal(['oak-lane']);
  });

  test('a mailed link signs in by a press, not by being opened', async () => {
    location.hash = `sign-in=${theLink}`;
    const page = await signIn();
    expect(location.hash, 'the secret leaves the address at once').to.equal('');
    expect(page.server.made).to.deep.equal([]);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Sign in');
    await page.reads('You are signed in as Dr. Hana Ito');
  });

  test('a link used before leads to a code', async () => {
    location.hash = 'sign-in=a-link-that-was-used-before';
    const page = await signIn();
    await page.press('Sign in');
    await page.reads('This link was used before');
    await page.press('Get a code instead');
    await page.reads('Send me a code');
  });

  test('signing out forgets the session here and on the server', async () => {
    const page = await signIn();
    await toTheCode(page);
    await page.type('Code from the email', '123456');
    await page.press('Sign out');
    await page.reads('Send me a code');
    expect(localStorage.length).to.equal(0);
    expect(page.server.made.at(-1)).to.deep.include({ method: 'DELETE', path: '/clinics/maple-street/session', token: mapleStreet.token });
  });
});
