import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { Server } from '../e2e/server.ts';
import { openBrowser } from './browser.ts';
import { buildHouse, whyNoHouse, type House, type Household } from './house.ts';
import type { Seat } from './page/room.ts';
import { serveSite, type Site } from './site.ts';

/** A guest of a call in a browser of a household. */
export interface Guest {
  readonly peerId: string;
  readonly page: Page;
}

/** The real server in open mode, some households with a browser each, and the page of the media kit. */
export class Street {
  private constructor(
    readonly house: House,
    readonly server: Server,
    readonly site: Site,
    readonly browsers: readonly Browser[],
    readonly dataDir: string,
  ) {}

  static async build(households: number): Promise<Street> {
    const reason = whyNoHouse();
    if (reason) throw new Error(`This needs networks of its own: ${reason}.`);
    const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-street-'));
    // As root the database runs as another user, who must be able to pass.
    await chmod(dataDir, 0o711);
    const server = await Server.start(dataDir, { HOST: '0.0.0.0', SIGNALING_OPEN: '1' });
    const site = await serveSite();
    const house = buildHouse(households);
    try {
      const origin = `http://${house.address}:${site.port}`;
      const browsers = await Promise.all(house.households.map(({ name }) => openBrowser(origin, name)));
      return new Street(house, server, site, browsers, dataDir);
    } catch (error) {
      house.close();
      await server.kill();
      throw error;
    }
  }

  get signaling(): string {
    return `http://${this.house.address}:${this.server.port}`;
  }

  household(index: number): Household {
    const found = this.house.households[index];
    if (!found) throw new Error(`no household ${index}`);
    return found;
  }

  /** A page in the browser of that household, with the kit loaded. */
  async page(household: number): Promise<Page> {
    const page = await this.browsers[household]?.newPage();
    if (!page) throw new Error(`no browser in household ${household}`);
    await page.goto(`http://${this.house.address}:${this.site.port}/`);
    await page.waitForFunction(() => 'guest' in window);
    return page;
  }

  /** Somebody sits down and joins. */
  async guest(household: number, seat: Omit<Seat, 'server'> & { server?: string }): Promise<Guest> {
    const page = await this.page(household);
    await page.evaluate((given) => window.guest.sit(given), { server: this.signaling, ...seat } as Seat);
    return { peerId: seat.peerId, page };
  }

  /** Two people who see each other. */
  async pair(name: string, households: readonly [number, number] = [0, 1], more: Partial<Seat> = {}): Promise<readonly [Guest, Guest]> {
    const [a, b] = [`a-${name}`, `b-${name}`];
    const pair = await Promise.all([
      this.guest(households[0], { peerId: a, others: [b], ...more }),
      this.guest(households[1], { peerId: b, others: [a], ...more }),
    ]);
    await Promise.all([sees(pair[0], pair[1]), sees(pair[1], pair[0])]);
    return pair;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.browsers.map((browser) => browser.close()));
    this.site.close();
    await this.server.stop();
    this.house.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** Runs a story on a street of its own, and puts everything away afterwards. */
export async function onStreet<T>(households: number, story: (street: Street) => Promise<T>): Promise<T> {
  const street = await Street.build(households);
  try {
    return await story(street);
  } finally {
    await street.close();
  }
}

/** Waits for the first picture of `other` after `at`; gives when it came, or null after `limit`. */
export async function sees({ page }: Guest, other: Pick<Guest, 'peerId'>, at = 0, limit = 20_000): Promise<number | null> {
  const found = await page
    .waitForFunction(([peer, since]) => window.guest.frameAfter(peer, since), [other.peerId, at] as const, { timeout: limit, polling: 50 })
    .catch(() => null);
  return (await found?.jsonValue()) ?? null;
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
