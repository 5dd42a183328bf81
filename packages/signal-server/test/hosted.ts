import { Hono } from 'hono';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { createHosted, type HostedWorld } from '../src/hosted/hosted.ts';
import { answerNotFound, answerProblem } from '../src/shared/answer.ts';
import { silent } from '../src/shared/log.ts';

/** Files that stand for a build of the elements. */
export const builtFiles = {
  'vet.js': "export * from './v/0.1.0/vet.js';\n",
  'v/0.1.0/vet.js': "import './base-AbCd1234.js';\n",
  'v/0.1.0/base-AbCd1234.js': `export const words = '${'the same words again '.repeat(100)}';\n`,
  'v/0.1.0/media.js': 'export {};\n',
  'guide.json': JSON.stringify({
    title: 'The media kit',
    lead: '<p>A room of your own.</p>',
    contents: [{ id: 'a-call', title: 'A call' }, { id: 'devices', title: 'Devices' }],
    sections: ['<h2 id="a-call">A call</h2><!-- example -->', '<h2 id="devices">Devices</h2>'],
    example: '<!doctype html>\n<title>A call</title>\n<button>Join</button>\n<script type="module">\n  import { Call } from \'http://localhost:8787/media.js\';\n</script>\n',
  }),
  'v/0.1.0/page.css': 'body { margin: 0 }\n',
  'v/0.1.0/page-desk.js': 'export {};\n',
  'v/0.1.0/page-consult.js': 'export {};\n',
  'v/0.1.0/integrity.json': '{}\n',
};

/** A folder with these files, gone after the tests of the file. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vetkit-files-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

export const maple = { slug: 'maple-street', name: 'Maple Street Veterinary', phone: '+1 416 555 0144', demo: false, signInAs: null };

/** The hosted pages alone, as `http://localhost:8787`, with one clinic. */
export async function hostedPages(changes: Partial<HostedWorld> = {}) {
  const cdn = await folderOf(builtFiles);
  const world: HostedWorld = {
    publicUrl: new URL('http://localhost:8787/'),
    demoUrl: undefined,
    isLocal: true,
    isLocalName: (name) => name === 'localhost' || name === '127.0.0.1',
    cdn,
    metricsToken: undefined,
    outbox: { token: 'the-token-of-this-start', mails: async () => ({ mails: [], texts: [], real: { mail: false, sms: false } }) },
    clinics: async () => [maple],
    setupOpen: async () => false,
    api: () => new Hono(),
    ready: async () => {},
    gauges: () => ({ signaling_sockets: 2 }),
    version: '0.1.0',
    signalingOpen: false,
    recallByLink: async () => undefined,
    scriptUse: async () => undefined,
    scriptStatus: async () => undefined,
    triagePack: () => ({ version: '2026-11-21', signedOff: null, rules: [{ code: 'seizure', urgency: 'emergency', when: 'seizure', text: 'It had a <seizure>', source: 'A list', reviewed: '2026-11-21' }] }),
    ...changes,
  };
  const hosted = createHosted(world);
  const app = new Hono().onError(answerProblem(silent)).notFound(async (c) => (await hosted.missing(c)) ?? answerNotFound(c)).use(hosted.count).route('/', hosted.routes);
  /** A request as it comes over a socket from `peer`. */
  const get = (path: string, { peer = '127.0.0.1', ...headers }: Record<string, string> = {}) =>
    app.request(path, { headers: { host: 'localhost:8787', ...headers } }, { incoming: { socket: { remoteAddress: peer, remotePort: 4000, remoteFamily: 'IPv4' } } });
  return { app, get, cdn, hosted };
}
