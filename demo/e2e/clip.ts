import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A camera and a microphone for tests: a drawn cat that sways and blinks, and a tone that comes and goes. */
export interface Clip {
  /** Path of a Y4M file, 480x360 at 15 frames a second. */
  video: string;
  /** Path of a WAV file, 48 kHz mono. */
  audio: string;
}

const width = 480;
const height = 360;
const rate = 15;
const seconds = 4;

type Colour = readonly [red: number, green: number, blue: number];
const coat: Colour = [217, 154, 91];
const cream: Colour = [245, 232, 211];
const green: Colour = [127, 154, 76];
const dark: Colour = [34, 33, 29];
const pink: Colour = [200, 112, 95];

const inEllipse = (x: number, y: number, rx: number, ry: number): boolean => (x / rx) ** 2 + (y / ry) ** 2 < 1;
/** An ear: a triangle that stands on the head and leans outwards. */
const inEar = (x: number, y: number): boolean => y < -38 && y > -118 && Math.abs(x - 52 - (-38 - y) * 0.12) < (y + 118) * 0.42;

/** The colour of one point of a drawn cat whose nose is the origin; nothing beside it. */
function cat(x: number, y: number, blink: boolean): Colour | undefined {
  const side = Math.abs(x);
  if (!blink && inEllipse(side - 34, y + 22, 5, 11)) return dark;
  if (inEllipse(side - 34, y + 22, 14, blink ? 2 : 13)) return blink ? dark : green;
  if (inEllipse(x, y + 2, 9, 6)) return pink;
  if (inEllipse(x, y + 16 - 28, 40, 26)) return cream;
  if (inEllipse(x, y + 10, 86, 74) || inEar(side, y)) return side < 5 && y < -44 ? dark : coat;
  return inEllipse(x, y - 150, 100, 110) ? (inEllipse(x, y - 150, 46, 90) ? cream : coat) : undefined;
}

/** The room behind: a wall in the light of a window, a sofa. */
const room = (x: number, y: number): Colour => (y > height * 0.62 ? [84, 115, 109] : [226 - x * 0.09, 216 - x * 0.07, 194 - x * 0.06]);

function frame(n: number): Buffer {
  const t = n / (rate * seconds);
  const cx = width * (0.5 + 0.12 * Math.sin(2 * Math.PI * t));
  const cy = height * (0.5 + 0.04 * Math.cos(4 * Math.PI * t));
  const blink = n % 30 > 26;
  const luma = Buffer.alloc(width * height);
  const [u, v] = [Buffer.alloc((width / 2) * (height / 2)), Buffer.alloc((width / 2) * (height / 2))];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = cat(x - cx, y - cy, blink) ?? room(x, y);
      luma[y * width + x] = 0.299 * r + 0.587 * g + 0.114 * b;
      if (x % 2 || y % 2) continue;
      const at = (y / 2) * (width / 2) + x / 2;
      u[at] = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
      v[at] = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, u, v]);
}

function tone(): Buffer {
  const samples = 48_000 * seconds;
  const data = Buffer.alloc(samples * 2);
  for (let i = 0; i < samples; i++) {
    const t = i / 48_000;
    const loudness = 0.35 * (0.6 + 0.4 * Math.sin(2 * Math.PI * 1.5 * t));
    data.writeInt16LE(Math.round(32_767 * loudness * Math.sin(2 * Math.PI * (320 + 80 * Math.sin(5 * t)) * t)), i * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(48_000, 24);
  head.writeUInt32LE(96_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** Writes the clip into `folder` and says where it is. */
export function writeClip(folder: string): Clip {
  mkdirSync(folder, { recursive: true });
  const clip = { video: join(folder, 'camera.y4m'), audio: join(folder, 'microphone.wav') };
  const frames = Array.from({ length: rate * seconds }, (_, n) => frame(n));
  writeFileSync(clip.video, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`), ...frames]));
  writeFileSync(clip.audio, tone());
  return clip;
}
