import { expect } from 'chai';
import { NEW_LINE, nextLine, sendPlan, shrinkBy, silentLine, type Line, type LineLevel, type LineNumbers } from './line.ts';

/** `seconds` of the same numbers, one look a second. */
function after(line: Line, from: number, seconds: number, numbers: Partial<LineNumbers>): Line {
  let now = line;
  for (let second = 0; second < seconds; second++) {
    now = nextLine(now, { at: (from + second) * 1000, available: 2_000, lossOut: 0, lossIn: 0, roundTripMs: 40, ...numbers });
  }
  return now;
}

describe('what the line carries', () => {
  const narrow = { available: 40 };

  it('goes down in order: small picture, sound alone, and then the phone is better', () => {
    const seen: LineLevel[] = [];
    let line: Line = NEW_LINE;
    for (let second = 0; second < 30; second++) {
      line = after(line, second, 1, { available: 15 });
      if (seen.at(-1) !== line.level) seen.push(line.level);
    }
    expect(seen).to.deep.equal(['full', 'small', 'audio', 'phone']);
  });

  it('a short strain changes nothing', () => {
    const line = after(after(NEW_LINE, 0, 3, narrow), 3, 1, {});
    expect(after(line, 4, 3, narrow).level).to.equal('full');
  });

  it('comes back by itself, one level at a time', () => {
    const audio = after(NEW_LINE, 0, 12, narrow);
    expect(audio.level).to.equal('audio');
    const small = after(audio, 12, 9, {});
    expect(small.level).to.equal('small');
    expect(after(small, 21, 9, {}).level).to.equal('full');
  });

  it('what did not hold is tried again later and later', () => {
    const audio = after(NEW_LINE, 0, 12, narrow);
    const tried = after(audio, 12, 9, {});
    const fell = after(tried, 21, 6, narrow);
    expect([tried.level, fell.level]).to.deep.equal(['small', 'audio']);
    expect(after(fell, 27, 10, {}).level).to.equal('audio');
    expect(after(fell, 27, 17, {}).level).to.equal('small');
  });

  it('one packet in ten lost and 300 ms each way: the call lives, with a smaller picture', () => {
    expect(after(NEW_LINE, 0, 120, { lossOut: 0.1, lossIn: 0.1, roundTripMs: 600 }).level).to.equal('small');
  });

  it('a cut is no narrow line: afterwards the low guesses of the browser are forgiven for a while', () => {
    const cut = silentLine(after(NEW_LINE, 0, 3, narrow), 3_000);
    expect(after(cut, 4, 8, narrow).level).to.equal('full');
    expect(after(cut, 4, 13, narrow).level).to.equal('small');
  });

  it('what they lose on the way to us does not shrink what we send', () => {
    expect(after(NEW_LINE, 0, 60, { lossIn: 0.5 }).level).to.equal('full');
  });

  it('a browser that tells nothing is not held back', () => {
    expect(after(NEW_LINE, 0, 60, { available: null, lossOut: null, lossIn: null, roundTripMs: null }).level).to.equal('full');
  });
});

describe('what is sent', () => {
  it('less to each when there are more', () => {
    const bits = [1, 2, 3, 9].map((others) => sendPlan('full', others).video?.bitsPerSecond);
    expect(bits).to.deep.equal([1_200_000, 500_000, 300_000, 300_000]);
  });

  it('a small picture has 180 lines, sound alone has none', () => {
    expect(sendPlan('small', 1).video?.height).to.equal(180);
    expect(sendPlan('audio', 1).video === null && sendPlan('phone', 1).video === null).to.equal(true);
  });

  it('small picture and sound fit into 150 kbit/s', () => {
    const { video, audioBitsPerSecond } = sendPlan('small', 1);
    expect((video?.bitsPerSecond ?? 0) + audioBitsPerSecond).to.be.below(120_000);
  });

  it('the shorter side counts, and nothing is made larger', () => {
    expect(shrinkBy(180, { width: 1280, height: 720 })).to.equal(4);
    expect(shrinkBy(180, { width: 720, height: 1280 })).to.equal(4);
    expect(shrinkBy(720, { width: 320, height: 240 })).to.equal(1);
    expect(shrinkBy(180, {})).to.equal(1);
  });
});
