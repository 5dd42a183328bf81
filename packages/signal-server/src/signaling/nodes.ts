import { randomBytes } from 'node:crypto';
import { inline, pack } from '../database/bus-payload.ts';
import type { Bus, Message } from '../database/bus.ts';
import { codeOf } from '../database/connect.ts';
import type { Database } from '../database/open.ts';
import type { Log } from '../shared/log.ts';
import { Courier } from './courier.ts';
import type { Look, News, RunningDirectory } from './directory.ts';
import { Heart } from './heart.ts';
import { HeardParcels, SentParcels } from './parcels.ts';
import { everywhere } from './realm.ts';
import { addRemoval, channelOf, everyChannel, freeSeat, joinSeat, nextSerial, nodeOf, notifyPeer, notifyRoom, seatsOfRoom, setAway, takeSeat } from './seats.ts';
import { fromWire, removedNews, satNews, toWire, type Parcel } from './wire.ts';

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

  const sent = new SentParcels();
  const heard = new HeardParcels();

  /** To the one process where the peer sits. */
  async function send(parcel: Parcel, peer: string): Promise<boolean> {
    const text = toWire({ ...parcel, from: node, n: sent.number() });
    const short = inline(pack(text));
    const there = await (short === undefined ? nodeOf(sql, node, parcel.room, peer) : notifyPeer(sql, node, { room: parcel.room, peer }, short));
    if (there === undefined) return false;
    sent.keep(there, text, tick());
    if (short === undefined) await bus.publish(channelOf(there), text, sql);
    return true;
  }

  /** A process hears again: what it may have missed, and then what waits for its peers. */
  async function hearsAgain(there: string): Promise<void> {
    for (const text of sent.of(there, tick())) await bus.publish(channelOf(there), text, sql);
    serveAll();
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
    if (said?.is === 'letters' || said?.is === 'told') {
      if (!heard.isNew(said)) return;
      if (said.is === 'letters') news.letters(said.room, said.dst, said.letters);
      else news.told(said.room, said.peer, said.text);
    } else if (said?.is === 'left') news.left(said.room, said.peer);
    else if (said?.is === 'removed') news.removed(said.room, said.person, said.serial);
    else if (said && said.node !== node) {
      heart.heardOther();
      if (said.is === 'hears') return void hearsAgain(said.node).catch(failed('what was sent to another process may be lost'));
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
    join: (seat) => joinSeat(sql, seat),
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
    sweep: () => sent.sweep(tick()),
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
