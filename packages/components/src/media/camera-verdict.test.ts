import { expect } from 'chai';
import { judgeCamera, type CameraLook } from './camera-verdict.ts';

const living = { mean: 120, sd: 50, difference: 0.4 };

/** Looks once a second, the last one at `seconds`. */
const looks = (seconds: number, look: (second: number) => Partial<CameraLook> = () => ({})): CameraLook[] =>
  Array.from({ length: seconds + 1 }, (_, second) => ({ at: second * 1000, track: 'live', frames: 24, picture: living, line: true, ...look(second) }));

const after = (second: number, then: Partial<CameraLook>) => (at: number) => (at > second ? then : {});

describe('what a camera shows', () => {
  it('says nothing before it has looked for some seconds', () => {
    expect(judgeCamera([])).to.equal('unknown');
    expect(judgeCamera(looks(2))).to.equal('unknown');
    expect(judgeCamera(looks(3))).to.equal('seen');
  });

  it('knows at once what the track itself says', () => {
    for (const track of ['off', 'ended', 'muted'] as const) expect(judgeCamera(looks(5, after(4, { track })))).to.equal(track);
  });

  it('judges one that was turned on again as one that begins', () => {
    const on = (second: number) => (second < 10 ? { track: 'off' as const, frames: 0 } : { frames: second < 12 ? 0 : 24 });
    expect(judgeCamera(looks(11, on))).to.equal('unknown');
    expect(judgeCamera(looks(14, on))).to.equal('seen');
  });

  it('takes black, a covered lens and a frozen picture for what they are after three seconds and not before', () => {
    const states: [string, Partial<CameraLook>][] = [
      ['black', { picture: { mean: 0.4, sd: 0.2, difference: 0 } }],
      ['covered', { picture: { mean: 10, sd: 2, difference: 0.3 } }],
      ['frozen', { frames: 0, picture: { ...living, difference: 0 } }],
    ];
    for (const [verdict, look] of states) {
      expect(judgeCamera(looks(12, after(10, look))), `${verdict}, two seconds`).to.equal('seen');
      expect(judgeCamera(looks(13, after(10, look))), `${verdict}, three seconds`).to.equal(verdict);
    }
  });

  it('a very dark room is no covered lens', () => {
    expect(judgeCamera(looks(30, () => ({ picture: { mean: 15, sd: 6, difference: 0.09 } })))).to.equal('seen');
  });

  it('without sound either, a missing picture says nothing about the camera', () => {
    expect(judgeCamera(looks(20, after(10, { frames: 0, line: false })))).to.equal('unknown');
  });

  it('a photo that is drawn again and again is found within twenty seconds; one whole picture sent anew does not hide it', () => {
    const still = (second: number) => ({ picture: { ...living, difference: second === 8 ? 1.5 : 0.012 } });
    expect(judgeCamera(looks(14, still))).to.equal('seen');
    expect(judgeCamera(looks(16, still))).to.equal('still');
  });

  it('a grainy photo drawn again settles while it is coded: found all the same', () => {
    // As measured at the other side of a call, 360 lines.
    const measured = [2.88, 0.12, 0.08, 0.07, 0.06, 0.06, 0.05, 0.04, 0.06, 0.05, 0.06, 0.07, 0.06, 0.05, 0.05, 0.05, 0.04, 0.05];
    const looked = looks(measured.length, (second) => ({ picture: { ...living, difference: measured[second - 1] ?? 0.4 } }));
    expect(judgeCamera(looked.slice(0, -4))).to.equal('seen');
    expect(judgeCamera(looked)).to.equal('still');
  });

  it('is no still when the line was too weak for pictures, neither while few come nor when they come again', () => {
    const gone = (second: number) => (second >= 5 && second < 40 ? { frames: 0, line: false, picture: { ...living, difference: 0 } } : {});
    for (let length = 6; length < 60; length++) expect(judgeCamera(looks(length, gone)), `${length} s`).to.be.oneOf(['seen', 'unknown']);
    const few = (second: number) => (second % 2 ? { frames: 0, picture: { ...living, difference: 0 } } : { frames: 1, picture: { ...living, difference: second % 6 ? 0.02 : 0.2 } });
    for (let length = 16; length < 40; length++) expect(judgeCamera(looks(length, few)), `${length} s`).to.equal('seen');
  });

  it('a person who sits still is alive: noise alone, or nothing but a blink every four seconds', () => {
    expect(judgeCamera(looks(60, () => ({ picture: { ...living, difference: 0.08 } })))).to.equal('seen');
    for (let length = 16; length < 40; length++) {
      expect(judgeCamera(looks(length, (second) => ({ picture: { ...living, difference: second % 4 === 0 ? 0.2 : 0.01 } })))).to.equal('seen');
    }
  });

  it('one’s own disabled camera draws the same black again: black, not frozen', () => {
    expect(judgeCamera(looks(8, () => ({ frames: null, picture: { mean: 0, sd: 0, difference: 0 } })))).to.equal('black');
  });

  it('where nobody counts pictures, one that does not change by a hair is frozen', () => {
    expect(judgeCamera(looks(8, () => ({ frames: null, picture: { ...living, difference: 0 } })))).to.equal('frozen');
    expect(judgeCamera(looks(8, () => ({ frames: null })))).to.equal('seen');
  });
});
