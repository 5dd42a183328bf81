import { platform } from 'node:os';
import type { Browser } from 'puppeteer-core';
import { browsers } from '../effects/browsers.ts';
import type { Behind, Kind, Seen } from '../effects/page/page.ts';
import { cpuSeconds } from '../effects/processes.ts';
import { serveEffects, type EffectsSite } from '../effects/site.ts';
import { bootstrap, median, quantile } from '../network/figures.ts';
import { withServer } from '../prove/world.ts';

export const about = `Another background at 640x360 and 30 pictures a second, without a GPU: pictures out against a bare camera, processor time of all the browser's
processes against the same pipeline around @100mslive/hms-virtual-background 1.16.0 (the fastest open package that runs without a network), what the window feels of it,
and what is downloaded. Each kind in a page of its own, in turns.`;
export const needs = ['chromium', 'firefox-esr', 'ffmpeg'];

const kinds: readonly Kind[] = ['camera', 'kit', 'peer'];
/** Seconds in which everything is loaded, compiled and has found its pace. */
const warmUp = 5;

interface Turn extends Seen {
  /** Share of one core. */
  readonly cpu: number;
}
type Round = Readonly<Record<Kind, Turn>>;

const pause = (seconds: number): Promise<void> => new Promise((next) => setTimeout(next, seconds * 1000));
const round = (value: number): number => Math.round(value * 1000) / 1000;
const ratioOf = (rounds: readonly Round[]): number => median(rounds.map(({ kit }) => kit.cpu)) / median(rounds.map(({ peer }) => peer.cpu));

async function turn(browser: Browser, origin: string, kind: Kind, behind: Behind, seconds: number): Promise<Turn> {
  const page = await browser.newPage();
  try {
    await page.goto(origin);
    await page.waitForFunction(() => 'bench' in window);
    const size = await page.evaluate((what, where) => window.bench.start(what, where), kind, behind);
    if (size.join('x') !== '640x360') throw new Error(`${kind} gives ${size.join('x')}`);
    await pause(warmUp);
    const pid = browser.process()?.pid ?? 0;
    const [before, at] = [cpuSeconds(pid), performance.now()];
    await page.evaluate(() => window.bench.begin());
    await pause(seconds);
    const seen = await page.evaluate(() => window.bench.end());
    return { ...seen, cpu: (cpuSeconds(pid) - before) / ((performance.now() - at) / 1000) };
  } finally {
    await page.close();
  }
}

/** What the first use of an effect loads beside the kit itself, and what the second does. */
function download(site: EffectsSite, name: string): object[] {
  const effect = site.transfers.filter(({ path }) => /effects-worker|tflite|compositor|background/.test(path) || /\.wasm$/.test(path));
  const bytes = effect.reduce((sum, one) => sum + one.bytes, 0);
  const again = effect.length - new Set(effect.map(({ path }) => path)).size;
  const forever = effect.every(({ caching }) => caching.includes('immutable'));
  return [
    { browser: name, what: `download of the effect, MB (${effect.length} files)`, kit: round(bytes / 1e6), peer: '', limit: '<= 1', good: bytes <= 1e6 },
    { browser: name, what: `files asked for again by later pages`, kit: again, peer: '', limit: '0', good: again === 0 && forever },
  ];
}

function judge(name: string, behind: Behind, rounds: readonly Round[]): object[] {
  const fps = (kind: Kind): number => median(rounds.map((one) => one[kind].framesPerSecond));
  const cpu = (kind: Kind): number => median(rounds.map((one) => one[kind].cpu));
  const late = (kind: Kind): number => quantile(rounds.flatMap((one) => one[kind].late), 0.99);
  const longTasks = (kind: Kind): number => rounds.reduce((sum, one) => sum + one[kind].longTasks, 0);
  const [low, high] = bootstrap(rounds, ratioOf, 2_000);
  const row = (what: string, kit: number | string, peer: number | string, limit: string, good: boolean) => ({ browser: name, what: `${behind}: ${what}`, kit, peer, limit, good });
  const out = fps('kit') / fps('camera');
  return [
    row(`pictures out / in (${round(fps('camera'))} a second)`, round(out), round(fps('peer') / fps('camera')), '>= 0.97', out >= 0.97),
    row('cores, all processes', round(cpu('kit')), round(cpu('peer')), '', true),
    row('cores beyond those of the bare camera', round(cpu('kit') - cpu('camera')), round(cpu('peer') - cpu('camera')), '', true),
    row(`cores / peer's (95 %: ${round(low)} to ${round(high)})`, round(ratioOf(rounds)), 1, '<= 1', ratioOf(rounds) <= 1),
    row('milliseconds of a core for one picture out', round((1000 * cpu('kit')) / fps('kit')), round((1000 * cpu('peer')) / fps('peer')), '', true),
    row('window late, p99 ms', round(late('kit')), round(late('peer')), '<= 20', late('kit') <= 20),
    ...(name === 'Chromium' ? [row('long tasks', longTasks('kit'), longTasks('peer'), '0', longTasks('kit') === 0)] : []),
    row('pace at the end', [...new Set(rounds.map(({ kit }) => kit.pace))].join(' '), '', 'every', rounds.every(({ kit }) => kit.pace === 'every')),
  ];
}

export async function bench(rounds = 5, seconds = 8, say: (line: string) => void = console.log): Promise<object[]> {
  if (platform() !== 'linux') throw new Error('The processor time of a browser is read from /proc: Linux only.');
  return withServer(async (server) => {
    const rows: object[] = [];
    for (const [name, open] of Object.entries(browsers)) {
      const site = await serveEffects(server.url);
      const browser = await open();
      try {
        for (const behind of ['blur', 'image'] as const) {
          const done: Round[] = [];
          for (let n = 0; n < rounds; n++) {
            const order = n % 2 ? kinds.toReversed() : kinds;
            const turns: (readonly [Kind, Turn])[] = [];
            for (const kind of order) {
              const found = await turn(browser, site.origin, kind, behind, seconds);
              turns.push([kind, found]);
              say(`${name} ${behind} ${kind}: ${round(found.framesPerSecond)} pictures a second, ${round(found.cpu)} cores, late ${round(quantile(found.late, 0.99))} ms ${found.pace}`);
            }
            done.push(Object.fromEntries(turns) as Round);
          }
          rows.push(...judge(name, behind, done));
        }
        rows.push(...download(site, name));
      } finally {
        await browser.close();
        site.close();
      }
    }
    return rows;
  });
}
