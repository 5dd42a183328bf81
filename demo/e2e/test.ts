import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/**
 * A story that leaves nobody behind: what it opened in the common browser is closed when it ends. Playwright does so for its own `page` only,
 * and a call between two forgotten pages goes on without its server, sends pictures, and slows every story that follows.
 */
export const test = base.extend<{ leavesNobody: void }>({
  leavesNobody: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
