import { expect, test } from '../../testing/story.ts';
import { isOver, leftOf, noBreaths, perMinute, tapped } from './breaths.ts';
import { noTalk, type Talk, talkAfter } from './talk.ts';
import { parseWord, type Word } from './word.ts';

const hears = (talk: Talk, word: Word, by = 'v1'): Talk => talkAfter(talk, { type: 'heard', by, word });
const says = (talk: Talk, word: Word): Talk => talkAfter(talk, { type: 'said', word });

describe('what the rooms say to each other', () => {
  test('what another browser sends is looked at: nothing else gets in', () => {
    expect(parseWord({ is: 'ask', what: 'flip' })).to.deep.equal({ is: 'ask', what: 'flip' });
    for (const odd of [null, 'flip', {}, { is: 'ask', what: 'shutdown' }, { is: 'typed', text: 'x'.repeat(501), done: true }, { is: 'breaths', count: 9, seconds: 7 }]) expect(parseWord(odd), JSON.stringify(odd)).to.equal(null);
  });

  test('asked and answered: a yes is only a yes to what was asked', () => {
    const asked = says(noTalk, { is: 'ask', what: 'sound' });
    expect(asked.mine).to.deep.equal({ what: 'sound', is: 'waiting' });
    expect(hears(asked, { is: 'answer', what: 'sound', yes: true }).soundOnly).to.equal(true);
    expect(hears(asked, { is: 'answer', what: 'sound', yes: false })).to.deep.include({ soundOnly: false, mine: { what: 'sound', is: 'no' } });
    expect(hears(noTalk, { is: 'answer', what: 'sound', yes: true })).to.equal(noTalk);
  });

  test('asked here: the answer takes the question away, and the picture comes back later', () => {
    const asked = hears(noTalk, { is: 'ask', what: 'sound' });
    expect(asked.asked).to.deep.equal({ by: 'v1', what: 'sound' });
    const agreed = says(asked, { is: 'answer', what: 'sound', yes: true });
    expect(agreed).to.deep.include({ asked: null, soundOnly: true });
    const back = says(hears(agreed, { is: 'ask', what: 'picture' }), { is: 'answer', what: 'picture', yes: true });
    expect(back.soundOnly).to.equal(false);
  });

  test('typed words grow line by line; the last three stay', () => {
    let talk = hears(noTalk, { is: 'typed', text: 'He', done: false });
    talk = hears(talk, { is: 'typed', text: 'Hello', done: false });
    expect(talk.typed?.lines).to.deep.equal(['Hello']);
    for (const text of ['Hello.', 'Two', 'Three', 'Four']) talk = hears(talk, { is: 'typed', text, done: true });
    expect(talk.typed?.lines).to.deep.equal(['Two', 'Three', 'Four']);
  });

  test('who leaves takes along what they asked', () => {
    expect(talkAfter(hears(noTalk, { is: 'ask', what: 'flip' }), { type: 'left', by: 'v1' }).asked).to.equal(null);
    expect(talkAfter(hears(noTalk, { is: 'ask', what: 'flip' }), { type: 'left', by: 'x9' }).asked).not.to.equal(null);
    // And what was agreed with them, for their next page knows nothing of it.
    const agreed = says(hears(noTalk, { is: 'ask', what: 'sound' }), { is: 'answer', what: 'sound', yes: true });
    expect(talkAfter(agreed, { type: 'left', by: 'x9' }).soundOnly).to.equal(true);
    expect(talkAfter(agreed, { type: 'left', by: 'v1' }).soundOnly).to.equal(false);
  });
});

describe('counting breaths', () => {
  const times = (count: number, every: number) => Array.from({ length: count }, (_, n) => 1000 + n * every);
  test('the first tap starts the clock; after it no tap counts', () => {
    expect(leftOf(noBreaths(30), 99_999)).to.equal(30_000);
    const counted = times(20, 2000).reduce(tapped, noBreaths(30));
    expect(counted.taps.length).to.equal(15);
    expect(perMinute(counted)).to.equal(30);
    expect([isOver(counted, 30_999), isOver(counted, 31_000)]).to.deep.equal([false, true]);
  });

  test('fifteen seconds count four times, and the bounce of a finger is one tap', () => {
    const bounced = times(6, 2500).flatMap((at) => [at, at + 60]).reduce(tapped, noBreaths(15));
    expect(perMinute(bounced)).to.equal(24);
  });
});
