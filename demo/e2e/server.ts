import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../packages/signal-server/dist/main.js', import.meta.url));

const filled = fileURLToPath(new URL('../../.cache/e2e/data-filled', import.meta.url));
let filling: Promise<void> | undefined;

/** Starts once on an empty folder and stops again: database, demo clinic and secret are in it then. Once in a run, however many processes its stories need. */
async function fill(): Promise<void> {
  const mark = join(filled, 'run');
  const run = process.env['E2E_RUN'] ?? String(process.pid);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === run) return;
  rmSync(filled, { recursive: true, force: true });
  await (await Server.start(filled)).stop();
  writeFileSync(mark, run);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The real product in a process of its own, as `npm start` runs it, on free ports and a data folder of the test's. */
export class Server {
  #child: ChildProcess | undefined;
  #output = '';

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    readonly demoPort: number,
    readonly env: Record<string, string>,
  ) {}

  static async start(dataDir: string, env: Record<string, string> = {}): Promise<Server> {
    const server = new Server(dataDir, await freePort(), await freePort(), env);
    await server.run().catch(async (error: unknown) => {
      await server.kill();
      throw error;
    });
    return server;
  }

  /** The same in no time: in place of what was in the folder comes a copy of one that a first start has filled. */
  static async startFilled(dataDir: string, env: Record<string, string> = {}): Promise<Server> {
    await (filling ??= fill());
    rmSync(dataDir, { recursive: true, force: true });
    // Keeps whose each file is, which copying by Node does not. Without it the folder is empty, and the start takes longer.
    spawnSync('cp', ['-a', filled, dataDir]);
    return Server.start(dataDir, env);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get clinicSite(): string {
    return `http://localhost:${this.demoPort}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** What it printed so far. */
  get output(): string {
    return this.#output;
  }

  async run(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, DATABASE_URL: undefined, PORT: String(this.port), DEMO_PORT: String(this.demoPort), STUN_PORT: '0', DATA_DIR: this.dataDir, RATE_LIMITS: 'off', ...this.env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    await this.#healthy(child);
  }

  async #healthy(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + 120_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${this.#output}`);
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`The server did not answer:\n${this.#output}`);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }
}
