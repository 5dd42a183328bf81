import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from '../e2e/server.ts';
import { ask, book, freeSlots, withServer } from './world.ts';

export const about = 'SIGKILL of the server, of PostgreSQL, of both, 7 times each: the next start works by itself and every answered booking is there';

const times = 7;
const ways = ['server', 'postgresql', 'both'] as const;

/** The pid of the database, from the folder that the server names when it is up. */
async function postmaster(server: Server): Promise<number> {
  const folder = /PostgreSQL \S+ in (\S+?)\.?\s*$/m.exec(server.output)?.[1];
  if (!folder) throw new Error('the server did not say where its database is');
  return Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

export const prove = (say: (line: string) => void) =>
  withServer(async (server) => {
    const booked: { reference: string; token: string }[] = [];
    const restartMs: number[] = [];
    let passed = 0;
    for (let round = 0; round < times * ways.length; round++) {
      const way = ways[round % ways.length]!;
      const [slot] = await freeSlots(server);
      if (!slot) throw new Error('no free time left');
      booked.push(await book(server, slot, `owner-${round}@mail.example`));

      const database = await postmaster(server);
      if (way !== 'server') process.kill(database, 'SIGKILL');
      if (way !== 'postgresql') await server.kill();
      else await server.stop();
      const started = Date.now();
      await server.run();
      restartMs.push(Date.now() - started);

      const kept = await Promise.all(booked.map(({ reference, token }) => ask(server, 'GET', `/appointments/${reference}`, undefined, token)));
      const missing = kept.filter(({ status }) => status !== 200).length;
      if (missing === 0) passed++;
      else say(`round ${round + 1} (${way}): ${missing} bookings missing`);
    }
    restartMs.sort((a, b) => a - b);
    say(`restart: median ${restartMs[Math.floor(restartMs.length / 2)]} ms, longest ${restartMs.at(-1)} ms`);
    return { n: times * ways.length, passed, bookings: booked.length, restartMs: { median: restartMs[Math.floor(restartMs.length / 2)], longest: restartMs.at(-1) } };
  });
