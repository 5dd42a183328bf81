import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Database } from '../../packages/signal-server/src/database/open.ts';
import { recordFlows } from '../../packages/signal-server/src/flows/records/all.ts';
import { petHistory } from '../../packages/signal-server/src/flows/records/pet-file.ts';
import type { RecordBody } from '../../packages/signal-server/src/records/contract.ts';
import { systemCodes } from '../../packages/signal-server/src/records/findings.contract.ts';
import { emptyRecord } from '../../packages/signal-server/src/records/rules.ts';
import { createKeys } from '../../packages/signal-server/src/shared/keys.ts';
import type { Scope } from '../../packages/signal-server/src/shared/scope.ts';
import { median } from '../network/figures.ts';
import { typist } from '../prove/typing.ts';
import { ask, withServer } from '../prove/world.ts';
import { clinicOn, type Connected, inTurns, milliseconds, noting, row, sendAgain, withDatabases, type World } from './booking.ts';

export const about = 'a save of a 20 kB record beside the same statements in one bare transaction; a key in a record of 50 fields; the history of an animal where the clinic has 100 and 10,000 visits';

const now = new Date('2030-01-07T13:00:00.000Z');
const keys = createKeys('a secret for measurements');
const visitsOfPet = 20;
const words = (length: number, n: number) => `${n} `.padEnd(length, 'He scratches his left ear since Tuesday. ');

/** A record of about 20 kB with more than 50 fields. */
function body(n: number): RecordBody {
  const long = (share: number) => words(share, n);
  return {
    ...emptyRecord(),
    subjective: long(4000), objective: long(4000), assessment: long(3500), plan: long(3500), education: long(1500),
    vitals: { temperature: 38.6, pulse: 180, breaths: 24, weight: 4.6, counted: { breaths: 'owner-30' }, rest: 'resting', gums: 'pink', refill: '1-2' },
    exam: Object.fromEntries(systemCodes.map((code) => [code, { is: 'abnormal', words: 'Left ear red, dark wax.' }])),
    condition: { body: 5, muscle: 'normal' },
    problems: Array.from({ length: 4 }, (_, at) => ({ words: `Sore ear ${at}`, certainty: 'suspected' as const, differentials: 'Mites\nYeast', code: { system: 'https://vocabulary.example', code: String(at), display: 'Ear' } })),
    declined: [{ what: 'Ear swab', why: 'Cost' }],
    scripts: { kind: 'none' }, followUp: { kind: 'recheck', inDays: 14 },
    summary: { found: long(900), nextSteps: long(900), callIf: long(400) },
  };
}

interface Visits extends World {
  readonly vet: Scope;
  readonly reference: string;
  readonly pet: string;
}

/** A clinic with that many visits that are over, 20 of each animal, each with a completed record; and one that is going on. */
async function clinicWith(connected: Connected, name: string, visits: number): Promise<Visits> {
  const world = await clinicOn(await connected(name));
  const { sql, scope: { clinic }, people: [vet] } = world;
  const pets = visits / visitsOfPet;
  await sql.begin(async (tx) => {
    // Filled past the triggers that watch over single versions: they would be the same for both.
    await tx`set local session_replication_role = replica`;
    await tx`insert into owner (clinic_id, id, email, name) select ${clinic.id}, md5('o' || n)::uuid, 'owner-' || n || '@mail.example', 'Sam Rivera' from generate_series(1, ${pets}::int) n`;
    await tx`insert into pet (clinic_id, id, owner_id, name, species) select ${clinic.id}, md5('p' || n)::uuid, md5('o' || n)::uuid, 'Miso', 'cat' from generate_series(1, ${pets}::int) n`;
    await tx`
      insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, owner_id, pet_id, start_at, end_at, busy, consent, policy_version, price_minor, terms)
      select ${clinic.id}, md5('a' || n)::uuid, 'VK-' || n, case when n = 0 then 'confirmed' else 'done' end, t.id, 'video', ${vet!}, md5('o' || 1 + n % ${pets})::uuid, md5('p' || 1 + n % ${pets})::uuid,
        at, at + interval '30 minutes', tstzrange(at, at + interval '30 minutes'), ${sql.json({ name: 'Sam Rivera', pet: { name: 'Miso', species: 'cat' } })}, '1', t.price_minor, 1
      from generate_series(0, ${visits}::int) n, appointment_type t, lateral (select ${now}::timestamptz - n * interval '1 hour' as at) at where t.clinic_id = ${clinic.id}`;
    await tx`insert into consult (clinic_id, id, appointment_id, reference, state, started_at) select clinic_id, id, id, reference, case when status = 'done' then 'ended' else 'waiting' end, start_at from appointment`;
    await tx`insert into record (clinic_id, id, consult_id, state, revision, completed_at, completed_by) select clinic_id, id, id, 'completed', 2, now(), ${vet!} from consult where state = 'ended'`;
    for (const [revision, kind] of [[1, 'draft'], [2, 'completed']] as const) {
      await tx`insert into record_version (clinic_id, record_id, revision, kind, body, author_id) select clinic_id, id, ${revision}, ${kind}, ${sql.json(body(revision))}, ${vet!} from record`;
    }
  });
  await sql`analyze`;
  const [pet] = await sql<{ id: string }[]>`select pet_id as id from appointment where reference = 'VK-0'`;
  return { ...world, pet: pet!.id, vet: { clinic, caller: { kind: 'staff', session: randomUUID(), staff: vet!, role: 'vet' } }, reference: 'VK-0' };
}

async function historyRow(connected: Connected): Promise<object> {
  const [few, many] = [await clinicWith(connected, 'few', 100), await clinicWith(connected, 'many', 10_000)];
  // All of what a person who opens it waits for: the visits, their scripts, the weights, and the line in the audit chain.
  const opens = ({ sql, vet, pet }: Visits) => () => petHistory({ db: { sql } as Database, clock: () => now, keys })(vet, pet, {});
  const { visits } = await opens(many)();
  if (visits.length !== visitsOfPet) throw new Error(`${visits.length} visits of the animal`);
  const measured = await inTurns(60, { few: opens(few), many: opens(many) });
  const ratio = median(measured.many) / median(measured.few);
  return row(`ms for an animal's history, ${visitsOfPet} visits: clinic of 10,000 visits beside one of 100`, median(measured.many), median(measured.few), ratio, '<= 1.3', ratio <= 1.3);
}

async function saveRow(connected: Connected): Promise<object> {
  const before = await clinicWith(connected, 'before', 100);
  await before.sql.end();
  const [ours, bare] = [await connected('ours', 'before'), await connected('bare', 'before')];
  const { save } = recordFlows({ db: { sql: ours } as Database, clock: () => now, keys });
  const [times, again, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let n = 0; n < 150; n += 1) {
    let took = 0;
    const sent = { body: body(n), writing: { id: randomUUID(), n }, revision: n };
    const statements = await noting(ours, async () => {
      took = await milliseconds(() => save(before.vet, before.reference, sent));
    });
    const bareTook = await milliseconds(() => sendAgain(bare, statements));
    if (n < 20) continue;
    times.push(took);
    again.push(bareTook);
    ratios.push(took / bareTook);
  }
  const size = Math.round(JSON.stringify(body(1)).length / 1000);
  return row(`ms for the save of a record of ${size} kB, beside its statements in one bare transaction`, median(times), median(again), median(ratios), '<= 2', median(ratios) <= 2);
}

const counted = 2000;
const batch = 10;

/** What a key costs in a record of 50 fields, in the real page: script time of the browser, in batches; and tasks over 50 ms. */
async function keyRows(): Promise<object[]> {
  return withServer(async (server) => {
    const { desk, visit } = await typist(server);
    try {
      const { reference, token } = await visit();
      await ask(server, 'PUT', `/records/${reference}`, { body: { ...body(1), ...Object.fromEntries(['subjective', 'objective', 'assessment', 'plan'].map((part) => [part, words(1500, 1)])) } }, token, { 'if-match': '"0"' });
      await desk.open(reference, 'plan');
      const fields = await desk.page.locator('vet-record-editor').evaluate((editor) => editor.shadowRoot!.querySelectorAll('input:not([type=radio]), textarea, select, fieldset[class]').length);
      const { perKey, long } = await keysIn(desk.page, (letter) => desk.types(letter));
      const value = median(perKey);
      return [
        row(`ms of script for a key in a record of ${fields} fields (median of ${perKey.length} batches of ${batch})`, value, 4, value / 4, '<= 4 ms', value <= 4),
        row(`tasks over 50 ms in ${counted} keys; the longest in ms beside`, long.length, Math.max(0, ...long), 0, '0', long.length === 0),
      ];
    } finally {
      await desk.stop();
    }
  });
}

declare global {
  interface Window {
    longTasks?: number[];
  }
}

async function keysIn(page: Page, types: (letter: string) => Promise<void>): Promise<{ perKey: number[]; long: number[] }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const scriptMs = async () => ((await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1000;
  for (const letter of 'warming up. ') await types(letter);
  await page.evaluate(() => {
    const found: number[] = (window.longTasks = []);
    new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  const perKey: number[] = [];
  for (let n = 0; n < counted; n += batch) {
    const before = await scriptMs();
    for (let key = 0; key < batch; key += 1) {
      await types('scratches.'[key % 10]!);
      // Each key is drawn by itself, as when a person types.
      await new Promise((done) => setTimeout(done, 20));
    }
    perKey.push(((await scriptMs()) - before) / batch);
  }
  return { perKey, long: await page.evaluate(() => window.longTasks ?? []) };
}

export async function bench(): Promise<object[]> {
  return [...(await withDatabases(async (connected) => [await saveRow(connected), await historyRow(connected)])), ...(await keyRows())];
}
