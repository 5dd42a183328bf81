import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A camera and a microphone for tests: a bright disc that crosses a coloured ground, and a tone that comes and goes. */
export interface Clip {
  /** Path of a Y4M file, 320x240 at 15 frames a second. */
  video: string;
  /** Path of a WAV file, 48 kHz mono. */
  audio: string;
}

const width = 320;
const height = 240;
const rate = 15;
const seconds = 4;

function frame(n: number): Buffer {
  const luma = Buffer.alloc(width * height);
  const t = n / (rate * seconds);
  const cx = width * (0.5 + 0.35 * Math.sin(2 * Math.PI * t));
  const cy = height * (0.5 + 0.3 * Math.cos(4 * Math.PI * t));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inDisc = (x - cx) ** 2 + (y - cy) ** 2 < 48 ** 2;
      luma[y * width + x] = inDisc ? 225 : 60 + ((x + y + n * 4) % 90);
    }
  }
  const chroma = (width / 2) * (height / 2);
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(chroma, 110), Buffer.alloc(chroma, 150)]);
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
