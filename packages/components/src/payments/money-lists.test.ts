import { Clinic } from '@vetkit/signal-server/clinics/contract';
import { CashUp, PayoutDecision, PayoutStatement, type PayoutLine } from '@vetkit/signal-server/payments/payouts.contract';
import { AppealRequest, StandingDecision, StandingList, type Standing } from '@vetkit/signal-server/payments/standing.contract';
import { html, type TemplateResult } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { mapleStreetCard } from '../testing/maple-street.ts';
import { dateThere, ownZone } from '../shared/time.ts';
import { endOfDay, monthOf } from './period.ts';
import './vet-cash-up.ts';
import './vet-payouts.ts';
import './vet-standing.ts';

const ito = { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito' };
const park = { id: '00000000-0000-4000-8000-000000000004', name: 'Dr. Leo Park' };
const at = '2030-01-07T15:00:00.000Z';
const lineOf = (about: Partial<PayoutLine>): PayoutLine => ({
  reference: 'VK-7Q3M-2F', practitioner: ito, start: at, type: 'Something is wrong', outcome: 'completed', state: 'released', share: 100, amountMinor: 3720, currency: 'CAD', reason: 'pay-record-complete', until: null, at,
  entries: [{ state: 'released', share: 100, amountMinor: 3720, reason: 'pay-record-complete', words: null, until: null, by: null, at }], ...about,
});
const waits = lineOf({ reference: 'VK-8Q3M-2F', practitioner: park, state: 'waits-for-record', reason: 'pay-waits-for-record', entries: [{ state: 'waits-for-record', share: 100, amountMinor: 3720, reason: 'pay-waits-for-record', words: null, until: null, by: null, at }] });

const person = (about: Partial<Standing>): Standing => ({ practitioner: { ...ito, role: 'vet' }, visits: 12, recordsOverdue: 0, recordsLate: 0, lateJoins: 0, declines: 0, withheld: 0, flagged: false, paused: null, entries: [], ...about });

function serverOf(role: 'manager' | 'vet' | 'front-desk', people: Standing[] = [person({ recordsOverdue: 2, flagged: true }), person({ practitioner: { ...park, role: 'vet' } })]) {
  const world = { lines: [lineOf({}), waits], people, fails: 0, zone: 'America/Toronto', asked: [] as string[], days: [] as string[] };
  const server = fakeServer({
    'GET /clinics/{clinic}': route({ answer: Clinic, handle: () => ({ ...mapleStreetCard, zone: world.zone }) }),
    'GET /clinics/{clinic}/payouts': route({ answer: PayoutStatement, handle: ({ query }) => (world.asked.push(`${query}`), { from: query.get('from')!, to: query.get('to')!, currency: 'CAD', lines: world.lines, totals: [] }) }),
    'POST /clinics/{clinic}/appointments/{reference}/payout': route({
      body: PayoutDecision, answer: PayoutStatement,
      handle: ({ body, params }) => {
        if ((world.fails -= 1) >= 0) refuse(503, 'internal');
        const before = world.lines.find(({ reference }) => reference === params['reference'])!;
        const entry = { state: 'withheld' as const, share: 0, amountMinor: 0, reason: body.reason, words: body.words ?? null, until: body.until ?? null, by: 'Jo Marsh', at };
        return { from: '2030-01-06', to: '2030-01-08', currency: 'CAD', totals: [], lines: [{ ...before, ...entry, entries: [entry, ...before.entries] }] };
      },
    }),
    'GET /clinics/{clinic}/cash-up': route({
      answer: CashUp,
      handle: ({ query }): CashUp => (world.days.push(query.get('day')!), query.get('day') === '2030-01-07'
        ? { day: '2030-01-07', currency: 'CAD', totalMinor: 5006, ways: [{ how: 'card', amountMinor: 3006 }, { how: 'cash', amountMinor: 2000 }], moves: [
            { at, reference: 'VK-7Q3M-2F', kind: 'captured', by: 'test', how: 'card', bill: 12, reason: 'visit', amountMinor: 7006, currency: 'CAD' },
            { at, reference: 'VK-7Q3M-2F', kind: 'refunded', by: 'test', how: 'card', bill: 12, reason: 'goodwill', amountMinor: -4000, currency: 'CAD' },
            { at: '2030-01-08T01:30:00.000Z', reference: 'VK-8Q3M-2F', kind: 'captured', by: 'clinic', how: 'cash', bill: 13, reason: 'visit', amountMinor: 2000, currency: 'CAD' },
          ] }
        : { day: query.get('day')!, currency: 'CAD', totalMinor: 0, ways: [], moves: [] }),
    }),
    'GET /clinics/{clinic}/standing': route({ answer: StandingList, handle: () => ({ people: world.people }) }),
    'POST /clinics/{clinic}/standing/decisions': route({
      body: StandingDecision, answer: StandingList,
      handle: ({ body }) => ({ people: world.people.map((one) => (one.practitioner.id === body.staff ? { ...one, paused: { until: body.until ?? null }, entries: [{ kind: 'paused', reason: body.reason, words: body.words ?? null, until: body.until ?? null, by: 'Jo Marsh', at }] } : one)) }),
    }),
    'POST /clinics/{clinic}/standing/appeals': route({ body: AppealRequest, answer: StandingList, handle: ({ body }) => ({ people: world.people.map((one) => ({ ...one, entries: [{ kind: 'appeal', reason: 'appeal', words: body.words, until: null, by: ito.name, at }, ...one.entries] })) }) }),
  });
  clinicAt({ server: serverAddress(), slug: 'maple-street', fetch: server.fetch }).session.keep({ kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { ...ito, role }, reference: null });
  const sent = () => server.made.filter(({ method }) => method === 'POST').map(({ body }) => body);
  return { world, sent, open: (element: TemplateResult) => mount(element, { fetch: server.fetch, width: 384 }) };
}

type Page = Awaited<ReturnType<ReturnType<typeof serverOf>['open']>>;
const decides = async (page: Page) => (await page.find<HTMLButtonElement>('.decision [type=submit]')).click();
/** A date as the browser's own picker gives it. */
const dated = async (page: Page, name: string, value: string) => {
  const field = await page.find<HTMLInputElement>(`input[type=date][name^=${name}]`);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

describe('<vet-payouts>', () => {
  test('is clean for axe; a manager withholds by keyboard, with a reason, and what could not be sent stays written', async () => {
    const { open, sent, world } = serverOf('manager');
    const page = await open(html`<vet-payouts></vet-payouts>`);
    await page.reads('Waits for the record');
    expect(await axe(page.element)).to.deep.equal([]);
    world.fails = 1;
    const [decide] = page.all<HTMLElement>('[data-visit]');
    decide!.focus();
    await keys('Enter');
    await page.find('.decision');
    expect(await axe(page.element), 'deciding').to.deep.equal([]);
    await page.type(/In your words/, 'They were not seen');
    await decides(page);
    await page.find('.banner.bad');
    await decides(page);
    await page.reads('They were not seen');
    expect(sent().at(-1)).to.deep.equal({ decision: 'withhold', reason: 'looked-into', words: 'They were not seen' });
    await until(() => focused()?.getAttribute('data-visit') === 'VK-7Q3M-2F', 'the focus where it was');
  });

  test('those who treat see their own and decide nothing; another period is asked for', async () => {
    const { open, world } = serverOf('vet');
    const page = await open(html`<vet-payouts></vet-payouts>`);
    await page.reads('Your payouts');
    await page.reads('Released');
    expect(page.all('[data-visit]')).to.deep.equal([]);
    await page.press('Last month');
    const { from, to } = monthOf(dateThere(new Date(), 'America/Toronto'), -1);
    await until(() => world.asked.at(-1)?.endsWith(`to=${to}`) && world.asked.at(-1)?.startsWith(`from=${from}`), 'the last month');
  });

  test('months as calendars have them', () => {
    expect([monthOf('2028-02-29'), monthOf('2030-01-31', -1), monthOf('2030-03-31', -1)]).to.deep.equal([{ from: '2028-02-01', to: '2028-02-29' }, { from: '2029-12-01', to: '2029-12-31' }, { from: '2030-02-01', to: '2030-02-28' }]);
  });
});

describe('<vet-cash-up>', () => {
  test('is clean for axe: the sums of a day by way of paying, what went back below zero, and a day without any', async () => {
    const { open } = serverOf('front-desk');
    const page = await open(html`<vet-cash-up></vet-cash-up>`);
    await page.reads('No money moved on this day');
    await dated(page, 'day', '2030-01-07');
    await page.reads('Given back, Card, bill 12');
    await page.reads('$50.06');
    await page.reads('-$40');
    // Half past eight in the evening at the clinic, which is tomorrow in Greenwich.
    await page.reads('8:30 pm');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('the day is the clinic’s, wherever it is read', async () => {
    const now = new Date();
    const zone = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].find((far) => dateThere(now, far) !== dateThere(now, ownZone()))!;
    const { open, world } = serverOf('front-desk');
    world.zone = zone;
    await open(html`<vet-cash-up></vet-cash-up>`);
    await until(() => world.days.at(-1) === dateThere(new Date(), zone), 'the clinic’s day');
    expect([endOfDay('2030-01-07', 'America/Toronto'), endOfDay('2030-03-10', 'America/Toronto'), endOfDay('2030-01-07', 'Pacific/Kiritimati')]).to.deep.equal(['2030-01-08T04:59:59.999Z', '2030-03-11T03:59:59.999Z', '2030-01-07T09:59:59.999Z']);
  });

  test('whoever treats is told whose it is', async () => {
    const page = await serverOf('vet').open(html`<vet-cash-up></vet-cash-up>`);
    await page.reads('Only the front desk and managers see this.');
  });
});

describe('<vet-standing>', () => {
  test('is clean for axe; a manager pauses with a reason and an end that must lie ahead', async () => {
    const { open, sent } = serverOf('manager');
    const page = await open(html`<vet-standing></vet-standing>`);
    await page.reads('Look at this');
    page.all<HTMLElement>('[data-person]')[0]!.click();
    await page.reads('Pause the account');
    expect(await axe(page.element)).to.deep.equal([]);
    await dated(page, 'until', '2020-01-01');
    await decides(page);
    await page.reads('Choose a day that is still to come.');
    expect(sent()).to.deep.equal([]);
    await dated(page, 'until', '2099-01-01');
    await decides(page);
    await page.reads('Paused until');
    expect(sent()[0]).to.include({ staff: ito.id, decision: 'pause', reason: 'looked-into', until: '2099-01-02T04:59:59.999Z' });
  });

  test('who is paused reads why, and answers', async () => {
    const { open, sent } = serverOf('vet', [person({ paused: { until: null }, entries: [{ kind: 'paused', reason: 'late-joins', words: 'Three this month', until: null, by: 'Jo Marsh', at }] })]);
    const page = await open(html`<vet-standing></vet-standing>`);
    await page.reads('You get no new visits.');
    await page.reads('Three this month');
    expect(page.all('[data-person]')).to.deep.equal([]);
    await page.type('Your answer', 'My line was down that day.');
    await page.press('Send');
    await page.reads('Sent. Managers see it.');
    await page.reads('My line was down that day.');
    expect(sent()).to.deep.equal([{ words: 'My line was down that day.' }]);
  });
});
