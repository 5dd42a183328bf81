import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = fileURLToPath(new URL('../../.cache/e2e/looks/', import.meta.url));

/** At this step the page is clean for axe in light and dark, does not scroll sideways, and with LOOKS=1 leaves its pictures for people to look at. */
export async function looksRight(page: Page, step: string): Promise<void> {
  const own = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  for (const scheme of own === 'dark' ? (['light', 'dark'] as const) : (['dark', 'light'] as const)) {
    await page.emulateMedia({ colorScheme: scheme });
    await settled(page);
    await looksRightIn(page, `${step}-${scheme}`, scheme !== own);
  }
}

/** The same on a phone and on a desktop, wherever the story runs: what is done once need not be done again to be looked at. */
export async function looksRightOnBoth(page: Page, step: string): Promise<void> {
  const own = page.viewportSize();
  for (const screen of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(screen);
    await looksRight(page, `${screen.width}-${step}`);
  }
  if (own) await page.setViewportSize(own);
}

/** Colours take a moment to change: what is still on its way is not judged. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // A document's list of animations ends at its shadow roots, and every element of ours has one.
    const under = (root: Document | ShadowRoot): Animation[] => [
      ...root.getAnimations(),
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? under(shadowRoot) : [])),
    ];
    // On a slow machine a change of colours begins some frames late: quiet is three looks without one. What never ends is not waited for.
    for (let look = 0, quiet = 0; look < 20 && quiet < 3; look++) {
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      const ending = under(document).filter((animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity);
      // One whose element is hidden meanwhile never says that it ended.
      await Promise.race([Promise.allSettled(ending.map((animation) => animation.finished)), new Promise((enough) => setTimeout(enough, 2_000))]);
      quiet = ending.length ? 0 : quiet + 1;
    }
  });

async function looksRightIn(page: Page, step: string, colours: boolean): Promise<void> {
  // Through the debugger, not as a script of the page: the page's CSP stays as it is. Once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${axeSource}; undefined`);
  // A page that changes of itself (a countdown, somebody arriving) may change while axe looks: a fault is what stays.
  await expect.poll(() => axeViolations(page, colours), { message: `axe at: ${step}` }).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `sideways scrolling at: ${step}`).toBeLessThanOrEqual(0);
  await picture(page, step);
}

/** By every rule, or by what another colour scheme can break. */
const axeViolations = (page: Page, colours: boolean): Promise<string[]> =>
  page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}) });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' > ')}`));
  }, colours ? ['color-contrast', 'link-in-text-block'] : undefined);

/** A picture of the page for people to look at, in `.cache/e2e/looks`, when somebody asks for them with LOOKS=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env['LOOKS']) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`), fullPage: false });
}
