import { AskForFiles, FileList, VisitFile } from '@vetkit/signal-server/files/contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { fingerprint, knownUploads } from './known-uploads.ts';
import { prepare } from './prepare.ts';
import { nextPart } from './send.ts';
import './vet-files.ts';
import './vet-files-offer.ts';

const reference = 'VK-7Q3M-2F';
const path = '/clinics/{clinic}/appointments/{reference}/files';
const pdf = (length: number, name = 'blood test.pdf') => new File([`%PDF-1.7 ${'x'.repeat(length - 9)}`], name, { type: 'application/pdf', lastModified: 7 });

/** A server in memory that takes files of one visit. `breaks`: after so many parts the line is gone until it is mended. */
function shelf(world: { asked?: FileList['asked']; wanted?: FileList['wanted']; room?: FileList['room']; breaks?: number } = {}) {
  const files: VisitFile[] = [];
  const content = new Map<string, string>();
  let [asked, parts]: [FileList['asked'], number] = [world.asked ?? null, 0];
  const list = (): FileList => ({ files: [...files], asked, wanted: world.wanted ?? null, room: world.room === undefined ? { files: 20 - files.length, bytes: 500_000_000 } : world.room });
  const find = (id: string | undefined) => files.find((file) => file.id === id) ?? refuse(404, 'not-found');
  const server = fakeServer({
    [`GET ${path}`]: route({ answer: FileList, handle: list }),
    [`POST ${path}`]: route({
      answer: VisitFile, status: 201,
      handle({ headers }) {
        const name = new TextDecoder().decode(Uint8Array.from(atob(headers.get('upload-metadata')?.replace(/^filename ([^,]*).*/, '$1') ?? ''), (sign) => sign.charCodeAt(0)));
        const file: VisitFile = { id: `00000000-0000-4000-8000-00000000000${files.length + 1}`, name, type: null, length: Number(headers.get('upload-length')), received: 0, state: 'uploading', sha256: null, by: { kind: 'owner', name: 'Sam Rivera' }, at: '2030-01-07T15:00:00.000Z', mayRemove: true, href: null };
        files.push(file);
        return file;
      },
    }),
    [`GET ${path}/{file}`]: route({ answer: VisitFile, handle: ({ params }) => find(params['file']) }),
    [`PATCH ${path}/{file}`]: route({
      status: 200,
      handle({ params, body, headers }) {
        const file = find(params['file']);
        if (Number(headers.get('upload-offset')) !== file.received) refuse(409, 'offset-wrong', { received: file.received });
        if (!/^sha256 [\w+/]{43}=$/.test(headers.get('upload-checksum') ?? '')) refuse(460, 'checksum-wrong');
        parts += 1;
        // The part has arrived, but its answer has not.
        if (parts === world.breaks) server.online = false;
        const whole = `${content.get(file.id) ?? ''}${String(body)}`;
        content.set(file.id, whole);
        const ready = whole.length === file.length;
        files[files.indexOf(file)] = { ...file, received: whole.length, ...(ready ? { state: 'ready' as const, type: 'application/pdf', sha256: '0'.repeat(64), href: '/api/v1/x' } : {}) };
        if (!server.online) throw new TypeError('Failed to fetch');
        return null;
      },
    }),
    [`DELETE ${path}/{file}`]: route({ status: 200, handle: ({ params }) => void files.splice(files.indexOf(find(params['file'])), 1) }),
    'POST /clinics/{clinic}/appointments/{reference}/file-requests': route({
      body: AskForFiles, answer: FileList, status: 201,
      handle({ body }) {
        asked = { by: 'Dr. Hana Ito', note: body.note ?? null, at: '2030-01-07T15:00:00.000Z' };
        return list();
      },
    }),
  });
  const signIn = (kind: 'appointment' | 'staff') =>
    clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch }).session.keep({ kind, token: `${kind}-token`, expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: kind === 'staff' ? null : reference });
  return { server, files, content, signIn };
}

async function scene(world: Parameters<typeof shelf>[0] = {}, as: 'owner' | 'staff' = 'owner') {
  const made = shelf(world);
  made.signIn(as === 'staff' ? 'staff' : 'appointment');
  const page = await mount(html`<vet-files reference=${reference} as=${as}></vet-files>`, { fetch: made.server.fetch, width: 380 });
  const choose = async (...files: File[]) => {
    const input = await page.find<HTMLInputElement>('input[type=file]');
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  };
  return { ...made, page, choose };
}

describe('<vet-files>', () => {
  test('sends what was chosen in parts, says so, and shows it; clean for axe', async () => {
    const { page, choose, content, server } = await scene();
    const added: string[] = [];
    page.element.addEventListener('vet-file-added', ({ file }) => added.push(file.name));
    await page.reads('Choose files');
    expect(await axe(page.element)).to.deep.equal([]);
    await choose(pdf(900_000), pdf(2_000, 'vaccinations.pdf'));
    await page.reads('from Sam Rivera');
    await until(() => added.length === 2, 'both files');
    expect(added).to.deep.equal(['blood test.pdf', 'vaccinations.pdf']);
    expect([...content.values()].map((text) => text.length)).to.deep.equal([900_000, 2_000]);
    expect(server.made.filter(({ method }) => method === 'PATCH').length).to.be.greaterThan(2);
    await until(() => [...document.querySelectorAll('[aria-live]')].some(({ textContent }) => textContent?.includes('vaccinations.pdf has arrived.')), 'what screen readers hear');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a line that is gone is waited for, and nothing is sent twice that has arrived', async () => {
    const { page, choose, content, server } = await scene({ breaks: 2 });
    const whole = pdf(1_500_000);
    await choose(whole);
    await page.reads('It goes on by itself when it is back.');
    expect(await axe(page.element)).to.deep.equal([]);
    server.online = true;
    globalThis.dispatchEvent(new Event('online'));
    await page.reads('1.5 MB, from Sam Rivera');
    expect([...content.values()]).to.deep.equal([await whole.text()]);
  });

  test('who chooses a file without a line sees it wait, and go when the line is back', async () => {
    const { page, choose, server } = await scene();
    await page.reads('Choose files');
    server.online = false;
    await choose(pdf(3_000));
    await page.reads('It goes on by itself when it is back.');
    server.online = true;
    globalThis.dispatchEvent(new Event('online'));
    await page.reads('3 kB, from Sam Rivera');
  });

  test('an upload goes on where the files are drawn anew, as at the end of a call', async () => {
    const { page, choose, content, server, signIn } = await scene({ breaks: 2 });
    const whole = pdf(1_500_000);
    await choose(whole, pdf(2_000, 'vaccinations.pdf'));
    await page.reads('It goes on by itself when it is back.');
    page.element.remove();
    server.online = true;
    signIn('appointment');
    const again = await mount(html`<vet-files reference=${reference}></vet-files>`, { fetch: server.fetch });
    globalThis.dispatchEvent(new Event('online'));
    await again.reads('1.5 MB, from Sam Rivera');
    await again.reads('2 kB, from Sam Rivera');
    expect([...content.values()][0]).to.equal(await whole.text());
    expect(again.words()).not.to.contain('Choose the same file again');
    expect(server.made.filter(({ method, path }) => method === 'POST' && path.endsWith('/files')).length).to.equal(2);
  });

  test('after a reload the same file goes on where it was; another one begins anew', async () => {
    const { page, files, content, server } = await scene();
    const whole = pdf(1_500_000);
    // What the page before this one has left: on the server, and on this device.
    const id = '00000000-0000-4000-8000-000000000001';
    files.push({ id, name: whole.name, type: null, length: whole.size, received: 700_000, state: 'uploading', sha256: null, by: { kind: 'owner', name: 'Sam Rivera' }, at: '2030-01-07T15:00:00.000Z', mayRemove: true, href: null });
    content.set(id, await whole.slice(0, 700_000).text());
    knownUploads.keep(id, await fingerprint(whole));
    page.element.remove();
    const again = await mount(html`<vet-files reference=${reference}></vet-files>`, { fetch: server.fetch });
    await again.reads('Choose the same file again to go on.');
    (again.element as HTMLElementTagNameMap['vet-files']).add([pdf(1_500_000)]);
    await again.reads('1.5 MB, from Sam Rivera');
    expect([files.length, [...content.values()][0]?.length]).to.deep.equal([1, 1_500_000]);
    expect(server.made.filter(({ method, path }) => method === 'POST' && path.endsWith('/files')).length).to.equal(0);
  });

  test('what cannot be sent says why, before anything has left', async () => {
    const { page, choose, server } = await scene();
    await choose(new File(['MZ\u0090\0program'], 'x-ray.png'), new File(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], 'IMG_1.HEIC'));
    await page.reads('Save other documents as PDF first');
    await page.reads('save it as JPEG');
    expect(server.made.some(({ method }) => method === 'POST')).to.equal(false);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Remove x-ray.png');
    expect(page.words()).not.to.include('x-ray.png');
  });

  test('a pasted picture and a removed file', async () => {
    const { page, choose, files } = await scene();
    await choose(pdf(3_000));
    await page.press('Remove blood test.pdf');
    await until(() => files.length === 0, 'the file to be gone');
    await until(() => focused()?.id === 'title', 'the focus on the heading');
    const clipboardData = new DataTransfer();
    clipboardData.items.add(pdf(4_000, 'pasted.pdf'));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    await page.reads('pasted.pdf');
  });

  test('the picker is reached and named by keyboard', async () => {
    const { page } = await scene();
    const input = await page.find<HTMLInputElement>('input[type=file]');
    await page.find('#title').then((title) => title.focus());
    await keys('Tab');
    expect(focused()).to.equal(input);
    expect(input.labels?.[0]?.textContent?.trim()).to.equal('Choose files');
  });

  test('staff asks the owner, and sees what was asked', async () => {
    const { page, server } = await scene({}, 'staff');
    await page.press('Ask the owner for files');
    await page.type(/What would help/, 'The ear in daylight');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Ask the owner');
    await page.reads('“The ear in daylight”');
    expect(server.made.findLast(({ path }) => path.endsWith('/file-requests'))).to.include({ token: 'staff-token' });
  });
});

describe('<vet-files-offer>', () => {
  const offer = async (world: Parameters<typeof shelf>[0]) => {
    const made = shelf(world);
    made.signIn('appointment');
    return mount(html`<vet-files-offer reference=${reference}></vet-files-offer>`, { fetch: made.server.fetch });
  };

  test('is one button, until somebody presses it', async () => {
    const page = await offer({});
    await page.reads('Add photos or earlier records');
    expect(page.all('vet-files').length).to.equal(0);
    await page.press('Add photos or earlier records');
    await page.reads('Choose files');
  });

  test('opens by itself when the clinic has asked, or the visit needs records; shows nothing where nothing can be added', async () => {
    await (await offer({ asked: { by: 'Dr. Hana Ito', note: 'The ear in daylight', at: '2030-01-07T15:00:00.000Z' } })).reads('“The ear in daylight”');
    await (await offer({ wanted: 'earlier-records' })).reads('For a check-up the vet likes to see earlier records');
    const closed = await offer({ room: null });
    await closed.element.updateComplete;
    expect(closed.words().trim()).to.equal('');
  });
});

describe('what goes out', () => {
  /** A JPEG of a canvas, with what cameras write beside the picture. */
  async function photo(): Promise<File> {
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
    canvas.getContext('2d')?.fillRect(0, 0, 30, 40);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    const exif = new TextEncoder().encode('Exif\0\0GPS 43.6532 N 79.3832 W');
    const bytes = new Uint8Array(await blob!.arrayBuffer());
    return new File([bytes.slice(0, 2), new Uint8Array([0xff, 0xe1, 0, exif.length + 2]), exif, bytes.slice(2)], 'IMG_2.jpeg');
  }

  test('a photo is drawn anew: where and with what it was taken stays behind', async () => {
    const file = await photo();
    expect(await file.text()).to.include('GPS 43.6532');
    const ready = await prepare(file);
    expect(ready.is === 'ready' && ready.name).to.equal('IMG_2.jpg');
    if (ready.is !== 'ready') return;
    expect(await ready.blob.text()).not.to.match(/GPS|Exif/);
    const picture = await createImageBitmap(ready.blob);
    expect([picture.width, picture.height]).to.deep.equal([60, 40]);
  });

  test('parts follow the line: larger on a quick one, smaller on a slow one, within bounds', () => {
    expect(nextPart(262_144, 100)).to.equal(524_288);
    expect(nextPart(8_388_608, 100)).to.equal(8_388_608);
    expect(nextPart(262_144, 1_000)).to.equal(262_144);
    expect(nextPart(262_144, 5_000)).to.equal(131_072);
    expect(nextPart(65_536, 60_000)).to.equal(65_536);
  });
});
