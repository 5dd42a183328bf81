import { html } from 'lit';
import { mapleStreet } from '../testing/maple-street.ts';
import { axe, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-emergency.ts';

const flags = ['cannot-urinate', 'severe-pain'] as const;

describe('<vet-emergency>', () => {
  test('says where to go, why, and what to do, with the pet\'s name', async () => {
    const page = await mount(html`<vet-emergency pet-name="Miso" .flags=${flags}></vet-emergency>`, { fetch: mapleStreet().fetch });
    await page.reads('Take Miso to an emergency hospital now.');
    await page.reads('You told us Miso tries to pee but cannot and is in very bad pain.');
    await page.reads('Lakeshore Animal Emergency');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('other hospitals are one press away, each with its number', async () => {
    const page = await mount(html`<vet-emergency .flags=${flags}></vet-emergency>`, { fetch: mapleStreet().fetch });
    await page.press('Other hospitals');
    const call = await page.find<HTMLAnchorElement>('li a');
    expect(call.getAttribute('aria-label')).to.equal('Call Harbour Night Vets, (416) 555-0188');
    expect(call.href).to.equal('tel:4165550188');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a clinic without hospitals on its card still says where to go, and can be called', async () => {
    const page = await mount(html`<vet-emergency .flags=${flags}></vet-emergency>`, { fetch: mapleStreet({ card: { hospitals: [] } }).fetch });
    await page.reads('Go to the closest animal hospital that is open now.');
    await page.reads('Call (416) 555-0144');
  });

  test('without a network the advice stands all the same', async () => {
    const page = await mount(html`<vet-emergency .flags=${flags}></vet-emergency>`);
    await page.reads('Go to the closest animal hospital that is open now.');
    await page.reads('Give no food and no medicine');
  });
});
