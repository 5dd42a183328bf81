import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { writeClip } from '../e2e/clip.ts';
import { mouse } from '../e2e/hand.ts';
import { Owner, room, Vet } from '../e2e/people.ts';
import type { Server } from '../e2e/server.ts';
import { confirmedVisit, deskPageOf, opensAsOwner, opensAsStaff, staff } from '../e2e/visit.ts';
import { ask, withServer } from './world.ts';

export const about = 'The tab that records a call is killed at a random second, 20 times: at most 2 s are lost, and the film plays with the right length in Chromium and by ffprobe';

/** Debian packages that it cannot do without. */
export const needs = ['ffmpeg'];

/** Most that may be lost, seconds. */
const limit = 2;
/** Two words about a length mean the same, seconds. */
const same = 0.15;
/** When the tab is killed after recording began, milliseconds. */
const [soonest, latest] = [3000, 13_000];

declare global {
  interface Window {
    recordedSince?: number;
  }
}

/** Opens Chromium with the clip as camera and microphone. */
export async function openBrowser(folder: string): Promise<Browser> {
  const clip = writeClip(folder);
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu', '--no-first-run', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${clip.video}`, `--use-file-for-fake-audio-capture=${clip.audio}`, '--autoplay-policy=no-user-gesture-required',
    ],
  });
}

/** A confirmed visit with the owner and the vet in the call. */
export async function recordedCall(server: Server, browser: Browser, n: number, screens: { desk?: BrowserContextOptions; phone?: BrowserContextOptions } = {}) {
  const hana = await staff(server);
  const visit = await confirmedVisit(hana, 'later', `sam-${n}@mail.example`);

  const [desk, phone] = await Promise.all([screens.desk, screens.phone].map((screen) => browser.newContext({ permissions: ['camera', 'microphone'], ...screen }))) as [BrowserContext, BrowserContext];
  /** The vet's page, opened (again) in the same browser. */
  const open = async (): Promise<Page> => {
    const page = await desk.newPage();
    await page.addInitScript(() => {
      const start = MediaRecorder.prototype.start;
      MediaRecorder.prototype.start = function (slice?: number) {
        window.recordedSince = Date.now();
        start.call(this, slice);
      };
    });
    await opensAsStaff(page, hana, deskPageOf(visit));
    return page;
  };
  const ito = await open();
  const sam = await phone.newPage();
  await opensAsOwner(sam, visit);
  for (const person of [new Owner(sam, mouse(), server), new Vet(ito, mouse(), server)]) {
    await room.startsCamera(person);
    await room.goesIn(person);
  }
  await ito.locator('video.remote').first().waitFor();
  const recordings = async () =>
    ((await ask(server, 'GET', `/consults/${visit.reference}/recordings`, undefined, hana.token)).body as { recordings: { id: string; state: string; seconds: number; received: number }[] }).recordings;
  return {
    ito, sam, open, recordings, reference: visit.reference, token: hana.token,
    close: () => Promise.all([desk.close(), phone.close()]),
    async starts(): Promise<void> {
      await ito.getByRole('button', { name: 'Ask to record this visit' }).click();
      await sam.getByRole('button', { name: 'Yes, record' }).click();
      await ito.getByRole('button', { name: 'Pause the recording' }).waitFor();
      await ito.waitForFunction(() => window.recordedSince !== undefined);
    },
    async ready() {
      for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((next) => setTimeout(next, 200))) {
        const [one] = await recordings();
        if (one?.state === 'ready' || one?.state === 'failed') return one;
      }
      throw new Error(`not ready after a minute: ${JSON.stringify(await recordings())}`);
    },
  };
}

/** What ffprobe says of a film: how long it says it is, when its last picture or sound comes, and whether anything is wrong. */
export function probe(file: string) {
  const ask = (...args: string[]) => spawnSync('ffprobe', ['-v', 'warning', '-of', 'csv=p=0', ...args, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const whole = ask('-show_entries', 'format=duration');
  const packets = ask('-show_entries', 'packet=pts_time');
  const decoded = spawnSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'null', '-'], { encoding: 'utf8' });
  const loud = spawnSync('ffmpeg', ['-i', file, '-vn', '-af', 'volumedetect', '-f', 'null', '-'], { encoding: 'utf8' }).stderr;
  return {
    seconds: Number(whole.stdout),
    last: Math.max(...packets.stdout.split('\n').map(Number).filter(Number.isFinite)),
    decibels: Number(/max_volume: (-?[\d.]+) dB/.exec(loud)?.[1]),
    // Where to ffmpeg would write them, which is nowhere, sounds of a busy machine may begin at the same moment: no fault of the film.
    complaints: [whole, packets, decoded].flatMap(({ stderr }) => stderr.split('\n')).filter((line) => line.trim() && !line.startsWith('[null @')).join('\n'),
  };
}

/** Watches a film in the page: its length, that it goes on, and that one can jump to its end. */
async function watches(page: Page): Promise<{ seconds: number; plays: boolean; jumps: boolean }> {
  await page.getByRole('button', { name: /^View the recording/ }).click();
  return page.locator('vet-recordings video').evaluate(async (element) => {
    const video = element as HTMLVideoElement;
    const until = (event: string) => new Promise((done) => video.addEventListener(event, done, { once: true }));
    if (video.readyState < 1) await until('loadedmetadata');
    video.muted = true;
    await video.play();
    const from = video.currentTime;
    for (const end = Date.now() + 5000; Date.now() < end && video.currentTime < from + 0.5; ) await new Promise((next) => setTimeout(next, 50));
    const plays = video.currentTime >= from + 0.5;
    const jump = until('seeked');
    video.currentTime = Math.max(0, video.duration - 1);
    await jump;
    return { seconds: video.duration, plays, jumps: video.currentTime > video.duration - 1.5 };
  });
}

/** A call that is being recorded. On a busy machine it may take too long to come about: then another one is begun, since only what happens after the kill is judged. */
async function recording(server: Server, browser: Browser, n: number, tries = 3): Promise<Awaited<ReturnType<typeof recordedCall>>> {
  try {
    const call = await recordedCall(server, browser, n);
    await call.starts();
    return call;
  } catch (error) {
    for (const context of browser.contexts()) await context.close();
    if (tries > 1) return recording(server, browser, n + 100, tries - 1);
    throw error;
  }
}

/** Records, kills the tab, comes back, and looks at what is there. */
export async function round(server: Server, browser: Browser, folder: string, n: number) {
  const call = await recording(server, browser, n);
  try {
    const since = await call.ito.evaluate(() => window.recordedSince!);
    const killAfter = randomInt(soonest, latest);
    await new Promise((next) => setTimeout(next, Math.max(0, since + killAfter - Date.now())));
    const cdp = await call.ito.context().newCDPSession(call.ito);
    const killed = Date.now();
    // It is not answered: who would?
    cdp.send('Page.crash').catch(() => {});
    await call.ito.waitForEvent('crash');

    // The person opens the desk again. What this browser had recorded goes by itself.
    const again = await call.open();
    const made = await call.ready();
    // The visit is over for the page once somebody has hung up: then the film is there to see.
    await call.sam.getByRole('button', { name: 'Leave the call' }).click();
    await call.sam.getByText('The call has ended').waitFor();
    await again.reload();
    const seen = await watches(again);

    const { href } = (await ask(server, 'POST', `/consults/${call.reference}/recordings/${made.id}/link`, {}, call.token)).body as { href: string };
    const file = join(folder, `recording-${n}.webm`);
    await writeFile(file, Buffer.from(await (await fetch(new URL(href, server.url))).arrayBuffer()));
    const { seconds, last, decibels, complaints } = probe(file);
    const recorded = (killed - since) / 1000;
    const lost = recorded - seconds;
    const right = Math.abs(seconds - made.seconds) < same && Math.abs(seen.seconds - seconds) < same && seconds - last < same && seconds - last >= 0;
    const passed = lost <= limit && lost > -same && right && seen.plays && seen.jumps && decibels > -40 && complaints === '';
    return { passed, recorded: to2(recorded), lost: to2(lost), ffprobe: to2(seconds), chromium: to2(seen.seconds), plays: seen.plays, jumps: seen.jumps, decibels, ...(complaints ? { complaints } : {}) };
  } finally {
    await call.close();
  }
}

const to2 = (value: number): number => Math.round(value * 100) / 100;

export async function prove(say: (line: string) => void, times = 20) {
  return withServer(async (server) => {
    const browser = await openBrowser(join(server.dataDir, 'clip'));
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    let failures = 0;
    try {
      for (let n = 0; n < times; n++) {
        const one = await round(server, browser, server.dataDir, n).catch((error: Error) => void say(`round ${n + 1}: ${error.message.split('\n')[0]}`));
        if (!one) {
          failures += 1;
          continue;
        }
        rounds.push(one);
        say(`${one.passed ? 'good' : 'BAD'}: killed after ${one.recorded} s, lost ${one.lost} s, ffprobe ${one.ffprobe} s, Chromium ${one.chromium} s${one.complaints ? `; ${one.complaints}` : ''}`);
      }
    } finally {
      await browser.close();
    }
    const lost = rounds.map((one) => one.lost).sort((a, b) => a - b);
    return { n: times, passed: rounds.filter(({ passed }) => passed).length, failures, limitSeconds: limit, lostSeconds: { median: lost[Math.floor(lost.length / 2)], most: lost.at(-1) }, rounds };
  });
}
