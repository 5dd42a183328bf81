import { expect, expectSame, pause, type Check } from '../check.ts';

const expiry = { needs: 'expireMs', waits: true } as const;

export const queue: Check[] = [
  ...(['OFFER', 'ANSWER', 'CANDIDATE'] as const).map(
    (type): Check => ({
      name: `${type} waits for a peer that comes later`,
      async run(stage) {
        const [a, b] = [stage.id('a'), stage.id('b')];
        const from = await stage.join(a);
        from.say(type, b, { n: 1 });
        await from.settled();
        const late = await stage.join(b);
        expectSame(await late.hear(type), { type, src: a, dst: b, payload: { n: 1 } });
      },
    }),
  ),
  {
    name: 'what waited comes after OPEN, in order, and once',
    async run(stage) {
      const [a, b] = [stage.id('a'), stage.id('b')];
      const from = await stage.join(a);
      for (let n = 0; n < 20; n += 1) from.say('CANDIDATE', b, n);
      await from.settled();
      const late = await stage.join(b);
      await late.until(() => late.heard.length >= 21 || undefined, '20 messages');
      from.say('OFFER', b, 'live');
      await late.hear('OFFER');
      expectSame(late.heard.map(({ type, payload }) => (type === 'CANDIDATE' ? payload : type)), ['OPEN', ...Array.from({ length: 20 }, (_, n) => n), 'OFFER']);
      late.close();
      await late.gone();
    },
  },
  {
    name: 'several may wait for the same peer',
    async run(stage) {
      const b = stage.id('b');
      const senders = ['a', 'c', 'd'].map((name) => stage.id(name));
      for (const sender of senders) {
        const from = await stage.join(sender);
        from.say('OFFER', b, sender);
        await from.settled();
      }
      const late = await stage.join(b);
      for (const sender of senders) expectSame((await late.hear('OFFER', sender)).payload, sender);
    },
  },
  {
    name: 'LEAVE, HEARTBEAT and EXPIRE wait for nobody',
    async run(stage) {
      const b = stage.id('b');
      const from = await stage.join(stage.id('a'));
      // Between processes a LEAVE that is under way may still find who has just come, and does no harm: a newcomer has no connections to close.
      const leave = stage.target.bases.length === 1 ? ['LEAVE'] : [];
      for (const type of [...leave, 'HEARTBEAT', 'EXPIRE', 'OPEN']) from.say(type, b);
      from.say('OFFER', b, 1);
      await from.settled();
      const late = await stage.join(b);
      await late.hear('OFFER');
      expectSame(late.heard.map(({ type }) => type), ['OPEN', 'OFFER']);
    },
  },
  {
    name: 'a sender is told when nobody came',
    ...expiry,
    async run(stage) {
      const [a, b] = [stage.id('a'), stage.id('nobody')];
      const from = await stage.join(a);
      const began = Date.now();
      from.say('OFFER', b, 1);
      expectSame(await from.until(() => from.heard[1], 'EXPIRE', stage.target.expireMs! + 3000), { type: 'EXPIRE', src: b, dst: a });
      expect(Date.now() - began >= stage.target.expireMs! - 50, 'too early');
      expectSame(from.texts[1]!.includes('payload'), false, 'payload');
    },
  },
  {
    name: 'one EXPIRE for many messages to one peer',
    ...expiry,
    async run(stage) {
      const [a, b] = [stage.id('a'), stage.id('nobody')];
      const from = await stage.join(a);
      for (let n = 0; n < 10; n += 1) from.say('CANDIDATE', b, n);
      await from.until(() => from.heard[1], 'EXPIRE', stage.target.expireMs! + 3000);
      await pause(300);
      expectSame(from.heard.length, 2, 'messages');
    },
  },
  {
    name: 'each sender is told',
    ...expiry,
    async run(stage) {
      const b = stage.id('nobody');
      const wires = [];
      for (const name of ['a', 'c']) wires.push(await stage.join(stage.id(name)));
      for (const wire of wires) wire.say('OFFER', b, 1);
      for (const wire of wires) expectSame((await wire.until(() => wire.heard[1], 'EXPIRE', stage.target.expireMs! + 3000)).src, b);
    },
  },
  {
    name: 'a message has its own age, and not that of the first',
    fault: 7,
    ...expiry,
    async run(stage) {
      const [a, b, c] = [stage.id('a'), stage.id('nobody'), stage.id('c')];
      const expireMs = stage.target.expireMs!;
      const [first, second] = [await stage.join(a), await stage.join(c)];
      first.say('OFFER', b, 1);
      await first.settled();
      await pause(expireMs * 0.8);
      const began = Date.now();
      second.say('OFFER', b, 2);
      await second.until(() => second.heard[1], 'EXPIRE', expireMs + 3000);
      expect(Date.now() - began >= expireMs - 50, `told after ${Date.now() - began} ms`);
    },
  },
  {
    name: 'names that look alike when joined are told apart',
    fault: 6,
    mode: 'open',
    ...expiry,
    async run(stage) {
      const mark = stage.id('');
      const [one, two] = [await stage.join(`${mark}a`), await stage.join(`${mark}a_b`)];
      one.say('OFFER', 'b_c', 1);
      two.say('OFFER', 'c', 1);
      await Promise.all([one, two].map((wire) => wire.until(() => wire.heard[1], 'EXPIRE', stage.target.expireMs! + 3000)));
    },
  },
  {
    name: 'a name that means something to the language is a name',
    fault: 6,
    mode: 'open',
    ...expiry,
    async run(stage) {
      const from = await stage.join('_');
      from.say('OFFER', 'proto__', 1);
      await from.until(() => from.heard[1], 'EXPIRE', stage.target.expireMs! + 3000);
    },
  },
  {
    name: 'who comes after the expiry finds nothing',
    ...expiry,
    async run(stage) {
      const [a, b] = [stage.id('a'), stage.id('late')];
      const from = await stage.join(a);
      from.say('OFFER', b, 'old');
      await from.until(() => from.heard[1], 'EXPIRE', stage.target.expireMs! + 3000);
      const late = await stage.join(b);
      from.say('OFFER', b, 'new');
      expectSame((await late.hear('OFFER')).payload, 'new');
    },
  },
  {
    name: 'a sender that has gone harms nobody when its message expires',
    ...expiry,
    async run(stage) {
      const from = await stage.join(stage.id('a'));
      from.say('OFFER', stage.id('nobody'), 1);
      await from.settled();
      from.cut();
      await pause(stage.target.expireMs! + 500);
      await stage.join(stage.id('c'));
    },
  },
  {
    name: 'a queue has an end',
    fault: 8,
    async run(stage) {
      const [a, b] = [stage.id('a'), stage.id('late')];
      const from = await stage.join(a);
      const payload = 'x'.repeat(50_000);
      for (let n = 0; n < 200 && !from.ended; n += 1) from.say('OFFER', b, payload);
      await Promise.race([from.settled(), from.gone()]).catch(() => {});
      const late = await stage.join(b);
      await late.settled();
      await pause(200);
      const kept = late.texts.reduce((sum, text) => sum + text.length, 0);
      expect(kept < 2_000_000, `${Math.round(kept / 1e6)} MB were kept for one peer`);
    },
  },
];
