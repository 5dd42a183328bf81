import { spawn, spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';

/** The unprivileged user that PostgreSQL runs as when we are root; it refuses to run as root itself. */
export interface User {
  uid: number;
  gid: number;
}

/** Variables handed to child processes. Not ours: they hold secrets. */
export type Environment = Readonly<Record<string, string>>;

export const isRoot = (): boolean => process.getuid?.() === 0;

// In this order: one made for us, PostgreSQL's own on Debian and macOS, and the one that every system has.
const names = ['vetkit', 'postgres', '_postgres', 'nobody'];

/** Who shall own and run the database below `folder` when we are root: its owner from last time, otherwise the first known name. */
export async function databaseUser(folder: string): Promise<User | undefined> {
  const owner = await stat(folder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  for (const name of names) {
    const fields = lines.find(([user]) => user === name);
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return undefined;
}

/** Whether the user can go into the folder: a closed folder anywhere above keeps it out. Asks the system, so that ACLs count too. */
export function canEnter(folder: string, user: User): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore', env: {} }).status === 0;
}

export interface Finished {
  /** `null` when the program could not be started or was stopped by a signal. */
  code: number | null;
  /** What it wrote to both outputs. */
  output: string;
}

export interface RunOptions {
  user?: User | undefined;
  environment: Environment;
  timeoutMs?: number;
}

/** Runs a program to its end. Never rejects: what went wrong is in the answer. */
export function run(program: string, args: string[], { user, environment, timeoutMs = 120_000 }: RunOptions): Promise<Finished> {
  return new Promise((resolve) => {
    // Our own working directory may be closed to that user.
    const child = spawn(program, args, { ...user, env: { ...environment, LC_ALL: 'C' }, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}
