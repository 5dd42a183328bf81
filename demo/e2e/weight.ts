import { expect, type Page, type Response } from '@playwright/test';

/** One script as it came over the line. */
export interface Script {
  readonly url: string;
  readonly name: string;
  /** Bytes of its body, compressed as the server sent it. */
  readonly bytes: number;
}

/** Weighs the scripts that a page fetches, in stages that the story names. */
export class Scales {
  readonly #coming: Promise<Script>[] = [];
  readonly #weighed = new Set<string>();

  constructor(private readonly page: Page) {
    page.on('response', (response) => {
      if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
      const weighing = weigh(response);
      this.#coming.push(weighing);
      // The story may end, and its page be closed, while a script that nobody asks about still comes. Who takes it is told of the fault.
      weighing.catch(() => undefined);
    });
  }

  /** Those of these addresses that are scripts, the heaviest first. They are not among the rest any more. */
  async take(urls: readonly string[]): Promise<readonly Script[]> {
    const all = await Promise.all(this.#coming);
    const taken = all.filter(({ url }) => urls.includes(url) && !this.#weighed.has(url));
    for (const { url } of taken) this.#weighed.add(url);
    return taken.sort((a, b) => b.bytes - a.bytes);
  }

  /** What came and was not taken yet. */
  async rest(): Promise<readonly Script[]> {
    return this.take((await Promise.all(this.#coming)).map(({ url }) => url));
  }

  /** Waits until each of these has come, and nothing more is asked for: on a slow machine the page is quiet before it has begun. */
  async quiet(...wanted: readonly RegExp[]): Promise<void> {
    for (const name of wanted) await expect.poll(async () => (await Promise.all(this.#coming)).some((one) => name.test(one.name)), { message: `${name} among the scripts` }).toBe(true);
    await this.page.waitForLoadState('networkidle');
  }
}

async function weigh(response: Response): Promise<Script> {
  await response.finished();
  const { responseBodySize: bytes } = await response.request().sizes();
  return { url: response.url(), name: new URL(response.url()).pathname.replace(/^\/v\/[^/]+\//, ''), bytes };
}

/** Says what a stage weighs, script by script, and that it is within its limit in kB of 1,000 bytes. */
export function withinLimit(stage: string, scripts: readonly Script[], limit: number): void {
  const bytes = scripts.reduce((sum, one) => sum + one.bytes, 0);
  console.log(`${stage}: ${(bytes / 1000).toFixed(1)} kB of ${limit} kB`);
  for (const one of scripts) console.log(`${String(one.bytes).padStart(9)}  ${one.name}`);
  expect.soft(bytes, `something was weighed: ${stage}`).toBeGreaterThan(0);
  expect.soft(bytes / 1000, `kB of scripts: ${stage}`).toBeLessThanOrEqual(limit);
}
