import type { PeerReport } from '../../media/tally.ts';
import { expect, test } from '../../testing/story.ts';
import { howItWent } from './went.ts';
import { reportOf } from '../testing.ts';

const stay = (seconds: number, ...reports: PeerReport[]) => ({ seconds, breaks: 0, reports: Object.fromEntries(reports.map((report, i) => [`p${i}`, report])) });

describe('how a call went', () => {
  test('nobody came: there is nothing to tell', () => {
    expect(howItWent([])).to.equal(null);
    expect(howItWent([stay(60, reportOf(0))])).to.equal(null);
  });

  test('who came twice is added up; two people at once are not twice the time', () => {
    expect(howItWent([stay(700, reportOf(300), reportOf(360))])).to.deep.include({ seconds: 660, together: 660 });
    expect(howItWent([stay(600, reportOf(600), reportOf(590))])).to.deep.include({ seconds: 600, together: 600 });
    expect(howItWent([stay(100, reportOf(90)), { ...stay(200, reportOf(190)), breaks: 2 }])).to.deep.include({ seconds: 280, breaks: 2 });
  });

  test('a fifth of the time names the line', () => {
    const word = (words: PeerReport['words']) => howItWent([stay(100, reportOf(100, { words }))])?.word;
    expect(word({ good: 95, fair: 5, poor: 0 })).to.equal('good');
    expect(word({ good: 70, fair: 25, poor: 5 })).to.equal('fair');
    expect(word({ good: 70, fair: 0, poor: 30 })).to.equal('poor');
  });

  test('the course is of the longest part, the ways are all that were taken', () => {
    const went = howItWent([stay(400, reportOf(20, { routes: ['relay'] }), reportOf(300, { course: { secondsEach: 5, stretches: ['good', 'gap'] } }))]);
    expect(went?.course.stretches).to.deep.equal(['good', 'gap']);
    expect(went?.routes).to.have.members(['host', 'relay']);
  });
});
