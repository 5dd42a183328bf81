// A registry that holds back other platforms' packages makes npm write a lockfile without them, and `npm ci` then refuses it.
// node scripts/lockfile.mjs puts them back: name and version stand in the package that wants them, platform in their names.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'package-lock.json');
const platform = /(?<os>aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(?<cpu>arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)(?:-(?<abi>gnu|musl))?/;

/** Packages for one platform that others want and the lockfile does not have: path to entry. */
export function missingPlatforms(lock) {
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const known = [`${path}/node_modules/${name}`, `node_modules/${name}`].some((place) => place in lock.packages);
      const { os, cpu, abi } = platform.exec(name)?.groups ?? {};
      if (known || !os || !/^\d/.test(version)) continue;
      missing[`node_modules/${name}`] = { version, cpu: [cpu], ...(dev ? { dev } : {}), license: 'MIT', optional: true, os: [os], ...(abi ? { libc: [abi === 'gnu' ? 'glibc' : 'musl'] } : {}) };
    }
  }
  return missing;
}

export const readLock = () => JSON.parse(readFileSync(file, 'utf8'));

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lock = readLock();
  const missing = missingPlatforms(lock);
  lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} put back`);
}
