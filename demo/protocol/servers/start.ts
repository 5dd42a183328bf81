import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { OursOptions } from './ours.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/programs/', import.meta.url));

/** A server in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  /** PeerServer's `path` as a URL. */
  readonly base: URL;
  usage(): Promise<Usage>;
  /** Frees what is garbage, so that memory can be compared. Needs `--expose-gc`. */
  collect(): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface Usage {
  readonly cpu: NodeJS.CpuUsage;
  readonly memory: NodeJS.MemoryUsage;
  readonly counts?: Readonly<Record<string, unknown>>;
  /** Longest time for which the process did nothing else, since garbage was last collected on request. */
  readonly longestStallMs?: number;
}

let bundled: Promise<string> | undefined;

/** Our server as one plain JavaScript file, so that a process of it starts and runs like the built product. */
function ours(): Promise<string> {
  return (bundled ??= (async () => {
    mkdirSync(cache, { recursive: true });
    const outDir = `${cache}${process.pid}`;
    process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
    await build({
      configFile: false,
      logLevel: 'error',
      resolve: { conditions: ['vetkit-source', 'node', 'import', 'default'] },
      ssr: { noExternal: true, target: 'node', resolve: { conditions: ['vetkit-source', 'node', 'import', 'default'] } },
      build: { ssr: here('ours.ts'), outDir, emptyOutDir: true, minify: false, target: 'node20', rolldownOptions: { output: { entryFileNames: 'ours.mjs', codeSplitting: false } } },
    });
    return `${outDir}/ours.mjs`;
  })());
}

export const startOurs = async (options: OursOptions): Promise<Running> => start(await ours(), options);
export const startReference = (options: object = {}): Promise<Running> => start(here('reference.mjs'), options);
export const startForwarder = (): Promise<Running> => start(here('forwarder.mjs'), {});

async function start(file: string, options: object): Promise<Running> {
  const child = spawn(process.execPath, ['--expose-gc', file, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let complaint = '';
  child.stderr!.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)));
  const line = await Promise.race([
    once(createInterface(child.stdout!), 'line').then(([first]) => String(first)),
    once(child, 'exit').then(() => Promise.reject(new Error(`The server did not start: ${complaint}`))),
  ]);
  const { port } = JSON.parse(line) as { port: number };
  const ask = async <T>(question: string): Promise<T> => {
    const answer = once(child, 'message');
    child.send(question);
    return (await answer)[0] as T;
  };
  return {
    child,
    port,
    base: new URL(`http://127.0.0.1:${port}/peerjs/`),
    usage: () => ask<Usage>('usage'),
    collect: async () => void (await ask('collect')),
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
