import { agreed } from '../../packages/signal-server/test/agreed.ts';
import { randomBytes } from 'node:crypto';
import { connect, type Pool as Sql } from '../../packages/signal-server/src/database/connect.ts';
import { Server } from '../e2e/server.ts';
import { openSharedDatabase } from '../network/database.ts';
import { ask, staffToken, withDataDir, type Answer, type Slot } from './world.ts';

export const about =
  '10,000 attempts by 200 callers on 500 overlapping times, over two server processes, mixed with moves, cancellations, holds that run out and hours that change; again with a process killed in the middle: no overlap, no lost booking, every refusal with a reason and fresh times, and holds end on time after a restart';

const callers = 200;
const attempts = 10_000;
const overlapping = 500;
/** Nobody waits longer for an answer than this. */
const patienceMs = 30_000;

/** What may be answered to whom asks for a time; each of the refusals carries times that are free now. */
const refusals = new Set(['slot-taken', 'slot-past', 'slot-unknown', 'hold-expired']);

interface Visit {
  readonly reference: string;
  readonly token: string;
}

/** One storm's facts: what was answered, and what must therefore stand in the table. */
class Tally {
  readonly answers: Record<string, number> = {};
  readonly bare: string[] = [];
  readonly hung: string[] = [];
  /** Where the last answer says that a visit is; `null`: called off. Visits whose last answer was lost are not in it. */
  readonly promised = new Map<string, string | null>();
  lost = 0;

  count(act: string, { status, body }: Answer): void {
    const name = `${act} ${status}${status < 400 ? '' : ` ${String(body['code'])}`}`;
    this.answers[name] = (this.answers[name] ?? 0) + 1;
    if (status < 400) return;
    const fresh = body['slots'];
    if (refusals.has(String(body['code'])) ? !Array.isArray(fresh) || fresh.length === 0 : typeof body['detail'] !== 'string') this.bare.push(name);
  }
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
const startOf = ({ body }: Answer): string => (body['appointment'] as { start: string } | undefined)?.start ?? String(body['start']);

/** The callers of one storm. */
class Storm {
  #asked = 0;

  constructor(
    private readonly servers: readonly Server[],
    private readonly slots: readonly Slot[],
    private readonly sql: Sql,
    private readonly manager: string,
    readonly tally: Tally,
  ) {}

  get asked(): number {
    return this.#asked;
  }

  async rage(): Promise<void> {
    await Promise.all(Array.from({ length: callers }, (_, n) => this.#caller(n)));
  }

  async #caller(n: number): Promise<void> {
    const mine: Visit[] = [];
    while (this.#asked < attempts) {
      this.#asked += 1;
      const chance = Math.random();
      if (mine.length > 0 && chance < 0.15) await this.#move(pick(mine));
      else if (mine.length > 0 && chance < 0.3) await this.#callOff(mine.splice(Math.floor(Math.random() * mine.length), 1)[0]!);
      else if (chance > 0.995) await this.#changeHours();
      else await this.#book(n, mine);
    }
  }

  /** Asks one of the processes; another one when it does not answer, as a page would that is loaded again. */
  async #ask(act: string, method: string, path: string, body?: unknown, token?: string): Promise<Answer | undefined> {
    const began = Date.now();
    for (const server of [pick(this.servers), ...this.servers]) {
      const answer = await ask(server, method, path, body, token).catch(() => undefined);
      if (answer) {
        this.tally.count(act, answer);
        if (Date.now() - began > patienceMs) this.tally.hung.push(`${act} ${Date.now() - began} ms`);
        return answer;
      }
      this.tally.lost += 1;
      // Asked again it might be done twice, which is for the table to refuse; what the first did is not known to us.
      if (act !== 'hold') return undefined;
    }
    return undefined;
  }

  async #book(n: number, mine: Visit[]): Promise<void> {
    const slot = pick(this.slots);
    const held = await this.#ask('hold', 'POST', '/holds', { ...wanted(slot), start: slot.start, ...(Math.random() < 0.7 ? { practitioner: slot.practitioner } : {}) });
    if (held?.status !== 201) return;
    const token = String(held.body['token']);
    const reference = String(held.body['reference']);
    const fate = Math.random();
    if (fate < 0.15) return void (await this.#ask('give back', 'DELETE', `/holds/${reference}`, undefined, token));
    // A hold that nobody finishes: its ten minutes are over now, and somebody may take the time while its owner still tries to book.
    if (fate < 0.35) await this.sql`update appointment set held_until = now() - interval '1 second' where reference = ${reference} and status = 'held'`;
    const booked = await this.#ask('book', 'POST', '/appointments', { ...request, owner: { name: 'Sam Rivera', email: `owner-${n}@mail.example` } }, token);
    if (booked?.status !== 201) return;
    this.tally.promised.set(reference, startOf(booked));
    mine.push({ reference, token: String(booked.body['token']) });
  }

  async #move({ reference, token }: Visit): Promise<void> {
    const { start, practitioner } = pick(this.slots);
    const moved = await this.#ask('move', 'POST', `/appointments/${reference}/reschedule`, { start, ...(Math.random() < 0.5 ? { practitioner } : {}) }, token);
    if (!moved) this.tally.promised.delete(reference);
    else if (moved.status === 200) this.tally.promised.set(reference, startOf(moved));
  }

  async #callOff({ reference, token }: Visit): Promise<void> {
    const off = await this.#ask('call off', 'POST', `/appointments/${reference}/cancel`, {}, token);
    if (!off) this.tally.promised.delete(reference);
    else if (off.status === 200) this.tally.promised.set(reference, null);
  }

  /** Some time is taken out of somebody's hours, and given back. */
  async #changeHours(): Promise<void> {
    const { start, practitioner } = pick(this.slots);
    const added = await this.#ask('block', 'POST', `/availability/exceptions?practitioner=${practitioner}`, { kind: 'block', from: start.slice(0, 10), windows: [['10:00', '11:00']] }, this.manager);
    for (const { id } of (added?.body['exceptions'] as { id: string }[] | undefined) ?? []) await this.#ask('unblock', 'DELETE', `/availability/exceptions/${id}`, undefined, this.manager);
  }
}

const request = { pet: { name: 'Miso', species: 'cat' }, reason: 'He scratches his left ear.', place: { country: 'CA' }, consent: { telehealth: true, privacy: true, agreement: agreed } };
/** Half an hour or a quarter: a visit of one kind is in the way of two or three starts of the other. */
const wanted = ({ start }: Slot) => ({ type: Date.parse(start) % 1_800_000 === 0 ? 'sick' : 'recheck', modality: 'video' });

/** Times a quarter of an hour apart for visits of half an hour, of two vets. */
async function overlappingSlots(server: Server, manager: string): Promise<Slot[]> {
  const days = [2, 9, 16].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
  const read = async () =>
    (await Promise.all(
      days.map((from) => ask(server, 'GET', `/slots?type=sick&modality=video&from=${from}&to=${new Date(Date.parse(from) + 6 * 86_400_000).toISOString().slice(0, 10)}&zone=America/Toronto`)),
    )).flatMap(({ body }) => body['slots'] as Slot[]);
  for (const practitioner of new Set((await read()).map((slot) => slot.practitioner))) {
    const sheet = await ask(server, 'GET', `/availability?practitioner=${practitioner}`, undefined, manager);
    const hours = { ...(sheet.body['hours'] as object), stepMin: 15 };
    await ask(server, 'PUT', `/availability?practitioner=${practitioner}`, hours, manager, { 'if-match': `"${String(sheet.body['revision'])}"` });
  }
  // Those that lie close together, so that few callers meet an empty place.
  return (await read()).slice(0, overlapping);
}

async function callAllOff(sql: Sql): Promise<void> {
  await sql`delete from appointment where status = 'held'`;
  await sql`update appointment set status = 'cancelled' where status in ('requested', 'confirmed')`;
}

/** Pairs of visits or held times of one person that lie in each other's time. The table must not have any, whatever its own constraint says. */
const overlaps = async (sql: Sql): Promise<number> =>
  Number(
    (await sql`
      select count(*) as n from appointment a join appointment b
        on a.clinic_id = b.clinic_id and a.practitioner_id = b.practitioner_id and a.id < b.id
        and tstzrange(a.start_at, a.end_at) && tstzrange(b.start_at, b.end_at)
      where (a.status in ('requested', 'confirmed') or a.held_until > now()) and (b.status in ('requested', 'confirmed') or b.held_until > now())`)[0]?.['n'],
  );

/** Promises of answers that the table does not keep. */
async function broken(sql: Sql, promised: ReadonlyMap<string, string | null>): Promise<string[]> {
  const rows = await sql<{ reference: string; status: string; start_at: Date }[]>`select reference, status, start_at from appointment where reference = any(${[...promised.keys()]})`;
  const kept = new Map(rows.map(({ reference, status, start_at }) => [reference, status === 'requested' || status === 'confirmed' ? start_at.toISOString() : null]));
  return [...promised].filter(([reference, start]) => !kept.has(reference) || kept.get(reference) !== start).map(([reference]) => reference);
}

/** A hold with a little time left, over a restart of every process: milliseconds between its end and the moment its time is offered again. */
async function offeredAfterRestart(servers: readonly Server[], sql: Sql, slot: Slot): Promise<number> {
  const held = await ask(servers[0]!, 'POST', '/holds', { ...wanted(slot), ...slot });
  const [row] = await sql<{ ends: Date }[]>`
    with hold as (update appointment set held_until = now() + interval '8 seconds' where reference = ${String(held.body['reference'])} returning id, held_until),
      job as (update job set run_at = hold.held_until from hold where kind = 'end-hold' and payload ->> 'appointment' = hold.id::text)
    select held_until as ends from hold`;
  await Promise.all(servers.map((server) => server.kill()));
  await Promise.all(servers.map((server) => server.run()));
  const isOffered = async (server: Server) => {
    const day = slot.start.slice(0, 10);
    const { body } = await ask(server, 'GET', `/slots?type=${wanted(slot).type}&modality=video&practitioner=${slot.practitioner}&from=${day}&to=${day}&zone=UTC`);
    return (body['slots'] as Slot[]).some(({ start }) => start === slot.start);
  };
  if (Date.now() < row!.ends.getTime() - 500 && (await isOffered(servers[0]!))) throw new Error('offered while it was held');
  for (const late = Date.now() + 60_000; Date.now() < late; await new Promise((done) => setTimeout(done, 50))) {
    if (await isOffered(servers[1]!)) return Date.now() - row!.ends.getTime();
  }
  return Infinity;
}

export const prove = async (say: (line: string) => void) =>
  withDataDir(async (folder) => {
    const database = await openSharedDatabase();
    const env = { DATABASE_URL: database.url, SECRET_KEY: randomBytes(32).toString('hex') };
    const servers: Server[] = [];
    const sql = connect({ url: database.url }, undefined, { max: 2 });
    try {
      for (const name of ['east', 'west']) servers.push(await Server.start(`${folder}/${name}`, env));
      const manager = await staffToken(servers[0]!, 'jo.marsh@maple-street.example');
      const slots = await overlappingSlots(servers[0]!, manager);
      const results: Record<string, object> = {};
      let passed = 0;

      for (const name of ['calm', 'killed'] as const) {
        await callAllOff(sql);
        const storm = new Storm(servers, slots, sql, manager, new Tally());
        const began = Date.now();
        const kill = name === 'killed' ? killedInTheMiddle(servers[1]!, storm) : undefined;
        await storm.rage();
        await kill;
        const { answers, bare, hung, promised, lost } = storm.tally;
        const bad = { overlaps: await overlaps(sql), refusalsWithoutReasonOrTimes: bare.length, hung: hung.length, promisesBroken: (await broken(sql, promised)).length };
        const good = Object.values(bad).every((count) => count === 0) && storm.asked >= attempts;
        if (good) passed += 1;
        results[name] = { attempts: storm.asked, seconds: Math.round((Date.now() - began) / 1000), ...bad, answersLostWithTheProcess: lost, visitsChecked: promised.size, answers };
        say(`${name}: ${JSON.stringify(results[name])}`);
        if (bare.length) say(`bare: ${[...new Set(bare)].join(', ')}`);
      }

      await callAllOff(sql);
      const lateMs: number[] = [];
      for (let round = 0; round < 3; round += 1) lateMs.push(await offeredAfterRestart(servers, sql, slots[round * 4]!));
      const onTime = lateMs.every((ms) => ms < 1_000);
      if (onTime) passed += 1;
      say(`times offered again ${lateMs.join(', ')} ms after their hold ended`);
      return { n: 3, passed, callers, times: slots.length, ...results, offeredAgainAfterHoldEndedMs: lateMs };
    } finally {
      await sql.end();
      await Promise.all(servers.map((server) => server.stop()));
      await database.close();
    }
  });

/** Kills one process when half of the attempts are made, and starts it again a moment later. */
async function killedInTheMiddle(server: Server, storm: Storm): Promise<void> {
  while (storm.asked < attempts / 2) await new Promise((done) => setTimeout(done, 50));
  await server.kill();
  await server.run();
}
