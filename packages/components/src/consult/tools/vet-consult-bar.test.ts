import { Appointment } from '@vetkit/signal-server/booking/contract';
import { ConsultBar, MessagingRequest } from '@vetkit/signal-server/consult/bar.contract';
import { html } from 'lit';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, focused, keys, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { asStaff, barFor, visitOf } from '../testing.ts';
import './vet-consult-bar.ts';

const at = '/clinics/{clinic}/consults/{reference}';
const visit = '/clinics/{clinic}/appointments/{reference}';

/** Dr. Ito at the bar; the server keeps what is done. */
async function atBar(first: Partial<ConsultBar> = {}, about: { claim?: () => Appointment; tone?: '' | 'stage' } = {}) {
  const world = { bar: barFor(first) };
  const now = (change: Partial<ConsultBar>) => (world.bar = barFor({ ...world.bar, ...change }));
  const server = fakeServer({
    [`GET ${at}/bar`]: route({ answer: ConsultBar, handle: () => world.bar }),
    [`POST ${at}/messaging`]: route({ body: MessagingRequest, answer: ConsultBar, handle: ({ body }) => now(body) }),
    [`POST ${at}/help`]: route({ answer: ConsultBar, handle: () => now({ help: { ...world.bar.help, request: { askedAt: new Date().toISOString(), by: 'Dr. Hana Ito', online: false, triedAt: new Date().toISOString(), answer: null, handledAt: null } } }) }),
    [`POST ${at}/no-show`]: route({ answer: ConsultBar, handle: () => now({ help: { ...world.bar.help, why: 'visit-over' }, noShow: { ...world.bar.noShow, why: 'visit-over' } }) }),
    [`POST ${visit}/claim`]: route({ answer: Appointment, handle: about.claim ?? (() => (now({ claim: { state: 'claimed', by: 'Dr. Hana Ito', mine: true, why: null } }), visitOf())) }),
    [`POST ${visit}/cancel`]: route({ answer: Appointment, handle: () => (now({ cancel: { why: 'visit-cancelled' } }), visitOf({ status: 'cancelled' })) }),
  });
  asStaff(server.fetch, 'vet');
  const page = await mount(html`<vet-consult-bar reference="VK-7Q3M-2F" pet-name="Miso" owner-name="Sam Rivera" tone=${about.tone ?? ''}></vet-consult-bar>`, { fetch: server.fetch });
  await page.find('.act');
  const button = (word: string) => page.all<HTMLButtonElement>('.act').find((one) => one.textContent?.trim() === word)!;
  return { ...page, world, server, button, posted: () => server.made.filter(({ method }) => method === 'POST').map(({ path }) => path.split('/').at(-1)) };
}

describe('<vet-consult-bar>', () => {
  test('is clean for axe, on the page and on the stage', async () => {
    const page = await atBar();
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press(/^Cancel this visit$/);
    expect(await axe(page.element), 'sure?').to.deep.equal([]);
    const stage = await atBar({}, { tone: 'stage' });
    await stage.press(/^Get help/);
    await stage.reads('Help is on the way');
    expect(await axe(stage.element), 'on the stage').to.deep.equal([]);
  });

  test('each button’s word is how it stands, its name what a press does', async () => {
    const page = await atBar();
    expect(page.all('.act').map((one) => one.textContent?.trim())).to.deep.equal(['Charge', 'Open', 'Claimed', 'Cancel', 'Get help']);
    expect(page.button('Open').getAttribute('aria-pressed')).to.equal('true');
    expect(page.button('Open').getAttribute('aria-label')).to.contain('Press to lock');
    await page.press(/Press to lock/);
    await until(() => page.button('Locked'), 'locked');
    expect(document.querySelector('[aria-live=polite]')?.textContent).to.contain('The owner cannot write any more.');
    expect(page.button('Locked').getAttribute('aria-pressed')).to.equal('false');
    await page.press(/Press to open/);
    await until(() => page.button('Open'), 'open again');
    expect(page.posted()).to.deep.equal(['messaging', 'messaging']);
  });

  test('what is not possible says why, and can be reached with the keyboard', async () => {
    const page = await atBar({ cancel: { why: 'visit-begun' } });
    const charge = page.button('Charge');
    expect(charge.getAttribute('aria-disabled')).to.equal('true');
    expect(charge.getAttribute('aria-label')).to.contain('once the call has begun');
    charge.focus();
    expect(focused()).to.equal(charge);
    await keys('Enter');
    await page.reads('you can charge once the call has begun');
    page.button('Cancel').click();
    await page.reads('the visit has begun');
    expect(page.posted()).to.deep.equal([]);
  });

  test('an available consult is claimed; who is slower is told who has it', async () => {
    const free = { state: 'available', by: null, mine: false, why: null } as const;
    const page = await atBar({ claim: free });
    expect(page.button('Available').getAttribute('aria-pressed')).to.equal('false');
    await page.press(/Press to claim it$/);
    await until(() => page.button('Claimed'), 'claimed');
    const slow = await atBar({ claim: free }, { claim: () => refuse(409, 'claimed-already', { by: 'Dr. Leo Park' }) });
    await slow.press(/Press to claim it$/);
    await slow.reads('Dr. Leo Park has it already.');
  });

  test('cancelling asks first', async () => {
    const page = await atBar();
    await page.press('Cancel this visit');
    await page.reads('Cancel Miso\'s visit?');
    await page.press('Keep it');
    expect(page.posted()).to.deep.equal([]);
    await page.press('Cancel this visit');
    let did = '';
    page.element.addEventListener('vet-consult-bar', (event) => (did = event.did));
    await page.press('Cancel the visit');
    await page.reads('The owner gets a mail and can book again.');
    expect([did, page.posted()]).to.deep.equal(['cancelled', ['cancel']]);
  });

  test('help: the window counts down, what was done is said, and «My client didn\'t show up» comes when the rules allow it', async () => {
    const soon = new Date(Date.now() + 2500).toISOString();
    const page = await atBar({ noShow: { why: 'no-show-too-early', from: soon } });
    expect(page.words()).not.to.contain('My client');
    expect(page.button('Get help').title).to.match(/next [34]:\d\d counts/);
    await page.press(/^Get help/);
    await page.reads('that counts as help');
    const early = await page.find<HTMLButtonElement>('[aria-describedby=no-show-why]');
    expect(early.textContent).to.equal('My client didn\'t show up');
    expect(early.getAttribute('aria-disabled')).to.equal('true');
    await page.reads(/Possible in 0:0\d/);
    page.world.bar = barFor({ ...page.world.bar, noShow: { why: null, from: soon } });
    // The server is asked again when the time has come.
    await until(() => page.all('button.danger')[0], 'the button');
    await page.press('My client didn\'t show up');
    await page.reads('The visit is closed.');
    expect(page.posted()).to.deep.equal(['help', 'no-show']);
  });

  test('the desk’s answer is shown', async () => {
    const page = await atBar({ help: { why: null, countsUntil: new Date().toISOString(), request: { askedAt: new Date().toISOString(), by: 'Dr. Hana Ito', online: true, triedAt: null, handledAt: null, answer: { by: 'Robin Vale', text: 'Sam restarts the phone.', at: new Date().toISOString() } } } });
    await page.reads('Robin Vale: Sam restarts the phone.');
  });
});
