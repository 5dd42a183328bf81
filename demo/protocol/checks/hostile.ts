import { frame } from '../client.ts';
import { expect, expectSame, pause, type Check, type Stage } from '../check.ts';

/** Two bystanders talk before and after whatever `act` does. */
async function bystanders(stage: Stage, act: () => Promise<void>): Promise<void> {
  const [left, right] = [stage.id('left'), stage.id('right')];
  const wires = [await stage.join(left), await stage.join(right)] as const;
  await act();
  await pause(30);
  wires[0].say('OFFER', right, 'still there?');
  await wires[1].hear('OFFER', left);
  wires[1].say('ANSWER', left, 'yes');
  await wires[0].hear('ANSWER', right);
}

const nonsense = ['', ' ', 'null', 'true', '17', '"text"', '[]', '[null]', '{', '}', '{"type":', '{"type":"OFFER",}', 'undefined', '\u0000', 'NaN', '{"type":"OFFER"}{"type":"OFFER"}', "{'type':'OFFER'}"];
/** The reference reads lists without an error. */
const harmless = new Set(['[]', '[null]']);

const textIsHarmless = (text: string): Check => ({
  name: `${JSON.stringify(text)} harms nobody`,
  fault: harmless.has(text) ? undefined : 1,
  run: (stage) =>
    bystanders(stage, async () => {
      const wire = await stage.join(stage.id('odd'));
      wire.text(text);
      await wire.settled();
    }),
});

const bytesAreHarmless = (name: string, bytes: Buffer): Check => ({
  name: `${name} ends its own socket and nothing else`,
  fault: 1,
  run: (stage) =>
    bystanders(stage, async () => {
      const wire = await stage.join(stage.id('odd'));
      wire.bytes(bytes);
      await wire.gone();
    }),
});

const oddFrame = (name: string, text: (b: string) => string): Check => ({
  name: `${name} harms nobody`,
  run: (stage) =>
    bystanders(stage, async () => {
      const wire = await stage.join(stage.id('odd'));
      wire.text(text(stage.id('right')));
      await wire.settled();
    }),
});

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

export const hostile: Check[] = [
  ...nonsense.map(textIsHarmless),
  bytesAreHarmless('bad UTF-8', frame(Buffer.from([0xc3, 0x28]))),
  bytesAreHarmless('an unmasked frame', frame(Buffer.from('{"type":"HEARTBEAT"}'), { masked: false })),
  bytesAreHarmless('a frame with reserved bits', frame(Buffer.from('{}'), { first: 0xf1 })),
  bytesAreHarmless('an unknown opcode', frame(Buffer.from('{}'), { first: 0x83 })),
  bytesAreHarmless('a ping in pieces', frame(Buffer.from('{}'), { first: 0x09 })),
  bytesAreHarmless('an end without a beginning', frame(Buffer.from('{}'), { first: 0x80 })),
  bytesAreHarmless('a ping that is too long', frame(Buffer.alloc(126), { first: 0x89 })),
  bytesAreHarmless('a close frame of one byte', frame(Buffer.from([3]), { first: 0x88 })),
  bytesAreHarmless('a close code that may not be sent', frame(Buffer.from([0x03, 0xed]), { first: 0x88 })),
  bytesAreHarmless('an impossible length', Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4])),
  bytesAreHarmless('200 MiB announced', Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x0c, 0x80, 0, 0, 1, 2, 3, 4])),
  {
    name: 'a frame of 1 MiB ends its sender and reaches nobody',
    fault: 8,
    run: (stage) =>
      bystanders(stage, async () => {
        const [wire, victim] = [await stage.join(stage.id('odd')), await stage.join(stage.id('victim'))];
        wire.say('OFFER', stage.id('victim'), 'x'.repeat(1 << 20));
        await Promise.race([wire.gone(), victim.hear('OFFER')]);
        expect(!victim.heard.some(({ type }) => type === 'OFFER'), 'it was relayed');
      }),
  },
  {
    name: 'a payload of 30,000 levels disturbs its receiver in nothing',
    fault: 4,
    run: (stage) =>
      bystanders(stage, async () => {
        const id = stage.id('victim');
        const [wire, victim] = [await stage.join(stage.id('odd')), await stage.join(id)];
        wire.text(`{"type":"OFFER","dst":"${id}","payload":${deep(30_000)}}`);
        wire.say('CANDIDATE', id, 'after it');
        await victim.until(() => (victim.texts.some((text) => text.includes('after it')) ? true : undefined), 'what was sent after it');
        await victim.settled();
        expect(victim.closed === undefined, 'the receiver was closed');
      }),
  },
  {
    name: 'a deep payload that waits disturbs in nothing who comes for it',
    fault: 4,
    run: (stage) =>
      bystanders(stage, async () => {
        const id = stage.id('victim');
        const wire = await stage.join(stage.id('odd'));
        wire.text(`{"type":"OFFER","dst":"${id}","payload":${deep(30_000)}}`);
        await wire.settled();
        const victim = await stage.join(id);
        await victim.settled();
        await pause(100);
        expect(victim.closed === undefined, 'the receiver was closed');
      }),
  },
  oddFrame('a type that is a list', (b) => `{"type":["OFFER"],"dst":"${b}"}`),
  oddFrame('a type that is an object', (b) => `{"type":{"toString":null},"dst":"${b}"}`),
  oddFrame('a type that is a number', (b) => `{"type":7,"dst":"${b}"}`),
  oddFrame('a type of every object', () => '{"type":"constructor"}'),
  oddFrame('a receiver that is a list', (b) => `{"type":"OFFER","dst":["${b}"]}`),
  oddFrame('a receiver that is an object', () => '{"type":"OFFER","dst":{"length":1}}'),
  oddFrame('a receiver that is a number', () => '{"type":"OFFER","dst":17}'),
  oddFrame('a receiver called __proto__', () => '{"type":"OFFER","dst":"__proto__","payload":1}'),
  oddFrame('a receiver called constructor', () => '{"type":"LEAVE","dst":"constructor"}'),
  oddFrame('a receiver with half a character', () => '{"type":"OFFER","dst":"\\ud800","payload":1}'),
  oddFrame('a receiver with a NUL', () => '{"type":"OFFER","dst":"a\\u0000b","payload":1}'),
  oddFrame('a message that wants to be a prototype', (b) => `{"__proto__":{"type":"OFFER"},"type":"CANDIDATE","dst":"${b}"}`),
  {
    name: 'a thousand messages at once keep nobody waiting',
    run: (stage) =>
      bystanders(stage, async () => {
        const wire = await stage.join(stage.id('odd'));
        for (let n = 0; n < 1000; n += 1) wire.say('CANDIDATE', stage.id('nobody'), n);
        const other = await stage.join(stage.id('other'));
        const began = Date.now();
        await other.settled();
        expect(Date.now() - began < 1500, `a ping took ${Date.now() - began} ms`);
      }),
  },
  {
    name: 'handshakes that break off leave the server standing',
    run: (stage) =>
      bystanders(stage, async () => {
        for (let n = 0; n < 20; n += 1) {
          const wire = await stage.dial(stage.id('odd'));
          wire.socket.resetAndDestroy();
        }
      }),
  },
  {
    name: 'an upgrade to something else is answered or ended, not left hanging',
    run: (stage) =>
      bystanders(stage, async () => {
        const wire = await stage.knock(`key=${stage.target.key}&id=a&token=t`, { headers: ['Upgrade: h2c'] });
        await wire.until(() => wire.status ?? (wire.ended || undefined), 'an answer');
        expect(wire.status !== 101, 'it was accepted');
      }),
  },
  {
    name: 'a handshake without a key is no socket',
    run: (stage) =>
      bystanders(stage, async () => {
        const wire = await stage.knock('id=%ff%fe&token=%zz&key=%', {});
        await wire.until(() => wire.status ?? (wire.ended || undefined), 'an answer');
        expectSame(wire.heard.some(({ type }) => type === 'OPEN'), false, 'OPEN');
      }),
  },
  {
    name: 'messages after the close frame are not heard',
    async run(stage) {
      const b = stage.id('b');
      const [wire, other] = [await stage.join(stage.id('a')), await stage.join(b)];
      wire.close();
      wire.say('OFFER', b, 'after the end');
      await wire.gone();
      await other.settled();
      expectSame(other.heard.length, 1, 'messages');
    },
  },
];
