import { MyClinics, SwitchClinic } from '@vetkit/signal-server/identity/clinics.contract';
import { Session } from '@vetkit/signal-server/identity/contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { forgetSignIn, staffClinics } from '../clinic/staff-clinics.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import type { VetSignedInEvent } from './events.ts';
import './vet-clinic-switch.ts';

const [me, signIn] = ['6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d1', '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d9'] as const;
const [maple, oak] = [
  { slug: 'maple-street', name: 'Maple Street Veterinary', role: 'vet', here: true },
  { slug: 'oak-lane', name: 'Oak Lane Animal Clinic', role: 'front-desk', here: false },
] as const;

/** Dr. Ito at Maple Street, where she had been a technician when she signed in. */
async function atMaple(clinics: MyClinics['clinics']) {
  const world = { old: true };
  const server = fakeServer({
    'GET /clinics/{clinic}/session/clinics': route({ answer: MyClinics, handle: () => ({ clinics }) }),
    'POST /clinics/{clinic}/session/clinics': route({ body: SwitchClinic, answer: Session, handle: ({ body }) => {
      if (world.old) refuse(409, 'code-needed');
      return { clinic: { slug: body.clinic, name: oak.name }, person: { id: me, name: 'Hana Ito', role: 'front-desk' as const }, token: 'a-token-of-oak-lane', expiresAt: '2099-01-01T00:00:00.000Z', signIn };
    } }),
  });
  const here = clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch });
  here.session.keep({ kind: 'staff', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: me, name: 'Dr. Hana Ito', role: 'technician' }, reference: null, signIn });
  const page = await mount(html`<vet-clinic-switch></vet-clinic-switch>`, { fetch: server.fetch, width: 320 });
  return { ...page, world, here, server };
}

describe('<vet-clinic-switch>', () => {
  test('who works at one clinic sees nothing; what the page knows of the role follows the server', async () => {
    const { all, here } = await atMaple([maple]);
    await until(() => here.session.find({ as: 'staff' })?.person?.role === 'vet', 'the role of now');
    expect(all('vet-clinic-switch button')).to.deep.equal([]);
  });

  test('to the other clinic without a code, as what one is there; an old code is said; signing out leaves both', async () => {
    const page = await atMaple([maple, oak]);
    const { here, server, world } = page;
    await page.press('Change clinic');
    await page.reads('You are here');
    await until(() => focused()?.textContent?.includes(oak.name), 'the other clinic to have the focus');
    expect(await axe(page.element)).to.deep.equal([]);
    await keys('Escape');
    await until(() => focused()?.getAttribute('aria-expanded') === 'false', 'the menu to close');

    await page.press('Change clinic');
    await page.press(/^Oak Lane/);
    await page.reads('Your last code was more than a day ago.');
    expect(await axe(page.element), 'refused').to.deep.equal([]);

    world.old = false;
    const gone = new Promise<VetSignedInEvent>((done) => page.element.addEventListener('vet-signed-in', done, { once: true }));
    await page.press(/^Oak Lane/);
    expect((await gone).clinic.slug).to.equal('oak-lane');
    expect(here.sibling('oak-lane').session.find({ as: 'staff' })).to.include({ token: 'a-token-of-oak-lane', signIn });
    expect(here.session.find({ as: 'staff' })?.token, 'the one of here goes on').to.equal('a-token');
    expect(server.made.filter(({ method }) => method === 'POST').map(({ token }) => token)).to.deep.equal(['a-token', 'a-token']);

    expect(staffClinics(here.server)).to.deep.equal(['maple-street', 'oak-lane']);
    forgetSignIn(here.sibling('oak-lane'), { token: 'a-token-of-oak-lane', signIn });
    expect(staffClinics(here.server)).to.deep.equal([]);
  });
});
