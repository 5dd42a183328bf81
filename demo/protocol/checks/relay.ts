import { frame } from '../client.ts';
import { expect, expectSame, type Check, type Stage } from '../check.ts';

const pair = async (stage: Stage) => {
  const [a, b] = [stage.id('a'), stage.id('b')];
  return { a, b, from: await stage.join(a), to: await stage.join(b) };
};

const types = ['OFFER', 'ANSWER', 'CANDIDATE'] as const;
const sdp = { sdp: { type: 'offer', sdp: 'v=0\r\no=- 4611 2 IN IP4 127.0.0.1\r\ns=-\r\n' }, type: 'media', connectionId: 'mc_k3', metadata: { cat: 'Miso' } };
const payloads: [string, unknown][] = [
  ['an object', sdp], ['nothing in it', {}], ['a list', [1, [2, [3]]]], ['a text', 'hello'], ['an empty text', ''], ['a number', -1.5e-7], ['true', true], ['false', false], ['null', null],
  ['signs of the world', { 猫: 'Miso 🐈', é: '\u2028' }], ['escapes', { '\u0000': '\\"\n\u001f' }], ['names with a meaning', JSON.parse('{"__proto__":{"x":1},"constructor":2,"src":"me","dst":"you","type":"LEAVE"}')],
];

const ignored = (name: string, text: string): Check => ({
  name: `${name} is ignored`,
  async run(stage) {
    const { a, b, from, to } = await pair(stage);
    from.text(text.replaceAll('B', b));
    from.say('OFFER', b, 'after it');
    expectSame(await to.hear('OFFER', a), { type: 'OFFER', src: a, dst: b, payload: 'after it' });
    expectSame([from.heard.length, to.heard.length], [1, 2], 'messages');
  },
});

export const relay: Check[] = [
  ...types.map(
    (type): Check => ({
      name: `${type} reaches its peer, with the sender's name`,
      async run(stage) {
        const { a, b, from, to } = await pair(stage);
        from.say(type, b, sdp);
        expectSame(await to.hear(type), { type, src: a, dst: b, payload: sdp });
        await from.settled();
        expectSame(from.heard.length, 1, 'messages to the sender');
      },
    }),
  ),
  ...payloads.map(
    ([name, payload]): Check => ({
      name: `a payload that is ${name} arrives as it was`,
      async run(stage) {
        const { b, from, to } = await pair(stage);
        from.say('OFFER', b, payload);
        expectSame((await to.hear('OFFER')).payload, payload, 'payload');
      },
    }),
  ),
  {
    name: 'without a payload there is none',
    async run(stage) {
      const { a, b, from, to } = await pair(stage);
      from.say('OFFER', b);
      expectSame(await to.hear('OFFER'), { type: 'OFFER', src: a, dst: b });
    },
  },
  {
    name: 'the sender is who it is, whatever it says',
    async run(stage) {
      const { a, b, from, to } = await pair(stage);
      from.text(`{"src":"mallory","type":"OFFER","dst":"${b}","payload":1,"src":"m","s\\u0072c":"x"}`);
      expectSame(await to.hear('OFFER'), { type: 'OFFER', src: a, dst: b, payload: 1 });
    },
  },
  {
    name: 'other fields of a message are dropped',
    async run(stage) {
      const { a, b, from, to } = await pair(stage);
      from.text(JSON.stringify({ type: 'OFFER', dst: b, payload: 1, more: true, connectionId: 'x' }));
      expectSame(await to.hear('OFFER'), { type: 'OFFER', src: a, dst: b, payload: 1 });
    },
  },
  {
    name: 'who speaks to oneself hears it',
    async run(stage) {
      const { a, from } = await pair(stage);
      from.say('OFFER', a, 'echo');
      expectSame(await from.hear('OFFER'), { type: 'OFFER', src: a, dst: a, payload: 'echo' });
    },
  },
  {
    name: 'two hundred messages keep their order',
    async run(stage) {
      const { b, from, to } = await pair(stage);
      for (let n = 0; n < 200; n += 1) from.say('CANDIDATE', b, n);
      await to.until(() => to.heard.length === 201 || undefined, '200 messages');
      expectSame(to.heard.slice(1).map(({ payload }) => payload), Array.from({ length: 200 }, (_, n) => n), 'order');
    },
  },
  {
    name: 'a large session description passes',
    async run(stage) {
      const { b, from, to } = await pair(stage);
      const text = 'a=candidate:1 1 udp 2122260223 192.0.2.7 56143 typ host\r\n'.repeat(800);
      from.say('OFFER', b, { sdp: text });
      expectSame(((await to.hear('OFFER')).payload as { sdp: string }).sdp === text, true, 'whole');
    },
  },
  {
    name: 'a binary frame with text in it is a message',
    async run(stage) {
      const { a, b, from, to } = await pair(stage);
      from.bytes(frame(Buffer.from(JSON.stringify({ type: 'OFFER', dst: b, payload: 1 })), { first: 0x82 }));
      expectSame(await to.hear('OFFER'), { type: 'OFFER', src: a, dst: b, payload: 1 });
    },
  },
  {
    name: 'a message in pieces, with a ping between them, is one',
    async run(stage) {
      const { a, b, from, to } = await pair(stage);
      const text = Buffer.from(JSON.stringify({ type: 'OFFER', dst: b, payload: 'é' }));
      const cut = text.indexOf(0xc3) + 1;
      from.bytes(frame(text.subarray(0, cut), { first: 0x01 }));
      from.bytes(frame(Buffer.from('?'), { first: 0x89 }));
      from.bytes(frame(text.subarray(cut), { first: 0x80 }));
      expectSame(await to.hear('OFFER'), { type: 'OFFER', src: a, dst: b, payload: 'é' });
    },
  },
  {
    name: 'LEAVE for one peer reaches it, and the socket stays',
    async run(stage) {
      const { a, b, from, to } = await pair(stage);
      from.say('LEAVE', b);
      expectSame(await to.hear('LEAVE'), { type: 'LEAVE', src: a, dst: b });
      from.say('OFFER', b, 1);
      await to.hear('OFFER');
    },
  },
  {
    name: 'LEAVE for nobody known is ignored',
    async run(stage) {
      const { b, from, to } = await pair(stage);
      from.say('LEAVE', stage.id('nobody'));
      from.say('OFFER', b, 1);
      await to.hear('OFFER');
      expectSame(from.heard.length, 1, 'messages to the sender');
    },
  },
  ignored('HEARTBEAT', '{"type":"HEARTBEAT"}'),
  ignored('HEARTBEAT with a receiver', '{"type":"HEARTBEAT","dst":"B"}'),
  ignored('OPEN from a client', '{"type":"OPEN","dst":"B"}'),
  ignored('ERROR from a client', '{"type":"ERROR","dst":"B","payload":{"msg":"x"}}'),
  ignored('ID-TAKEN from a client', '{"type":"ID-TAKEN","dst":"B"}'),
  ignored('a type nobody knows', '{"type":"NONSENSE","dst":"B"}'),
  ignored('an offer for nobody', '{"type":"OFFER","payload":1}'),
  { ...ignored('a forged EXPIRE', '{"type":"EXPIRE","dst":"B"}'), fault: 'forged-expire' },
  {
    name: 'a peer that hangs up is heard no more',
    async run(stage) {
      const { b, from, to } = await pair(stage);
      to.close();
      await to.gone();
      from.say('LEAVE', b);
      await from.settled();
      expect(from.closed === undefined, 'the other socket was closed');
    },
  },
];
