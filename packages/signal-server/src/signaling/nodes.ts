import { randomBytes } from 'node:crypto';
import { inline, pack } from '../database/bus-payload.ts';
import type { Bus, Message } from '../database/bus.ts';
import { codeOf } from '../database/connect.ts';
import type { Database } from '../database/open.ts';
import type { Log } from '../shared/log.ts';
import { Courier } from './courier.ts';
import type { Look, News, RunningDirectory } from './directory.ts';
import { Heart } from './heart.ts';
import { everywhere } from './realm.ts';
import { addRemoval, channelOf, everyChannel, freeSeat, nextSerial, nodeOf, notifyPeer, notifyRoom, seatsOfRoom, setAway, takeSeat } from './seats.ts';
import { fromWire, removedNews, satNews, toWire, type Wire } from './wire.ts';

/** What joins the processes of one server. */
export interface Across {
  readonly db: Pick<Database, 'connect'>;
  readonly bus: Bus;
}

export interface NodesWorld extends Across {
  readonly look: Look;
  readonly news: News;
  readonly log: Log;
  readonly tick: () => number;
}

/** Milliseconds in which the database must have answered somebody who waits. */
const patienceMs = 5000;

/** The directory of several processes on one PostgreSQL: its tables say who sits where, its NOTIFY carries frames from one to the other. */
export function nodesDirectory({ db, bus, look, news, log, tick }: NodesWorld): RunningDirectory {
  const node = randomBytes(8).toString('hex');
  // Of its own: a busy day of bookings does not delay a call, and the other way round.
  const sql = db.connect({ max: 2, recycle: false });
  const hears = (room: string, peer: string) => peer !== '' && !/[\p{Cc}\p{Cs}]/u.test(room + peer);

  const courier = new Courier({
    take: (room, peer) => look.takeLetters(room, peer),
    putBack: (letters) => look.putBack(letters),
    send: (room, dst, letters) => send({ is: 'letters', room, dst, letters: letters.map(({ src, text, at }) => ({ src, text, ageMs: tick() - at })) }, dst),
  });
  const heart = new Heart({ sql, bus, node, log, look, adopt: (seats) => news.adopt(seats), moved: news.sat, removed: news.removed, again: serveAll });

  /** To the one process where the peer sits. */
  async function send(message: Extract<Wire, { is: 'letters' | 'told' }>, peer: string): Promise<boolean> {
    const packed = pack(toWire(message));
    const short = inline(packed);
    if (short !== undefined) return notifyPeer(sql, node, { room: message.room, peer }, short);
    const there = await nodeOf(sql, node, message.room, peer);
    if (there !== undefined) await bus.publish(channelOf(there), toWire(message), sql);
    return there !== undefined;
  }

  function serve(room: string, peer: string): void {
    if (heart.others > 0 && hears(room, peer)) courier.serve(room, peer).catch(failed('letters wait for the database'));
  }

  function serveAll(): void {
    for (const { room, peer } of look.awaited()) serve(room, peer);
  }

  const failed = (text: string) => (error: unknown) => {
    heart.missed();
    log.warn({ code: codeOf(error) }, text);
  };

  function receive(message: Message): void {
    const said = typeof message === 'string' ? fromWire(message) : undefined;
    if (said?.is === 'letters') news.letters(said.room, said.dst, said.letters);
    else if (said?.is === 'told') news.told(said.room, said.peer, said.text);
    else if (said?.is === 'left') news.left(said.room, said.peer);
    else if (said?.is === 'removed') news.removed(said.room, said.person, said.serial);
    else if (said && said.node !== node) {
      heart.heardOther();
      if (said.is === 'hears') return serveAll();
      news.sat(said.room, said.peer, said.serial);
      serve(said.room, said.peer);
    }
  }

  heart.start([everyChannel, channelOf(node)], receive);

  return {
    get nodes() {
      return heart.others + 1;
    },
    serial: () => patiently(heart.started.then(() => nextSerial(sql))),
    sit: (claim, pass) => patiently(heart.started.then(() => takeSeat(sql, node, claim, pass, satNews(node, claim.room, claim.peer)))),
    away: (seat) => setAway(sql, seat),
    free: (seat) => freeSeat(sql, seat),
    peersOf: (room) => patiently(seatsOfRoom(sql, room)),
    remove: (room, person) => addRemoval(sql, room, person, removedNews(room, person)),
    forward: serve,
    underway: (room, peer) => courier.underway(room, peer),
    tell(room, peer, text) {
      if (heart.others > 0 && hears(room, peer)) send({ is: 'told', room, peer, text }, peer).catch(failed('a word to another process was lost'));
    },
    left(room, peer) {
      if (heart.others === 0 || room === everywhere) return;
      notifyRoom(sql, node, room, toWire({ is: 'left', room, peer })).catch(failed('a leave was not told to other processes'));
    },
    sweep: () => {},
    async close() {
      await heart.stop();
      await sql.end({ timeout: 2 });
    },
  };
}

async function patiently<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('The database does not answer.')), patienceMs)));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
