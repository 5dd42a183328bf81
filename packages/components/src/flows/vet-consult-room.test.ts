import { JoinRequest, PresenceRequest, Room } from '@vetkit/signal-server/consult/contract';
import { MessageList } from '@vetkit/signal-server/consult/contract';
import { DeviceReport } from '@vetkit/signal-server/consult/device-test.contract';
import { TestServers } from '@vetkit/signal-server/consult/test-servers.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { asKim, roomOf, visitOf } from '../consult/testing.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-consult-room.ts';

const at = '/clinics/{clinic}/consults/{reference}';

/** Sam in front of the room, with the token of the visit, or without one. */
async function room(first: Room, about: { token?: boolean; goingIn?: Promise<void> } = {}) {
  const world = { room: first, refuses: undefined as (() => never) | undefined };
  const server = fakeServer({
    [`GET ${at}`]: route({ answer: Room, handle: () => world.refuses?.() ?? world.room }),
    [`POST ${at}/presence`]: route({ body: PresenceRequest, status: 200, handle: () => null }),
    // There is no signaling beside this server: a socket to nowhere would hold up the others of the page's host.
    [`POST ${at}/join`]: route({ body: JoinRequest, handle: async ({ body }) => {
      if (!body.lobby) await about.goingIn;
      world.refuses?.();
      return refuse(503, 'no-signaling');
    } }),
    'GET /clinics/{clinic}/test-servers': route({ answer: TestServers, handle: () => ({ iceServers: [], relay: 'none' as const }) }),
    [`PUT ${at}/device-test`]: route({ body: DeviceReport, status: 200, handle: () => null }),
    [`GET ${at}/messages`]: route({ answer: MessageList, handle: () => ({ messages: [] }) }),
    'GET /clinics/{clinic}/records/{reference}/summary': route({ handle: () => refuse(404, 'not-published') }),
  });
  if (about.token !== false) {
    clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
      .session.keep({ kind: 'appointment', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: 'VK-7Q3M-2F' });
  }
  const page = await mount(html`<vet-consult-room reference="VK-7Q3M-2F"></vet-consult-room>`, { fetch: server.fetch });
  return { ...page, server, world };
}
const stages = (made: readonly { path: string; body: unknown }[]) => made.filter(({ path }) => path.endsWith('/presence')).map(({ body }) => (body as PresenceRequest).stage);

describe('<vet-consult-room>', () => {
  test('without a token it says where the link is', async () => {
    const page = await room(roomOf(), { token: false });
    await page.reads('Open the link in the mail');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('the lobby opens, the clinic hears that one is here, and that one is ready', async () => {
    const page = await room(roomOf());
    await page.reads("Miso's visit starts soon");
    await until(() => stages(page.server.made).includes('arrived'), 'the word that we are here');
    await page.press('Start camera and sound');
    // The first press brings the media kit along: file by file here, in one where it is built.
    await until(() => page.words().includes('Camera and sound work'), 'the devices', 12_000);
    await until(() => stages(page.server.made).includes('ready'), 'the word that we are ready');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('the device test in the lobby: the other side sees it, the report is kept, and the camera is free again', async () => {
    const page = await room(roomOf());
    await page.press('Start camera and sound');
    await page.reads('Camera and sound work');
    const [track] = ((await page.find<HTMLVideoElement>('video')).srcObject as MediaStream).getVideoTracks();
    await page.press('Test');
    await page.press('Back to the waiting room');
    await until(() => page.server.made.some(({ method, path }) => method === 'PUT' && path.endsWith('/device-test')), 'the report to be kept');
    expect(track?.readyState, 'only one has the camera').to.equal('ended');
    await until(() => stages(page.server.made).at(-1) === 'ready', 'the word that we are ready');
    expect(stages(page.server.made)).to.include('testing');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a press releases the camera: its track ends', async () => {
    const page = await room(roomOf());
    await page.press('Start camera and sound');
    await page.reads('Camera and sound work');
    const [track] = ((await page.find<HTMLVideoElement>('video')).srcObject as MediaStream).getVideoTracks();
    await page.press('Turn the camera off');
    await page.reads('Sound works, no picture');
    expect(track?.readyState).to.equal('ended');
  });

  test('near its time the socket opens while one waits, without a camera; days before it does not', async () => {
    const page = await room(roomOf());
    const asked = () => page.server.made.filter(({ path }) => path.endsWith('/join')).map(({ body }) => body);
    await until(() => asked().length > 0, 'a pass for the lobby');
    expect(asked()[0]).to.deep.include({ lobby: true });
    expect(stages(page.server.made)).to.not.include('ready');

    const start = Date.now() + 3 * 24 * 3_600_000;
    const early = await room(roomOf({ appointment: visitOf({ start: new Date(start).toISOString(), end: new Date(start + 1_800_000).toISOString() }) }));
    await early.reads('Go into the room');
    // Looked at once more, which is when it would.
    await until(() => early.server.made.filter(({ path, method }) => method === 'GET' && path.endsWith('VK-7Q3M-2F')).length > 1, 'another look');
    expect(early.server.made.some(({ path }) => path.endsWith('/join'))).to.equal(false);
  });

  test('while one goes in nothing else is prepared: the room would follow a call that nobody is in', async () => {
    let answer = () => {};
    const page = await room(roomOf(), { goingIn: new Promise<void>((done) => (answer = done)) });
    const asked = () => page.server.made.filter(({ path }) => path.endsWith('/join')).map(({ body }) => (body as JoinRequest).lobby === true);
    const looks = () => page.server.made.filter(({ method, path }) => method === 'GET' && path.endsWith('VK-7Q3M-2F')).length;
    await page.press('Go into the room');
    await until(() => asked().includes(false), 'the pass of the call to be asked for');
    const [before, seen] = [asked().length, looks()];
    // The room is looked at meanwhile, which is when the lobby prepares.
    await until(() => looks() > seen + 1, 'two more looks', 15_000);
    expect(asked().slice(before)).to.deep.equal([]);
    answer();
  });

  test('who is taken out is told so, with the camera off, and comes back by another link', async () => {
    const page = await room(asKim());
    await page.press('Start camera and sound');
    await page.reads('Camera and sound work');
    const [track] = ((await page.find<HTMLVideoElement>('video')).srcObject as MediaStream).getVideoTracks();
    page.world.refuses = () => refuse(401, 'sign-in-needed');
    await page.press('Go into the room');
    await page.reads('You are not in this call any more');
    expect([track?.readyState, page.words().includes('Check your connection')]).to.deep.equal(['ended', false]);
    expect(await axe(page.element)).to.deep.equal([]);
    page.world.refuses = undefined;
    clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: page.server.fetch })
      .session.keep({ kind: 'appointment', token: 'another-token', expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: 'VK-7Q3M-2F' });
    await page.reads('Go into the room');
  });

  test('who is not let in reads why', async () => {
    const page = await room(roomOf());
    await page.reads('Go into the room');
    page.world.refuses = () => refuse(410, 'visit-cancelled', { title: 'This visit was cancelled', detail: 'Book a new time, or call the clinic.' });
    await page.press('Go into the room');
    await page.reads('This visit was cancelled. Book a new time, or call the clinic.');
  });

  test('a visit that was called off opens no waiting room: owner and desk find its money, and the owner books again', async () => {
    const off = roomOf({ appointment: visitOf({ status: 'cancelled' }) });
    const page = await room(off);
    await page.reads('This visit was cancelled');
    expect(page.words()).not.to.contain('starts soon');
    expect(page.all('vet-lobby')).to.deep.equal([]);
    expect(page.all('vet-payment')).to.have.length(1);
    let again = '';
    page.element.addEventListener('vet-another-time', ({ reference }) => (again = reference));
    await page.press('Book another time');
    expect(again).to.equal('VK-7Q3M-2F');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('called off while the owner waits: camera and sound are let go', async () => {
    const page = await room(roomOf());
    await page.press('Start camera and sound');
    await page.reads('Camera and sound work');
    const [track] = ((await page.find<HTMLVideoElement>('video')).srcObject as MediaStream).getVideoTracks();
    page.world.room = roomOf({ appointment: visitOf({ status: 'cancelled' }) });
    await page.reads('This visit was cancelled');
    await until(() => track?.readyState === 'ended', 'the camera to be let go');
  });

  test('confirmed meanwhile: the way in opens by itself', async () => {
    const page = await room(roomOf({ appointment: visitOf({ status: 'requested' }) }));
    await page.reads('has not confirmed this visit yet');
    page.world.room = roomOf();
    await until(() => page.words().includes('Go into the room'), 'the way in');
  });

  test('when the call has ended the owner sees what comes next', async () => {
    const page = await room(roomOf({ state: 'ended', endedAt: new Date().toISOString() }));
    await page.reads('The call has ended');
    await page.reads('The summary is not ready yet');
    expect(await axe(page.element)).to.deep.equal([]);
  });
});
