import { expect } from 'chai';
import { lumaGrid, measureGrid } from './frames.ts';
import { rootMeanSquare } from './level.ts';

const painted = (...colours: string[]): HTMLCanvasElement => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const context = canvas.getContext('2d');
  colours.forEach((colour, i) => {
    if (!context) return;
    context.fillStyle = colour;
    context.fillRect((i * 320) / colours.length, 0, 320 / colours.length, 180);
  });
  return canvas;
};

describe('looking at a picture', () => {
  it('black is black and flat', () => {
    expect(measureGrid(lumaGrid(painted('black')))).to.deep.equal({ mean: 0, sd: 0, difference: null });
  });

  it('half black, half white is bright in the middle and anything but flat', () => {
    const { mean, sd } = measureGrid(lumaGrid(painted('black', 'white')));
    expect(mean).to.be.closeTo(127, 4);
    expect(sd).to.be.closeTo(127, 4);
  });

  it('green looks brighter than blue', () => {
    expect(measureGrid(lumaGrid(painted('#0f0'))).mean).to.be.above(measureGrid(lumaGrid(painted('#00f'))).mean);
  });

  it('a frozen picture has no difference, a changed one has', () => {
    const before = lumaGrid(painted('#444', '#888'));
    expect(measureGrid(lumaGrid(painted('#444', '#888')), before).difference).to.equal(0);
    expect(measureGrid(lumaGrid(painted('#888', '#444')), before).difference).to.be.above(50);
  });

  it('loudness: silence is 0, a full tone 0.7', () => {
    expect(rootMeanSquare(new Float32Array(64))).to.equal(0);
    expect(rootMeanSquare(Float32Array.from({ length: 4800 }, (_, i) => Math.sin(i / 7)))).to.be.closeTo(0.707, 0.01);
  });
});
