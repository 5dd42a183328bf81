import { createHash, randomBytes, randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { openLine, type CutLine } from '../../packages/signal-server/test/cut-line.ts';
import { Server } from '../e2e/server.ts';
import { ask, book, freeSlots, withDataDir } from './world.ts';

export const about = 'A 200 MB file goes from a page in a browser to the server over a line that is cut five times at random moments, once with the server killed and started again: it arrives byte for byte';

const MB = 1_000_000;
const cuts = 5;
/** The cut at which the server is killed too. */
const killAt = 2;

interface Cut {
  readonly afterMB: number;
  readonly how: 'line' | 'line and server';
  readonly downMs: number;
}

/** Cuts the line five times at random moments of the upload. */
async function trouble(line: CutLine, server: Server, bytes: number): Promise<Cut[]> {
  const done: Cut[] = [];
  for (let i = 0; i < cuts; i++) {
    await line.after(randomInt(Math.floor(bytes / 20), Math.floor(bytes / 8)));
    const began = Date.now();
    const up = line.up();
    const kills = i === killAt;
    if (kills) await server.kill();
    line.cut();
    if (kills) await server.run();
    done.push({ afterMB: Math.round(up / MB), how: kills ? 'line and server' : 'line', downMs: Date.now() - began });
  }
  return done;
}

/** Puts the owner's token where the page finds it, and opens the visit with its files. */
async function openFiles(page: Page, home: string, { reference, token }: { reference: string; token: string }): Promise<void> {
  await page.goto(`${home}/book/maple-street`);
  const kept = [{ kind: 'appointment', token, expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference }];
  await page.evaluate(([key, value]) => sessionStorage.setItem(key!, value!), [`vetkit ${home}/ maple-street`, JSON.stringify(kept)]);
  await page.goto(`${home}/consult/${reference}#c=maple-street&at=files`);
  await page.getByRole('button', { name: 'Add photos or earlier records' }).click();
}

interface Listed {
  readonly files: { readonly sha256: string; readonly length: number; readonly href: string; readonly state: string }[];
}

/** One upload through the page; gives what happened to it. */
async function once(say: (line: string) => void, dataDir: string, bytes: number) {
  const line = await openLine();
  const home = `http://localhost:${line.port}`;
  const server = await Server.start(dataDir, { PUBLIC_URL: home });
  line.to = server.port;
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run'] });
  try {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);
    const sum = createHash('sha256').update(content).digest('hex');
    const file = join(dataDir, 'records.pdf');
    await writeFile(file, content);
    const [slot] = await freeSlots(server);
    const visit = await book(server, slot!, 'sam.rivera@mail.example');
    const page = await (await browser.newContext()).newPage();
    await openFiles(page, home, visit);

    const began = Date.now();
    const before = line.up();
    const cutting = trouble(line, server, bytes);
    await page.getByLabel('Choose files').setInputFiles(file);
    await page.getByRole('link', { name: 'Save records.pdf' }).waitFor({ timeout: 600_000 });
    const seconds = (Date.now() - began) / 1000;
    const sentMB = (line.up() - before) / MB;
    const made = await cutting;

    const list = (await ask(server, 'GET', `/appointments/${visit.reference}/files`, undefined, visit.token)).body as unknown as Listed;
    const [arrived] = list.files;
    const read = createHash('sha256');
    const answer = await fetch(new URL(arrived!.href, server.url));
    for await (const chunk of answer.body!) read.update(chunk as Uint8Array);
    const same = list.files.length === 1 && arrived?.state === 'ready' && arrived.length === bytes && arrived.sha256 === sum && read.digest('hex') === sum;
    say(`${same ? 'identical' : 'DIFFERENT'} after ${made.length} cuts in ${seconds.toFixed(1)} s; ${sentMB.toFixed(0)} MB went up for ${bytes / MB}`);
    return { same, seconds: Math.round(seconds), sentMB: Math.round(sentMB), cuts: made };
  } finally {
    await browser.close();
    await server.stop();
    await line.close();
  }
}

export async function prove(say: (line: string) => void, times = 3, bytes = 200 * MB) {
  const uploads = [];
  for (let i = 0; i < times; i++) uploads.push(await withDataDir((dataDir) => once(say, dataDir, bytes)));
  return { n: times, passed: uploads.filter(({ same, cuts: made }) => same && made.length === cuts).length, megabytes: bytes / MB, uploads };
}
