import { agreed } from '../../packages/signal-server/test/agreed.ts';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from '../e2e/server.ts';

/** Runs `story` with an empty folder of its own, and removes it afterwards. */
export async function withDataDir<T>(story: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-prove-'));
  // As root the database runs as another user, who must be able to pass.
  await chmod(dataDir, 0o711);
  try {
    return await story(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Runs `story` with the real server on a data folder of its own, and puts everything away afterwards. */
export const withServer = <T>(story: (server: Server) => Promise<T>, env: Record<string, string> = {}): Promise<T> =>
  withDataDir(async (dataDir) => {
    const server = await Server.start(dataDir, env);
    try {
      return await story(server);
    } finally {
      await server.stop();
    }
  });

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** One answer of the demo clinic's API. */
export async function ask(server: Server, method: string, path: string, body?: unknown, token?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${server.url}/api/v1/clinics/maple-street${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>) };
}

export interface Slot {
  readonly start: string;
  readonly practitioner: string;
}

/** Free times of these days, counted from today at the clinic: without a word those of the day after tomorrow. */
export async function freeSlots(server: Server, from = 2, to = from): Promise<Slot[]> {
  const zone = 'America/Toronto';
  const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toLocaleDateString('sv-SE', { timeZone: zone });
  const { body } = await ask(server, 'GET', `/slots?type=sick&modality=video&from=${day(from)}&to=${day(to)}&zone=${zone}`);
  return body['slots'] as Slot[];
}

/** What Miso's human says when booking. */
export const aboutMiso = (email: string) => ({
  pet: { name: 'Miso', species: 'cat' },
  reason: 'He scratches his left ear.',
  place: { country: 'CA' },
  owner: { name: 'Sam Rivera', email },
  consent: { telehealth: true, privacy: true, agreement: agreed },
});

/** Books one slot for somebody; gives the reference and the appointment's token. */
export async function book(server: Server, slot: Slot, owner: string): Promise<{ reference: string; token: string }> {
  const held = await ask(server, 'POST', '/holds', { type: 'sick', modality: 'video', ...slot });
  const booked = await ask(server, 'POST', '/appointments', aboutMiso(owner), held.body['token'] as string);
  if (booked.status !== 201) throw new Error(`booking answered ${booked.status} ${String(booked.body['code'])}`);
  return { reference: (booked.body['appointment'] as { reference: string }).reference, token: booked.body['token'] as string };
}

/** The code that `send` lets the server send to this address, read in the outbox. An older one is not taken for it. */
export async function codeFor(url: string, email: string, send: () => Promise<unknown>): Promise<string> {
  const codes = async (): Promise<string[]> => {
    const { mails } = (await (await fetch(`${url}/outbox/mails`)).json()) as { mails: { to: string; subject: string }[] };
    return mails.filter(({ to }) => to.includes(email)).flatMap(({ subject }) => /^\d{6}(?= is your code)/.exec(subject) ?? []);
  };
  const before = (await codes()).length;
  await send();
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const now = await codes();
    if (now.length > before) return now[0]!;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('no code has come');
}

/** Signs one of the demo's staff in, with the code that the outbox shows. */
export async function staffToken(server: Server, email: string): Promise<string> {
  const post = async (path: string, body: object) =>
    (await (await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()) as Record<string, unknown>;
  let challenge: unknown;
  const code = await codeFor(server.url, email, async () => ({ challenge } = await post('/sign-in/codes', { email })));
  const { sessions } = await post('/sign-in', { challenge, code });
  return (sessions as { token: string }[])[0]!.token;
}
