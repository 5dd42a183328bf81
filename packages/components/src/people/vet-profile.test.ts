import { PhotoChange, Profile, ProfileChange } from '@vetkit/signal-server/people/profile.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-profile.ts';

const blank: Profile = { name: 'Dr. Hana Ito', role: 'vet', licence: 'Ontario 18204 (demo)', photo: null, phone: null, languages: [], licences: [] };

/** Dr. Ito in front of her profile. */
async function profile(first: Partial<Profile> = {}, width?: number) {
  const world = { profile: { ...blank, ...first }, photo: undefined as string | undefined };
  const server = fakeServer({
    'GET /clinics/{clinic}/me/profile': route({ answer: Profile, handle: () => world.profile }),
    'PUT /clinics/{clinic}/me/profile': route({ body: ProfileChange, answer: Profile, handle: ({ body }) => (world.profile = { ...world.profile, ...body }) }),
    'PUT /clinics/{clinic}/me/photo': route({ body: PhotoChange, answer: Profile, handle: ({ body }) => {
      world.photo = body.jpeg;
      return (world.profile = { ...world.profile, photo: '/api/v1/clinics/maple-street/photos/one' });
    } }),
    'DELETE /clinics/{clinic}/me/photo': route({ answer: Profile, handle: () => refuse(503, 'down') }),
  });
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
    .session.keep({ kind: 'staff', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: null });
  const page = await mount(html`<vet-profile></vet-profile>`, { fetch: server.fetch, ...(width ? { width } : {}) });
  await page.reads('Your photo');
  return { ...page, world };
}

/** A tall picture, as phones take them. */
async function picture(): Promise<File> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [300, 600];
  canvas.getContext('2d')?.fillRect(0, 0, 300, 600);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new File([blob!], 'me.png', { type: 'image/png' });
}

async function choose(page: { find: <F extends HTMLElement>(selector: string) => Promise<F> }, file: File): Promise<void> {
  const input = await page.find<HTMLInputElement>('input[type=file]');
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

describe('<vet-profile>', () => {
  test('is clean for axe, empty and full, and fits 320 pixels', async () => {
    const empty = await profile({}, 320);
    expect(await axe(empty.element), 'empty').to.deep.equal([]);
    const full = await profile({ phone: '416-555-0133', languages: ['en', 'ja'], licences: [{ country: 'CA', region: 'Ontario', number: '18204', expires: '2001-01-01' }] }, 320);
    await full.reads('Licence 18204 has ended');
    expect(await axe(full.element), 'full').to.deep.equal([]);
    expect(full.element.scrollWidth).to.be.at.most(320);
  });

  test('a photo is shown as owners will see it, and used only with the word that it is oneself', async () => {
    const page = await profile();
    await choose(page, await picture());
    await page.reads('This is how owners see it');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Use this photo');
    await page.reads('Tick this line first.');
    expect(page.world.photo).to.equal(undefined);
    await page.press(/^This is me/);
    await page.press('Use this photo');
    await until(() => page.world.photo, 'the photo on the server');
    const sent = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${page.world.photo}`)).blob());
    expect([sent.width, sent.height]).to.deep.equal([512, 512]);
    const shown = await page.find<HTMLImageElement>('.avatar img');
    expect(new URL(shown.src).pathname).to.equal('/api/v1/clinics/maple-street/photos/one');
  });

  test('what is no picture is said', async () => {
    const page = await profile();
    await choose(page, new File(['no picture'], 'me.jpg', { type: 'image/jpeg' }));
    await page.reads('cannot be read here');
  });

  test('licences, phone and languages are kept; a licence without its number is pointed at', async () => {
    const page = await profile({ licences: [{ country: 'CA', region: 'Ontario', number: '18204' }] });
    await page.reads('Owners see: Licensed, Ontario 18204');
    await page.press('Add a licence');
    await until(() => page.all('.licence').length === 2, 'a second licence');
    const [, region] = page.all<HTMLInputElement>('input[name^=region]');
    region!.value = 'Quebec';
    region!.dispatchEvent(new InputEvent('input'));
    await page.type('Phone', '416-555-0133');
    const language = await page.find<HTMLSelectElement>('#language');
    language.value = 'fr';
    language.dispatchEvent(new Event('change'));
    await page.press('Save');
    await page.reads('Type the number.');
    const [, number] = page.all<HTMLInputElement>('input[name^=number]');
    number!.value = 'Q-77';
    number!.dispatchEvent(new InputEvent('input'));
    await page.press('Save');
    await page.reads('Saved.');
    expect(page.world.profile).to.deep.include({ phone: '416-555-0133', languages: ['fr'], licences: [{ country: 'CA', region: 'Ontario', number: '18204' }, { country: 'CA', region: 'Quebec', number: 'Q-77' }] });
  });
});
