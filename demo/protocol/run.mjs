// The protocol suite against any server: node demo/protocol/run.mjs http://localhost:9000/ [--key peerjs] [--also URL] [--expire MS] [--alive MS] [--ping MS] [--secret-key KEY]
// The URL is the one of PeerServer's `path`; `--also` is another process of the same server. With the server's SECRET_KEY, room mode is checked.
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { load } from '../../scripts/load.mjs';

const milliseconds = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string', default: 'peerjs' }, also: { type: 'string' }, expire: milliseconds, alive: milliseconds, ping: milliseconds, 'secret-key': { type: 'string' } },
});
const [url] = positionals;
if (!url) {
  console.error('Which server? node demo/protocol/run.mjs http://localhost:9000/');
  process.exit(2);
}
const number = (text) => (text === undefined ? undefined : Number(text));
const base = (text) => new URL(text.endsWith('/') ? text : `${text}/`);
const { runSuite } = await load(fileURLToPath(new URL('suite.ts', import.meta.url)));
const { passes } = await load(fileURLToPath(new URL('passes.ts', import.meta.url)));
const secretKey = values['secret-key'];

const results = await runSuite(
  {
    mode: secretKey ? 'room' : 'open',
    bases: [url, ...(values.also ? [values.also] : [])].map(base),
    key: values.key,
    expireMs: number(values.expire),
    aliveMs: number(values.alive),
    pingMs: number(values.ping),
    pass: secretKey ? await passes(secretKey) : undefined,
  },
  { say: ({ name, outcome, reason, fault }) => outcome !== 'skipped' && console.log(`${outcome === 'passed' ? 'ok  ' : 'FAIL'} ${name}${reason ? `: ${reason}` : ''}${outcome === 'failed' && fault ? ` (known fault ${fault} of the reference)` : ''}`) },
).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} not for this server`);
process.exit(count('failed') ? 1 : 0);
