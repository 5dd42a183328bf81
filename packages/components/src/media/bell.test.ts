import { expect } from 'chai';
import { bell, bellIn, isBell } from './bell.ts';

const rate = 48_000;
const seconds = 0.68;

/** Numbers without end that are the same in each run. */
function dice(seed: number): () => number {
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return seed / 2_147_483_648 - 1;
  };
}

const recording = (of: (t: number, i: number) => number) => Float32Array.from({ length: rate * seconds }, (_, i) => of(i / rate, i));

describe('finding the bell in what a microphone heard', () => {
  const rung = bell(rate);
  const at = Math.round(0.21 * rate);
  const rings = (i: number, loud: number) => loud * (rung[i - at] ?? 0);

  it('finds it, faint and late and among noise', () => {
    expect(bellIn(recording((_, i) => rings(i, 1)), rate)).to.be.above(0.95);
    expect(bellIn(recording((_, i) => rings(i, 0.01)), rate)).to.be.above(0.95);
    const noise = dice(7);
    expect(isBell(bellIn(recording((_, i) => rings(i, 0.1) + 0.02 * noise()), rate))).to.equal(true);
  });

  it('finds it as a room gives it back: from several walls', () => {
    expect(isBell(bellIn(recording((_, i) => rings(i, 0.1) - 0.06 * (rung[i - at - 900] ?? 0) + 0.05 * (rung[i - at - 2600] ?? 0)), rate))).to.equal(true);
  });

  it('hears no bell in silence, noise, a hum, a whistle or a voice', () => {
    const noise = dice(3);
    const likes = [
      recording(() => 0),
      recording(() => 0.3 * noise()),
      recording((t) => 0.3 * Math.sin(2 * Math.PI * 100 * t)),
      recording((t) => 0.3 * Math.sin(2 * Math.PI * 1000 * t)),
      recording((t) => 0.3 * Math.sin(2 * Math.PI * (140 + 20 * Math.sin(9 * t)) * t) + 0.2 * Math.sin(2 * Math.PI * 700 * t) * Math.sin(2 * Math.PI * 4 * t)),
    ].map((each) => bellIn(each, rate));
    for (const like of likes) expect(isBell(like), like.toFixed(2)).to.equal(false);
  });

  it('works at the other usual rate', () => {
    const other = bell(44_100);
    expect(bellIn(Float32Array.from({ length: 30_000 }, (_, i) => other[i - 5000] ?? 0), 44_100)).to.be.above(0.9);
  });

  it('takes a moment, not a second', () => {
    const heard = recording((_, i) => rings(i, 0.1));
    const before = performance.now();
    bellIn(heard, rate);
    expect(performance.now() - before).to.be.below(500);
  });
});
