import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { sdpAsModule } from './src/media/test/sdp-as-module.mjs';
import { bundleTests } from './test-bundle.mjs';

// Runs every test of the elements in a real Chromium: npx web-test-runner --config packages/components/web-test-runner.config.mjs
// One part only: … --files 'packages/components/src/identity/**/*.test.ts'
// All of them run from a bundle: a page then asks for a dozen files where it would ask for hundreds. Named ones run as they are.

const rootDir = fileURLToPath(new URL('../../', import.meta.url));
const chromium = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));

const peers = await startPeers();

const sources = `${rootDir}packages/components/src/`;
const bundle = `${rootDir}.cache/elements/`;
const named = process.argv.some((word) => word.startsWith('--files'));
if (!named) await bundleTests({ rootDir, sources, outDir: bundle });

export default {
  rootDir,
  files: named ? [] : `${bundle}**/*.test.js`,
  nodeResolve: { exportConditions: ['vetkit-source'] },
  concurrency: 1,
  testFramework: { config: { timeout: 60_000 } },
  testsFinishTimeout: 600_000,
  browserStartTimeout: 60_000,
  browsers: [
    chromeLauncher({
      launchOptions: {
        ...(chromium ? { executablePath: chromium } : {}),
        args: [
          '--headless=new', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-quic',
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          // A camera and a microphone that need no hardware and no question.
          '--use-fake-device-for-media-stream=device-count=2', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required',
        ],
      },
    }),
  ],
  plugins: [
    sdpAsModule(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${rootDir}tsconfig.json` }),
    { name: 'stop-peer-server', serverStop: () => peers?.close() },
  ],
  reporters: [defaultReporter(), ...(process.env['FAILED_FILES'] ? [failedFiles(process.env['FAILED_FILES'])] : [])],
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tests of the elements</title></head>
  <body>
    <script>globalThis.process = { env: {} }; globalThis.__PEER_PORT__ = ${peers?.port ?? 0};</script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
};

/** The media kit's tests call through a real signalling server, which they bring along. */
async function startPeers() {
  const module = new URL('src/media/test/peer-server.mjs', import.meta.url);
  return existsSync(module) ? (await import(module.href)).startPeerServer() : undefined;
}

/** Writes which files had a failed test, and which stories those are, for whoever wants to look at them again. */
function failedFiles(into) {
  const failedIn = ({ tests, suites }, about = []) => [
    ...tests.filter(({ passed, skipped }) => !passed && !skipped).map(({ name, error }) => `${[...about, name].join(' > ')}: ${error?.message ?? 'no reason was given'}`),
    ...suites.flatMap((suite) => failedIn(suite, [...about, suite.name])),
  ];
  return {
    onTestRunFinished({ sessions }) {
      const failed = sessions.filter(({ passed }) => !passed);
      writeFileSync(into, JSON.stringify(failed.map(({ testFile, testResults, errors }) => ({ file: sourceOf(testFile), stories: [...(testResults ? failedIn(testResults) : []), ...errors.map(({ message }) => message)] }))));
    },
  };
}

/** The source of a bundled test file. */
function sourceOf(file) {
  return file.startsWith(bundle) ? file.replace(bundle, sources).replace(/\.js$/, '.ts') : file;
}
