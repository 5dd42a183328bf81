import { expect } from 'chai';
import type { QualitySample } from './quality.ts';
import { addSecond, NO_TALLY, reportOf, type Second, type Tally } from './tally.ts';

const calm: QualitySample = {
  at: 0, word: 'good', roundTripMs: 40, jitterMs: 2, lossIn: 0, lossOut: 0, kbitsIn: 500, kbitsOut: 500, width: 640, height: 360,
  framesPerSecond: 15, framesDecoded: 15, freezes: 0, audioLevel: 0.2, audioPackets: 50, availableKbits: 2_000, route: 'host', protocol: 'udp',
};
const both = { level: 'full', theyHear: true, theySee: true } as const;

/** Seconds from `from` on; each says what is different. */
const live = (tally: Tally, from: number, seconds: number, sample: Partial<QualitySample> = {}, second: Partial<Omit<Second, 'sample'>> = {}): Tally =>
  Array.from({ length: seconds }, (_, i) => i).reduce((sums, i) => addSecond(sums, { ...both, ...second, sample: { ...calm, ...sample, at: (from + i) * 1000 } }), tally);
const report = (tally: Tally) => reportOf(tally, { restarts: 0, recalls: 0 });

describe('minutes together', () => {
  it('count what arrived here and there', () => {
    const { together, seconds } = report(live(NO_TALLY, 0, 60));
    expect(seconds).to.equal(60);
    expect(together).to.deep.equal(Object.fromEntries(['heard', 'seen', 'twoWayAudio', 'twoWay'].map((key) => [key, { seconds: 60, unbroken: 60 }])));
  });

  it('a picture that does not arrive here or there is no two-way second', () => {
    const here = live(NO_TALLY, 0, 30, { framesDecoded: 0 });
    const there = live(here, 30, 30, {}, { theySee: false });
    expect(report(there).together).to.deep.equal({
      heard: { seconds: 60, unbroken: 60 },
      seen: { seconds: 30, unbroken: 30 },
      twoWayAudio: { seconds: 60, unbroken: 60 },
      twoWay: { seconds: 0, unbroken: 0 },
    });
  });

  it('a break begins a new unbroken time; one late look is no break', () => {
    const first = live(NO_TALLY, 0, 20);
    expect(report(live(first, 22, 10)).together.twoWay.unbroken).to.be.within(30, 32);
    expect(report(live(live(first, 20, 10, { audioPackets: 0 }), 30, 25)).together.twoWay).to.deep.equal({ seconds: 45, unbroken: 25 });
  });

  it('a machine that slept was not there', () => {
    expect(report(live(live(NO_TALLY, 0, 10), 3_600, 10)).seconds).to.be.below(23);
  });
});

it('the report says how the way was', () => {
  const tally = live(live(NO_TALLY, 0, 10), 10, 5, { word: 'poor', lossIn: 0.2, roundTripMs: 340, route: 'relay', freezes: 1 }, { level: 'small' });
  expect(reportOf(tally, { restarts: 2, recalls: 1 })).to.deep.include({
    words: { good: 10, fair: 0, poor: 5 }, levels: { full: 10, small: 5, audio: 0, phone: 0 }, freezes: 5, roundTripMs: 140, worstLoss: 0.2,
    routes: ['host', 'relay'], restarts: 2, recalls: 1,
  });
});

describe('the course of a call', () => {
  const course = (tally: Tally) => report(tally).course;

  it('says what each stretch was like; a short blink does not name it', () => {
    const blink = live(live(NO_TALLY, 0, 9), 9, 1, { word: 'poor' });
    expect(course(live(blink, 10, 5, { word: 'fair' }))).to.deep.equal({ secondsEach: 5, stretches: ['good', 'poor', 'fair'] });
    expect(course(live(live(NO_TALLY, 0, 359), 359, 1, { word: 'poor' })).stretches.every((word) => word === 'good')).to.equal(true);
  });

  it('nothing arrived, and nobody looked: both are a gap', () => {
    expect(course(live(live(live(NO_TALLY, 0, 10), 10, 5, { kbitsIn: 0 }), 15, 5)).stretches).to.deep.equal(['good', 'good', 'gap', 'good']);
    expect(course(live(live(NO_TALLY, 0, 10), 20, 5)).stretches).to.deep.equal(['good', 'good', 'gap', 'gap', 'good']);
  });

  it('a longer call has longer stretches, never more than 60', () => {
    expect(course(live(NO_TALLY, 0, 300))).to.deep.include({ secondsEach: 5, stretches: Array.from({ length: 60 }, () => 'good') });
    const long = course(live(live(NO_TALLY, 0, 1_000), 1_000, 800, { word: 'poor' }));
    expect(long.secondsEach).to.equal(40);
    expect(long.stretches).to.deep.equal([...Array.from({ length: 25 }, () => 'good'), ...Array.from({ length: 20 }, () => 'poor')]);
    expect(course(live(live(NO_TALLY, 0, 10), 7_200, 10)).stretches.length).to.be.at.most(60);
  });
});
