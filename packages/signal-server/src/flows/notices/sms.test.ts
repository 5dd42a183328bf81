import { beforeEach, expect, test } from 'vitest';
import { bookingWorld, opening, samAndMiso } from '../../../test/booking.ts';
import { appointmentLink } from '../../identity/store.links.ts';
import { outbox } from '../../views/outbox.ts';

const clinic = await bookingWorld();
const hana = await clinic.staff('Dr. Hana Ito', 'vet', {});
beforeEach(() => clinic.empty());

const at = (hours: number) => new Date(opening.getTime() + hours * 3_600_000).toISOString();
const number = '+14165550162';
const kim = { name: 'Kim Doe', phone: '416-555-0162' };
const act = (reference: string, what: string, token: string, body?: unknown) => clinic.ask('POST', `/appointments/${reference}/${what}`, { token, body });
const texts = async () => {
  await clinic.mails();
  return (await outbox(clinic.db)()).texts.reverse();
};

test('an owner without e-mail hears by SMS: the request, the answer, a new time, the end; staff and mails see no number', async () => {
  const { appointment, token } = await clinic.booked(at(1), { owner: kim });
  await texts();
  await act(appointment.reference, 'confirm', hana.token);
  await texts();
  expect((await act(appointment.reference, 'reschedule', hana.token, { start: at(3) })).status).toBe(200);
  await texts();
  await act(appointment.reference, 'cancel', token, {});
  const all = await texts();
  expect(all.map(({ to }) => to)).toEqual([number, number, number, number]);
  const [asked, confirmed, moved, off] = all.map(({ text }) => text);
  expect(asked).toMatch(/^Maple Street Veterinary: request for Miso, Monday, January 7 at 10:00 AM EST\. Dr\. Hana Ito will confirm\. /);
  expect(confirmed).toContain('Dr. Hana Ito will see Miso');
  expect(moved).toContain('new time for Miso: Monday, January 7 at 12:00 PM EST');
  expect(off).toContain("Miso's visit on Monday, January 7 at 12:00 PM EST is cancelled");

  const [, reference, secret] = /consult\/(\S+)#c=maple-street&k=([\w-]+)$/.exec(asked ?? '') ?? [];
  expect(reference).toBe(appointment.reference);
  expect(await appointmentLink(clinic.db.sql, clinic.scope, secret!)).toMatchObject({ kind: 'appointment' });

  const mails = await clinic.mails();
  expect(mails.filter(({ to }) => to !== hana.email)).toEqual([]);
  const seen = await (await clinic.ask('GET', `/appointments/${appointment.reference}`, { token: hana.token })).text();
  const board = await (await clinic.ask('GET', '/appointments?view=past&practitioner=all', { token: hana.token })).text();
  expect(JSON.stringify(mails) + seen + board).not.toMatch(/555.?0162/);
  expect(JSON.stringify(await clinic.db.sql`select * from event`)).not.toMatch(/555.?0162/);
});

test('with the same number again it is the same owner, however it is written', async () => {
  await clinic.booked(at(1), { owner: kim });
  await clinic.booked(at(2), { owner: { name: 'Kim Doe', phone: '+1 (416) 555 0162' }, pet: { name: 'Rex', species: 'dog' } });
  expect(await clinic.db.sql`select email, mobile from owner`).toEqual([{ email: null, mobile: number }]);
});

test('pressing twice books once for a number too', async () => {
  const held = (await (await clinic.hold(at(1))).json()) as { token: string };
  const [first, second] = [await clinic.book(held.token, { owner: kim }), await clinic.book(held.token, { owner: { ...kim, phone: '+1 416 555 0162' } })];
  expect([first.status, second.status]).toEqual([201, 201]);
});

test('who ticks SMS gets them beside the mails; who does not, does not', async () => {
  const owner = { ...samAndMiso.owner!, phone: '416 555 0199' };
  await clinic.booked(at(1), { owner, consent: { ...samAndMiso.consent, sms: true } });
  await clinic.booked(at(2), { owner, pet: { name: 'Rex', species: 'dog' } });
  const all = await texts();
  expect(all).toMatchObject([{ to: '+14165550199' }]);
  expect(all[0]?.text).toContain('Miso');
  expect((await clinic.mails()).filter(({ to }) => to === 'sam@mail.example')).toHaveLength(2);
});

test('a number that cannot be reached is refused with a way to mend it, where SMS are needed', async () => {
  const held = (await (await clinic.hold(at(1))).json()) as { token: string };
  const refused = await clinic.book(held.token, { owner: { name: 'Kim Doe', phone: '555 0162' } });
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([422, 'phone-odd']);
  const nothing = await clinic.book(held.token, { owner: { name: 'Kim Doe' } });
  expect(nothing.status).toBe(400);
  // Where it is only for calling back, it may be anything that looks like a number.
  expect((await clinic.book(held.token, { owner: { ...samAndMiso.owner!, phone: '555 0162' } })).status).toBe(201);
});
