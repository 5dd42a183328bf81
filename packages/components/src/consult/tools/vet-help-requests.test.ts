import { AnswerHelpRequest, type HelpRequest, HelpRequests } from '@vetkit/signal-server/consult/bar.contract';
import { html } from 'lit';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, keys, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { asStaff } from '../testing.ts';
import './vet-help-requests.ts';

const at = '/clinics/{clinic}/consults/{reference}/help';

/** Dr. Ito waits for Sam, a minute after the start; a story says only what it is about. */
const request = (about: Partial<HelpRequest> = {}): HelpRequest => ({
  reference: 'VK-7Q3M-2F',
  pet: 'Miso',
  owner: { name: 'Sam Rivera', phone: '+1 416 555 0162', stage: 'testing' },
  practitioner: 'Dr. Hana Ito',
  modality: 'video',
  start: new Date(Date.now() - 60_000).toISOString(),
  countsUntil: new Date(Date.now() + 240_000).toISOString(),
  help: { askedAt: new Date(Date.now() - 5000).toISOString(), by: 'Dr. Hana Ito', online: true, triedAt: null, answer: null, handledAt: null },
  ...about,
});

async function atTheDesk(first: HelpRequest[]) {
  const world = { list: first, lose: false };
  const said = () => ({ now: new Date().toISOString(), requests: world.list });
  const change = (about: Partial<HelpRequest['help']>) => (world.list = world.list.map((one) => ({ ...one, help: { ...one.help, ...about } })));
  const server = fakeServer({
    'GET /clinics/{clinic}/help-requests': route({ answer: HelpRequests, handle: said }),
    [`POST ${at}/answer`]: route({
      body: AnswerHelpRequest, answer: HelpRequests,
      handle: ({ body }) => {
        change({ answer: { by: 'Robin Vale', text: body.text, at: new Date().toISOString() } });
        if (world.lose) refuse(503, 'internal');
        return said();
      },
    }),
    [`POST ${at}/owner`]: route({ answer: HelpRequests, handle: () => (change({ triedAt: new Date().toISOString() }), said()) }),
    [`POST ${at}/handled`]: route({ answer: HelpRequests, handle: () => ((world.list = []), said()) }),
  });
  asStaff(server.fetch, 'front-desk');
  const page = await mount(html`<vet-help-requests></vet-help-requests>`, { fetch: server.fetch });
  return { ...page, server, world, sent: () => server.made.filter(({ method }) => method === 'POST') };
}

describe('<vet-help-requests>', () => {
  test('is clean for axe; shows nothing while nobody waits', async () => {
    const page = await atTheDesk([request(), request({ reference: 'VK-8Q3M-2F', countsUntil: new Date(Date.now() - 1000).toISOString(), owner: { name: 'Kim Doe', phone: null, stage: null } }), request({ reference: 'VK-9Q3M-2F', fromOwner: true, owner: { name: 'Jo Park', phone: null, stage: 'ready' } })]);
    await page.reads('Dr. Hana Ito waits for Sam Rivera');
    await page.reads('The five minutes are over');
    await page.reads('Jo Park asks for help');
    expect(page.words().split('Write to the owner'), 'an owner who asks is not written to').to.have.length(3);
    expect(await axe(page.element)).to.deep.equal([]);
    const empty = await atTheDesk([]);
    await until(() => empty.server.made.length > 0, 'the question');
    expect(empty.all('[part=card]')).to.deep.equal([]);
  });

  test('a new call for help is spoken at once, and its window counts down', async () => {
    const page = await atTheDesk([request()]);
    await page.reads(/The owner: testing the camera/);
    const said = document.querySelector('[aria-live=assertive]');
    expect(said?.textContent).to.contain('Dr. Hana Ito needs help with Miso\'s visit.');
    const left = (await page.find('.ring')).textContent?.trim() ?? '';
    expect(left).to.match(/^[34]:\d\d$/);
    await until(() => page.all('.ring')[0]?.textContent?.trim() !== left, 'a second less');
    expect(page.all<HTMLAnchorElement>('a[href^="tel:"]')[0]?.getAttribute('href')).to.equal('tel:+14165550162');
  });

  test('answered with the keyboard; a lost answer is the same message again', async () => {
    const page = await atTheDesk([request()]);
    page.world.lose = true;
    (await page.find<HTMLInputElement>('input')).focus();
    document.execCommand('insertText', false, 'Sam restarts the phone.');
    await keys('Enter');
    await page.reads('That did not work.');
    page.world.lose = false;
    await keys('Enter');
    await page.reads('Robin Vale answered: Sam restarts the phone.');
    await until(() => page.all<HTMLInputElement>('input')[0]?.value === '', 'an empty field');
    const ids = page.sent().map(({ body }) => (body as { id: string }).id);
    expect(ids).to.have.length(2);
    expect(new Set(ids).size).to.equal(1);
  });

  test('the owner is written to, the visit opened, the call taken off the list', async () => {
    const page = await atTheDesk([request()]);
    await page.press('Write to the owner');
    await page.reads(/Written to at/);
    let opened = '';
    page.element.addEventListener('vet-help-view', (event) => (opened = event.reference));
    await page.press('Open the visit');
    expect(opened).to.equal('VK-7Q3M-2F');
    await page.press('Handled: take Miso off the list');
    await until(() => page.all('[part=card]').length === 0, 'an empty list');
    expect(page.sent().map(({ path }) => path.split('/').at(-1))).to.deep.equal(['owner', 'handled']);
  });
});
