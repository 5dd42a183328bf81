import { Appointment, CancelRequest, FreshSlots, RescheduleRequest } from '@vetkit/signal-server/booking/contract';
import { AppointmentList, type AppointmentRow, DeclineRequest } from '@vetkit/signal-server/booking/staff.contract';
import { Room } from '@vetkit/signal-server/consult/contract';
import { LateRequest } from '@vetkit/signal-server/consult/lobby.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { roomOf } from '../consult/testing.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { timesAt } from '../testing/maple-street.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { dayOf } from './day.ts';
import '../consult/lobby/vet-running-late.ts';
import './vet-appointments.ts';

const ito = { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito', role: 'vet' as const };

const miso = (about: Partial<AppointmentRow> = {}): AppointmentRow => ({
  reference: 'VK-7Q3M-2F',
  status: 'requested',
  start: '2030-03-12T19:40:00.000Z',
  end: '2030-03-12T20:10:00.000Z',
  modality: 'video',
  type: { code: 'sick', name: 'Something is wrong', durationMin: 30, preparation: [] },
  practitioner: { ...ito, licence: null, photo: null },
  pet: { id: ito.id, name: 'Miso', species: 'cat' },
  owner: { name: 'Sam Rivera' },
  reason: 'Scratches his left ear.',
  place: { country: 'CA' },
  closedReason: null,
  clinic: { slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', phone: null },
  policyVersion: '2026-11',
  freeUntil: '2030-03-12T18:40:00.000Z',
  changes: 0,
  escalatedAt: null,
  files: 0,
  consult: { state: 'waiting', ownerStage: null, record: 'none', recordDueAt: null },
  ...about,
});

/** A live call that nobody has. */
const live = (about: Partial<AppointmentRow> = {}): AppointmentRow =>
  miso({
    reference: 'VK-4444-44', status: 'unassigned', onDemand: true, practitioner: null, otherPets: [{ id: ito.id, name: 'Rex', species: 'dog' }],
    advice: { isolation: 'Wait in the car and call us.', handling: [], records: null },
    triage: { urgency: 'urgent', decided: false, summary: 'Miso, cat.\nOwner: "She vomited."' },
    unassigned: { since: new Date(Date.now() - 240_000).toISOString(), role: 'vet' }, ...about,
  });

/** A clinic with these appointments, and Dr. Ito in front of her list. */
async function desk(rows: AppointmentRow[], about: { as?: 'vet' | 'front-desk'; confirmFails?: boolean; moveLost?: boolean; width?: number; unassigned?: AppointmentRow[]; claim?: () => never } = {}) {
  const world = { rows, unassigned: about.unassigned ?? [] };
  const put = (reference: string, status: Appointment['status']): Appointment => {
    world.rows = world.rows.map((row) => (row.reference === reference ? { ...row, status } : row));
    return world.rows.find((row) => row.reference === reference) ?? refuse(404, 'not-found');
  };
  const free = { slots: timesAt('2030-03-13T15:00:00.000Z', '2030-03-13T15:30:00.000Z') };
  const server = fakeServer({
    'GET /clinics/{clinic}/slots': route({ answer: FreshSlots, handle: () => free }),
    'POST /clinics/{clinic}/appointments/{reference}/reschedule': route({
      body: RescheduleRequest, answer: Appointment,
      handle: ({ body, params }) => {
        if (about.moveLost) return refuse(409, 'slot-taken', { slots: free.slots.slice(1) });
        world.rows = world.rows.map((row) => (row.reference === params['reference'] ? { ...row, start: body.start } : row));
        return put(params['reference'] ?? '', 'confirmed');
      },
    }),
    'POST /clinics/{clinic}/appointments/{reference}/cancel': route({ body: CancelRequest, answer: Appointment, handle: ({ params }) => put(params['reference'] ?? '', 'cancelled') }),
    'GET /clinics/{clinic}/appointments': route({ answer: AppointmentList, handle: () => ({ appointments: world.rows.filter((row) => row.status !== 'declined'), unassigned: world.unassigned }) }),
    'POST /clinics/{clinic}/appointments/{reference}/claim': route({
      answer: Appointment,
      handle: ({ params }) => {
        about.claim?.();
        const row = world.unassigned.find(({ reference }) => reference === params['reference']) ?? refuse(404, 'not-found');
        world.unassigned = world.unassigned.filter((one) => one !== row);
        world.rows = [...world.rows, { ...row, practitioner: { ...ito, licence: null, photo: null } }];
        return put(row.reference, 'confirmed');
      },
    }),
    'POST /clinics/{clinic}/appointments/{reference}/release': route({
      answer: Appointment,
      handle: ({ params }) => {
        const given = put(params['reference'] ?? '', 'unassigned');
        world.rows = [];
        return given;
      },
    }),
    'POST /clinics/{clinic}/appointments/{reference}/confirm': route({
      answer: Appointment,
      handle: ({ params }) => (about.confirmFails ? refuse(409, 'wrong-status') : put(params['reference'] ?? '', 'confirmed')),
    }),
    'POST /clinics/{clinic}/consults/{reference}/late': route({
      body: LateRequest, answer: Room,
      handle: ({ body, params }) => {
        const late = { owner: null, staff: new Date(Date.now() + body.minutes * 60_000).toISOString() };
        world.rows = world.rows.map((row) => (row.reference === params['reference'] ? { ...row, late } : row));
        return roomOf({ me: { person: ito.id, role: 'vet', name: ito.name } });
      },
    }),
    'POST /clinics/{clinic}/appointments/{reference}/decline': route({ body: DeclineRequest, answer: Appointment, handle: ({ params }) => put(params['reference'] ?? '', 'declined') }),
  });
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
    .session.keep({ kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { ...ito, role: about.as ?? ito.role }, reference: null });
  const page = await mount(html`<vet-appointments></vet-appointments>`, { fetch: server.fetch, ...(about.width ? { width: about.width } : {}) });
  return { ...page, server, world };
}

describe('<vet-appointments>', () => {
  test('is clean for axe: waiting for an answer, upcoming, record owed, nothing', async () => {
    const full = await desk([
      miso(),
      miso({ reference: 'VK-2222-22', status: 'confirmed', consult: { state: 'waiting', ownerStage: 'ready', record: 'none', recordDueAt: null } }),
      miso({ reference: 'VK-3333-33', status: 'done', consult: { state: 'ended', ownerStage: 'gone', record: 'draft', recordDueAt: '2020-01-01T00:00:00.000Z' } }),
    ]);
    await full.reads('Records to finish');
    expect(await axe(full.element)).to.deep.equal([]);
    const empty = await desk([]);
    await empty.reads('No visits ahead');
    expect(await axe(empty.element), 'empty').to.deep.equal([]);
  });

  test('Confirm moves the visit under Upcoming', async () => {
    const page = await desk([miso()]);
    await page.press('Confirm the visit of Miso');
    await page.press('View the visit of Miso');
    expect(page.words()).not.to.include('To confirm');
  });

  test('View says which visit', async () => {
    const page = await desk([miso({ status: 'confirmed' })]);
    const seen = new Promise<string>((resolve) => page.element.addEventListener('vet-appointment-view', ({ reference }) => resolve(reference)));
    await page.press('View the visit of Miso');
    expect(await seen).to.equal('VK-7Q3M-2F');
  });

  test('shortly before a visit its vet says from the list that she runs late, and the row says so', async () => {
    const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
    const page = await desk([miso({ status: 'confirmed', start: soon(10), end: soon(40) }), miso({ reference: 'VK-2222-22', status: 'confirmed' })], { width: 390 });
    await page.press("I'm running late");
    await page.find('input[name=minutes]');
    expect(page.all('vet-running-late').length, 'the visit of another day asks nothing').to.equal(1);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('15 min');
    await page.press('Tell Sam Rivera');
    await page.reads('Told: late, about');
    expect(page.server.made.filter(({ path }) => path.endsWith('/late')).map(({ body }) => body)).to.deep.equal([{ minutes: 15 }]);
  });

  test('Decline asks why first, and sends the reason', async () => {
    const page = await desk([miso()]);
    await page.press('Decline the visit of Miso');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Must be seen in person');
    await page.press('Decline the visit');
    await until(() => !page.words().includes('To confirm'), 'the request to be gone');
    expect(page.server.made.find(({ path }) => path.endsWith('/decline'))?.body).to.deep.equal({ reason: 'in-person-needed' });
  });

  test('a visit changed meanwhile is said, and the list is fresh', async () => {
    const page = await desk([miso()], { confirmFails: true });
    await page.find('button');
    page.world.rows = [miso({ status: 'cancelled' })];
    await page.press('Confirm the visit of Miso');
    await page.reads('This visit was changed meanwhile');
    await until(() => !page.words().includes('To confirm'), 'the fresh list');
  });

  test('what nobody has confirmed stands first and says so', async () => {
    const page = await desk([miso(), miso({ reference: 'VK-2222-22', start: '2030-03-14T19:40:00.000Z', pet: { id: ito.id, name: 'Rex', species: 'dog' }, escalatedAt: '2030-03-14T19:30:00.000Z' })]);
    await page.reads('Nobody has confirmed');
    expect(page.all('li.appt b.sub').map((one) => one.textContent)).to.deep.equal(['Rex', 'Miso']);
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a visit is moved to another free time', async () => {
    const page = await desk([miso({ status: 'confirmed' })]);
    await page.press('Change or cancel the visit of Miso');
    await until(() => page.all('.chip').length, 'the free times');
    expect(await axe(page.element)).to.deep.equal([]);
    page.all('.chip')[1]?.click();
    await page.press('Move the visit');
    await until(() => !page.words().includes('Move it to another time'), 'the part to close');
    expect(page.server.made.find(({ path }) => path.endsWith('/reschedule'))?.body).to.deep.equal({ start: '2030-03-13T15:30:00.000Z' });
  });

  test('a time that is gone is said, and the fresh ones stand there', async () => {
    const page = await desk([miso({ status: 'confirmed' })], { moveLost: true });
    await page.press('Change or cancel the visit of Miso');
    const field = await page.find<HTMLInputElement>('input[type=date]');
    field.value = '2030-03-13';
    field.dispatchEvent(new Event('change'));
    (await until(() => page.all('.chip')[0], 'the free times')).click();
    await page.press('Move the visit');
    await page.reads('That time was just taken.');
    expect(page.all('.chip')).to.have.length(1);
  });

  test('a visit is cancelled with a reason', async () => {
    const page = await desk([miso({ status: 'confirmed' })]);
    await page.press('Change or cancel the visit of Miso');
    await page.type('Why? (optional)', 'Power cut');
    await page.press('Cancel the visit');
    await until(() => page.words().includes('No visits ahead'), 'the visit to be gone');
    expect(page.server.made.find(({ path }) => path.endsWith('/cancel'))?.body).to.deep.equal({ reason: 'Power cut' });
  });

  test('the desk says whose wish it is to cancel, with what that costs; without it nothing is sent', async () => {
    const page = await desk([miso({ status: 'confirmed', freeUntil: '2020-01-01T00:00:00.000Z' })], { as: 'front-desk' });
    await page.press('Change or cancel the visit of Miso');
    await page.press('Cancel the visit');
    await page.reads('Choose who calls it off.');
    (await page.find<HTMLInputElement>('input[value=staff]')).click();
    await page.reads('It costs the owner nothing.');
    (await page.find<HTMLInputElement>('input[value=owner]')).click();
    await page.reads('It is late: the owner pays your fee');
    expect(page.words()).not.to.include('Choose who calls it off.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Cancel the visit');
    await until(() => page.words().includes('No visits ahead'), 'the visit to be gone');
    expect(page.server.made.filter(({ path }) => path.endsWith('/cancel')).map(({ body }) => body)).to.deep.equal([{ by: 'owner' }]);
  });

  test('what nobody has is claimed: the row says how urgent, since when and what was told, then stands under Upcoming', async () => {
    const page = await desk([], { unassigned: [live()] });
    await page.reads('Waiting for somebody');
    await page.reads('Urgent');
    await page.reads('Keep apart');
    await page.reads('Miso, Rex');
    await page.press('What was told');
    await page.reads('Owner: "She vomited."');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Claim the consult of Miso');
    await page.press('View the visit of Miso');
    expect(page.words()).not.to.include('Waiting for somebody');
  });

  test('who is late reads who has it; who is booked reads what is in the way', async () => {
    const late = await desk([], { unassigned: [live()], claim: () => refuse(409, 'claimed-already', { by: 'Dr. Leo Park' }) });
    await late.press('Claim the consult of Miso');
    await late.reads('Dr. Leo Park has it already.');
    const busy = await desk([], { unassigned: [live()], claim: () => refuse(409, 'calendar-conflict', { conflict: { reference: 'VK-2222-22', start: '2030-03-12T19:40:00.000Z', end: '2030-03-12T20:10:00.000Z' } }) });
    await busy.press('Claim the consult of Miso');
    await busy.reads(/You have another visit at .*VK-2222-22/);
    const others = await desk([], { unassigned: [live({ unassigned: { since: new Date().toISOString(), role: 'technician' } })] });
    await others.reads('For a technician');
    expect(others.words()).not.to.include('Claim');
  });

  test('a visit is given back', async () => {
    const page = await desk([miso({ status: 'confirmed' })]);
    await page.press('Change or cancel the visit of Miso');
    await page.press('Give it back');
    await until(() => page.words().includes('No visits ahead'), 'the visit to be gone');
    expect(page.server.made.some(({ path }) => path.endsWith('/release'))).to.equal(true);
  });

  test('fits 320 pixels, long names too', async () => {
    const page = await desk([miso({ pet: { id: ito.id, name: 'Sir Barksalot Wigglebottom the Third', species: 'dog' } })], { width: 320 });
    await page.reads('Sir Barksalot');
    expect(page.element.scrollWidth).to.be.at.most(320);
  });
});

describe('the day', () => {
  test('records owed stand in the order in which they are due', () => {
    const owed = (reference: string, recordDueAt: string) => miso({ reference, status: 'done', consult: { state: 'ended', ownerStage: 'gone', record: 'none', recordDueAt } });
    const day = dayOf([owed('VK-2222-22', '2030-03-14T00:00:00.000Z'), owed('VK-3333-33', '2030-03-13T00:00:00.000Z')]);
    expect(day.toFinish.map((row) => row.reference)).to.deep.equal(['VK-3333-33', 'VK-2222-22']);
  });
});
