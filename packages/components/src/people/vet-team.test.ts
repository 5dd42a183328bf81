import { EndOfWork, NewColleague, RoleChange, Team, type TeamMember } from '@vetkit/signal-server/people/team.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, focused, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-team.ts';

const [jo, hana, ben] = ['6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d1', '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d2', '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d3'] as const;
const member = (of: Partial<TeamMember>): TeamMember => ({ id: hana, name: 'Dr. Hana Ito', email: 'hana@maple-street.example', role: 'vet', licence: 'CVO 12345', endedAt: null, ahead: 2, you: false, ...of });
const manager = member({ id: jo, name: 'Jo Marsh', email: 'jo@maple-street.example', role: 'manager', licence: null, ahead: 0, you: true });

/** Jo Marsh in front of her team; the server keeps it as the real one does, with her as the last manager. */
async function team() {
  const world: { team: Team; sent: unknown[] } = { team: { working: [member({}), manager], left: [] }, sent: [] };
  const of = (staff: string) => world.team.working.find(({ id }) => id === staff) ?? refuse(404, 'not-found');
  const server = fakeServer({
    'GET /clinics/{clinic}/staff': route({ answer: Team, handle: () => world.team }),
    'POST /clinics/{clinic}/staff': route({ body: NewColleague, answer: Team, status: 201, handle: ({ body }) => {
      if (world.team.working.some(({ email }) => email === body.email)) refuse(409, 'works-here-already');
      const before = world.team.left.find(({ email }) => email === body.email);
      const { licence = before?.licence ?? null, ...rest } = body;
      world.team = { working: [...world.team.working, member({ id: before?.id ?? ben, ...rest, licence, ahead: 0 })], left: world.team.left.filter((one) => one !== before) };
      return world.team;
    } }),
    'PUT /clinics/{clinic}/staff/role': route({ body: RoleChange, answer: Team, handle: ({ body: { staff, role, licence, alsoMyself } }) => {
      world.sent.push({ role, alsoMyself });
      const one = of(staff);
      if (one.role === 'manager') refuse(409, 'last-manager');
      world.team = { ...world.team, working: world.team.working.map((each) => (each === one ? { ...one, role, licence: licence ?? one.licence } : each)) };
      return world.team;
    } }),
    'POST /clinics/{clinic}/staff/end': route({ body: EndOfWork, answer: Team, handle: ({ body: { staff, alsoMyself } }) => {
      world.sent.push({ staff, alsoMyself });
      const one = of(staff);
      if (one.role === 'manager') refuse(409, 'last-manager');
      world.team = { working: world.team.working.filter((each) => each !== one), left: [{ ...one, endedAt: '2030-01-07T15:00:00.000Z' }] };
      return world.team;
    } }),
  });
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
    .session.keep({ kind: 'staff', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: jo, name: 'Jo Marsh', role: 'manager' }, reference: null });
  const page = await mount(html`<vet-team></vet-team>`, { fetch: server.fetch, width: 320 });
  await page.reads('Dr. Hana Ito');
  return { ...page, world };
}

describe('<vet-team>', () => {
  test('somebody is added, gets another role, is let go and taken back; faults stand at their fields', async () => {
    const page = await team();
    expect(await axe(page.element), 'the list').to.deep.equal([]);
    await page.press('Add somebody');
    await page.press('Add');
    await page.reads('Type the name.');
    expect(focused()?.id).to.equal('name');
    await page.type('Name', 'Dr. Ben Low');
    await page.type('Email', 'hana@maple-street.example');
    await page.type(/^Licence/, 'CVO 777');
    expect(await axe(page.element), 'the form').to.deep.equal([]);
    expect(page.element.scrollWidth).to.be.at.most(320);
    await page.press('Add');
    await page.reads('This address works here already');
    await page.type('Email', 'ben@maple-street.example');
    await page.press('Add');
    await page.reads('Dr. Ben Low works here now. A mail to ben@maple-street.example says');

    await page.press('Change the role of Dr. Hana Ito');
    const role = await page.find<HTMLSelectElement>('#role');
    await until(() => focused() === role, 'the field to have the focus');
    role.value = 'front-desk';
    role.dispatchEvent(new Event('change'));
    await page.reads('2 visits stay booked with them.');
    await page.press('Change the role');
    await page.reads('The role of Dr. Hana Ito is now: front desk.');

    await page.press('Let go of Dr. Hana Ito');
    await page.reads('They are signed out everywhere at once');
    expect(await axe(page.element), 'the question').to.deep.equal([]);
    await page.press('Let go');
    await page.reads('Dr. Hana Ito no longer works here.');
    await page.press('Who has left');
    await page.press('Take back Dr. Hana Ito');
    await page.press('Take back');
    await until(() => page.world.team.left.length === 0, 'her back');
  });

  test('a manager who leaves is asked twice, and the last one stays', async () => {
    const page = await team();
    await page.press('Let go of Jo Marsh');
    await page.press('I leave');
    await page.reads('Once more');
    expect(page.world.sent).to.deep.equal([]);
    await page.press('Yes, I leave now');
    await page.reads('This is the last manager.');
    expect(page.world.sent).to.deep.equal([{ staff: jo, alsoMyself: true }]);
  });
});
