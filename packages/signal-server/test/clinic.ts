import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createApp } from '../src/app.ts';
import { setAvailability } from '../src/calendar/store.ts';
import { addClinic, addOrigin, addType } from '../src/clinics/store.ts';
import { readConfig, type Config } from '../src/config.ts';
import { openBus } from '../src/database/bus.ts';
import { transaction, type Tx } from '../src/database/transaction.ts';
import { addStaff } from '../src/people/store.ts';
import { createKeys } from '../src/shared/keys.ts';
import { silent } from '../src/shared/log.ts';
import { createOutside } from '../src/shared/outside.ts';
import type { StaffRole } from '../src/shared/words.contract.ts';
import { openSession } from '../src/identity/store.ts';
import { freshDatabase } from './database.ts';

/** Everybody who works at the two clinics of the stories; Dr. Oak works at the other one. */
export const staffOfStories = {
  ito: { clinic: 'maple-street', name: 'Dr. Hana Ito', role: 'vet' },
  park: { clinic: 'maple-street', name: 'Dr. Leo Park', role: 'vet' },
  reyes: { clinic: 'maple-street', name: 'Alex Reyes', role: 'technician' },
  vale: { clinic: 'maple-street', name: 'Robin Vale', role: 'front-desk' },
  marsh: { clinic: 'maple-street', name: 'Jo Marsh', role: 'manager' },
  oak: { clinic: 'oak-lane', name: 'Dr. Noa Oak', role: 'vet' },
  oakDesk: { clinic: 'oak-lane', name: 'Max Elm', role: 'front-desk' },
  oakTechnician: { clinic: 'oak-lane', name: 'Lou Fir', role: 'technician' },
  oakManager: { clinic: 'oak-lane', name: 'Kim Ash', role: 'manager' },
} as const satisfies Record<string, { clinic: string; name: string; role: StaffRole }>;
export type StaffOfStories = keyof typeof staffOfStories;

/** What a request carries beside its path. */
export interface Sending {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** One person, or nobody, in front of the server. Paths are below `/api/v1/clinics/maple-street`, or whole when they begin with `/api`. */
export interface Client {
  readonly token: string | undefined;
  send(method: string, path: string, sending?: Sending): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** A mail of the outbox. */
export interface MailOfStories {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar: string | null;
}

/**
 * The whole server on a fresh database with two clinics, Maple Street Veterinary and Oak Lane Animal Clinic, both open at all hours.
 * It is Monday 7 January 2030, 10:00 in Toronto, until a story says otherwise. Call it once at the head of a test file.
 */
export async function testClinic(env: Record<string, string> = {}) {
  const db = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-clinic-'));
  const config: Config = { ...readConfig({ RATE_LIMITS: 'off', STUN_PORT: '0', DATA_DIR: dataDir, ...env }), dataDir };
  const bus = await openBus(db, silent);
  const time = { now: new Date('2030-01-07T15:00:00.000Z') };
  const failures: unknown[] = [];
  const log = { ...silent, error: (data: unknown) => void failures.push(data) };
  const keys = createKeys('a secret for stories');
  const clock = () => time.now;
  // Names that end in .example are this machine; there are no others.
  const resolve = async (host: string) => (host.endsWith('.example') ? [{ address: '127.0.0.1', family: 4 }] : []);
  const outside = createOutside({ loopback: true, resolve });
  const app = await createApp({ config, db, bus, keys, clock, log, setupToken: undefined, stunPort: undefined, outboxToken: 'an outbox token for stories', version: '0.0.0', outside });
  const workers = await app.startWork();
  afterAll(async () => {
    await workers.stop();
    await app.close();
    await bus.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const people = await transaction(db, (tx) => fill(tx, config));

  const client = (token?: string, slug = 'maple-street'): Client => {
    const send: Client['send'] = async (method, path, { body, headers = {} } = {}) =>
      app.root.request(path.startsWith('/api') ? path : `/api/v1/clinics/${slug}${path === '/' ? '' : path}`, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    return {
      token,
      send,
      get: (path, headers) => send('GET', path, { headers }),
      post: (path, body, headers) => send('POST', path, { body, headers }),
      put: (path, body, headers) => send('PUT', path, { body, headers }),
    };
  };

  const tokens = new Map<StaffOfStories, string>();
  const as = async (who: StaffOfStories): Promise<Client> => {
    const { clinic } = staffOfStories[who];
    const known = tokens.get(who);
    const token =
      known ??
      (await transaction(db, (tx) =>
        openSession(tx, { clinic: { id: people.clinics[clinic] } }, { kind: 'staff', staff: people.staff[who], now: time.now, expiresAt: new Date('2031-01-01T00:00:00Z') }),
      )).token;
    tokens.set(who, token);
    return client(token, clinic);
  };

  return {
    app, db, bus, keys, clock, time, config, workers, people, client, as,
    /** Errors that a request ended in without anybody's fault but ours. */
    failures,
    /** Mails sent so far, after all that is due has been done. */
    async outbox(): Promise<MailOfStories[]> {
      await workers.idle();
      return db.sql<MailOfStories[]>`select recipient as to, subject, body as text, calendar from mail order by at`;
    },
  };
}

export type TestClinic = Awaited<ReturnType<typeof testClinic>>;

const always = [['00:00', '24:00']] as const;
const everyDay = { mon: [...always], tue: [...always], wed: [...always], thu: [...always], fri: [...always], sat: [...always], sun: [...always] };

/** Two clinics with their people, types, hours and origins. */
async function fill(tx: Tx, config: Config) {
  const clinics: Record<string, string> = {};
  for (const [slug, name] of [['maple-street', 'Maple Street Veterinary'], ['oak-lane', 'Oak Lane Animal Clinic']] as const) {
    const clinic = await addClinic(tx, { slug, name, zone: 'America/Toronto', currency: 'CAD', country: 'CA', phone: '+1 416 555 0144' });
    if (!clinic) throw new Error(`${slug} is there already`);
    clinics[slug] = clinic.id;
    await addType(tx, { clinic }, { code: 'sick', name: 'Something is wrong', durationMin: 30, modalities: ['video', 'phone'], role: 'vet', priceMinor: 6200, preparation: ['Have your pet beside you.'], asksToday: true }, 0);
    await addType(tx, { clinic }, { code: 'technician', name: 'A question on diet', durationMin: 15, modalities: ['video'], role: 'technician', priceMinor: 2000, preparation: [], asksToday: false }, 1);
    await addOrigin(tx, { clinic }, slug === 'maple-street' && config.demoUrl ? config.demoUrl.origin : `https://${slug}.example`, 'owner');
  }
  const staff = {} as Record<StaffOfStories, string>;
  for (const [who, { clinic, name, role }] of Object.entries(staffOfStories)) {
    const scope = { clinic: { id: clinics[clinic]! } };
    const member = await addStaff(tx, scope, { email: `${who}@${clinic}.example`.toLowerCase(), name, role, ...(role === 'vet' ? { licence: 'ON 4471' } : {}) });
    staff[who as StaffOfStories] = member.id;
    if (role === 'vet' || role === 'technician') await setAvailability(tx, scope, member.id, { weekly: everyDay, stepMin: 30, bufferMin: 0, minNoticeMin: 15, horizonDays: 60 });
  }
  return { clinics: clinics as Record<'maple-street' | 'oak-lane', string>, staff };
}
