import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Server } from '../e2e/server.ts';
import { ask, book, freeSlots, staffToken, withServer } from './world.ts';

export const about = 'A script types 2,000 characters into a record while the tab, the browser, the server or the network is killed at a random moment, 50 times: at most one second of typing is lost, never a saved word, and the record equals what was typed';

const vet = 'dr.ito@maple-street.example';
/** Most that may be lost, milliseconds of typing. */
const limit = 1000;
const length = 2000;
/** What is killed, in turns; the last ones while the line is down already. */
export const ways = ['tab', 'browser', 'server', 'network', 'tab without a line', 'browser without a server'] as const;
export type Way = (typeof ways)[number];

/** Places of the record that take words: the id of the field, and where it lies in the body. */
export const places = [
  ['subjective', 'subjective'], ['objective', 'objective'], ['assessment', 'assessment'], ['plan', 'plan'], ['education', 'education'], ['found', 'summary.found'], ['nextSteps', 'summary.nextSteps'], ['callIf', 'summary.callIf'],
] as const;

const pieces = ['scratches', 'ear', 'left', 'since', 'Tuesday,', 'red', 'and', 'sore.', 'Müßig', '38.6 °C', 'Ωmega', 'שלום', '耳', 'él', '¿sí?', '\n', '"drops"', '<b>', '12 h'];

/** Words of exactly that many UTF-16 units. */
function words(units: number): string {
  let text = '';
  while (text.length < units) text += `${pieces[randomInt(pieces.length)]} `;
  return text.slice(0, units - 1).trimEnd().padEnd(units, '.');
}

/** A vet's browser on a profile of its own: killed, it comes back to what its disk has. */
export class Desk {
  #context: BrowserContext | undefined;
  #pid = 0;
  page!: Page;

  constructor(
    private readonly server: Server,
    private readonly profile: string,
    private readonly session: object,
  ) {}

  async start(): Promise<void> {
    const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run', '--disable-background-networking'];
    const context = await chromium.launchPersistentContext(this.profile, { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args, viewport: { width: 1280, height: 900 } });
    this.#context = context;
    await context.addInitScript(([key, kept]) => localStorage.setItem(key!, kept!), [`vetkit ${this.server.url}/ maple-street`, JSON.stringify([this.session])]);
    const cdp = await context.browser()!.newBrowserCDPSession();
    const { processInfo } = (await cdp.send('SystemInfo.getProcessInfo')) as { processInfo: { type: string; id: number }[] };
    this.#pid = processInfo.find(({ type }) => type === 'browser')!.id;
  }

  /** Opens the record, as after any mishap, and goes into the field. */
  async open(reference: string, field: string): Promise<string> {
    this.page = await this.#context!.newPage();
    await this.page.goto(`${this.server.url}/desk/record/${reference}`);
    const place = this.page.locator(`#${field}`);
    await place.focus();
    return place.evaluate((element) => {
      const area = element as HTMLTextAreaElement;
      area.setSelectionRange(area.value.length, area.value.length);
      return area.value;
    });
  }

  async types(letter: string): Promise<void> {
    await (letter === '\n' ? this.page.keyboard.press('Enter') : this.page.keyboard.type(letter));
  }

  line(up: boolean): Promise<void> {
    return this.#context!.setOffline(!up);
  }

  /** Gives the moment at which it was killed. */
  async killTab(): Promise<number> {
    const cdp = await this.#context!.newCDPSession(this.page);
    const gone = this.page.waitForEvent('crash');
    const at = Date.now();
    // It is not answered: who would?
    cdp.send('Page.crash').catch(() => {});
    await gone;
    await this.page.close();
    return at;
  }

  async killBrowser(): Promise<number> {
    const gone = new Promise<void>((done) => this.#context!.on('close', () => done()));
    const at = Date.now();
    process.kill(this.#pid, 'SIGKILL');
    await gone;
    return at;
  }

  async leave(): Promise<void> {
    await this.page.close();
  }

  async stop(): Promise<void> {
    await this.#context?.close().catch(() => {});
  }
}

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

interface Struck {
  /** When the page died, milliseconds; nothing when it lives on. */
  readonly diedAt?: number;
  /** Makes good what else was broken, so that the page can be opened again. */
  readonly mend?: () => Promise<void>;
}

/** Kills what is to be killed. What the page outlives is whole again when this resolves. */
async function strike(way: Way, server: Server, desk: Desk): Promise<Struck> {
  await sleep(randomInt(1200));
  switch (way) {
    case 'tab':
      return { diedAt: await desk.killTab() };
    case 'browser':
      return { diedAt: await desk.killBrowser(), mend: () => desk.start() };
    case 'server':
      await server.kill();
      await server.run();
      return {};
    case 'network':
      await desk.line(false);
      await sleep(randomInt(500, 4000));
      await desk.line(true);
      return {};
    case 'tab without a line': {
      await desk.line(false);
      await sleep(randomInt(3000));
      return { diedAt: await desk.killTab(), mend: () => desk.line(true) };
    }
    case 'browser without a server': {
      await server.kill();
      await sleep(randomInt(3000));
      return { diedAt: await desk.killBrowser(), mend: async () => void (await Promise.all([server.run(), desk.start()])) };
    }
  }
}

export interface Visit {
  readonly reference: string;
  readonly token: string;
  /** What each field must read in the end. */
  readonly texts: Record<string, string>;
}

const bodyOf = async (server: Server, { reference, token }: Visit) => (await ask(server, 'GET', `/records/${reference}`, undefined, token)).body['body'] as Record<string, unknown>;
const at = (body: Record<string, unknown>, path: string): string => path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], body) as string;

/** One text typed with one kill in the middle. */
export async function round(server: Server, desk: Desk, visit: Visit, place: (typeof places)[number], way: Way, units = length) {
  const [field, path] = place;
  const text = `${way}: ${words(units - way.length - 2)}`;
  const strikeAt = randomInt(Math.floor(units / 10), Math.floor(units * 0.8));
  const typedAt: number[] = [];
  const progress: { struck?: Promise<Struck>; dead: boolean } = { dead: false };
  // What triage has told stands in a record before the first word.
  if (await desk.open(visit.reference, field)) await desk.page.locator(`#${field}`).fill('');
  while (typedAt.length < units) {
    if (typedAt.length === strikeAt) progress.struck = strike(way, server, desk).finally(() => (progress.dead = true));
    try {
      await desk.types(text[typedAt.length]!);
    } catch (error) {
      if (!progress.struck) throw error;
      break;
    }
    typedAt.push(Date.now());
    if (progress.dead && (await progress.struck)?.diedAt !== undefined) break;
    await sleep(randomInt(6));
  }
  const { diedAt, mend } = (await progress.struck) ?? {};
  const typed = typedAt.length;
  let [kept, saved] = [typed, 0];
  if (diedAt !== undefined) {
    await mend?.();
    const held = at(await bodyOf(server, visit), path);
    const found = await desk.open(visit.reference, field);
    const wrong = [found, held].find((each) => !text.startsWith(each));
    if (wrong !== undefined) {
      const first = [...wrong].findIndex((letter, i) => letter !== [...text][i]);
      return { way, passed: false, typed, why: `from letter ${first} on it reads ${JSON.stringify(wrong.slice(first, first + 30))} in place of ${JSON.stringify(text.slice(first, first + 30))}` };
    }
    [kept, saved] = [found.length, held.length];
  }
  const lostMs = diedAt === undefined || kept >= typed ? 0 : Math.max(0, diedAt - typedAt[kept]!);
  for (const letter of text.slice(kept)) await desk.types(letter);

  visit.texts[path] = text;
  const reads = async () => {
    const body = await bodyOf(server, visit);
    return Object.entries(visit.texts).every(([each, wanted]) => at(body, each) === wanted);
  };
  let equal = false;
  for (const end = Date.now() + 60_000; !equal && Date.now() < end; await sleep(100)) equal = await reads();
  await desk.page.locator('.saved[data-state=saved]').waitFor({ timeout: 30_000 });
  await desk.leave();
  return { way, passed: equal && lostMs <= limit && kept >= saved, typed, ...(diedAt === undefined ? {} : { kept, saved, lostMs }), equal };
}

/** The browser of one of the clinic, signed in. */
export async function deskOf(server: Server, email: string) {
  const token = await staffToken(server, email);
  const { body: me } = await ask(server, 'GET', '/session', undefined, token);
  const person = me['person'] as { id: string };
  const desk = new Desk(server, join(server.dataDir, `profile-${person.id}`), { kind: 'staff', token, expiresAt: '2099-01-01T00:00:00.000Z', person, reference: null });
  await desk.start();
  return { desk, token, person };
}

/** A vet's browser, and visits whose records are still empty. */
export async function typist(server: Server) {
  const { desk, token, person } = await deskOf(server, vet);
  let visits = 0;
  const visit = async (): Promise<Visit> => {
    const slot = (await freeSlots(server)).find(({ practitioner }) => practitioner === person.id);
    if (!slot) throw new Error('no free time left');
    visits += 1;
    const { reference } = await book(server, slot, `sam-${visits}@mail.example`);
    return { reference, token, texts: {} };
  };
  return { desk, visit };
}

export async function prove(say: (line: string) => void, times = 50) {
  return withServer(async (server) => {
    const { desk, visit: next } = await typist(server);
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    try {
      let visit = await next();
      for (let n = 0; n < times; n += 1) {
        if (n > 0 && n % places.length === 0) visit = await next();
        const one = await round(server, desk, visit, places[n % places.length]!, ways[n % ways.length]!);
        rounds.push(one);
        say(`${n + 1}: ${one.passed ? 'good' : 'BAD'} ${JSON.stringify(one)}`);
      }
    } finally {
      await desk.stop();
    }
    const lost = rounds.flatMap((one) => ('lostMs' in one && one.lostMs !== undefined ? [one.lostMs] : [])).sort((a, b) => a - b);
    return { n: times, passed: rounds.filter(({ passed }) => passed).length, limitMs: limit, characters: length, lostMs: { median: lost[Math.floor(lost.length / 2)], most: lost.at(-1) }, rounds };
  });
}
