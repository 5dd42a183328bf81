// A lint rule that never fires is worth nothing: each room gets a file that breaks its rule, and one that keeps it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const S = 'packages/signal-server/src';
const C = 'packages/components/src';

/** Room, file, imports that are refused, imports that are fine. */
const cases = [
  ['a contract', `${S}/booking/contract.ts`, ['hono', 'node:fs', 'lit', '../shared/problem.ts', './rules.ts'], ['valibot', '../calendar/contract.ts', '../shared/words.contract.ts']],
  ['rules', `${S}/booking/rules.ts`, ['hono', 'node:crypto', './store.ts', '../calendar/rules.ts', '../shared/ids.ts', '../database/connect.ts'], ['temporal-polyfill', './contract.ts', './rules/late.ts', '../shared/clock.ts']],
  ['rules in a folder', `${S}/calendar/rules/slots.ts`, ['postgres', '../store.ts', '../../booking/rules.ts'], ['temporal-polyfill', './zone-table.ts', '../contract.ts']],
  ['a store', `${S}/booking/store.ts`, ['hono', 'postgres', '../calendar/store.ts', './routes.ts', './provider.ics.ts', '../views/outbox.ts'], ['valibot', '../database/connect.ts', '../shared/scope.ts', './contract.ts']],
  ['a store in parts', `${S}/identity/store.codes.ts`, ['../people/store.ts'], ['./store.ts', '../database/connect.ts']],
  ['a provider', `${S}/notices/provider.smtp.ts`, ['./routes.ts', '../database/connect.ts'], ['nodemailer', './contract.ts', './provider.ts', '../shared/log.ts']],
  ['routes', `${S}/booking/routes.ts`, ['postgres', '../flows/booking/book.ts', '../calendar/store.ts', '../identity/guard.ts', '../database/open.ts', './provider.ics.ts'], ['hono', 'hono-openapi', './contract.ts', './rules.ts', './store.ts', '../shared/guard.ts']],
  ['views', `${S}/views/day-board.ts`, ['hono', '../booking/store.ts', '../booking/routes.ts', '../flows/booking/book.ts'], ['valibot', '../booking/contract.ts', '../database/connect.ts']],
  ['flows', `${S}/flows/booking/book.ts`, ['hono', 'postgres', 'nodemailer', '../../booking/routes.ts', '../../notices/provider.smtp.ts', '../../app.ts'], ['../../booking/store.ts', '../../calendar/rules/slots.ts', '../../notices/provider.ts', '../../database/jobs.ts', '../../views/offer.ts', './hold.ts']],
  ['another file of a domain', `${S}/signaling/realm.ts`, ['../booking/store.ts', '../flows/consult/join.ts', '../views/outbox.ts', '../app.ts'], ['ws', './socket.ts', '../shared/ids.ts', '../database/bus.ts']],
  ['shared/', `${S}/shared/audit.ts`, ['../booking/contract.ts', '../flows/happened.ts', '../app.ts'], ['hono', '../database/connect.ts', './clock.ts']],
  ['database/', `${S}/database/bus.ts`, ['../booking/store.ts', '../views/outbox.ts'], ['./open.ts', '../shared/log.ts']],
  ['app.ts', `${S}/app.ts`, [], ['hono', './booking/routes.ts', './flows/booking/book.ts']],
  ['mounts/', `${S}/mounts/booking.ts`, [], ['hono', '../booking/routes.ts', '../flows/booking/book.ts', '../files/provider.disk.ts']],
  ['a client', `${C}/booking/client.ts`, ['lit', './vet-booking.ts', '../shared/text.ts', '../calendar/client.ts'], ['../clinic/http.ts', '@vetkit/signal-server/booking/contract']],
  ['an element', `${C}/booking/vet-times.ts`, ['../identity/vet-sign-in.ts', '../identity/client.ts', '../flows/vet-booking.ts', '@vetkit/signal-server/calendar/rules', '@vetkit/signal-server/booking/store'], ['lit', '@lit/task', './client.ts', '../clinic/clinic.ts', '../media/call.ts', '../locales/booking.ts', '@vetkit/signal-server/booking/contract', '@vetkit/signal-server/booking/rules']],
  ['a deep element', `${C}/consult/call/vet-call.ts`, ['../../booking/client.ts'], ['../client.ts', '../../media/call.ts']],
  ['flows of the browser', `${C}/flows/vet-booking.ts`, ['peerjs', '@vetkit/signal-server/booking/store'], ['lit', '../booking/client.ts', '../triage/vet-danger-signs.ts']],
  ['clinic/', `${C}/clinic/http.ts`, ['../booking/client.ts', '../media/call.ts'], ['lit', '../shared/text.ts', '@vetkit/signal-server/shared/problem.contract']],
  ['shared/ of the browser', `${C}/shared/field.ts`, ['../clinic/clinic.ts', '../booking/events.ts', 'idb'], ['lit', './define.ts']],
  ['texts', `${C}/locales/en/booking.ts`, ['../../booking/events.ts', 'idb'], ['../common.ts', '../../shared/text.ts']],
  ['the media kit', `${C}/media/call.ts`, ['lit', 'lit/decorators.js', '@lit/task', 'valibot', '../shared/text.ts', '../locales/consult.ts', '@vetkit/signal-server/signaling/contract'], ['peerjs', './state.ts']],
  ['the demo', 'demo/portal/portal.ts', ['../../packages/components/src/index.ts', '../e2e/server.ts'], ['@vetkit/components', '@vetkit/components/media', './look.ts']],
  ['a journey', 'demo/e2e/book.spec.ts', [], ['../../packages/signal-server/src/main.ts', '@playwright/test']],
  ['a test', `${S}/booking/rules.test.ts`, [], ['vitest', '../../test/database.ts', '../calendar/store.ts']],
];

const place = mkdtempSync(join(tmpdir(), 'vetkit-lint-'));
afterAll(() => rmSync(place, { recursive: true }));

const plant = (file, text) => {
  mkdirSync(dirname(join(place, file)), { recursive: true });
  writeFileSync(join(place, file), text);
};
/** Messages by file. */
const lint = (rule) => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '-c', join(root, '.oxlintrc.json'), '-f', 'json', '.'], { cwd: place, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
  return JSON.parse(stdout).diagnostics.filter(({ code }) => code.includes(rule));
};

for (const [, file, refused, fine] of cases) plant(file, [...refused, ...fine].map((name, index) => `import type { A${index} } from '${name}';\nexport type B${index} = A${index};`).join('\n'));
const found = lint('import-rooms');

test.each(cases)('%s: %s', (_, file, refused) => {
  const messages = found.filter(({ filename }) => filename === file).map(({ message }) => /may not import (.*)\.$/.exec(message)[1]);
  expect(messages).toEqual(refused);
});

test('every way to name another module is seen', () => {
  const file = `${C}/media/state.ts`;
  plant(file, "export * from 'lit';\nexport { a } from 'lit/a.js';\nexport const b = () => import('lit/b.js');\nexport type C = import('lit/c.js').C;\n");
  expect(lint('import-rooms').filter(({ filename }) => filename === file)).toHaveLength(4);
});

test('an outside library is imported by one file of its domain', () => {
  plant(`${C}/media/peer-link.ts`, "import { Peer } from 'peerjs';\nexport const a = Peer;\n");
  plant(`${C}/media/other.ts`, "import type { Peer } from 'peerjs';\nexport type A = Peer;\n");
  // call.ts of the table above is the third.
  expect(lint('one-file-per-library').filter(({ filename }) => filename.startsWith(`${C}/media`))).toHaveLength(2);
});

test('a provider brings one outside library', () => {
  const file = `${S}/payments/provider.stripe.ts`;
  plant(file, "import 'node:crypto';\nimport 'stripe';\nimport 'stripe/webhooks';\nimport 'axios';\n");
  expect(lint('import-rooms').filter(({ filename }) => filename === file).map(({ message }) => message)).toEqual([expect.stringContaining('may not import axios')]);
});

test('a circle of types is a circle', () => {
  plant(`${S}/people/a.ts`, "import type { B } from './b.ts';\nexport type A = B | 1;\n");
  plant(`${S}/people/b.ts`, "import type { A } from './a.ts';\nexport type B = A[];\n");
  const inCircles = lint('no-cycle').map(({ filename }) => filename);
  expect(inCircles.filter((file) => file.startsWith(`${S}/people/`)).sort()).toEqual([`${S}/people/a.ts`, `${S}/people/b.ts`]);
});

test('rules ask no clock, nothing but config.ts reads the environment, and any is no type', () => {
  plant(`${S}/triage/rules.ts`, 'export const now = (): number[] => [Date.now(), new Date().getTime(), Math.random()];\nexport const fine = (at: string) => new Date(at);\n');
  expect(lint('rules-have-no-clock')).toHaveLength(3);
  plant(`${S}/main.ts`, "import { readConfig } from './config.ts';\nreadConfig(process.env);\n");
  plant(`${S}/people/lookup.ts`, "export const url = process.env['DATABASE_URL'];\n");
  expect(lint('one-environment').map(({ filename }) => filename)).toEqual([`${S}/people/lookup.ts`]);
  plant(`${S}/people/any.ts`, 'export const a = (b: any): number => b;\n');
  expect(lint('no-explicit-any')).toHaveLength(1);
});
