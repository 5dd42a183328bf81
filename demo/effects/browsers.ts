import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, type Browser } from 'puppeteer-core';
import { openFirefox } from '../e2e/firefox.ts';
import { fetchPackage } from '../network/package.ts';

const cache = fileURLToPath(new URL('../../.cache/effects/', import.meta.url));

/** People who sit before a camera that sways a little: a picture of a package for face recognition (MIT), 640x360 at 30 frames a second. */
function writePeople(): string {
  const file = `${cache}people.y4m`;
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const picture = `${fetchPackage('@vladmandic/face-api', '1.7.15', '0d77fffeef362ef9c0939cf6c567f3a2e8e177f114fa257a3270cbd2e509b031')}/demo/sample1.jpg`;
  const sway = "scale=720:-2,crop=640:360:'40+30*sin(2*PI*t/4)':'20+15*cos(2*PI*t/4)',noise=alls=6:allf=t";
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', '-loop', '1', '-framerate', '30', '-i', picture, '-vf', sway, '-t', '4', '-r', '30', '-pix_fmt', 'yuv420p', file]);
  return file;
}

/** The browsers this is measured in, each with a made-up camera, no GPU, and its whole family of processes below one pid. */
export const browsers: Readonly<Record<string, () => Promise<Browser>>> = {
  Chromium: () =>
    launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      headless: true,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--mute-audio',
        '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows',
        '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${writePeople()}`,
        '--autoplay-policy=no-user-gesture-required',
      ],
    }),
  'Firefox ESR': openFirefox,
};
