import { afterAll, beforeEach, expect, test } from 'vitest';
import { carrier } from '../../test/carrier.ts';
import { freshDatabase } from '../../test/database.ts';
import { newId } from '../shared/ids.ts';
import { outboxSms } from './provider.outbox.ts';
import { httpSms } from './provider.sms-http.ts';
import type { Sms } from './provider.ts';
import { smsBook } from './store.ts';

const db = await freshDatabase();
const book = smsBook(db.sql);
const byForm = await carrier({ user: 'AC1', password: 'secret' });
const byJson = await carrier({ token: 'key-1' });
afterAll(() => Promise.all([byForm.close(), byJson.close()]));
beforeEach(() => {
  for (const one of [byForm, byJson]) {
    one.carried.length = 0;
    Object.assign(one.state, { next: 'take', asked: 0 });
  }
});

const form = (more: Partial<Parameters<typeof httpSms>[0]> = {}) => httpSms({ book, url: byForm.url, from: '+14165550100', format: 'form', access: { user: 'AC1', password: 'secret' }, ...more });
const json = () => httpSms({ book, url: byJson.url, from: 'MapleVet', format: 'json', access: { token: 'key-1' } });
const sms = (more: Partial<Sms> = {}): Sms => ({ clinic: null, key: newId(), to: '+14165550162', text: 'Maple: Miso & more http://localhost/#k=very-secret', ...more });
const row = async ({ key }: Sms) => (await db.sql`select recipient, body, via, refused from sms where key = ${key}`)[0];

// What all owe.
test.each([
  ['the outbox', () => outboxSms({ book }), undefined],
  ['a form with name and password', form, byForm],
  ['JSON with a token', json, byJson],
] as const)('by %s a message goes once, however often it is asked', async (_, make, through) => {
  const provider = make();
  const one = sms();
  for (let times = 0; times < 3; times += 1) await provider.send(one);
  expect(await book.wasSent(one.key)).toBe(true);
  expect(await row(one)).toMatchObject({ recipient: '+14165550162', via: provider.via, refused: null, body: through ? '' : one.text });
  if (through) expect(through.carried).toMatchObject([{ to: one.to, text: one.text, from: through === byForm ? '+14165550100' : 'MapleVet' }]);
});

test.each([
  ['busy', 'http-429'],
  ['broken', 'http-503'],
  ['silent', 'timeout'],
] as const)('a carrier that is %s gets the message at the next try', async (next, code) => {
  const one = sms();
  byForm.state.next = next;
  const provider = form({ patienceMs: 300 });
  await expect(provider.send(one)).rejects.toMatchObject({ code });
  expect(await book.wasSent(one.key)).toBe(false);
  byForm.state.next = 'take';
  await provider.send(one);
  expect(byForm.carried).toHaveLength(1);
});

test('a message that was taken while its answer was lost goes out with the same key, and arrives once', async () => {
  const one = sms();
  byForm.state.next = 'take-then-silent';
  const provider = form({ patienceMs: 300 });
  await expect(provider.send(one)).rejects.toMatchObject({ code: 'timeout' });
  byForm.state.next = 'take';
  await provider.send(one);
  expect(byForm.state.asked).toBe(2);
  expect(byForm.carried).toHaveLength(1);
});

test('a number that the carrier does not know is not tried again, and noted', async () => {
  const one = sms({ to: '416' });
  await form().send(one);
  await form().send(one);
  expect(byForm.state.asked).toBe(1);
  expect(await row(one)).toMatchObject({ refused: 400 });
});

test('wrong access and a carrier that is not there are errors without a number in them', async () => {
  const faults = await Promise.all([
    form({ access: { user: 'AC1', password: 'old' } }).send(sms()),
    form({ url: 'http://127.0.0.1:1/' }).send(sms()),
  ].map((sent) => sent.then(() => undefined, (error: Error & { code: string }) => error)));
  expect(faults.map((fault) => fault?.code)).toEqual(['http-401', 'unreachable']);
  for (const fault of faults) expect(`${fault?.message} ${fault?.stack}`).not.toContain('4165550162');
});
