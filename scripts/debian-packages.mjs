// What tests need beside npm's packages. As root on Debian or Ubuntu the missing ones are installed, elsewhere a reason is given.
// node scripts/debian-packages.mjs [NAME …] does so from the console.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Debian packages and what they are for. */
export const wanted = {
  chromium: 'tests of the elements and the journeys, where no other Chromium is found',
  'postgresql-15': 'the test that runs on the oldest supported PostgreSQL of a system',
  coturn: 'calls that go through a relay only, and the test of the shipped relay configuration',
  'nginx-light': 'the test of the shipped proxy example for nginx',
  caddy: 'the test of the shipped proxy example for Caddy',
  haproxy: 'the test of the shipped proxy example for HAProxy',
  'firefox-esr': 'calls between Chromium and Firefox',
  ffmpeg: 'looking at recordings with another eye than ours',
  'poppler-utils': 'reading the words of printed pages back out of their PDF',
  'python3-skimage': 'pictures of people and of a cat, to look how well the background is found',
  'tuxpaint-stamps-default': 'animals to put beside them, for the same',
  nftables: 'calls over a network that loses packets',
};

const seconds = (n) => n * 1000;
const quiet = (command, args, timeout, env = {}) => spawnSync(command, args, { encoding: 'utf8', timeout, env: { ...process.env, ...env } });
const isPresent = (name) => quiet('dpkg-query', ['-W', '-f=${db:Status-Status}', name], seconds(10)).stdout === 'installed';

/** Makes sure of Debian packages. Gives for each whether it is there now and, if not, why. Bounded: some ten minutes at the worst. */
export function ensurePackages(names) {
  const missing = names.filter((name) => !isPresent(name));
  const why = missing.length ? install(missing) : '';
  return names.map((name) => {
    const present = !missing.includes(name) || isPresent(name);
    return { name, present, reason: present ? '' : why || 'apt-get has no such package' };
  });
}

/** Gives the reason for not even trying, or what failed. */
function install(names) {
  if (!existsSync('/usr/bin/apt-get')) return `not on Debian or Ubuntu; needed for ${names.map((name) => wanted[name] ?? name).join(', ')}`;
  if (process.getuid() !== 0) return `not root; try: sudo apt-get install ${names.join(' ')}`;
  console.log(`Installing Debian packages: ${names.join(', ')} …`);
  const allowServers = startNoServers();
  quiet('apt-get', ['update', '-qq'], seconds(120));
  const options = ['-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold'];
  // One by one: one that this release does not have must not keep the others away.
  const failed = names.filter((name) => quiet('apt-get', ['install', ...options, name], seconds(300), { DEBIAN_FRONTEND: 'noninteractive' }).status !== 0);
  allowServers();
  return failed.length ? `apt-get could not install ${failed.join(', ')}` : '';
}

/** Debian's packages would start their servers and make a database cluster; we want only the programs. Gives what undoes it. */
function startNoServers() {
  const cluster = '/etc/postgresql-common/createcluster.conf';
  if (!existsSync(cluster)) {
    mkdirSync('/etc/postgresql-common', { recursive: true });
    writeFileSync(cluster, 'create_main_cluster = false\n');
  }
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}

/**
 * The path of a Chromium: the one that CHROMIUM names, Playwright's, one of the system, or one got now: Playwright's download (30 s at
 * the most), then Debian's package. Nothing when there is none; give the answer to child processes as CHROMIUM, so that they need not look.
 */
export function findChromium() {
  const known = [process.env['CHROMIUM'], ...downloaded(), ...ofSystem()].find((path) => path && works(path));
  if (known) return known;
  console.log('No Chromium was found. Trying to get one …');
  quiet(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium', '--no-shell'], seconds(30));
  const fresh = downloaded().find(works);
  if (fresh) return fresh;
  ensurePackages(['chromium']);
  return ofSystem().find(works);
}

// A stub that only tells where to get the real one is no browser.
const works = (path) => existsSync(path) && (process.platform === 'win32' || quiet(path, ['--version'], seconds(20)).status === 0);

/** What Playwright has downloaded, the newest first. */
function downloaded() {
  const home = { darwin: 'Library/Caches/ms-playwright', win32: 'AppData/Local/ms-playwright' }[process.platform] ?? '.cache/ms-playwright';
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] || join(homedir(), home);
  const inside = { darwin: ['chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'], win32: ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe'] }[process.platform] ?? ['chrome-linux64/chrome', 'chrome-linux/chrome'];
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name)) : [];
  return versions.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9))).flatMap((version) => inside.map((path) => join(folder, version, path)));
}

function ofSystem() {
  if (process.platform === 'darwin') return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === 'win32') return ['C:/Program Files', 'C:/Program Files (x86)'].map((folder) => `${folder}/Google/Chrome/Application/chrome.exe`);
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(wanted);
  for (const { name, present, reason } of ensurePackages(names)) console.log(`${name}: ${present ? 'is there' : reason}`);
}
