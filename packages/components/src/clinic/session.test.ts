import { expect, test } from '../testing/story.ts';
import { openSession, type Kept, type Places } from './session.ts';
import { staffClinics } from './staff-clinics.ts';

const server = new URL('https://vet.example/');
const soon = '2030-01-07T12:00:00.000Z';
const at = (time: string) => () => Date.parse(time);
const ten = at('2030-01-07T10:00:00.000Z');
const kept = (kind: Kept['kind'], reference: string | null = null): Kept => ({ kind, token: `${kind}-${reference}`, expiresAt: soon, person: null, reference });

/** Two storages as a browser has them. */
function browser(): Places & { readonly owner: Storage; readonly staff: Storage } {
  sessionStorage.clear();
  localStorage.clear();
  return { owner: sessionStorage, staff: localStorage };
}

describe('who is signed in', () => {
  test('the token of the appointment in question comes before all others', () => {
    const session = openSession(server, 'maple-street', browser(), ten);
    for (const one of [kept('owner'), kept('appointment', 'VK-7Q3M-2F'), kept('appointment', 'VK-9999-22'), kept('staff')]) session.keep(one);
    expect(session.find({ reference: 'VK-7Q3M-2F' })?.token).to.equal('appointment-VK-7Q3M-2F');
    expect(session.find({ reference: 'VK-7Q3M-2F', as: 'staff' })?.token).to.equal('staff-null');
    expect(session.find({ as: 'owner' })?.token).to.equal('owner-null');
  });

  test('a link to one appointment does not open another', () => {
    const session = openSession(server, 'maple-street', browser(), ten);
    session.keep(kept('appointment', 'VK-7Q3M-2F'));
    expect(session.find({ reference: 'VK-9999-22' })).to.equal(undefined);
    expect(session.find()?.reference).to.equal('VK-7Q3M-2F');
  });

  test('owners stay in their tab, staff on the device, and a reload finds both', () => {
    const places = browser();
    const session = openSession(server, 'maple-street', places, ten);
    session.keep(kept('owner'));
    session.keep(kept('staff'));
    expect(Object.values({ ...places.owner }).join()).to.contain('owner-null').and.not.to.contain('staff-null');
    expect(Object.values({ ...places.staff }).join()).to.contain('staff-null').and.not.to.contain('owner-null');
    expect(openSession(server, 'maple-street', places, ten).find({ as: 'owner' })?.token).to.equal('owner-null');
  });

  test('one clinic\'s tokens are not another\'s', () => {
    const places = browser();
    openSession(server, 'maple-street', places, ten).keep(kept('staff'));
    expect(openSession(server, 'oak-lane', places, ten).find()).to.equal(undefined);
    expect(staffClinics(server)).to.deep.equal(['maple-street']);
  });

  test('an owner\'s token ends on the minute; whether a staff session has ended only the server knows', () => {
    const places = browser();
    openSession(server, 'maple-street', places, ten).keep(kept('owner'));
    openSession(server, 'maple-street', places, ten).keep(kept('staff'));
    const later = openSession(server, 'maple-street', places, at('2030-01-07T12:00:00.001Z'));
    expect(later.find({ as: 'owner' })).to.equal(undefined);
    expect(later.find({ as: 'staff' })?.token).to.equal('staff-null');
  });

  test('what stands in storage but is no token list is nobody', () => {
    const places = browser();
    openSession(server, 'maple-street', places, ten).keep(kept('staff'));
    places.staff.setItem(places.staff.key(0) ?? '', '[{"token":1}]');
    expect(openSession(server, 'maple-street', places, ten).find()).to.equal(undefined);
  });

  test('a full or forbidden storage costs the reload, not the session', () => {
    const full = { getItem: () => null, removeItem: () => {}, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
    const session = openSession(server, 'maple-street', { owner: full, staff: full }, ten);
    session.keep(kept('owner'));
    expect(session.find()?.token).to.equal('owner-null');
  });

  test('forgetting tells everybody who listens', () => {
    const session = openSession(server, 'maple-street', browser(), ten);
    session.keep(kept('owner'));
    let told = 0;
    const quit = session.subscribe(() => told++);
    session.forget('another');
    expect(told).to.equal(0);
    session.forget();
    expect([told, session.find()]).to.deep.equal([1, undefined]);
    quit();
    session.keep(kept('owner'));
    expect(told).to.equal(1);
  });
});
