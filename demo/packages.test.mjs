// What outsiders get: the packages as they would be published, and the built script on somebody else's page.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildComponents } from '../packages/components/build.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const components = join(root, 'packages/components');

// The package as it would be published, built beside the tree: whoever has a page open keeps their files.
let published;
beforeAll(async () => {
  published = await mkdtemp(join(tmpdir(), 'vetkit-components-'));
  for (const name of ['package.json', 'README.md']) await copyFile(join(components, name), join(published, name));
  await buildComponents(join(published, 'dist'));
}, 120_000);
afterAll(() => rm(published, { recursive: true, force: true }));

describe('the packed packages', () => {
  let place;
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'vetkit-portal-'));
    await installAlone(place);
  }, 60_000);
  afterAll(() => rm(place, { recursive: true, force: true }));

  test('ten lines of a portal type-check with components alone installed', async () => {
    await writeFile(join(place, 'portal.ts'), `
      import { clinicAt, isProblem, setServer, type VetSignIn } from '@vetkit/components';
      setServer('https://vet.example');
      const signIn: VetSignIn = document.createElement('vet-sign-in');
      signIn.clinic = 'maple-street';
      signIn.texts = { title: 'Hello again' };
      signIn.addEventListener('vet-signed-in', (event) => console.log(event.person.name, event.clinic.slug));
      document.body.append(signIn);
      const clinic = clinicAt({ server: new URL('https://vet.example/'), slug: 'maple-street' });
      export const zone: Promise<string> = clinic.info().then((info) => info.zone);
      zone.catch((error: unknown) => isProblem(error, 'offline') && console.log(error.title));
    `);
    expect(await typeErrors(place)).toEqual([]);
  });

  test('the types say no where they should', async () => {
    await writeFile(join(place, 'portal.ts'), `
      import '@vetkit/components';
      document.createElement('vet-sign-in').addEventListener('vet-signed-in', (event) => event.person.tail);
      document.createElement('vet-sign-in').clinic = 7;
    `);
    const errors = await typeErrors(place);
    expect(errors.map((line) => /TS\d+/.exec(line)?.[0])).toEqual(['TS2339', 'TS2322']);
  });

  test('importing every element on a server does nothing and does not throw', async () => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', `
      const { VetSignIn, Problem } = await import('@vetkit/components');
      console.log(typeof VetSignIn, new Problem({ code: 'offline' }).code, typeof document);
    `], { cwd: place });
    expect(stdout.trim()).toBe('function offline undefined');
  });

  test.skipIf(!existsSync(join(root, 'packages/signal-server/dist/main.js')))('the server brings its contract and its migrations along', async () => {
    const [{ files }] = JSON.parse((await run('npm', ['pack', '--dry-run', '--json'], { cwd: join(root, 'packages/signal-server') })).stdout);
    const paths = files.map((file) => file.path);
    expect(paths).toEqual(expect.arrayContaining(['dist/main.js', 'dist/contract.js', 'dist/contract.d.ts', 'dist/identity/contract.js']));
    expect(paths.some((path) => /^migrations\/0001-.*\.sql$/.test(path))).toBe(true);
    expect(paths.filter((path) => path.includes('.test.'))).toEqual([]);
  });
});

describe('the built script on a clinic\'s own page', () => {
  let browser, server, site;
  const asked = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    server = await serve(async (request, response) => {
      response.setHeader('access-control-allow-origin', '*').setHeader('access-control-allow-headers', 'content-type, authorization');
      const { pathname } = new URL(request.url, 'http://server');
      if (request.method === 'POST') asked.push(pathname);
      if (pathname.startsWith('/api/')) return response.setHeader('content-type', 'application/json').end(JSON.stringify({ challenge: 'c'.repeat(24), expiresAt: new Date(Date.now() + 600_000).toISOString() }));
      const file = join(published, 'dist/cdn', pathname);
      if (!existsSync(file) || !extname(file)) return response.writeHead(404).end();
      response.setHeader('content-type', extname(file) === '.js' ? 'text/javascript' : 'application/octet-stream').end(await readFile(file));
    });
    site = await serve((_, response) => {
      // As strict as a clinic's page may be: nothing inline, nothing from anywhere but itself and the server.
      response.setHeader('content-security-policy', `default-src 'none'; script-src ${server.origin}; connect-src ${server.origin}`);
      response.setHeader('content-type', 'text/html').end(`<!doctype html><html lang="en"><title>Clinic</title>
        <script type="module" src="${server.origin}/vet.js"></script>
        <script type="module" src="${server.origin}/vet.js?another-copy"></script>
        <body><vet-sign-in clinic="maple-street"></vet-sign-in></body></html>`);
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    site?.close();
  });

  test('elements come from the script\'s server, find it again, and obey a strict CSP', async () => {
    const page = await browser.newPage();
    const trouble = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (message) => message.type() !== 'log' && !/favicon/.test(message.location().url) && trouble.push(message.text()));
    await page.goto(site.origin);
    await page.getByLabel('Email').fill('sam.rivera@mail.example');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByRole('heading', { name: 'Type the code we sent' }).waitFor();
    expect(asked).toEqual(['/api/v1/sign-in/codes']);
    expect(trouble).toEqual([]);

    // The tokens are there once, in their layer: the page's own CSS needs no !important.
    const [accent, sheets] = await page.evaluate(() => [getComputedStyle(document.documentElement).getPropertyValue('--vet-unit'), document.adoptedStyleSheets.length]);
    expect(accent).not.toBe('');
    expect(sheets).toBe(1);
    await page.close();
  });

  test('a tag that appears later is defined when it appears', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await page.evaluate(() => document.body.append(document.createElement('section')));
    expect(await page.evaluate(() => Boolean(customElements.get('vet-clinic')))).toBe(false);
    await page.evaluate(() => document.querySelector('section').append(document.createElement('vet-clinic')));
    await page.waitForFunction(() => customElements.get('vet-clinic'));
    await page.close();
  });
});

describe('what every element must keep to', () => {
  let sources;
  beforeAll(async () => {
    const files = await readdir(join(components, 'src'), { recursive: true });
    const own = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'));
    sources = await Promise.all(own.map(async (file) => ({ file, text: await readFile(join(components, 'src', file), 'utf8') })));
  });

  test('no template says style="…": a strict CSP would drop it', () => {
    const inline = sources.filter(({ file, text }) => !file.endsWith('css-values.ts') && /\sstyle="|style=\$\{|directives\/style-map/.test(text));
    expect(inline.map(({ file }) => file)).toEqual([]);
  });

  test('every public element can be had from vet.js and by name', () => {
    const script = sources.filter(({ file }) => file === 'vet.ts' || file === 'tags.ts').map(({ text }) => text).join();
    const index = sources.find(({ file }) => file === 'index.ts').text;
    const there = publicTags.filter((tag) => sources.some(({ text }) => text.includes(`define('${tag}'`)));
    expect(there.filter((tag) => !script.includes(`'${tag}':`))).toEqual([]);
    expect(there.filter((tag) => !index.includes(`/${tag}.ts'`))).toEqual([]);
  });

  test('every language has its place by domain, and English is there', () => {
    const tables = sources.filter(({ file }) => /^locales\/[^/]+\.ts$/.test(file)).map(({ file }) => file.slice('locales/'.length));
    const english = sources.filter(({ file }) => file.startsWith('locales/en/')).map(({ file }) => file.slice('locales/en/'.length));
    expect(english.sort()).toEqual(tables.sort());
  });
});

/** The elements that pages are told about. Steps inside a flow are elements too, but nobody else's business. */
const publicTags = [
  'vet-clinic', 'vet-booking', 'vet-triage-form', 'vet-consult-room', 'vet-device-test', 'vet-record-editor', 'vet-record',
  'vet-appointments', 'vet-availability', 'vet-notices', 'vet-payment', 'vet-profile', 'vet-desk', 'vet-sign-in',
];

/** An empty project with the packed components and what they declare, nothing else: not the server, not the workspace. */
async function installAlone(place) {
  const [{ filename }] = JSON.parse((await run('npm', ['pack', '--json', '--pack-destination', place], { cwd: published })).stdout);
  const target = join(place, 'node_modules/@vetkit/components');
  await mkdir(target, { recursive: true });
  await run('tar', ['-xzf', join(place, filename), '-C', target, '--strip-components=1']);
  const { dependencies } = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(place, 'node_modules', name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(place, 'node_modules', name), 'dir');
  }
  await writeFile(join(place, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  await writeFile(join(place, 'tsconfig.json'), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'], module: 'nodenext', types: [], skipLibCheck: false },
    files: ['portal.ts'],
  }));
}

/** What tsc says about the portal and about our own declarations; those of other people's packages are theirs. */
async function typeErrors(place) {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', place], { cwd: place }).catch((failed) => failed);
  return stdout.split('\n').filter((line) => /error TS/.test(line) && (line.startsWith('portal') || line.includes('@vetkit')));
}

async function serve(answer) {
  const http = createServer(answer);
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${http.address().port}`, close: () => http.close() };
}

function findChromium() {
  return [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
}
