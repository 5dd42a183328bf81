import { expect } from 'chai';
import { lumaGrid } from './frames.ts';
import { lightWord, measureLight } from './light.ts';
import { steady } from './steady.ts';

/** A room with somebody in the middle of it. */
function lit(wall: string, person: string, window?: string): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const context = canvas.getContext('2d')!;
  context.fillStyle = wall;
  context.fillRect(0, 0, 320, 180);
  if (window) {
    context.fillStyle = window;
    context.fillRect(0, 0, 320, 120);
  }
  context.fillStyle = person;
  context.fillRect(100, 30, 120, 150);
  return lightWord(measureLight(lumaGrid(canvas)));
}

describe('the light of a picture', () => {
  it('is good in a room by day, on a dark coat too, and on a white one', () => {
    expect(lit('#bca', '#c96')).to.equal('good');
    expect(lit('#bca', '#332b26')).to.equal('good');
    expect(lit('#a98', '#eee')).to.equal('good');
    expect(lit('#776', '#a86')).to.equal('good');
  });

  it('is too dark, or there is none at all', () => {
    expect(lit('#221d18', '#3a2c22')).to.equal('too-dark');
    expect(lit('#000', '#020202')).to.equal('black');
  });

  it('is too bright when most of it is burnt out', () => {
    expect(lit('#fff', '#ffe')).to.equal('too-bright');
    expect(lit('#fff', '#dcb')).to.equal('too-bright');
  });

  it('comes from behind: a bright window, and the middle in shadow', () => {
    expect(lit('#998', '#2a221e', '#eef')).to.equal('back-lit');
    // Light from the same window on a face is just a bright day.
    expect(lit('#998', '#dba', '#dde')).to.equal('good');
  });
});

describe('a word that does not flicker', () => {
  it('changes only when another one was true for long enough', () => {
    const word = steady<string>(1000);
    expect([word('good', 0), word('dark', 100), word('good', 600), word('dark', 700), word('dark', 1500)]).to.deep.equal(['good', 'good', 'good', 'good', 'good']);
    expect(word('dark', 1700)).to.equal('dark');
  });
});
