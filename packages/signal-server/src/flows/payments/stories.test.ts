import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { exam, moneyWorld } from '../../../test/money.ts';
import { Attendance } from '../../consult/policy.contract.ts';
import { CashUp, PayoutStatement } from '../../payments/payouts.contract.ts';
import { StandingList } from '../../payments/standing.contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import { after, hours } from '../../shared/clock.ts';
import { socketTold } from '../consult/socket.ts';

// Whole stories, from who came when to who gets which money, with the server's clock in hand.
const world = await moneyWorld('test');
const { clinic, sql } = world;
const vet = await clinic.as('ito');
const manager = await clinic.as('marsh');
type Visit = Awaited<ReturnType<typeof world.visit>>;

beforeEach(async () => {
  await wake();
  await world.set({ atBooking: 'card', byItself: true, payoutPercent: 60, noShowPercent: 50 });
});

// Nobody is at the desk, and no session ends while the clock jumps by days.
const wake = () => sql`update session set used_at = '2026-01-01T00:00:00Z', expires_at = '2040-01-01T00:00:00Z'`;
let stays = 0;
/** `2:30` after the start. */
const at = (visit: Visit, time: string): void => {
  const [, sign, minutes, seconds = '0'] = /^(-?)(\d+)(?::([\d.]+))?$/.exec(time)!;
  clinic.time.now = new Date(visit.start.getTime() + (sign ? -1 : 1) * Math.round((Number(minutes) * 60 + Number(seconds)) * 1000));
};
const booked = async (): Promise<Visit> => {
  const visit = await world.visit();
  await world.pay(visit, 'hold');
  await wake();
  return visit;
};
async function comesIn(visit: Visit, who: 'vet' | 'owner', time: string) {
  at(visit, time);
  const peer = `${who === 'vet' ? 'v' : 'o'}${(stays += 1)}`;
  const person = who === 'vet' ? clinic.people.staff.ito : visit.owner;
  const about = { clinic: clinic.people.clinics['maple-street'], consult: visit.consult, person, peer, stay: stays };
  await socketTold(clinic)({ ...about, kind: 'joined', at: clinic.time.now });
  return { lost: (when: string) => (at(visit, when), socketTold(clinic)({ ...about, kind: 'gone', why: 'lost', at: clinic.time.now })) };
}
const does = async (answer: Promise<Response>): Promise<void> => {
  const { status } = await answer;
  expect(status).toBeLessThan(300);
};
const stage = (visit: Visit, time: string, stage: string) => (at(visit, time), does(visit.client.post(`/consults/${visit.reference}/presence`, { stage })));
const help = async (visit: Visit, time: string) => (at(visit, time), does(vet.post(`/consults/${visit.reference}/help`)));

/** «My client didn't show up»: the page offers it to whoever has an open socket, which these stories have not. */
const noShow = async (visit: Visit, time: string): Promise<void> => {
  at(visit, time);
  const { happened } = await import('../happened.ts');
  const { transaction } = await import('../../database/transaction.ts');
  await transaction(clinic.db, async (tx) => {
    await tx`update consult set state = 'ended', ended_at = ${clinic.time.now}, closed_as = 'no-show' where id = ${visit.consult}`;
    await tx`update appointment set status = 'done' where id = ${visit.appointment}`;
    await happened(tx, { clinic: clinic.people.clinics['maple-street'], consult: visit.consult, actor: { kind: 'staff', id: clinic.people.staff.ito }, type: 'owner.no-show', data: { by: clinic.people.staff.ito }, at: clinic.time.now });
  });
};

/** Everything that followed, once all that is due is done. */
async function follows(visit: Visit) {
  await wake();
  const mails = (await clinic.outbox()).filter(({ text }) => text.includes(visit.reference)).map(({ subject }) => subject);
  const { decision } = v.parse(Attendance, await (await manager.get(`/consults/${visit.reference}/attendance`)).json());
  const { lines } = v.parse(PayoutStatement, await (await manager.get('/payouts?from=2029-01-01&to=2032-01-01')).json());
  return { outcome: decision?.outcome, decision, payout: lines.find(({ reference }) => reference === visit.reference), payment: await world.look(visit), mails };
}

test('the vet joins 3:00 late and the owner left at 2:30: nothing is paid, nothing is earned', async () => {
  const visit = await booked();
  await stage(visit, '-2', 'ready');
  await stage(visit, '2:30', 'gone');
  await comesIn(visit, 'vet', '3');
  at(visit, '10');
  await does(vet.post(`/consults/${visit.reference}/end`, { why: 'finished' }));
  const { outcome, payout, payment, mails } = await follows(visit);
  expect(outcome).toBe('vet-late');
  expect(payout).toMatchObject({ state: 'none', amountMinor: 0, outcome: 'vet-late', reason: 'pay-none' });
  expect(payment).toMatchObject({ onHoldMinor: 0, paidMinor: 0, owedMinor: 0, payments: [{ purpose: 'hold', state: 'cancelled' }] });
  expect(mails.filter((subject) => /Receipt|pay/i.test(subject))).toEqual([]);
});

test('had a deposit been paid, all of it goes back', async () => {
  await world.set({ atBooking: 'deposit', depositPercent: 50, byItself: true });
  const visit = await world.visit();
  await world.pay(visit, 'deposit');
  await stage(visit, '-2', 'ready');
  await stage(visit, '2:30', 'gone');
  await comesIn(visit, 'vet', '3');
  at(visit, '10');
  await does(vet.post(`/consults/${visit.reference}/end`, { why: 'finished' }));
  const { payment, mails } = await follows(visit);
  expect(payment).toMatchObject({ paidMinor: 3100, refundedMinor: 3100, payments: [{ refunds: [{ reason: 'vet-late', state: 'done' }] }] });
  expect(mails.some((subject) => subject === 'CA$31.00 goes back to you')).toBe(true);
});

describe('the owner never came', () => {
  test.each([
    ['4:59', 1860, 'released', 'pay-partial'],
    ['5:00.000', 1860, 'released', 'pay-partial'],
    ['5:01', 0, 'none', 'pay-help-too-late'],
  ])('help asked for at %s: %i for the vet, and the clinic’s fee from the owner', async (time, amountMinor, state, reason) => {
    const visit = await booked();
    await comesIn(visit, 'vet', '0');
    await help(visit, time);
    await noShow(visit, '8');
    const { outcome, payout, payment, mails } = await follows(visit);
    expect(outcome).toBe('client-no-show');
    // Half of 60 % of 62.00, and half of 62.00.
    expect(payout).toMatchObject({ state, amountMinor, reason });
    expect(payment).toMatchObject({ onHoldMinor: 0, paidMinor: 3100, owedMinor: 0, bill: { about: 'no-show', lines: [{ name: 'Missed visit' }], totalMinor: 3100 } });
    expect(mails.filter((subject) => /We missed you|Receipt/.test(subject)).sort()).toEqual(['Receipt: CA$31.00 for Miso’s visit', 'We missed you and Miso']);
  });
});

test('a clinic that takes nothing for a missed visit gives back what was set aside, and a deposit, by itself', async () => {
  await world.set({ atBooking: 'card', byItself: true, noShowPercent: 0 });
  const visit = await booked();
  await world.set({ atBooking: 'deposit', depositPercent: 50, byItself: true, noShowPercent: 0 });
  const paid = await world.visit();
  await world.pay(paid, 'deposit');
  for (const each of [visit, paid]) {
    await comesIn(each, 'vet', '0');
    await noShow(each, '8');
  }
  expect((await follows(visit)).payment).toMatchObject({ onHoldMinor: 0, paidMinor: 0, owedMinor: 0, bill: null, payments: [{ state: 'cancelled' }] });
  expect((await follows(paid)).payment).toMatchObject({ paidMinor: 3100, refundedMinor: 3100, owedMinor: 0, bill: null });
  expect((await world.seen(await manager.get(`${visit.path}/payment`))).charge).toMatchObject({ why: 'nothing-to-charge' });
});

/** Something about the visit is told as the booking does. */
const told = async (visit: Visit, type: 'appointment.requested' | 'appointment.waiting'): Promise<void> => {
  const { happened } = await import('../happened.ts');
  const { transaction } = await import('../../database/transaction.ts');
  await transaction(clinic.db, (tx) => happened(tx, { clinic: clinic.people.clinics['maple-street'], consult: visit.consult, actor: { kind: 'owner', id: visit.owner }, type, data: { appointment: visit.appointment, reference: visit.reference }, at: clinic.time.now }));
  await clinic.workers.idle();
};
/** Jobs that wait for the clock of the story are due by it. */
const jobsDue = async (): Promise<void> => {
  await sql`update job set run_at = clock_timestamp() where kind = 'follow-policy' and done_at is null and run_at <= ${clinic.time.now}`;
  await clinic.workers.idle();
};

test.each([['requested', 'video'], ['requested', 'phone'], ['unassigned', 'video']] as const)('%s by %s, and nobody answered: the deposit goes back by itself', async (status, modality) => {
  await world.set({ atBooking: 'deposit', depositPercent: 50 });
  const visit = await world.visit();
  await sql`update appointment set status = ${status}, confirmed_at = null, modality = ${modality}, unassigned_at = ${status === 'unassigned' ? clinic.time.now : null}, practitioner_id = ${status === 'requested' ? clinic.people.staff.ito : null} where id = ${visit.appointment}`;
  await told(visit, status === 'requested' ? 'appointment.requested' : 'appointment.waiting');
  await world.pay(visit, 'deposit');
  at(visit, '36');
  await wake();
  await jobsDue();
  expect((await follows(visit)).payment).toMatchObject({ paidMinor: 3100, refundedMinor: 3100, owedMinor: 0 });
  // Nobody had taken it, so nobody has missed it.
  expect(await sql`select from payout_entry where appointment_id = ${visit.appointment}`).toHaveLength(0);
});

test('somebody is still in the call five minutes after its booked end: it is decided when they are gone', async () => {
  const visit = await booked();
  await told(visit, 'appointment.requested');
  const ito = await comesIn(visit, 'vet', '0');
  const owner = await comesIn(visit, 'owner', '10');
  at(visit, '36');
  await wake();
  await jobsDue();
  expect((await follows(visit)).outcome).toBeUndefined();
  // Nobody presses anything, and both lines break.
  await owner.lost('40');
  await ito.lost('40');
  at(visit, '52');
  await jobsDue();
  expect((await follows(visit)).payout).toMatchObject({ state: 'held' });
});

/** Saves as the page of settings does: all of it, from the version that was seen. */
async function save(sheet: 'payment-settings' | 'policy-settings', change: object): Promise<void> {
  const path = `/${sheet}`;
  const seen = await manager.get(path);
  const { revision: _revision, mode: _mode, ...now } = (await seen.json()) as Record<string, unknown>;
  await does(manager.put(path, { ...now, ...change }, { 'if-match': seen.headers.get('etag')! }));
}

test('a clinic that changes its numbers changes them for what is booked from then on', async () => {
  const before = await booked();
  await save('policy-settings', { helpWithinS: 60, partialPercent: 10 });
  await save('payment-settings', { noShowPercent: 100, payoutPercent: 10 });
  const after = await booked();
  const went = async (visit: Visit) => {
    await comesIn(visit, 'vet', '0');
    await help(visit, '3');
    await noShow(visit, '8');
    return follows(visit);
  };
  const [old, young] = [await went(before), await went(after)];
  // Agreed were five minutes for help, 60 % for the vet and half of it here, and half of the price as the fee.
  expect(old.payout).toMatchObject({ state: 'released', share: 50, amountMinor: 1860 });
  expect(old.payment).toMatchObject({ paidMinor: 3100, bill: { about: 'no-show', totalMinor: 3100 } });
  expect(young.payout).toMatchObject({ state: 'none', amountMinor: 0, reason: 'pay-help-too-late' });
  expect(young.payment).toMatchObject({ paidMinor: 6200, bill: { about: 'no-show', totalMinor: 6200 } });
  // Both say which numbers decided them, and what was agreed stays written.
  expect(young.decision!.terms).toBe(old.decision!.terms + 2);
  await expect(sql`update terms set numbers = '{}'`).rejects.toThrow('append-only');
  await save('policy-settings', { helpWithinS: 300, partialPercent: 50 });
});

test('the owner was stuck in the device test: nothing to pay, half for the vet who asked for help', async () => {
  const visit = await booked();
  await comesIn(visit, 'vet', '-1');
  await stage(visit, '0', 'testing');
  await help(visit, '3');
  await noShow(visit, '12');
  const { outcome, payout, payment } = await follows(visit);
  expect(outcome).toBe('client-technical-trouble');
  expect(payout).toMatchObject({ state: 'released', share: 50, amountMinor: 1860 });
  expect(payment).toMatchObject({ onHoldMinor: 0, paidMinor: 0, owedMinor: 0, bill: null });
});

test('the call broke at half: both are held until the manager decides', async () => {
  const visit = await booked();
  const [owner, ito] = [await comesIn(visit, 'owner', '0'), await comesIn(visit, 'vet', '0')];
  await owner.lost('15');
  await ito.lost('15:20');
  at(visit, '40');
  await does(manager.get(`/consults/${visit.reference}/attendance`));
  const { enqueue } = await import('../../database/jobs.ts');
  const { transaction } = await import('../../database/transaction.ts');
  // The job that waits for the end of the booked time.
  await transaction(clinic.db, (tx) => enqueue(tx, { clinic: clinic.people.clinics['maple-street'], kind: 'follow-policy', payload: { clinic: clinic.people.clinics['maple-street'], consult: visit.consult } }));
  const held = await follows(visit);
  expect(held.outcome).toBe('insufficient');
  expect(held.payout).toMatchObject({ state: 'held', amountMinor: 0 });
  expect(held.payment).toMatchObject({ onHoldMinor: 6200, paidMinor: 0, bill: null });
  const refused = await vet.post(`${visit.path}/charge`, { lines: [exam] });
  expect(((await refused.json()) as { code: string }).code).toBe('held-by-policy');
  // The manager charges half, and gives the vet half.
  await world.seen(await manager.post(`${visit.path}/charge`, { lines: [{ ...exam, unitMinor: 3100 }] }));
  await does(manager.post(`${visit.path}/payout`, { decision: 'release', share: 50, reason: 'looked-into', words: 'Half of it took place' }));
  const decided = await follows(visit);
  expect(decided.payment).toMatchObject({ onHoldMinor: 0, paidMinor: 3100, owedMinor: 0 });
  expect(decided.payout).toMatchObject({ state: 'released', amountMinor: 1860, entries: [{ by: 'Jo Marsh', reason: 'looked-into' }, { state: 'held', by: null }] });
});

test('the record 25 hours later: charged at the end, the pay waits, is flagged, and is released all the same', async () => {
  const visit = await booked();
  await comesIn(visit, 'owner', '0');
  await comesIn(visit, 'vet', '0');
  at(visit, '20');
  await does(vet.post(`/consults/${visit.reference}/end`, { why: 'pressed' }));
  const ended = await follows(visit);
  expect(ended.outcome).toBe('completed');
  expect(ended.payment).toMatchObject({ paidMinor: 6200, owedMinor: 0, bill: { about: 'visit' } });
  expect(ended.payout).toMatchObject({ state: 'waits-for-record', amountMinor: 3720, reason: 'pay-waits-for-record' });
  expect(ended.mails).toContain('Receipt: CA$62.00 for Miso’s visit');

  clinic.time.now = after(visit.start, hours(25) + 20 * 60_000);
  await wake();
  const body = {
    ...emptyRecord(), subjective: 'Scratches.', objective: 'Red ear.', assessment: 'Otitis externa.', plan: 'Drops.', education: 'How to give drops.', problems: [{ words: 'Sore ear', certainty: null, differentials: '', code: null }],
    scripts: { kind: 'none' as const }, followUp: { kind: 'none' as const }, summary: { found: 'A sore ear.', nextSteps: '1. Drops twice a day', callIf: '' },
  };
  await does(vet.put(`/records/${visit.reference}`, { body }, { 'if-match': '"0"' }));
  await does(vet.post(`/records/${visit.reference}/complete`, undefined, { 'if-match': '"1"' }));
  const complete = await follows(visit);
  expect(complete.payout).toMatchObject({ state: 'released', amountMinor: 3720, entries: [{ state: 'released' }, { state: 'waits-for-record' }] });
  expect(complete.decision).toMatchObject({ record: { state: 'complete-late' }, notes: expect.arrayContaining([expect.objectContaining({ code: 'note-record-late' })]) });
});

test('a vet who came late to a visit that took place is paid in full, and the late start counts for the standing', async () => {
  const standing = async () => v.parse(StandingList, await (await manager.get('/standing')).json()).people.find(({ practitioner }) => practitioner.id === clinic.people.staff.ito)!;
  const before = (await standing()).lateJoins;
  const goes = async (vetComes: string) => {
    const visit = await booked();
    await comesIn(visit, 'owner', '0');
    await comesIn(visit, 'vet', vetComes);
    at(visit, '20');
    await does(vet.post(`/consults/${visit.reference}/end`, { why: 'pressed' }));
    return follows(visit);
  };
  const late = await goes('1:30');
  expect(late.decision).toMatchObject({ outcome: 'completed', vet: { share: 100 }, notes: expect.arrayContaining([expect.objectContaining({ code: 'note-vet-late' })]) });
  expect((await standing()).lateJoins).toBe(before + 1);
  await goes('0');
  expect((await standing()).lateJoins).toBe(before + 1);
});

test('the statement and the till of the day are lists for spreadsheets', async () => {
  const statement = await (await manager.get('/payouts.csv?from=2029-01-01&to=2032-01-01')).text();
  expect(statement.split('\r\n')[0]).toBe('visit,start,practitioner,kind,outcome,share %,amount,currency,state,reason,decided');
  expect(statement).toContain('client-no-show,50,18.60,CAD,released,pay-partial');
  // An evening in Toronto is tomorrow in Greenwich: days and hours are those of the clinic's wall.
  const [row] = await sql<{ day: string; time: string }[]>`
    select to_char(at at time zone 'America/Toronto', 'YYYY-MM-DD') as day, to_char(at at time zone 'America/Toronto', 'HH24:MI') as time
    from money_move where kind = 'captured' and (at at time zone 'America/Toronto')::date < (at at time zone 'UTC')::date order by at limit 1`;
  const [visit] = await sql<{ reference: string; start: string }[]>`select a.reference, to_char(a.start_at at time zone 'America/Toronto', 'YYYY-MM-DD HH24:MI') as start from appointment a join payout_entry p on p.appointment_id = a.id limit 1`;
  expect(statement).toContain(`\r\n${visit!.reference},${visit!.start},`);
  const till = await (await (await clinic.as('vale')).get(`/cash-up.csv?day=${row!.day}`)).text();
  expect(till).toContain(`${row!.day} ${row!.time},`);
  expect(till).toMatch(/captured,card,\d*,[^,]*,\d+\.\d\d,CAD/);
  expect(till.trim().split('\r\n').at(-1)).toMatch(/^,,total,,,,\d+\.\d\d,CAD$/);
  const { moves, ways, totalMinor } = v.parse(CashUp, await (await manager.get(`/cash-up?day=${row!.day}`)).json());
  expect([moves.length > 0, totalMinor]).toEqual([true, moves.reduce((sum, { amountMinor }) => sum + amountMinor, 0)]);
  expect(ways.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor);
  // Each sees the own one; only managers see all.
  const park = await clinic.as('park');
  expect(v.parse(PayoutStatement, await (await park.get('/payouts?from=2029-01-01&to=2032-01-01')).json()).lines).toEqual([]);
  expect((await park.get(`/payouts?from=2029-01-01&to=2032-01-01&practitioner=${clinic.people.staff.ito}`)).status).toBe(403);
});

test('a manager withholds the pay of a visit until a day, and releases it; both stay readable, with who and why', async () => {
  const { lines } = v.parse(PayoutStatement, await (await manager.get('/payouts?from=2029-01-01&to=2032-01-01')).json());
  const { reference, amountMinor } = lines.find(({ state, share }) => state === 'released' && share === 50)!;
  const decide = async (by: typeof manager, request: object) => by.post(`/appointments/${reference}/payout`, request);
  const until = after(clinic.time.now, hours(72)).toISOString();
  expect((await decide(vet, { decision: 'release', reason: 'other' })).status).toBe(403);
  const withheld = v.parse(PayoutStatement, await (await decide(manager, { decision: 'withhold', reason: 'owner-complained', words: 'They were not seen', until })).json());
  expect(withheld.lines).toMatchObject([{ reference, state: 'withheld', amountMinor: 0, until, entries: [{ reason: 'owner-complained', by: 'Jo Marsh' }, { state: 'released' }] }]);
  const released = v.parse(PayoutStatement, await (await decide(manager, { decision: 'release', reason: 'looked-into' })).json());
  expect(released.lines).toMatchObject([{ reference, state: 'released', share: 50, amountMinor, until: null }]);
  expect(released.lines[0]!.entries.length).toBeGreaterThan(2);
});
