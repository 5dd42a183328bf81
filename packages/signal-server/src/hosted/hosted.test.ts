import { Hono } from 'hono';
import { appendFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { builtFiles, folderOf, hostedPages, maple } from '../../test/hosted.ts';
import { demoSite } from './demo-site.ts';
import { isFromHere, nameOf } from './gate.ts';
import { contentPolicy } from './headers.ts';
import { escape } from './shell.ts';

const token = { authorization: 'Bearer the-token-of-this-start' };

test('the pages stand, and carry their rules', async () => {
  const { get } = await hostedPages();
  for (const path of ['/', '/book/maple-street', '/triage/maple-street', '/triage-rules', '/consult/VK-7Q3M-2F', '/desk', '/desk/record/VK-7Q3M-2F', '/media']) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    const policy = answer.headers.get('content-security-policy') ?? '';
    // Where calls are, effects run as WebAssembly; nothing else is let in anywhere.
    const runsCalls = path.startsWith('/consult') || path.startsWith('/desk');
    expect([path, policy]).toEqual([path, expect.stringContaining(`script-src 'self'${runsCalls ? " 'wasm-unsafe-eval'" : ''};`)]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('permissions-policy')).toContain('camera=(self)');
    const text = await answer.text();
    // A strict policy drops these without a word.
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
  }
});

test('a shared link to the booking page shows what it is, and begins with codes and ids, never with anything else', async () => {
  const { get } = await hostedPages();
  const plain = await (await get('/book/maple-street')).text();
  for (const tag of ['<meta property="og:title" content="Book a visit · Maple Street Veterinary">', '<meta property="og:type" content="website">', `<meta property="og:site_name" content="Maple Street Veterinary">`]) expect(plain).toContain(tag);
  expect(plain).toMatch(/<meta property="og:description" content="Choose a free time with Maple Street Veterinary\.[^"]*">/);
  expect(plain).toMatch(/<meta property="og:url" content="http[^"?]*\/book\/maple-street">/);
  const picture = /<meta property="og:image" content="http:\/\/localhost:8787(\/[^"?]+)">/.exec(plain)?.[1] ?? 'none';
  const shown = await get(picture);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  const png = Buffer.from(await shown.arrayBuffer());
  // The size stands in the file's first chunk; chats leave out pictures that are large.
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png.length < 100_000]).toEqual([1200, 630, true]);
  for (const tag of ['og:image:width" content="1200"', 'og:image:height" content="630"', 'og:image:alt" content="A booking page']) expect(plain).toContain(tag);
  const pet = '00000000-0000-4000-8000-0000000000aa';
  const begun = await (await get(`/book/maple-street?type=recheck&how=video&pet=${pet}&after=VK-7Q3M-2F&from=2030-01-21`)).text();
  expect(begun).toContain(` type="recheck" how="video" pet="${pet}" follows="VK-7Q3M-2F" not-before="2030-01-21">`);
  expect(begun).not.toMatch(/og:url" content="[^"]*\?/);
  const odd = await (await get('/book/maple-street?type=%22%3E%3Cscript%3E&how=shouting&pet=Miso&after=1&from=soon&name=Sam')).text();
  expect(odd).toBe(plain);
});

test('triage speaks the language of the link, else of the browser; its worker reaches no other page', async () => {
  const { get } = await hostedPages();
  const page = async (path: string, asked = '') => (await get(path, { 'accept-language': asked })).text();
  expect(await page('/triage/maple-street', 'it, fr-CA;q=0.8, en;q=0.5')).toContain('<html lang="fr">');
  expect(await page('/triage/maple-street?lang=de', 'fr')).toContain('<html lang="de">');
  expect(await page('/triage/maple-street?lang=%22%3E%3Cscript%3E&species=%22x', 'it')).toMatch(/<html lang="en">[^]*<vet-triage-form clinic="maple-street" book-href="\/book\/maple-street">/);
  expect(await page('/triage/maple-street?species=rabbit')).toContain(' species="rabbit">');
  const worker = await get('/triage/worker.js');
  expect([worker.status, worker.headers.get('content-type'), worker.headers.get('service-worker-allowed')]).toEqual([200, 'text/javascript; charset=utf-8', null]);
});

test('what is not there is said on a page, with 404', async () => {
  const { get } = await hostedPages();
  for (const path of ['/book/no-such-clinic', '/triage/no-such-clinic', '/book/%3Cscript%3E', '/consult/VK-0000-00', '/setup']) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain('<h1');
  }
  // A mistyped address, too; scripts and programs read the problem.
  for (const path of ['/book', '/consult/', '/setup/', '/nowhere']) {
    const answer = await get(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect([path, answer.status, answer.headers.get('x-frame-options')]).toEqual([path, 404, 'DENY']);
    expect(await answer.text()).toContain('<h1');
    expect((await get(path, { accept: '*/*' })).headers.get('content-type')).toBe('application/problem+json');
  }
  expect((await get('/api/v1/nowhere', { accept: 'text/html' })).headers.get('content-type')).toBe('application/problem+json');
});

test('the set-up page is there until there is a clinic', async () => {
  const { get } = await hostedPages({ clinics: async () => [], setupOpen: async () => true });
  expect((await get('/setup')).status).toBe(200);
  expect(await (await get('/')).text()).toContain('no clinic yet');
});

test("a clinic's name cannot become markup", async () => {
  const { get } = await hostedPages({ clinics: async () => [{ ...maple, name: '<img src=x onerror=alert(1)>' }] });
  for (const path of ['/', '/book/maple-street', '/triage/maple-street']) expect(await (await get(path)).text()).not.toContain('<img');
  expect(escape(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
});

test('with a demo clinic the first page shows both sides', async () => {
  const { get } = await hostedPages({ clinics: async () => [{ ...maple, demo: true, signInAs: 'dr.ito@maple-street.example' }], demoUrl: new URL('http://localhost:8788/') });
  const text = await (await get('/')).text();
  for (const part of ['http://localhost:8788/', '/desk', '/outbox', 'dr.ito@maple-street.example', '/book/maple-street', '/triage/maple-street', '/api/docs', '/media']) expect(text).toContain(part);
});

test('the script is asked for again each time, its files stay for a year, and any page may load them', async () => {
  const { get } = await hostedPages();
  const script = await get('/vet.js', { origin: 'https://clinic.example' });
  expect(script.headers.get('cache-control')).toBe('no-cache');
  expect((await get('/vet.js', { 'if-none-match': script.headers.get('etag') ?? '' })).status).toBe(304);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const inner = /'\.(\/v\/0\.1\.0-[0-9a-f]{8}\/vet\.js)'/.exec(await script.text())?.[1] ?? '';
  for (const path of [inner, '/v/0.1.0/vet.js', '/v/0.1.0/base-AbCd1234.js']) {
    const file = await get(path, { origin: 'https://clinic.example' });
    expect([path, file.status]).toEqual([path, 200]);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('access-control-allow-origin')).toBe('*');
    expect(file.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  }
  expect(await (await get(inner)).text()).toBe(builtFiles['v/0.1.0/vet.js']);
  expect((await get('/v/0.1.0-00000000/vet.js')).status).toBe(404);
  // A page from before a new build goes on with what is the same in both.
  for (const before of ['0.1.0-00000000', '0.0.9-12345678']) expect((await get(`/v/${before}/base-AbCd1234.js`)).status).toBe(200);
  expect((await get('/v/0.1.0-00000000/gone-AbCd1234.js')).status).toBe(404);
});

test('another build of the same version gets other addresses', async () => {
  const { get, cdn } = await hostedPages();
  const before = await (await get('/vet.js')).text();
  await appendFile(join(cdn, 'v/0.1.0/vet.js'), '// changed\n');
  const after = await (await get('/vet.js')).text();
  expect(after).not.toBe(before);
  expect(await (await get('/desk')).text()).toContain(/v\/0\.1\.0-[0-9a-f]{8}/.exec(after)?.[0]);
  // A file more: within a second everything is told of one and the same build.
  await writeFile(join(cdn, 'v/0.1.0/new-EfGh5678.js'), 'export {};\n');
  await vi.waitUntil(async () => (await (await get('/vet.js')).text()) !== after, 60_000);
  const tagged = /\/v\/0\.1\.0-[0-9a-f]{8}/.exec(await (await get('/vet.js')).text())?.[0];
  expect((await get(`${tagged}/new-EfGh5678.js`)).status).toBe(200);
});

test('a browser that has a file is told so, and long ones come packed', async () => {
  const { get } = await hostedPages();
  const plain = await get('/v/0.1.0/base-AbCd1234.js');
  const packed = await get('/v/0.1.0/base-AbCd1234.js', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect((await packed.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength / 4);
  expect((await get('/v/0.1.0/base-AbCd1234.js', { 'if-none-match': plain.headers.get('etag') ?? '' })).status).toBe(304);
});

test('no path leads out of the folder', async () => {
  const secret = await folderOf({ 'secret.txt': 'nobody reads this' });
  const { get, cdn } = await hostedPages();
  await symlink(join(secret, 'secret.txt'), join(cdn, 'v/0.1.0/link.txt'));
  const base = secret.split('/').at(-1);
  for (const path of ['/v/0.1.0/../../../secret.txt', `/v/../../${base}/secret.txt`, `/v/0.1.0/..%2f..%2f..%2f${base}%2fsecret.txt`, '/v/..%2f..%2fpackage.json', '/v/0.1.0/%00', '/v/0.1.0/link.txt', '/v/0.1.0//vet.js', '/v/0.1.0/']) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).not.toContain('nobody reads this');
  }
});

test('a server without a build says what to do', async () => {
  const { get, cdn } = await hostedPages();
  await rm(join(cdn, 'v'), { recursive: true });
  const { get: fresh } = await hostedPages({ cdn: join(cdn, 'nowhere') });
  expect((await fresh('/vet.js')).status).toBe(503);
  expect((await fresh('/desk')).status).toBe(200);
  expect((await get('/v/0.1.0/vet.js')).status).toBe(404);
});

test('the outbox is open to whoever sits here, and to nobody else without the token', async () => {
  const { get } = await hostedPages();
  expect((await get('/outbox')).status).toBe(200);
  expect(await (await get('/outbox/mails')).json()).toMatchObject({ mails: [] });
  const others: Record<string, string>[] = [{ peer: '192.0.2.7' }, { peer: '::ffff:192.0.2.7' }, { host: 'evil.example' }, { host: 'localhost.evil.example' }, { 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=127.0.0.1' }, { via: '1.1 proxy' }];
  for (const other of others) {
    for (const path of ['/outbox', '/outbox/mails']) {
      expect([other, (await get(path, other)).status]).toEqual([other, 404]);
      expect([other, (await get(path, { ...other, authorization: 'Bearer wrong' })).status]).toEqual([other, 404]);
      expect([other, (await get(path, { ...other, ...token })).status]).toEqual([other, 200]);
    }
  }
});

test('a server that is not local needs the token even from here, and with SMTP there is no outbox', async () => {
  const away = await hostedPages({ isLocal: false, publicUrl: new URL('https://care.example/') });
  expect((await away.get('/outbox')).status).toBe(404);
  expect((await away.get('/outbox/mails', token)).status).toBe(200);
  const smtp = await hostedPages({ outbox: undefined });
  expect((await smtp.get('/outbox')).status).toBe(404);
  expect((await smtp.get('/outbox/mails', token)).status).toBe(404);
});

test('requests that came over no socket are from nowhere', () => {
  const local = (name: string) => name === 'localhost';
  expect(isFromHere({ peer: undefined, host: 'localhost', forwarded: false }, local)).toBe(false);
  expect(isFromHere({ peer: '::1', host: 'localhost:8787', forwarded: false }, local)).toBe(true);
  expect(isFromHere({ peer: '127.0.0.53', host: undefined, forwarded: false }, local)).toBe(false);
  expect(nameOf('[::1]:8787')).toBe('[::1]');
});

test('machines get their answers: health, readiness, numbers', async () => {
  const { get } = await hostedPages({ metricsToken: 'a-token-for-metrics' });
  expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await get('/readyz')).status).toBe(200);
  const numbers = await (await get('/metrics')).text();
  expect(numbers).toContain('vetkit_signaling_sockets 2');
  expect(numbers).toMatch(/vetkit_http_seconds_count\{[^}]*route="\/healthz"/);
  expect((await get('/metrics', { peer: '192.0.2.7' })).status).toBe(404);
  expect((await get('/metrics', { peer: '192.0.2.7', authorization: 'Bearer a-token-for-metrics' })).status).toBe(200);
});

test('a server whose database does not answer is not ready', async () => {
  const { get } = await hostedPages({ ready: async () => Promise.reject(new Error('down')) });
  expect((await get('/readyz')).status).toBe(503);
  expect((await get('/healthz')).status).toBe(200);
});

test('the API is described for programs and for people, without anything from elsewhere', async () => {
  const { get } = await hostedPages({ api: () => new Hono() });
  expect(await (await get('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0', info: { title: 'VetKit' } });
  const page = await (await get('/api/docs')).text();
  expect(page).not.toMatch(/https?:\/\//);
  for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) expect([path, (await get(path!)).status]).toEqual([path, 200]);
  expect((await get('/api/docs/package.json')).status).toBe(404);
  expect((await get('/api/docs/..%2fpackage.json')).status).toBe(404);
});

test('the policy names the socket, and https is kept', async () => {
  expect(contentPolicy(new URL('https://care.example/'))).toContain("connect-src 'self' wss://care.example");
  expect(contentPolicy(new URL('https://care.example/'))).not.toContain('stripe');
  const paying = contentPolicy(new URL('https://care.example/'), { stripe: true });
  expect(paying).toContain("script-src 'self' https://js.stripe.com https://*.js.stripe.com;");
  expect(paying).toContain('frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com');
  expect(paying).not.toMatch(/unsafe-(inline|eval)/);
  const { get } = await hostedPages({ publicUrl: new URL('https://care.example/'), isLocal: false });
  expect((await get('/')).headers.get('strict-transport-security')).toContain('max-age=');
});

test("the demo clinic's own site is plain files that know the server's address", async () => {
  const folder = await folderOf({ 'index.html': '<script src="%SERVER%/vet.js"></script>', 'site.css': 'body {}' });
  const site = demoSite({ publicUrl: new URL('http://localhost:8787/'), folder });
  expect(await (await site.request('/')).text()).toBe('<script src="http://localhost:8787/vet.js"></script>');
  expect((await site.request('/site.css')).headers.get('content-type')).toContain('text/css');
  expect((await site.request('/..%2fpackage.json')).status).toBe(404);
  await writeFile(join(folder, 'site.css'), 'body { color: red }');
  expect(await (await site.request('/site.css')).text()).toContain('red');
});
