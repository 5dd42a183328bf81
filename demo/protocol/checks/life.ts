import { expect, expectSame, pause, type Check } from '../check.ts';

const alive = { needs: 'aliveMs', waits: true } as const;

export const life: Check[] = [
  {
    name: 'a silent socket is closed after a while, and its id is free',
    ...alive,
    async run(stage) {
      const id = stage.id('a');
      const silent = await stage.join(id, { answersPings: false });
      await silent.until(() => silent.closed, 'the end', stage.target.aliveMs! + 3000);
      if (stage.target.mode !== 'open') return;
      // Among several processes the id is free a moment after the socket has ended.
      for (const end = Date.now() + 2000; ; await pause(50)) {
        const wire = await stage.dial(id, { as: 'another' });
        const { type } = await wire.until(() => wire.heard[0], 'an answer');
        if (type === 'OPEN') return;
        expect(type === 'ID-TAKEN' && Date.now() < end, `answered ${type}`);
      }
    },
  },
  {
    name: 'a socket with heartbeats stays',
    ...alive,
    async run(stage) {
      const wire = await stage.join(stage.id('a'));
      for (const end = Date.now() + stage.target.aliveMs! * 2; Date.now() < end; await pause(stage.target.aliveMs! / 5)) wire.say('HEARTBEAT');
      expect(wire.closed === undefined, 'it was closed');
    },
  },
  {
    name: 'a socket that talks stays, without heartbeats',
    fault: 9,
    ...alive,
    async run(stage) {
      const wire = await stage.join(stage.id('a'));
      for (const end = Date.now() + stage.target.aliveMs! * 2; Date.now() < end; await pause(stage.target.aliveMs! / 5)) wire.say('LEAVE', stage.id('nobody'));
      expect(wire.closed === undefined, 'it was closed');
    },
  },
  {
    name: 'who has just come back is not closed for having been silent before',
    fault: 9,
    ...alive,
    async run(stage) {
      const id = stage.id('a');
      await stage.join(id, { answersPings: false });
      await pause(stage.target.aliveMs! * 0.9);
      const back = await stage.dial(id);
      await pause(stage.target.aliveMs! * 0.5);
      expect(back.closed === undefined, 'it was closed');
    },
  },
  {
    name: 'the server pings, so that both ends notice a dead line',
    fault: 'no-ping',
    needs: 'pingMs',
    waits: true,
    async run(stage) {
      const wire = await stage.join(stage.id('a'));
      await wire.until(() => wire.pings[0], 'a ping', stage.target.pingMs! + 2500);
    },
  },
  {
    name: 'a ping is answered with what was in it',
    async run(stage) {
      await (await stage.join(stage.id('a'))).settled();
    },
  },
];

export const comeBack: Check[] = [
  {
    name: 'who comes back with the same token hears OPEN',
    fault: 2,
    async run(stage) {
      const id = stage.id('a');
      await stage.join(id);
      await stage.join(id);
    },
  },
  {
    name: 'who comes back hears what is sent from then on',
    async run(stage) {
      const id = stage.id('a');
      const other = await stage.join(stage.id('b'));
      await stage.join(id);
      const back = await stage.dial(id);
      await back.settled();
      // The reference tells a client nothing when it is back; ours says OPEN.
      await Promise.race([back.hear('OPEN').catch(() => {}), pause(300)]);
      other.say('OFFER', id, 1);
      await back.hear('OFFER');
    },
  },
  {
    name: 'the socket of before is closed',
    fault: 3,
    async run(stage) {
      const id = stage.id('a');
      const old = await stage.join(id);
      await stage.dial(id);
      await old.gone();
    },
  },
  {
    name: 'the socket of before is mute',
    fault: 3,
    async run(stage) {
      const [id, b] = [stage.id('a'), stage.id('b')];
      const [old, other] = [await stage.join(id), await stage.join(b)];
      const back = await stage.dial(id);
      await back.settled();
      await pause(150);
      old.say('OFFER', b, 'from the past');
      back.say('OFFER', b, 'from now');
      await other.until(() => other.heard.find(({ payload }) => payload === 'from now'), 'the new socket');
      await pause(100);
      expect(!other.heard.some(({ payload }) => payload === 'from the past'), 'the old socket was heard');
    },
  },
  {
    name: 'the end of the socket of before takes nothing away',
    async run(stage) {
      const [id, b] = [stage.id('a'), stage.id('b')];
      const [old, other] = [await stage.join(id), await stage.join(b)];
      const back = await stage.dial(id);
      await back.settled();
      await pause(150);
      old.cut();
      await pause(100);
      other.say('OFFER', id, 1);
      await back.hear('OFFER');
    },
  },
  {
    name: 'somebody else cannot come back as one',
    async run(stage) {
      const id = stage.id('a');
      await stage.join(id);
      expectSame((await (await stage.dial(id, { as: 'somebody else' })).hear('ID-TAKEN')).type, 'ID-TAKEN');
    },
  },
  {
    name: 'what was sent while one was away waits',
    async run(stage) {
      const id = stage.id('a');
      const [first, other] = [await stage.join(id), await stage.join(stage.id('b'))];
      first.close();
      await first.gone();
      await pause(150);
      other.say('OFFER', id, 'meanwhile');
      await other.settled();
      expectSame((await (await stage.join(id)).hear('OFFER')).payload, 'meanwhile');
    },
  },
  {
    name: 'who has said LEAVE is heard no more',
    fault: 5,
    async run(stage) {
      const b = stage.id('b');
      const [leaver, other] = [await stage.join(stage.id('a')), await stage.join(b)];
      leaver.say('LEAVE');
      leaver.say('OFFER', b, 'still here');
      await pause(200);
      expect(!other.heard.some(({ type }) => type === 'OFFER'), 'it was heard');
    },
  },
  {
    name: 'the end of a socket that had left takes nothing from who has the id now',
    fault: 5,
    mode: 'open',
    async run(stage) {
      const id = stage.id('a');
      const [leaver, other] = [await stage.join(id), await stage.join(stage.id('b'))];
      leaver.say('LEAVE');
      await Promise.race([leaver.settled(), leaver.gone()]);
      const next = await stage.join(id, { as: 'another' });
      leaver.cut();
      await pause(150);
      other.say('OFFER', id, 1);
      await next.hear('OFFER');
    },
  },
  {
    name: 'fifty short visits leave nothing behind',
    async run(stage) {
      const id = stage.id('a');
      for (let n = 0; n < 50; n += 1) (await stage.dial(id)).cut();
      await pause(100);
      for (let tries = 0; ; tries += 1) {
        const wire = await stage.dial(id);
        const first = await wire.until(() => wire.heard[0]?.type, 'OPEN').catch(() => undefined);
        if (first === 'OPEN') return;
        expect(tries < 5, 'no OPEN');
      }
    },
  },
];
