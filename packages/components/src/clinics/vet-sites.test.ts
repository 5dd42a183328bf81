import { Site, Sites } from '@vetkit/signal-server/clinics/sites.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, focused, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-sites.ts';

describe('<vet-sites>', () => {
  test('a site is added as people write it, what is none is said, and removing is asked', async () => {
    let sites: Sites = { sites: ['https://maple-street.example'], portals: ['https://portal.example'] };
    const server = fakeServer({
      'GET /clinics/{clinic}/sites': route({ answer: Sites, handle: () => sites }),
      'POST /clinics/{clinic}/sites': route({ body: Site, answer: Sites, handle: ({ body }) => (sites = { ...sites, sites: [...sites.sites, body.origin] }) }),
      'DELETE /clinics/{clinic}/sites': route({ answer: Sites, handle: ({ query }) => (sites = { ...sites, sites: sites.sites.filter((one) => one !== query.get('origin')) }) }),
    });
    clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
      .session.keep({ kind: 'staff', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: '6b1b2b0a-7c2e-4b44-9a5f-1d8ad2c6a0d1', name: 'Jo Marsh', role: 'manager' }, reference: null });
    const page = await mount(html`<vet-sites></vet-sites>`, { fetch: server.fetch, width: 320 });
    await page.reads('Portals where your staff may work');
    expect(await axe(page.element), 'the list').to.deep.equal([]);

    await page.press('Add the site');
    await page.reads('Type the address of the site.');
    expect(focused()?.id).to.equal('site');
    await page.type('Address of the site', 'our new site');
    await page.reads('This is no address of a web site.');
    await page.type('Address of the site', 'http://maple-street.example');
    await page.reads('This site comes without https');
    expect(await axe(page.element), 'a fault').to.deep.equal([]);
    await page.type('Address of the site', 'www.maple-street.example/contact');
    await page.press('Add the site');
    await page.reads('Pages of https://www.maple-street.example can show your widgets now.');
    expect(sites.sites).to.deep.equal(['https://maple-street.example', 'https://www.maple-street.example']);

    await page.press('Remove https://maple-street.example');
    await page.reads('Booking and visits on its pages stop at once.');
    expect(await axe(page.element), 'the question').to.deep.equal([]);
    await page.press('Remove it');
    await page.reads('show your widgets no more');
    expect(sites.sites).to.deep.equal(['https://www.maple-street.example']);
    expect(page.element.scrollWidth).to.be.at.most(320);
  });
});
