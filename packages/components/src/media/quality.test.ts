import { expect } from 'chai';
import { sample, totals, wordFor, type StatsReport, type Totals } from './quality.ts';

const report = (...entries: Record<string, unknown>[]): StatsReport =>
  new Map(entries.map((entry, i) => [String(i), entry]));

const second = (count: number): StatsReport =>
  report(
    { type: 'inbound-rtp', kind: 'video', bytesReceived: 90_000 * count, packetsReceived: 95 * count, packetsLost: 5 * count,
      framesDecoded: 30 * count, frameWidth: 1280, frameHeight: 720, framesPerSecond: 30, jitter: 0.012, freezeCount: 0 },
    { type: 'inbound-rtp', kind: 'audio', bytesReceived: 4_000 * count, packetsReceived: 0, packetsLost: 0, jitter: 0.02, audioLevel: 0.3 },
    { type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.01, roundTripTime: 0.08 },
    { type: 'transport', selectedCandidatePairId: 'pair', bytesReceived: 100_000 * count, bytesSent: 50_000 * count },
    { type: 'candidate-pair', id: 'other', nominated: true, state: 'succeeded', bytesReceived: 7, currentRoundTripTime: 9 },
    { type: 'candidate-pair', id: 'pair', localCandidateId: 'here', remoteCandidateId: 'there',
      bytesReceived: 0, currentRoundTripTime: 0.05, availableOutgoingBitrate: 800_000 },
    { type: 'local-candidate', id: 'here', candidateType: 'host', protocol: 'udp' },
    { type: 'remote-candidate', id: 'there', candidateType: 'relay' },
  );

const look = (count: number): Totals => totals(second(count), count * 1000);

describe('the quality of one second', () => {
  it('is the difference of two looks, over the path in use', () => {
    expect(sample(look(1), look(2))).to.deep.equal({
      at: 2000,
      word: 'fair',
      roundTripMs: 50,
      jitterMs: 20,
      lossIn: 0.05,
      lossOut: 0.01,
      kbitsIn: 800,
      kbitsOut: 400,
      width: 1280,
      height: 720,
      framesPerSecond: 30,
      framesDecoded: 30,
      freezes: 0,
      audioLevel: 0.3,
      audioPackets: 0,
      availableKbits: 800,
      route: 'relay',
      protocol: 'udp',
    });
  });

  it('counts over all pairs where the browser has no numbers for the transport (Firefox)', () => {
    const firefox = (count: number): Totals =>
      totals(
        report(
          { type: 'candidate-pair', id: 'pair', selected: true, bytesReceived: 25_000 * count, bytesSent: 1 },
          { type: 'candidate-pair', id: 'other', bytesReceived: 100_000 * count, bytesSent: 1 },
        ),
        count * 1000,
      );
    expect(sample(firefox(1), firefox(2)).kbitsIn).to.equal(1000);
  });

  it('never goes below zero when a new call starts counting again', () => {
    const { kbitsIn, framesDecoded, lossIn } = sample(look(50), { ...look(1), at: 51_000 });
    expect([kbitsIn, framesDecoded, lossIn]).to.deep.equal([0, 0, null]);
  });

  it('an empty report is no reason to worry', () => {
    const nothing = sample(totals(report(), 0), totals(report(), 1000));
    expect(nothing.word).to.equal('good');
    expect(nothing.route).to.equal('unknown');
    expect(nothing.roundTripMs).to.equal(null);
  });

  for (const [word, change] of [
    ['good', {}],
    ['fair', { roundTripMs: 300 }],
    ['fair', { jitterMs: 60 }],
    ['fair', { freezes: 1 }],
    ['poor', { roundTripMs: 600 }],
    ['poor', { lossIn: 0.1 }],
    ['poor', { lossOut: 0.2 }],
  ] as const) {
    it(`${JSON.stringify(change)} is ${word}`, () => {
      const calm = { ...sample(look(1), look(2)), lossIn: 0, lossOut: 0 };
      expect(wordFor({ ...calm, ...change })).to.equal(word);
    });
  }
});
