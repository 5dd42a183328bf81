import { InviteRequest } from '@vetkit/signal-server/consult/guests.contract';
import { html } from 'lit';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, focused, keys, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import type { Tool, VetBreathsEvent, VetToolEvent, VetTypedEvent } from '../events.ts';
import { noCall, noDevices } from '../media-view.ts';
import { asIto, roomOf } from '../testing.ts';
import { noTalk, type Talk } from './talk.ts';
import './vet-breath-counter.ts';
import './vet-call.ts';
import './vet-guests.ts';
import './vet-typed-words.ts';

const on = { ...noDevices, is: 'open', stream: new MediaStream(), camera: true, microphone: true, mayFlip: true } as const;
const picture = (peer: string, about = {}) => ({ peer, stream: new MediaStream(), camera: true, microphone: true, screen: false, soundOnly: false, ...about });

async function stage(room = asIto(), about: { talk?: Partial<Talk>; peers?: readonly string[]; width?: number } = {}) {
  const call = { ...noCall, state: 'connected', remotes: (about.peers ?? ['o1']).map((peer) => picture(peer)), quality: 'good' } as const;
  const page = await mount(html`<vet-call .room=${room} .devices=${on} .call=${call} .talk=${{ ...noTalk, ...about.talk }} style="block-size: 640px"></vet-call>`, about.width ? { width: about.width } : {});
  const used: Tool[] = [];
  page.element.addEventListener('vet-tool', ({ tool }: VetToolEvent) => used.push(tool));
  return { ...page, used };
}

describe('the tools of a call', () => {
  test('by keyboard alone: More opens, arrows go through it, Escape closes it and gives the focus back', async () => {
    const page = await stage();
    const more = await page.find('[aria-label="More tools"]');
    more.focus();
    await keys('Enter', 'ArrowDown', 'ArrowDown');
    expect(focused()?.textContent).to.include('for a photo');
    expect(await axe(page.element)).to.deep.equal([]);
    await keys('Escape');
    expect(focused()).to.equal(more);
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    await keys('Enter', 'ArrowDown', 'Enter');
    expect(page.used).to.deep.equal(['ask-flip']);
  });

  test('staff ask and invite, owners do not; the phone is there with the reason why not', async () => {
    const ito = await stage();
    await ito.press('More tools');
    await ito.reads('Invite somebody');
    await ito.reads('This clinic has not set up phone calls yet.');
    await ito.press(/^Switch to phone/);
    expect(ito.used).to.deep.equal([]);
    ito.element.remove();
    const sam = await stage(roomOf(), { peers: ['v1'] });
    await sam.press('More tools');
    await sam.reads('Is this private?');
    expect(sam.words()).not.to.match(/Invite somebody|Ask Dr/);
  });

  test('whether it is private is said as it is: what is recorded lies on the server', async () => {
    for (const recording of [false, true]) {
      const page = await stage(roomOf({ recording }), { peers: ['v1'] });
      await page.press('More tools');
      await page.press('Is this private?');
      await page.reads('The clinic’s server cannot see or hear them.');
      expect(page.words().includes('lies on the clinic’s server')).to.equal(recording);
      page.element.remove();
    }
  });

  test('what is asked is spoken, and done only by a press', async () => {
    const page = await stage(roomOf(), { talk: { asked: { by: 'v1', what: 'flip' } }, peers: ['v1'] });
    const answers: boolean[] = [];
    page.element.addEventListener('vet-answer', ({ yes }) => answers.push(yes));
    await until(() => document.querySelector('[aria-live="polite"]')?.textContent?.includes('asks you to turn the camera around'), 'the spoken question');
    expect([answers, page.used]).to.deep.equal([[], []]);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Not now');
    expect(answers).to.deep.equal([false]);
  });

  test('three and four people have a place each, down to 320 px, without sideways scrolling', async () => {
    for (const width of [320, 900]) for (const peers of [['a', 'b'], ['a', 'b', 'c']]) {
      const page = await stage(asIto(), { peers, width });
      const tiles = page.all('vet-tile').map((tile) => tile.getBoundingClientRect());
      expect(tiles.length).to.equal(peers.length);
      for (const { width: wide, height } of tiles) expect(Math.min(wide, height), `${peers.length} at ${width}`).to.be.above(80);
      const stageBox = page.element.getBoundingClientRect();
      for (const button of page.all('.ctl').filter((one) => one.checkVisibility())) expect(button.getBoundingClientRect().right).to.be.at.most(stageBox.right + 1);
      page.element.remove();
    }
  });

  test('breaths: taps by the space bar are counted, the rate is told, and kept when the vet says so', async () => {
    const page = await mount(html`<vet-breath-counter may-keep></vet-breath-counter>`);
    const told: [number, number, boolean][] = [];
    page.element.addEventListener('vet-breaths', (event: VetBreathsEvent) => {
      const { count, seconds, keep } = event;
      told.push([count, seconds, keep]);
      // The record was completed meanwhile; the second time it is open.
      event.answer(Promise.resolve(told.length === 3));
    });
    await page.press('15 seconds');
    (await page.find('.tap')).focus();
    await keys('Space');
    await until(() => page.words().includes('1 so far'), 'the first breath');
    // The bounce of a finger would not count.
    const first = performance.now();
    await until(() => performance.now() - first > 150, 'a moment');
    await keys('Space');
    await until(() => page.words().includes('2 so far'), 'the second breath');
    expect(await axe(page.element)).to.deep.equal([]);
    const real = performance.now.bind(performance);
    performance.now = () => real() + 15_000;
    try {
      await page.reads('8 breaths a minute');
      await page.press('Put in the record');
      await page.reads('It could not be put in the record.');
      expect(page.words()).not.to.include('It is in the record.');
      await page.press('Put in the record');
      await page.reads('It is in the record.');
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
    expect(told).to.deep.equal([[2, 15, false], [2, 15, true], [2, 15, true]]);
  });

  test('typing goes out letter by letter, and line by line', async () => {
    const page = await mount(html`<vet-typed-words></vet-typed-words>`);
    const typed: [string, boolean][] = [];
    page.element.addEventListener('vet-typed', ({ text, done }: VetTypedEvent) => typed.push([text, done]));
    await page.type('What you type here is on their screen at once', 'Hi');
    await keys('Enter');
    expect(typed).to.deep.equal([['H', false], ['Hi', false], ['Hi', true]]);
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('an invitation gives a link once; two are enough', async () => {
    const at = '/clinics/{clinic}/consults/{reference}/guests';
    const guest = { id: '00000000-0000-4000-8000-00000000000a', name: 'Kim Rivera', part: 'interpreter' as const, invitedAt: '2030-03-12T19:34:00.000Z', came: false };
    let full = false;
    let guests: (typeof guest)[] = [];
    const server = fakeServer({
      [`GET ${at}`]: route({ handle: () => ({ guests }) }),
      [`DELETE ${at}/{guest}`]: route({ status: 200, handle: () => void (guests = []) }),
      [`POST ${at}`]: route({ body: InviteRequest, status: 201, handle: () => (full ? refuse(409, 'guests-full') : { guest, secret: 'a-secret-of-twenty-letters', expiresAt: '2030-03-12T21:34:00.000Z' }) }),
    });
    const page = await mount(html`<vet-guests reference="VK-7Q3M-2F"></vet-guests>`, { fetch: server.fetch });
    await page.type('Name', 'Kim Rivera');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Make a link');
    await page.reads('/consult/VK-7Q3M-2F#c=maple-street&k=a-secret-of-twenty-letters');
    await page.press('OK');
    full = true;
    await page.type('Name', 'One more');
    await page.press('Make a link');
    await page.reads('Two people are invited already');

    // Who was not taken out is not said to be.
    guests = [guest];
    const again = await mount(html`<vet-guests reference="VK-7Q3M-2F"></vet-guests>`, { fetch: server.fetch });
    await again.reads('Kim Rivera');
    server.online = false;
    await again.press('Take Kim Rivera out');
    await again.reads('Kim Rivera is still let in');
    expect(await axe(again.element)).to.deep.equal([]);
    server.online = true;
    await again.press('Take Kim Rivera out');
    await until(() => again.all('li').length === 0 && focused()?.matches('input'), 'the guest to be gone, and the focus in the form');
  });
});
