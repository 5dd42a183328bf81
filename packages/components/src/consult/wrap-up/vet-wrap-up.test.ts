import { ConsultBar, MessagingRequest, type WrapUp } from '@vetkit/signal-server/consult/bar.contract';
import { html } from 'lit';
import { fakeServer, route } from '../../testing/fake-server.ts';
import { axe, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { asStaff, barFor } from '../testing.ts';
import { stepsOf } from './steps.ts';
import './vet-wrap-up.ts';

const at = '/clinics/{clinic}/consults/{reference}';
const left = (about: Partial<WrapUp> = {}): WrapUp => ({
  note: { state: 'none', dueAt: new Date(Date.now() + 86_000_000).toISOString() },
  locked: false,
  charge: { why: 'nothing-to-charge' },
  next: { said: 'unsaid', inDays: null, booked: null },
  ...about,
});
const complete = { note: { state: 'complete', dueAt: null } } as const;

async function after(wrapUp: WrapUp | null) {
  const world = { bar: barFor({ wrapUp }) };
  const server = fakeServer({
    [`GET ${at}/bar`]: route({ answer: ConsultBar, handle: () => world.bar }),
    [`POST ${at}/messaging`]: route({ body: MessagingRequest, answer: ConsultBar, handle: ({ body }) => (world.bar = { ...world.bar, ...body, wrapUp: world.bar.wrapUp && { ...world.bar.wrapUp, locked: body.messaging === 'locked' } }) }),
  });
  asStaff(server.fetch, 'vet');
  const page = await mount(html`<vet-wrap-up reference="VK-7Q3M-2F" owner-name="Sam"></vet-wrap-up>`, { fetch: server.fetch });
  return { ...page, world, server, turn: () => page.all('[aria-current=step] h3')[0]?.textContent?.replace(/\s+/g, ' ').trim() };
}

describe('<vet-wrap-up>', () => {
  test('is clean for axe: at the beginning, and done', async () => {
    const page = await after(left());
    await page.reads('0 of 3 done');
    expect(await axe(page.element)).to.deep.equal([]);
    const done = await after(left({ ...complete, locked: true, next: { said: 'none', inDays: null, booked: null } }));
    await done.reads('This visit is done');
    expect(await axe(done.element), 'done').to.deep.equal([]);
  });

  test('note, lock, charge, next: the first open one has its turn, wherever it was left', () => {
    const turn = (about: Partial<WrapUp>) => stepsOf(left(about)).map(({ is }) => is);
    expect(stepsOf(left()).map(({ name }) => name)).to.deep.equal(['note', 'lock', 'charge', 'next']);
    expect(turn({})).to.deep.equal(['now', 'later', 'skipped', 'later']);
    expect(turn({ locked: true })).to.deep.equal(['now', 'done', 'skipped', 'later']);
    expect(turn(complete)).to.deep.equal(['done', 'now', 'skipped', 'later']);
    expect(turn({ ...complete, locked: true })).to.deep.equal(['done', 'done', 'skipped', 'now']);
    // The owner books it with the button in the summary; before that the summary must be there.
    expect(turn({ ...complete, next: { said: 'recheck', inDays: 14, booked: null } })[3]).to.equal('done');
    expect(turn({ next: { said: 'recheck', inDays: 14, booked: null } })[3]).to.equal('later');
    expect(turn({ next: { said: 'recheck', inDays: 14, booked: { reference: 'VK-7Q3M-2F', start: '2030-01-21T15:00:00.000Z' } } })[3]).to.equal('done');
    expect(turn({ charge: { why: null }, ...complete, locked: true })).to.deep.equal(['done', 'done', 'now', 'later']);
    expect(turn({ charge: { why: 'charged-already' }, ...complete, locked: true })).to.deep.equal(['done', 'done', 'done', 'now']);
  });

  test('the record is asked for first, with when it is due; then one press locks', async () => {
    const page = await after(left());
    await page.reads(/Nothing is written yet\. Due/);
    expect(page.turn()).to.contain('Complete the record');
    const asked: string[] = [];
    page.element.addEventListener('vet-wrap-up', ({ step }) => asked.push(step));
    (await page.find('.step.now .btn')).click();
    expect(asked).to.deep.equal(['note']);

    page.world.bar = barFor({ wrapUp: left({ ...complete, next: { said: 'recheck', inDays: 14, booked: null } }) });
    const again = await after(page.world.bar.wrapUp);
    await until(() => again.turn()?.includes('Lock the messages'), 'the turn of locking');
    await again.press('Lock now');
    await again.reads('This visit is done');
    expect(again.server.made.filter(({ method }) => method === 'POST').map(({ body }) => body)).to.deep.equal([{ messaging: 'locked' }]);
  });

  test('shows nothing before the end of the call', async () => {
    const page = await after(null);
    await until(() => page.server.made.length > 0, 'the question');
    expect(page.all('[part=card]')).to.deep.equal([]);
  });
});
