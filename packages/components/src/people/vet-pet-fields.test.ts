import { html } from 'lit';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { noPet } from './pet.ts';
import './vet-pet-fields.ts';

const sent = { fetch: () => Promise.reject(new TypeError('nothing is asked')) };

describe('<vet-pet-fields>', () => {
  test('where the paper is at hand the number of the chip is read: whose it is, or what is wrong with it', async () => {
    const page = await mount(html`<vet-pet-fields chip .value=${{ ...noPet, name: 'Miso', species: 'cat' }}></vet-pet-fields>`, sent);
    const fields = page.element as HTMLElementTagNameMap['vet-pet-fields'];
    await page.type('Microchip optional', '276 098 101 234 567');
    await page.reads('Its first digits, 276, are a country’s.');
    expect(fields.reportValidity()).to.equal(true);
    await page.type('Microchip optional', '999 000 000 000 001');
    await page.reads('Numbers that begin with 999 are for trials.');
    expect(fields.reportValidity()).to.equal(false);
    expect(await axe(page.element)).to.deep.equal([]);
    fields.value = { ...fields.value, microchip: '' };
    expect(fields.reportValidity()).to.equal(true);
  });

  test('breeds of the chosen kind can be chosen while one types; owners are not asked for a chip', async () => {
    const page = await mount(html`<vet-pet-fields .value=${{ ...noPet, name: 'Miso', species: 'cat' }}></vet-pet-fields>`, sent);
    expect(page.words()).not.to.include('Microchip');
    const breed = await page.find<HTMLInputElement>('#breed');
    breed.focus();
    await until(() => breed.list && [...breed.list.options].some(({ value }) => value === 'Maine Coon'), 'the breeds of cats');
    expect(await axe(page.element)).to.deep.equal([]);
  });
});
