import { fileURLToPath } from 'node:url';
import { places, round, typist } from '../prove/typing.ts';
import { bothWrite } from '../prove/writers.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const dataDir = fileURLToPath(new URL('../../.cache/e2e/data-record', import.meta.url));
let server: Server;

test.beforeAll(async () => {
  server = await Server.startFilled(dataDir);
});
test.afterAll(() => server.stop());

test('browser and server are killed while somebody types a record: no more than a second of typing is lost, never a saved word', async () => {
  const { desk, visit } = await typist(server);
  try {
    const one = await visit();
    for (const [n, way] of (['browser', 'server'] as const).entries()) {
      const { passed, ...seen } = await round(server, desk, one, places[n + 1]!, way, 200);
      expect(passed, JSON.stringify(seen)).toBe(true);
    }
  } finally {
    await desk.stop();
  }
});

test('a vet and a technician write into one record at once: no word is lost', async () => {
  const { words, lost } = await bothWrite(server, 6);
  expect(lost).toEqual([]);
  expect(words).toBeGreaterThan(3);
});
