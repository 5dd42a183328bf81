import { FoundOwners, OwnerSearch } from '@vetkit/signal-server/people/search.contract';
import { html } from 'lit';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import type { VetOwnerSearch } from './vet-owner-search.ts';
import './vet-owner-search.ts';

const sam = { id: '00000000-0000-4000-8000-0000000000b1', name: 'Sam Rivera', email: 's…@mail.example', phone: '0162', pets: [{ id: '00000000-0000-4000-8000-0000000000c1', name: 'Miso', species: 'cat' }] };

async function desk(answer: () => FoundOwners['owners'] = () => [sam]) {
  const server = fakeServer({ 'POST /clinics/{clinic}/owners/search': route({ body: OwnerSearch, answer: FoundOwners, handle: () => ({ owners: answer() }) }) });
  const found: (string | undefined)[] = [];
  const page = await mount<VetOwnerSearch>(html`<vet-owner-search @vet-owner-found=${({ owner }: HTMLElementEventMap['vet-owner-found']) => void found.push(owner?.name)}></vet-owner-search>`, { fetch: server.fetch });
  return { ...page, server, found };
}

describe('<vet-owner-search>', () => {
  test('finds an owner by keyboard, shows hints and never the whole address, and is clean for axe', async () => {
    const page = await desk();
    await page.type('Find the owner', 'miso');
    await page.reads('Miso · s…@mail.example · phone ends in 0162');
    expect(await axe(page.element)).to.deep.equal([]);
    expect(focused()?.id).to.equal('find');
    await keys('Tab', 'Enter');
    await until(() => page.found.length === 1, 'the choice');
    expect(page.found).to.deep.equal(['Sam Rivera']);
  });

  test('asks once for what was typed in one go, and not for a single letter', async () => {
    const page = await desk();
    await page.type('Find the owner', 'm');
    await page.type('Find the owner', 'miso');
    await page.reads('Sam Rivera');
    expect(page.server.made.map(({ body }) => body)).to.deep.equal([{ text: 'miso' }]);
  });

  test('nobody who fits, and a search that fails, are said where screen readers hear it', async () => {
    const nobody = await desk(() => []);
    await nobody.type('Find the owner', 'zzz');
    await nobody.reads('Nobody fits.');
    expect(nobody.all('[role=status]').at(0)?.textContent).to.contain('Nobody fits.');
    nobody.element.remove();
    const refused = await desk(() => refuse(403, 'not-allowed'));
    await refused.type('Find the owner', 'miso');
    await until(() => refused.all('[role=status] .banner').length === 1, 'the refusal');
    expect(await axe(refused.element)).to.deep.equal([]);
  });

  test('a choice can be taken back', async () => {
    const page = await desk();
    page.element.chosen = 'Sam Rivera';
    await page.reads('For Sam Rivera');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Somebody else');
    expect(page.found).to.deep.equal([undefined]);
  });
});
