import { expect } from 'chai';
import { compositor } from './compositor.ts';
import { personShare } from './mask.ts';
import { openSegmenter } from './segmenter.ts';

const vendored = '/packages/components/src/media/vendor/segmentation/';

/** The first picture of the sheet that the proof of masks made: an astronaut before a flag, a wall and a model of a rocket. */
async function astronaut(): Promise<ImageBitmap> {
  const sheet = await fetch('/docs/pictures/masks-people.jpg');
  return createImageBitmap(await sheet.blob(), 0, 0, 240, 135);
}

describe('a person in a picture', () => {
  it('is found, hair to shoulders, and nothing of the room; the long count is the proof of masks', async function () {
    this.timeout(20_000);
    const segmenter = await openSegmenter({ wasm: `${vendored}tflite-simd.wasm`, model: `${vendored}selfie_segmentation_landscape.tflite` });
    const eye = compositor(() => segmenter);
    eye.draw(await astronaut(), 640, 360, { kind: 'blur' }, true);
    const { mask } = eye;
    if (!mask) throw new Error('no mask');
    // On 1280 by 720, as the outlines of the proof.
    const at = (x: number, y: number): number => mask[Math.floor(y / 5) * 256 + Math.floor(x / 5)] ?? 0;
    const person = [at(570, 80), at(430, 200), at(720, 200), at(560, 330), at(560, 560), at(250, 640)];
    const room = [at(80, 100), at(80, 500), at(250, 250), at(880, 200), at(1040, 400), at(1000, 600)];
    expect(Math.min(...person)).to.be.above(0.7);
    expect(Math.max(...room)).to.be.below(0.3);
    expect(personShare(mask)).to.be.within(0.25, 0.4);
  });
});
