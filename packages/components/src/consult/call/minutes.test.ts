import { MeasuredRequest } from '@vetkit/signal-server/consult/contract';
import * as v from 'valibot';
import type { PeerReport } from '../../media/tally.ts';
import { expect, test } from '../../testing/story.ts';
import { reportOf } from '../testing.ts';
import { minutesBetween } from './minutes.ts';

const report = (seconds: number, seen = seconds): PeerReport => {
  const lasted = (length: number) => ({ seconds: length, unbroken: length });
  return reportOf(seconds, { together: { heard: lasted(seconds), seen: lasted(seen), twoWayAudio: lasted(seconds), twoWay: lasted(seen) }, restarts: 1 });
};

describe('the minutes a room tells', () => {
  test('what grew since the last time', () => {
    expect(minutesBetween('o1', 'v1', undefined, report(60), false)).to.deep.include({ seconds: 60, heard: 60, twoWay: 60, unbroken: 60, restarts: 1, last: false });
    expect(minutesBetween('o1', 'v1', report(60), report(100, 70), true)).to.deep.include({ seconds: 40, heard: 40, seen: 10, twoWay: 10, unbroken: 70, last: true });
  });

  test('nothing new is not told, but the end is', () => {
    expect(minutesBetween('o1', 'v1', report(60), report(60), false)).to.equal(null);
    expect(minutesBetween('o1', 'v1', report(60), report(60), true)?.seconds).to.equal(0);
  });

  test('is always what the server takes, whatever was rounded', () => {
    for (const minutes of [minutesBetween('o1', 'v1', report(59, 58), report(120, 121), false), minutesBetween('o1', 'v1', undefined, report(4_000), true)]) {
      expect(v.safeParse(MeasuredRequest, minutes).success).to.equal(true);
    }
  });
});
