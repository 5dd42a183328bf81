import { expect, test } from 'vitest';
import { folderOf, hostedPages } from '../../test/hosted.ts';
import { partsOf } from './media.ts';

const example = `<!doctype html>
<title>A call</title>
<button>Join</button>
<script type="module">
  import { Call } from 'https://vet.example/media.js';
</script>
`;

test('the example runs as it is shown: the same text, with the address of this server', async () => {
  const { get } = await hostedPages({ signalingOpen: true, publicUrl: new URL('https://vet.example/') });
  const page = await (await get('/media')).text();
  const shown = /<pre[^>]*><code>([^]*?)<\/code>/.exec(page)?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  expect(shown).toBe(example);
  const { body, script } = partsOf(example);
  expect(page).toContain(body.trim());
  expect(page).toContain('<script type="module" src="/media/example.js"></script>');
  const served = await get('/media/example.js');
  expect([served.headers.get('content-type'), await served.text()]).toEqual(['text/javascript; charset=utf-8', script]);
});

test('the page keeps to the strict policy of all pages', async () => {
  const { get } = await hostedPages({ signalingOpen: true });
  const answer = await get('/media');
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(await answer.text()).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
});

test('where strangers may not signal, the example is shown, not started, and it is said how to open it', async () => {
  const { get } = await hostedPages({ signalingOpen: false });
  const page = await (await get('/media')).text();
  expect(page).toContain('SIGNALING_OPEN=1 npm start');
  expect(page).toContain('&lt;button&gt;Join&lt;/button&gt;');
  expect(page).not.toMatch(/<script|<button/);
  expect((await get('/media/example.js')).status).toBe(404);
});

test('the kit is one import away, from any page', async () => {
  const { get } = await hostedPages();
  const kit = await get('/media.js', { origin: 'https://clinic.example' });
  expect([kit.status, kit.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  expect(await kit.text()).toMatch(/^export \* from '\.\/v\/0\.1\.0-[0-9a-f]{8}\/media\.js';\n$/);
});

test('without a build the page says so', async () => {
  const { get } = await hostedPages({ cdn: await folderOf({ 'readme.txt': 'nothing yet' }) });
  const page = await get('/media');
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('was not built')]);
});
