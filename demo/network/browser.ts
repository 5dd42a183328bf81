import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { writeClip } from '../e2e/clip.ts';

const folder = join(tmpdir(), `vetkit-network-${process.pid}`);

/** A Chromium with the moving clip, or another film, as its camera; in a network of its own when `netns` says which. */
export function openBrowser(origin: string, netns?: string, film?: string): Promise<Browser> {
  const clip = writeClip(folder);
  const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({
    executablePath: netns ? inNetwork(netns, program) : program,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-quic', '--no-first-run',
      '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows',
      '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film ?? clip.video}`, `--use-file-for-fake-audio-capture=${clip.audio}`,
      '--autoplay-policy=no-user-gesture-required', '--enable-precise-memory-info', '--js-flags=--expose-gc',
      // Cameras are for secure pages only; this one comes from another machine of the test's.
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
    ],
  });
}

/** A program that is the browser inside of that network: Playwright steers it over pipes, which pass. */
function inNetwork(netns: string, program: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `chromium-in-${netns}`);
  writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${netns} ${program} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}
