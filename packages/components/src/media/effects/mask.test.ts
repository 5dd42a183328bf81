import { expect } from 'chai';
import { boxBlur } from './blur.ts';
import { compositor } from './compositor.ts';
import { followMask, maskDifference, personShare, writeAlpha } from './mask.ts';
import { newPace, nextPace, type PaceState } from './pace.ts';

describe('the mask of a person', () => {
  it('stays where the model only wavers, and follows at once where somebody moves', () => {
    const mask = Float32Array.of(0.6, 0.1, 0);
    followMask(mask, Float32Array.of(0.5, 0.9, 0));
    expect(mask[0]).to.be.closeTo(0.55, 0.03);
    expect(mask[1]).to.be.closeTo(0.9, 0.001);
    expect(mask[2]).to.equal(0);
  });

  it('wavers less than the model does, and comes to the same in the end', () => {
    const said = [0.55, 0.45];
    const mask = Float32Array.of(0.5);
    const changes: number[] = [];
    for (let i = 0; i < 40; i++) {
      const before = Float32Array.from(mask);
      followMask(mask, Float32Array.of(said[i % 2] ?? 0));
      changes.push(maskDifference(before, mask));
    }
    expect(Math.max(...changes.slice(5))).to.be.below(0.06);
    for (let i = 0; i < 40; i++) followMask(mask, Float32Array.of(0.8));
    expect(mask[0]).to.be.closeTo(0.8, 0.01);
  });

  it('has a soft edge, all of the person and nothing of the room', () => {
    const rgba = new Uint8ClampedArray(12);
    writeAlpha(rgba, Float32Array.of(0.1, 0.5, 0.9));
    expect([rgba[3], rgba[7], rgba[11]]).to.deep.equal([0, 128, 255]);
    expect(personShare(Float32Array.of(0.1, 0.4, 0.6, 0.9))).to.equal(0.5);
  });
});

describe('a blur without the browser’s filter', () => {
  it('spreads a point evenly and keeps a plain wall plain', () => {
    const [width, height] = [21, 21];
    const wall = new Uint8ClampedArray(width * height * 4).fill(120);
    boxBlur(wall, width, height, 3);
    expect(wall.every((value, i) => value === (i % 4 === 3 ? 255 : 120))).to.equal(true);

    const point = new Uint8ClampedArray(width * height * 4);
    point.set([255, 255, 255, 255], (10 * width + 10) * 4);
    boxBlur(point, width, height, 2, 1);
    const red = (x: number, y: number) => point[(y * width + x) * 4];
    expect([red(10, 10), red(12, 12), red(13, 10)]).to.deep.equal([10, 10, 0]);
  });
});

describe('a blurred room', () => {
  it('is as bright at the edge as in the middle, and has no trace of a thin line', () => {
    const room = new OffscreenCanvas(640, 360);
    const context = room.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 640, 360);
    context.fillStyle = '#000';
    context.fillRect(0, 100, 640, 2);
    const drawn = compositor(() => null).draw(room, 640, 360, { kind: 'blur' }, true).getContext('2d');
    const red = (x: number, y: number) => drawn?.getImageData(x, y, 1, 1).data[0];
    expect([red(0, 0), red(639, 0), red(0, 359), red(639, 359), red(320, 300)].every((one) => one !== undefined && one > 250)).to.equal(true);
    expect(red(320, 101)).to.be.above(200);
    expect(red(0, 101)).to.be.above(150);
  });
});

describe('a background that comes again', () => {
  it('begins with where the person is now, also where only every second picture is looked at', () => {
    // Somebody is wherever it is bright.
    const found = { width: 16, height: 9, segment: (rgba: Uint8ClampedArray) => Float32Array.from({ length: 144 }, (_, i) => ((rgba[i * 4] ?? 0) > 128 ? 1 : 0)) };
    const standing = (left: number): OffscreenCanvas => {
      const canvas = new OffscreenCanvas(640, 360);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#000';
      context.fillRect(0, 0, 640, 360);
      context.fillStyle = '#fff';
      context.fillRect(left, 0, 160, 360);
      return canvas;
    };
    const { draw } = compositor(() => found);
    const wall = new OffscreenCanvas(64, 36);
    const paint = wall.getContext('2d');
    if (!paint) throw new Error('no canvas');
    paint.fillStyle = '#00f';
    paint.fillRect(0, 0, 64, 36);
    const image = wall.transferToImageBitmap();
    const behind = { kind: 'image', image } as const;
    const red = (canvas: OffscreenCanvas, x: number) => canvas.getContext('2d')?.getImageData(x, 180, 1, 1).data[0];

    expect(red(draw(standing(40), 640, 360, behind, true), 120)).to.be.above(200);
    draw(standing(440), 640, 360, { kind: 'none' }, true);
    const again = draw(standing(440), 640, 360, behind, false);
    expect([red(again, 120), (red(again, 520) ?? 0) > 200]).to.deep.equal([0, true]);
  });
});

describe('the pace of an effect', () => {
  const pictures = (state: PaceState, work: number, from: number, seconds: number): PaceState => {
    let now = state;
    for (let at = from; at < from + seconds * 1000; at += 33) now = nextPace(now, { work, gap: 33, at });
    return now;
  };

  it('is the best as long as the machine can bear it', () => {
    expect(pictures(newPace(0), 15, 0, 60).pace).to.equal('every');
  });

  it('steps down one after the other where it cannot, after having tried, and stays there', () => {
    const second = pictures(newPace(0), 40, 0, 5);
    expect(second.pace).to.equal('second');
    expect(pictures(second, 40, 5_000, 3).pace).to.equal('second');
    const small = pictures(second, 40, 5_000, 6);
    expect(small.pace).to.equal('small');
    expect(pictures(small, 1, 11_000, 60).pace).to.equal('small');
  });

  it('one slow picture is no weak machine', () => {
    const busy = nextPace(pictures(newPace(0), 10, 0, 10), { work: 200, gap: 200, at: 10_000 });
    expect(busy.pace).to.equal('every');
  });
});
