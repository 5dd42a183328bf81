import { expect, test } from '../testing/story.ts';
import { streamParser } from './sse.ts';

describe('a text/event-stream cut into messages', () => {
  const whole = 'id: 7\nevent: booked\ndata: {"a":\ndata: 1}\n\n: ping\n\nid: 8\r\ndata: second\r\n\r\n';

  test('messages carry id, kind and all their data lines', () => {
    expect(streamParser()(whole)).to.deep.equal([
      { id: '7', event: 'booked', data: '{"a":\n1}' },
      { id: '8', event: 'message', data: 'second' },
    ]);
  });

  test('the cut between two portions does not matter, wherever it falls', () => {
    const expected = streamParser()(whole);
    for (let cut = 0; cut <= whole.length; cut++) {
      const parse = streamParser();
      expect([...parse(whole.slice(0, cut)), ...parse(whole.slice(cut))], `cut at ${cut}`).to.deep.equal(expected);
    }
  });

  test('a comment says nothing, and what is not finished stays unsaid', () => {
    const parse = streamParser();
    expect(parse(': ping\n\n')).to.deep.equal([]);
    expect(parse('data: half')).to.deep.equal([]);
  });
});
