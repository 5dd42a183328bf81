import { fileURLToPath } from 'node:url';
import { book, freeSlots } from '../prove/world.ts';
import { mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

test('the desk books for an owner on the phone: found by a pet, the consent read out, the reference said', async ({ browser }) => {
  const dataDir = `${cache}data-desk-books`;
  const server = await Server.startFilled(dataDir);
  try {
    await book(server, (await freeSlots(server))[0]!, 'sam.rivera@mail.example');

    const desk = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const robin = new Vet(desk, mouse(), server);
    const button = (name: string | RegExp) => desk.getByRole('button', { name });
    await robin.signsIn(/To confirm/, 'robin.vale@maple-street.example');
    await desk.getByRole('link', { name: 'Book for an owner' }).click();
    await button('None of these').click();
    await desk.getByRole('searchbox', { name: 'Find the owner' }).fill('miso');
    await expect(desk.getByText('s…@mail.example')).toBeVisible();
    await looksRight(desk, 'desk-book-1-find');
    await button('Book for Sam Rivera').click();
    await robin.writes(/What is going on with Miso/, 'She vomited three times since this morning and does not eat.');
    await mouse().choose(desk.getByRole('radio', { name: /Something is wrong/ }));
    await mouse().choose(desk.getByRole('radio', { name: 'Video' }));
    await button('See free times').click();
    await expect(desk.getByText('Miso should be seen today')).toBeVisible();
    await looksRight(desk, 'desk-book-2-time');
    await button(/^Take \d/).click();
    await expect(desk.getByText('Sam Rivera is reached as before.')).toBeVisible();
    await mouse().choose(desk.getByRole('radio', { name: 'Read it out now' }));
    await desk.getByText(/^Read this out: what owners agree to/).click();
    await expect(desk.getByText('Nothing is recorded unless you allow it.', { exact: false })).toBeVisible();
    await mouse().tick(desk.getByRole('checkbox', { name: /cannot touch Miso/ }));
    await mouse().tick(desk.getByRole('checkbox', { name: /may keep what you told me/ }));
    await looksRight(desk, 'desk-book-3-consent');
    await button(/^Book Miso for/).click();
    await expect(desk.getByText('Say it like this')).toBeVisible();
    await expect(desk.getByText(/^Victor Kilo ·/)).toBeVisible();
    await button('What the owner agreed to').click();
    await expect(desk.getByText(/^Sam Rivera agreed on .*, on the phone with Robin Vale\.$/)).toBeVisible();
    await desk.setViewportSize({ width: 390, height: 844 });
    await looksRight(desk, 'desk-book-4-done');
  } finally {
    await server.stop();
    await test.info().attach('server', { body: server.output });
  }
});
