import type { Locator, Page } from '@playwright/test';

/** How a person works a page. The same story runs by mouse or touch, and by keyboard alone. */
export interface Hand {
  readonly name: string;
  press(target: Locator): Promise<void>;
  /** Ticks a box. */
  tick(target: Locator): Promise<void>;
  /** Chooses one radio button of its group. */
  choose(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
}

export const mouse = (): Hand => ({
  name: 'mouse',
  press: (target) => target.click(),
  // Boxes and radio buttons lie unseen in their cards: people press the card.
  tick: (target) => target.locator('xpath=ancestor::label').click(),
  choose: (target) => target.locator('xpath=ancestor::label').click(),
  type: (target, text) => target.fill(text),
});

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at === element;
  });

/** Name of the radio group that has the focus, if one has. */
const focusedGroup = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at instanceof HTMLInputElement && at.type === 'radio' ? at.name : undefined;
  });

/** Tab, arrows, Space and Enter; what cannot be reached so is a failure of the page. */
export function keyboard(page: Page): Hand {
  async function reach(target: Locator, there: () => Promise<boolean> = () => isFocused(target)): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let tabs = 0; tabs < 120; tabs++) {
      if (await there()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not reach ${target}`);
  }
  return {
    name: 'keyboard',
    async press(target) {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    async tick(target) {
      await reach(target);
      if (!(await target.isChecked())) await page.keyboard.press('Space');
    },
    async choose(target) {
      const name = await target.getAttribute('name');
      await reach(target, async () => (await focusedGroup(page)) === name);
      await page.keyboard.press('Space');
      for (let steps = 0; steps < 20 && !(await target.isChecked()); steps++) await page.keyboard.press('ArrowDown');
      if (!(await target.isChecked())) throw new Error(`The arrow keys do not reach ${target}`);
    },
    async type(target, text) {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
  };
}
