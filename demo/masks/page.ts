import { compositor, type Compositor } from '../../packages/components/src/media/effects/compositor.ts';
import { openSegmenter, type Segmenter } from '../../packages/components/src/media/effects/segmenter.ts';
import { writeAlpha } from '../../packages/components/src/media/effects/mask.ts';
import type { Animal, Box, Person } from './pictures.ts';

/** One look at a picture. Masks are opacities, 0 to 255, of 256 by 144 cells. */
export interface Look {
  /** What the kit draws, and what the model alone says. */
  readonly ours: readonly number[];
  readonly plain: readonly number[];
}

declare global {
  interface Window {
    masks: {
      /** The people's outlines as cells: 255 is a person. */
      truth(person: Person): Promise<number[]>;
      /** Where the animal is. */
      place(animal: Animal): Promise<number[]>;
      /** A still picture, looked at as the first of a stream. */
      look(person: Person, animal?: Animal): Promise<Look>;
      /** The same picture many times, with the noise of a sensor and moved by so many pixels each time. */
      stream(person: Person, pictures: number, noise: number, step: number): Promise<Look[]>;
      /** Picture and effect side by side, as a data URL of a PNG. */
      show(person: Person, animal?: Animal): Promise<string>;
    };
  }
}

const [WIDTH, HEIGHT] = [640, 360];
const [COLUMNS, ROWS] = [256, 144];

const surface = (width: number, height: number) => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
};

const load = async (url: string): Promise<ImageBitmap> => createImageBitmap(await (await fetch(url)).blob());
const alphas = (data: Uint8ClampedArray): number[] => Array.from({ length: data.length / 4 }, (_, i) => data[i * 4 + 3] ?? 0);

function outline(context: OffscreenCanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.closePath();
}

/** The animal alone, as large as fits into its place. */
async function drawAnimal(context: OffscreenCanvasRenderingContext2D, { file, outline: points, at }: Animal): Promise<void> {
  const image = await load(file);
  const cut = surface(image.width, image.height);
  if (points) {
    outline(cut, points);
    cut.clip();
  }
  cut.drawImage(image, 0, 0);
  const [left, top, width, height] = at.map((one) => one / 2) as unknown as Box;
  const scale = Math.min(width / image.width, height / image.height);
  context.drawImage(cut.canvas, left + (width - image.width * scale) / 2, top + height - image.height * scale, image.width * scale, image.height * scale);
}

async function scene({ file, crop }: Person, animal?: Animal): Promise<OffscreenCanvasRenderingContext2D> {
  const context = surface(WIDTH, HEIGHT);
  context.drawImage(await load(file), ...crop, 0, 0, WIDTH, HEIGHT);
  if (animal) await drawAnimal(context, animal);
  return context;
}

const opened: Promise<Segmenter> = openSegmenter({
  wasm: new URL('./tflite-simd.wasm', location.href).href,
  model: new URL('./selfie_segmentation_landscape.tflite', location.href).href,
});

function alphaOf(mask: Float32Array): number[] {
  const data = new Uint8ClampedArray(mask.length * 4);
  writeAlpha(data, mask);
  return alphas(data);
}

async function lookWith(eye: Compositor, picture: OffscreenCanvas): Promise<Look> {
  eye.draw(picture, WIDTH, HEIGHT, { kind: 'blur' }, true);
  const small = surface(COLUMNS, ROWS);
  small.drawImage(picture, 0, 0, COLUMNS, ROWS);
  return { ours: alphaOf(eye.mask ?? new Float32Array()), plain: alphaOf((await opened).segment(small.getImageData(0, 0, COLUMNS, ROWS).data)) };
}

async function eye(): Promise<Compositor> {
  const segmenter = await opened;
  return compositor(() => segmenter);
}

/** Adds noise as a sensor has it, another one in each picture; the same for the same `seed`. */
function addNoise(context: OffscreenCanvasRenderingContext2D, strength: number, seed: number): void {
  const image = context.getImageData(0, 0, WIDTH, HEIGHT);
  let state = seed * 2_654_435_761;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0) / 2 ** 31;
  for (let i = 0; i < image.data.length; i++) if (i % 4 !== 3) image.data[i] = (image.data[i] ?? 0) + (next() + next() + next()) * strength;
  context.putImageData(image, 0, 0);
}

window.masks = {
  async truth({ outline: points }) {
    const context = surface(COLUMNS, ROWS);
    context.scale(COLUMNS / 1280, ROWS / 720);
    outline(context, points);
    context.fill();
    return alphas(context.getImageData(0, 0, COLUMNS, ROWS).data);
  },
  async place(animal) {
    const context = surface(WIDTH, HEIGHT);
    await drawAnimal(context, animal);
    const small = surface(COLUMNS, ROWS);
    small.drawImage(context.canvas, 0, 0, COLUMNS, ROWS);
    return alphas(small.getImageData(0, 0, COLUMNS, ROWS).data);
  },
  look: async (person, animal) => lookWith(await eye(), (await scene(person, animal)).canvas),
  async stream(person, pictures, noise, step) {
    const still = await scene(person);
    const looks: Look[] = [];
    const one = await eye();
    for (let i = 0; i < pictures; i++) {
      const context = surface(WIDTH, HEIGHT);
      context.drawImage(still.canvas, i * step, 0);
      if (noise) addNoise(context, noise, i + 1);
      looks.push(await lookWith(one, context.canvas));
    }
    return looks;
  },
  async show(person, animal) {
    const before = await scene(person, animal);
    const after = (await eye()).draw(before.canvas, WIDTH, HEIGHT, { kind: 'blur' }, true);
    const both = surface(WIDTH, HEIGHT / 2);
    both.drawImage(before.canvas, 0, 0, WIDTH / 2, HEIGHT / 2);
    both.drawImage(after, WIDTH / 2, 0, WIDTH / 2, HEIGHT / 2);
    const bytes = new Uint8Array(await (await both.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 })).arrayBuffer());
    return `data:image/jpeg;base64,${btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))}`;
  },
};
