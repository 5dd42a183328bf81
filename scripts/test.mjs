// npm test: installs what is missing, builds, and runs everything there is. The last line counts it all.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const { ensureBuilt, ensureInstalled, root } = await import('./prepare.mjs');
ensureInstalled();
const { ensurePackages, findChromium } = await import('./debian-packages.mjs');

const results = join(root, '.cache/test');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
const reasons = [];
/** What passed only when it was tried once more: it counts as passed, and is named. */
const again = [];
/** What failed, by name: the end of a long output is what people see first. */
const failures = [];

/** Runs a program with its output shown, at once or (`later`) when it has ended; gives its exit code and what it printed. */
function run(command, args, env = {}, later = false) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', later ? 'pipe' : 'inherit'] });
    let printed = '';
    const keep = (chunk) => {
      printed += chunk;
      if (!later) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('close', (code) => resolve({ code, printed }));
  });
}

const storiesOf = (suites = []) => suites.flatMap(({ specs = [], suites: inner }) => [...specs, ...storiesOf(inner)]);

const bin = (name) => join(root, 'node_modules/.bin', name);
const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** One part: counts what it says of itself, and shows at its end what it kept back; a part that fails without saying so counts as one failure. */
async function part(name, what) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  const { code, passed = 0, failed = 0, skipped = 0, printed } = await what();
  if (printed) console.log(printed);
  const silent = code !== 0 && failed === 0 ? 1 : 0;
  total.passed += passed;
  total.failed += failed + silent;
  total.skipped += skipped;
  console.log(`== ${name}: ${passed} passed, ${failed + silent} failed${skipped ? `, ${skipped} skipped` : ''} in ${Math.round((Date.now() - started) / 1000)} s`);
}

function skip(name, reason) {
  total.skipped += 1;
  reasons.push(`${name}: ${reason}`);
  console.log(`\n== ${name} skipped: ${reason}`);
}

await part('build', async () => {
  try {
    await ensureBuilt();
    return { code: 0, passed: 1 };
  } catch (error) {
    console.error(error);
    return { code: 1 };
  }
});

await part('check: types, lint with import rules, licences', async () => {
  const { code } = await run(process.execPath, ['scripts/check.mjs']);
  return { code, passed: code === 0 ? 1 : 0 };
});

// Tests that want one of these skip themselves without it.
for (const { name, reason } of ensurePackages(['postgresql-15', 'coturn', 'nftables', 'nginx-light', 'caddy', 'haproxy', 'firefox-esr', 'ffmpeg', 'poppler-utils'])) if (reason) reasons.push(`tests with ${name}: ${reason}`);
const chromium = findChromium();
const browser = chromium ? { CHROMIUM: chromium } : {};

async function server() {
  const file = join(results, 'vitest.json');
  const triedAgain = join(results, 'tried-again.json');
  const { code } = await run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', '--reporter=./scripts/tried-again.mjs', `--outputFile.json=${file}`], { ...browser, TRIED_AGAIN: triedAgain });
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, testResults = [] } = report(file) ?? {};
  again.push(...(report(triedAgain) ?? []));
  for (const { name, assertionResults } of testResults) {
    for (const { status, fullName, failureMessages } of assertionResults) if (status === 'failed') failures.push(`${relative(root, name)}: ${fullName}\n  ${failureMessages.join('\n').slice(0, 1000)}`);
  }
  return { code, passed, failed, skipped };
}

async function elements() {
  const file = join(results, 'elements-failed.json');
  const some = async (...more) => {
    const { code, printed } = await run(bin('web-test-runner'), ['--config', 'packages/components/web-test-runner.config.mjs', ...more], { ...browser, FAILED_FILES: file }, true);
    const [, passed = 0, failed = 0] = [...printed.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1) ?? [];
    return { code, passed: Number(passed), failed: Number(failed), printed };
  };
  /** What the run that was just made says failed. */
  const failedNow = () => report(file) ?? [];
  const toldOf = (failed) => failed.map(({ file: path, stories }) => `${relative(root, path)}\n  ${stories.join('\n  ').slice(0, 1000)}`);
  const first = await some();
  const failed = failedNow();
  const files = failed.map(({ file: path }) => path);
  if (first.code === 0) return first;
  if (files.length === 0 || files.length > 3) {
    failures.push(...toldOf(failed));
    return first;
  }
  // A few files that fail in a browser under load get one more try, alone; more than that is no accident.
  const second = await some('--files', ...files);
  const printed = `${first.printed}\nonce more: ${files.join(', ')}\n${second.printed}`;
  if (second.code !== 0) {
    failures.push(...toldOf(failedNow()));
    return { ...first, printed };
  }
  again.push(...toldOf(failed));
  return { code: 0, passed: first.passed + first.failed, failed: 0, printed };
}

async function journeys() {
  const { code } = await run(bin('playwright'), ['test', '--config', 'demo/e2e/playwright.config.ts'], browser);
  const { stats, suites } = report(join(root, '.cache/e2e/report.json')) ?? {};
  const { expected = 0, unexpected = 0, flaky = 0, skipped } = stats ?? {};
  const named = (wanted) => storiesOf(suites).filter((story) => story.tests.some(({ status }) => status === wanted)).map(({ title, file }) => `${file}: ${title}`);
  again.push(...named('flaky'));
  failures.push(...named('unexpected'));
  return { code, passed: expected + flaky, failed: unexpected, skipped };
}

const names = { elements: 'elements (web-test-runner)', journeys: 'journeys (Playwright)' };
if (!chromium) for (const name of Object.values(names)) skip(name, 'no Chromium was found and none could be installed; set CHROMIUM to one');
// The first two wait for a database and for pages much of their time: side by side they take little more than the longer one. Journeys have real media, and the machine alone.
await Promise.all([part('server, rules, packages (vitest)', server), chromium && part(names.elements, elements)]);
if (chromium) await part(names.journeys, journeys);

for (const name of failures) console.log(`failed: ${name}`);
for (const name of again) console.log(`passed at the second try: ${name}`);
for (const reason of reasons) console.log(`skipped: ${reason}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
