import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { run, type Environment } from './run-as.ts';

/** What `postmaster.pid` of a data folder says. The file may be left over from a process that was killed. */
export interface Postmaster {
  pid: number;
  port: number;
  /** The socket's folder, or the loopback address. */
  host: string;
}

export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n').map((line) => line.trim());
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  const host = lines[4] || lines[5];
  return pid > 0 && port > 0 && host ? { pid, port, host } : undefined;
}

/** The number of the process that the file names, readable before the rest of it is written. */
export async function lockedBy(data: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
  return pid > 0 ? pid : undefined;
}

/**
 * Whether process `pid` is the PostgreSQL of this data folder, another program, or none. After a crash the number may belong to any
 * program, as it does in containers that count from 1 again; PostgreSQL itself would then refuse to start for ever.
 */
export async function whoIs(pid: number, data: string, environment: Environment): Promise<'ours' | 'other' | 'none'> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'none';
  }
  return (await isPostmaster(pid, data, environment)) ? 'ours' : 'other';
}

async function isPostmaster(pid: number, data: string, environment: Environment): Promise<boolean> {
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return /postgres/.test((await run('/bin/ps', ['-o', 'comm=', '-p', String(pid)], { environment })).output);
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // `123 (postgres) S …`; Z is dead and only not yet buried by its parent.
  if (!/^\d+ \(postgres\) [^ZX]/.test(state)) return false;
  // A postmaster works in its data folder. Where we may not look, it belongs to somebody else.
  const works = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return works === (await realpath(data));
}
