import { test as base } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { Server } from './server.ts';

export { expect } from '@playwright/test';

const dataDir = fileURLToPath(new URL('../../.cache/e2e/data-common', import.meta.url));

export const test = base.extend<{ leavesNobody: void }, { server: Server }>({
  /** One server for all stories that bring a visit of their own and change nothing of the clinic's. The others start their own. */
  server: [
    async ({ browserName: _ }, use) => {
      const server = await Server.startFilled(dataDir, { SIGNALING_OPEN: '1' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  /**
   * A story leaves nobody behind: what it opened in the common browser is closed when it ends. Playwright does so for its own `page` only, and
   * a call between two forgotten pages goes on without its server, sends pictures, and slows every story that follows.
   */
  leavesNobody: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
