import { expect } from 'chai';
import { decibels, hearing, type HearingWord, hearingWord, meterSteps } from './hearing.ts';

/** Ten readings a second, in decibels. */
function after(...stretches: readonly (readonly [seconds: number, loud: number])[]): HearingWord {
  const hear = hearing();
  let heard = hear(0);
  for (const [seconds, loud] of stretches) for (let i = 0; i < seconds * 10; i++) heard = hear(10 ** ((loud + Math.sin(i)) / 20));
  return hearingWord(heard);
}

const alone: readonly (readonly [what: string, seconds: number, loud: number, word: HearingWord])[] = [
  ['nothing yet is nothing yet', 2, -60, 'listening'],
  ['a muted one gives nothing at all', 3, -150, 'listening'],
  ['and that is told after four seconds', 5, -150, 'silent'],
];

describe('what a microphone hears', () => {
  for (const [what, seconds, loud, word] of alone) it(what, () => void expect(after([seconds, loud])).to.equal(word));
  it('a voice over a quiet room is good; one from far away is too faint', () => {
    expect(after([1, -62], [1, -20], [1, -60], [1, -18])).to.equal('good');
    expect(after([1, -75], [2, -46], [1, -75])).to.equal('quiet');
  });
  it('a fan beside it is noise, with a voice and without', () => {
    expect(after([3, -28])).to.equal('noisy');
    expect(after([1, -28], [1, -10], [1, -28])).to.equal('noisy');
  });
  it('somebody who speaks without a pause is no noise for long: the room is heard again in the next breath', () => {
    expect(after([1, -60], [3, -20], [2, -60])).to.equal('good');
  });
});

describe('loudness', () => {
  it('is in decibels and never beyond what they go to', () => {
    expect([decibels(0), decibels(1), decibels(2), Math.round(decibels(0.1))]).to.deep.equal([-100, 0, 0, -20]);
  });
  it('fills a meter of eight steps', () => {
    expect([meterSteps(-100), meterSteps(-40), meterSteps(0)]).to.deep.equal([0, 3, 8]);
  });
});
