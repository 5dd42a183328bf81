import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { writeClip } from './clip.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
const clip = writeClip(join(cache, 'clip'));
/** Its processes take over what this one has in its environment. */
process.env['E2E_RUN'] ??= `${process.pid} ${Date.now()}`;

/** Journeys through the real product: one real server, one real Chromium, the clip as camera and microphone. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: join(cache, 'results'),
  workers: 1,
  // Real browsers, real media, real networks: a story that fails gets one more try, and `npm test` names it at the end.
  retries: 1,
  fullyParallel: false,
  // Long enough for a machine that does much else: only a story that hangs reaches it.
  timeout: 300_000,
  expect: { timeout: 45_000, toPass: { timeout: 45_000 } },
  reporter: [['list'], ['json', { outputFile: join(cache, 'report.json') }]],
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // Recording what a page does slows it. A story that failed is recorded when it is tried again.
    trace: 'on-first-retry',
    permissions: ['camera', 'microphone'],
    launchOptions: {
      ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--no-first-run',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${clip.video}`,
        `--use-file-for-fake-audio-capture=${clip.audio}`,
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});
