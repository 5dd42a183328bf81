import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Films for a camera in front of which somebody sits nearly still: a photo, what a sensor adds, a blink, and a pixel of swaying. */

/** Eileen Collins by NASA, public domain; as Debian's python3-skimage has it. */
const astronaut = '/usr/lib/python3/dist-packages/skimage/data/astronaut.png';
const width = 640;
const height = 360;
const rate = 15;
/** The film begins again after so long: four blinks, and the noise of a second is never that of another. */
const seconds = 16;

/** Where head and shoulders are in the photo, and the eyes; pixels of the film. */
const body = { x: 276, y: 250, wide: 190, high: 260 };
const eyes = [{ x: 252, y: 127 }, { x: 310, y: 132 }] as const;
/** A blink lasts so many pictures, every four seconds. */
const blink = { each: 4 * rate, lasts: 2 };

interface Planes {
  readonly y: Buffer;
  readonly chroma: Buffer;
}

/** The photo as the upper part of a head-and-shoulders picture. */
function portrait(): Planes {
  const { status, stdout, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-i', astronaut, '-vf', `crop=512:288:0:0,scale=${width}:${height}:flags=lanczos`, '-pix_fmt', 'yuv420p', '-f', 'rawvideo', '-'], { maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`ffmpeg: ${stderr.toString()}`);
  return { y: stdout.subarray(0, width * height), chroma: stdout.subarray(width * height, (width * height * 3) / 2) };
}

/** How much of each pixel sways: all of it within the body, nothing at the walls. */
const swaying = (): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) => {
    const far = Math.hypot(((i % width) - body.x) / body.wide, (Math.floor(i / width) - body.y) / body.high);
    return Math.min(1, Math.max(0, (1.1 - far) * 5));
  });

/** Normal noise, many numbers of it. */
const noise = Float32Array.from({ length: 1 << 20 }, () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()));

export interface Light {
  /** Share of the photo's brightness that is left, and what is added to it. */
  readonly gain: number;
  readonly lift: number;
  /** Standard deviation of the sensor's noise, of 255. */
  readonly noise: number;
}

export const daylight: Light = { gain: 1, lift: 0, noise: 2 };
/** A room in the evening, without a lamp: a mean of about 16 of 255. */
export const evening: Light = { gain: 0.1, lift: 5, noise: 2.5 };

/** Writes the film of a seated person and says where it is (Y4M, 640 by 360, 15 pictures a second). */
export function seated(folder: string, name: string, light: Light): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.y4m`);
  const file = openSync(path, 'w');
  const photo = portrait();
  const sways = swaying();
  const chroma = Buffer.from(photo.chroma.map((one) => Math.round(128 + (one - 128) * Math.min(1, light.gain * 3))));
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420\n`);
  for (let n = 0; n < rate * seconds; n++) {
    const shut = n % blink.each < blink.lasts;
    // One pixel to each side in five seconds or so; the film's length is a multiple of it.
    const away = Math.sin((2 * Math.PI * 3 * n) / (rate * seconds));
    const from = Math.floor(Math.random() * noise.length);
    const luma = Buffer.alloc(width * height);
    for (let i = 0; i < luma.length; i++) {
      const shift = away * (sways[i] ?? 0);
      const beside = photo.y[i + Math.sign(shift)] ?? 0;
      const here = photo.y[i] ?? 0;
      const seen = here + (beside - here) * Math.abs(shift);
      luma[i] = lit(seen, light, (noise[(from + i * 7) % noise.length] ?? 0) * light.noise);
    }
    if (shut) for (const eye of eyes) shutEye(luma, eye, photo.y[(eye.y - 16) * width + eye.x] ?? 0, light);
    writeSync(file, Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]));
  }
  closeSync(file);
  return path;
}

/** Films have black at 16 and white at 235. */
const lit = (seen: number, { gain, lift }: Light, grain = 0): number => Math.min(235, Math.max(16, Math.round(16 + (seen - 16) * gain + lift + grain)));

function shutEye(luma: Buffer, { x, y }: { readonly x: number; readonly y: number }, skin: number, light: Light): void {
  for (let row = y - 7; row <= y + 7; row++) {
    for (let column = x - 15; column <= x + 15; column++) {
      if (Math.hypot((column - x) / 15, (row - y) / 7) < 1) luma[row * width + column] = lit(skin, light);
    }
  }
}
