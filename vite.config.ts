import { defineConfig } from 'vitest/config';

/** Packages of this repository import each other's source, not what was built from it. */
const conditions = ['vetkit-source', 'import', 'module', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // Two at once even on two cores: much of a story is waiting for PostgreSQL and for sockets.
    maxWorkers: 2,
    // Real processes, sockets and databases on busy machines: one more try, named by `npm test`. Not for a property: its next try draws other cases.
    retry: { count: 1, condition: /^(?!Property failed)/ },
    // What is waited for is a state: on a machine that does much else it comes late.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['packages/signal-server/src/**/*.test.ts', 'packages/signal-server/test/**/*.test.ts'],
          globalSetup: 'packages/signal-server/test/global-setup.ts',
          // Some tests start a PostgreSQL of their own on two slow cores.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { extends: true, test: { name: 'scripts', include: ['scripts/**/*.test.mjs', 'packages/components/*.test.mjs'], testTimeout: 120_000 } },
      {
        extends: true,
        // What is published: built, packed, installed alone, and run in a browser.
        test: { name: 'packages', include: ['demo/*.test.mjs'], testTimeout: 240_000, hookTimeout: 300_000 },
      },
    ],
  },
});
