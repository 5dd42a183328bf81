import { BeginRequest, Begun, ChargeRequest, RefundRequest, TestCardRequest, VisitPayment } from '@vetkit/signal-server/payments/contract';
import { PaymentSettingsSheet, PolicySheet, SavePolicy } from '@vetkit/signal-server/payments/settings.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, keys, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { linesOf, readAmount } from './lines.ts';
import './vet-charge.ts';
import './vet-money-settings.ts';
import './vet-payment.ts';

const reference = 'VK-7Q3M-2F';
const id = '00000000-0000-4000-8000-000000000009';
const at = '/clinics/{clinic}/appointments/{reference}';
const line = { name: 'Sick visit', quantity: 1, unitMinor: 6200, taxRate: 1300 };

const paymentOf = (about: Partial<VisitPayment> = {}): VisitPayment => ({
  reference, mode: 'test', publishableKey: null, currency: 'CAD', priceMinor: 7006, ask: null, onHoldMinor: 0, paidMinor: 0, refundedMinor: 0, owedMinor: 0, bill: null, card: null, payments: [], ...about,
});
const held: VisitPayment['payments'][number] = { id, purpose: 'hold', by: 'test', state: 'open', amountMinor: 7006, capturedMinor: 0, refundedMinor: 0, card: null, fault: null, at: '2030-01-07T15:00:00.000Z', refunds: [] };

function serverOf(first: VisitPayment) {
  const world: { now: VisitPayment; rival?: VisitPayment; refunds: string[]; refundsAre: 'done' | 'asked' | 'failed'; refundIsLost: boolean } = { now: first, refunds: [], refundsAre: 'done', refundIsLost: false };
  const server = fakeServer({
    [`GET ${at}/payment`]: route({ answer: VisitPayment, handle: () => world.now }),
    [`POST ${at}/payment/begin`]: route({ body: BeginRequest, answer: Begun, handle: ({ body }) => ({ payment: id, purpose: body.purpose, amountMinor: 7006, currency: 'CAD', secret: 'secret', state: 'open' as const }) }),
    [`POST ${at}/payment/test-card`]: route({
      body: TestCardRequest, answer: VisitPayment,
      handle: ({ body }) => (world.now = body.card === 'works' || body.confirmed
        ? paymentOf({ onHoldMinor: 7006, card: { brand: 'test card', last4: '4242', expires: '2039-12' }, payments: [{ ...held, state: 'authorised' }] })
        : paymentOf({ ask: world.now.ask, payments: [{ ...held, fault: body.card === 'asks' ? 'confirm-needed' : 'declined' }] })),
    }),
    [`POST ${at}/charge`]: route({
      body: ChargeRequest, answer: VisitPayment,
      handle: ({ body }) => {
        if (world.rival) {
          world.now = world.rival;
          refuse(409, 'charged-already', { title: 'This visit has a bill already', detail: 'Nothing was charged a second time. To give money back, make a refund.' });
        }
        if (body.lines.some(({ name }) => name === 'too much')) refuse(422, 'bill-too-large', { title: 'That is more than one visit can cost' });
        return (world.now = paymentOf({ paidMinor: 7006, bill: { number: 12, about: 'visit', lines: body.lines, taxName: 'HST', netMinor: 6200, taxMinor: 806, totalMinor: 7006, issuedAt: '2030-01-07T15:20:00.000Z' }, charge: { why: 'charged-already', about: 'visit', suggested: [line], taxName: 'HST' } }));
      },
    }),
    [`POST ${at}/refunds`]: route({
      body: RefundRequest, answer: VisitPayment,
      handle: ({ body }) => {
        const [one] = world.now.payments;
        if (one && !world.refunds.some((refund) => refund === body.id)) {
          const refund = { amountMinor: body.amountMinor, reason: body.reason, words: null, state: world.refundsAre, at: `2030-01-08T15:00:0${world.refunds.length}.000Z` };
          const refundedMinor = one.refundedMinor + (refund.state === 'done' ? body.amountMinor : 0);
          world.now = { ...world.now, refundedMinor, payments: [{ ...one, refundedMinor, refunds: [...one.refunds, refund] }] };
          world.refunds.push(body.id);
        }
        if (world.refundIsLost) {
          world.refundIsLost = false;
          throw new TypeError('the line broke before the answer came');
        }
        return world.now;
      },
    }),
  });
  const { session } = clinicAt({ server: serverAddress(), slug: 'maple-street', fetch: server.fetch });
  return { server, session, world };
}

async function owner(first: VisitPayment) {
  const { server, session, world } = serverOf(first);
  session.keep({ kind: 'owner', token: 'an-owner-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id, name: 'Sam Rivera', role: 'owner' }, reference: null });
  return { ...(await mount(html`<vet-payment reference=${reference}></vet-payment>`, { fetch: server.fetch })), server, world };
}

async function staff(first: VisitPayment, role: 'vet' | 'front-desk') {
  const { server, session, world } = serverOf(first);
  session.keep({ kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id, name: 'Robin Vale', role }, reference: null });
  return { ...(await mount(html`<vet-charge reference=${reference}></vet-charge>`, { fetch: server.fetch })), server, world };
}

const mayCharge = paymentOf({ charge: { why: null, about: 'visit', suggested: [line], taxName: 'HST' } });

/** Charged, and what is given back is given back of this. */
const paid = paymentOf({ paidMinor: 7006, payments: [{ ...held, state: 'paid', capturedMinor: 7006 }], charge: { why: 'charged-already', about: 'visit', suggested: [line], taxName: 'HST' } });
const back = { amountMinor: 2000, reason: 'goodwill' as const, words: null, state: 'failed' as const, at: '2030-01-08T15:00:00.000Z' };
const refused = { ...paid, payments: [{ ...paid.payments[0]!, refunds: [back] }] };

describe('<vet-payment>', () => {
  test('is clean for axe, in every step', async () => {
    const page = await owner(paymentOf({ ask: { purpose: 'hold', amountMinor: 7006 } }));
    await page.reads('We set $70.06 aside');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Add a card');
    await page.reads('Which test card?');
    expect(await axe(page.element), 'form').to.deep.equal([]);
  });

  test('says that no money moves, sets aside, and says so', async () => {
    const page = await owner(paymentOf({ ask: { purpose: 'hold', amountMinor: 7006 } }));
    await page.reads('Test mode: no money moves.');
    await page.press('Add a card');
    await page.press('Use this card');
    await page.reads('$70.06 is set aside. You are charged after the visit.');
  });

  test('a card that is declined says why, and another one works; a bank that asks is answered', async () => {
    const page = await owner(paymentOf({ ask: { purpose: 'hold', amountMinor: 7006 } }));
    await page.press('Add a card');
    await page.press('One that is declined');
    await page.press('Use this card');
    await page.reads('Your bank said no to this card.');
    await page.press('One whose bank asks first');
    await page.press('Use this card');
    await page.reads('Your bank asks: is it you who pays?');
    await page.press('Yes, it is me');
    await page.reads('$70.06 is set aside');
  });

  test('keys of Stripe’s test mode move no money either, and that is said', async () => {
    const page = await owner(paymentOf({ mode: 'stripe', publishableKey: 'pk_test_stand_in', ask: { purpose: 'hold', amountMinor: 7006 } }));
    await page.reads('Test mode: no money moves.');
    const real = await owner(paymentOf({ mode: 'stripe', publishableKey: 'pk_live_key', ask: { purpose: 'hold', amountMinor: 7006 } }));
    await real.reads('Add a card');
    expect(real.words()).not.to.contain('Test mode');
  });

  test('what goes back is said by the way it goes: to the card, in the hand, or not yet', async () => {
    const { charge: _charge, ...seen } = paid;
    const [one] = seen.payments;
    const at = (by: 'test' | 'clinic', refundedMinor: number) => ({ ...one!, by, refundedMinor });
    await (await owner({ ...seen, refundedMinor: 2000, payments: [at('test', 2000)] })).reads('$20 goes back to your card. It takes five to ten days.');
    const hand = await owner({ ...seen, refundedMinor: 2000, payments: [at('clinic', 2000)] });
    await hand.reads('The clinic has given $20 back to you.');
    expect(hand.words()).not.to.contain('your card');
    await (await owner({ ...refused, charge: undefined })).reads('Your bank did not take $20 back.');
  });

  test('a deposit does not say that the visit hangs on it', async () => {
    const page = await owner(paymentOf({ ask: { purpose: 'deposit', amountMinor: 3100 } }));
    await page.reads('The clinic asks for a deposit of $31.');
    await page.reads('Your visit is booked either way.');
    expect(page.words()).not.to.contain('keeps this time');
  });

  test('where there is nothing to pay it is not there', async () => {
    const page = await owner(paymentOf());
    expect(page.all('[part=card]')).to.deep.equal([]);
  });
});

describe('<vet-charge>', () => {
  test('is clean for axe, and charges what stands on the bill', async () => {
    const page = await staff(mayCharge, 'vet');
    await page.reads('Charge $70.06');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Charge $70.06');
    await page.reads('Charged $70.06.');
    await page.reads('Bill 12');
    expect(page.server.made.filter(({ method }) => method === 'POST').map(({ body }) => body)).to.deep.equal([{ lines: [line] }]);
    expect(await axe(page.element), 'charged').to.deep.equal([]);
  });

  test('what a deposit has paid already is not called a charge', async () => {
    const page = await staff({ ...mayCharge, paidMinor: 7006 }, 'vet');
    await page.reads('It is paid already: nothing more is charged.');
    await page.reads('Write the bill');
    expect(page.words()).not.to.contain('Charge $');
  });

  test('somebody else was quicker with another bill: nothing more is charged, and theirs is shown', async () => {
    const page = await staff(mayCharge, 'vet');
    await page.reads('Charge $70.06');
    const bill = { number: 12, about: 'visit' as const, lines: [{ ...line, unitMinor: 5000 }], taxName: 'HST', netMinor: 5000, taxMinor: 650, totalMinor: 5650, issuedAt: '2030-01-07T15:20:00.000Z' };
    page.world.rival = paymentOf({ paidMinor: 5650, bill, charge: { why: 'charged-already', about: 'visit', suggested: [line], taxName: 'HST' } });
    await page.press('Charge $70.06');
    await page.reads('Nothing was charged a second time.');
    await page.reads('Bill 12');
    await page.reads('$56.50');
    expect(page.words()).not.to.contain('Charge $');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('who treats cannot give money back; the desk can, with a reason', async () => {
    const treats = await staff(paid, 'vet');
    await treats.reads('What happened');
    expect(treats.words()).not.to.contain('Give money back');
    const page = await staff(paid, 'front-desk');
    (await page.find('summary')).click();
    await page.type('How much', '20.50');
    await page.press('Give back $20.50');
    await page.reads('$20.50 goes back to the card.');
    expect(page.server.made.findLast(({ method }) => method === 'POST')?.body).to.include({ amountMinor: 2050, reason: 'in-person-needed' });
  });

  test('a refund whose answer was lost is the same one when it is pressed again; another amount is another', async () => {
    const page = await staff(paid, 'front-desk');
    page.world.refundIsLost = true;
    (await page.find('summary')).click();
    await page.type('How much', '20');
    await page.press('Give back $20');
    await page.find('.banner.bad');
    await page.press('Give back $20');
    await page.reads('$20 goes back to the card.');
    expect(page.world.now.refundedMinor).to.equal(2000);
    await page.type('How much', '5');
    await page.press('Give back $5');
    await page.reads('$5 goes back to the card.');
    expect([page.world.now.refundedMinor, page.world.refunds.length]).to.deep.equal([2500, 2]);
  });

  test('what is no amount gives nothing back, and says so at the field; empty is all of it', async () => {
    const page = await staff(paid, 'front-desk');
    (await page.find('summary')).click();
    for (const [typed, said] of [['20 $', 'Type an amount such as 20'], ['12.345', 'Type an amount such as 20'], ['0', 'Type an amount such as 20'], ['500', '$70.06 at most can go back.']] as const) {
      await page.type('How much', typed);
      await page.reads(said);
      page.all<HTMLButtonElement>('.btn.danger')[0]!.click();
    }
    expect(await axe(page.element)).to.deep.equal([]);
    expect(page.world.refunds).to.deep.equal([]);
    const field = await page.find<HTMLInputElement>('input[name=refund]');
    field.select();
    await keys('Delete');
    await page.press('Give back $70.06');
    await page.reads('$70.06 goes back to the card.');
    expect(page.world.now.refundedMinor).to.equal(7006);
  });

  test('a refund that is refused is not called done, now or in the history; one on its way neither', async () => {
    const page = await staff(paid, 'front-desk');
    page.world.refundsAre = 'failed';
    (await page.find('summary')).click();
    await page.type('How much', '20');
    await page.press('Give back $20');
    await page.reads('$20 did not go back');
    expect(page.words()).to.contain('refused');
    page.world.refundsAre = 'asked';
    await page.press('Give back $70.06');
    await page.reads('$70.06 is on its way');
    // Whoever opens it later reads it too.
    const later = await staff(refused, 'front-desk');
    await later.reads('$20 did not go back');
    expect(await axe(later.element)).to.deep.equal([]);
  });

  test('amounts are read as people type them', () => {
    expect(['12', '12.', '12.5', '12,50', '0.05', '12.505', 'x', '', '-1'].map((text) => readAmount(text, 'CAD'))).to.deep.equal([1200, 1200, 1250, 1250, 5, undefined, undefined, undefined, undefined]);
    expect(readAmount('1200', 'JPY')).to.equal(1200);
    expect(linesOf([{ key: 1, name: ' ', quantity: '1', price: '5', taxRate: 0 }], 'CAD')).to.equal(undefined);
  });
});

describe('<vet-money-settings>', () => {
  const payments = { atBooking: 'nothing' as const, depositPercent: 20, byItself: false, noShowPercent: 50, cancelPercent: 50, taxName: 'Tax', taxRate: 0, payoutPercent: 60, goodServiceFirst: false, revision: 1, mode: 'test' as const };
  const policy = { graceS: 0, freeToLeaveS: 120, offerToLeaveS: 180, helpWithinS: 300, leastTwoWayS: 60, partialPercent: 50, recordDueH: 24, revision: 4 };

  test('is clean for axe, saves one card at a time, and refuses what is no number', async () => {
    const server = fakeServer({
      'GET /clinics/{clinic}/payment-settings': route({ answer: PaymentSettingsSheet, handle: () => payments }),
      'GET /clinics/{clinic}/policy-settings': route({ answer: PolicySheet, handle: () => policy }),
      'PUT /clinics/{clinic}/policy-settings': route({ body: SavePolicy, answer: PolicySheet, handle: ({ body }) => ({ ...body, revision: 5 }) }),
    });
    clinicAt({ server: serverAddress(), slug: 'maple-street', fetch: server.fetch }).session.keep({ kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id, name: 'Jo Marsh', role: 'manager' }, reference: null });
    const page = await mount(html`<vet-money-settings></vet-money-settings>`, { fetch: server.fetch });
    await page.reads('Test mode: no money moves.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.type('Still on time after the start', 'x');
    await page.reads('A whole number from 0 to 600');
    expect(page.words()).not.to.contain('Save ');
    await page.type('Still on time after the start', '30');
    await page.press('Save');
    await page.reads('Saved. It holds from now on.');
    expect(server.made.filter(({ method }) => method === 'PUT').map(({ body }) => body)).to.deep.equal([{ graceS: 30, freeToLeaveS: 120, offerToLeaveS: 180, helpWithinS: 300, leastTwoWayS: 60, partialPercent: 50, recordDueH: 24 }]);
  });
});
