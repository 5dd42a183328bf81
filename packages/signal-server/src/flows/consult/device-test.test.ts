import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Timeline } from '../../consult/contract.ts';
import { type DeviceReport, DeviceReports } from '../../consult/device-test.contract.ts';
import { TestServers } from '../../consult/test-servers.contract.ts';
import { visitWorld, type Someone } from '../../../test/visit.ts';

const clinic = await visitWorld();

const fine: DeviceReport = {
  camera: { is: 'good', what: null, width: 1280, height: 720, facing: 'front' },
  light: { is: 'weak', what: 'back-lit', mean: 80 },
  microphone: { is: 'good', what: null, noiseDb: -62, peakDb: -14, echo: false },
  speaker: { is: 'good', what: null },
  network: { is: 'good', what: null, stun: true, relayUdp: true, relayTcp: true, roundTripMs: 84, loss: 0, kbps: 4200 },
  battery: { is: 'weak', what: 'low', level: 0.34, charging: false },
  browser: { is: 'good', what: null, system: 'android', name: 'chrome' },
};
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const read = async (who: Someone, path: string) => v.parse(DeviceReports, await (await clinic.get(who, `${path}/device-test`)).json()).reports;
const servers = async (who: Someone | undefined) => v.parse(TestServers, await (await clinic.get(who, '/test-servers')).json());

test('the vet sees how the owner did, and when; the owner sees only their own', async () => {
  const visit = await clinic.book({ status: 'requested' });
  expect(await read('vet', visit.path)).toEqual([]);
  expect((await clinic.put('owner', `${visit.path}/device-test`, fine)).status).toBe(204);
  expect((await clinic.put('vet', `${visit.path}/device-test`, { ...fine, light: { is: 'good', what: null, mean: 120 } })).status).toBe(204);

  const at = clinic.time.now.toISOString();
  expect(await read('vet', visit.path)).toMatchObject([{ role: 'owner', person: clinic.people.owner, at, report: fine }, { role: 'vet', person: clinic.people.vet, report: { light: { mean: 120 } } }]);
  expect((await read('owner', visit.path)).map(({ role }) => role)).toEqual(['owner']);
});

test('the newest report counts, and the timeline has each in a word', async () => {
  const visit = await clinic.book();
  await clinic.put('owner', `${visit.path}/device-test`, fine);
  await clinic.put('owner', `${visit.path}/device-test`, { ...fine, camera: { is: 'bad', what: 'permission-denied', width: null, height: null, facing: null } });

  expect((await read('vet', visit.path)).map(({ report }) => report.camera.what)).toEqual(['permission-denied']);
  const { events } = v.parse(Timeline, await (await clinic.get('vet', `${visit.path}/timeline`)).json());
  expect(events.map(({ type, data }) => [type, (data['results'] as Record<string, string>)['camera']])).toEqual([['device.tested', 'good'], ['device.tested', 'permission-denied']]);
  expect(events[0]?.data['results']).toEqual({ camera: 'good', light: 'back-lit', microphone: 'good', speaker: 'good', network: 'good', battery: 'low', browser: 'good' });
});

test('what is no report, or of somebody else’s visit, is refused; so is one for a visit that was cancelled', async () => {
  const visit = await clinic.book();
  const path = `${visit.path}/device-test`;
  expect((await clinic.put('owner', path, { ...fine, camera: { ...fine.camera, what: 'ugly' } })).status).toBe(400);
  expect((await clinic.put('owner', path, { ...fine, network: { ...fine.network, loss: 2 } })).status).toBe(400);
  expect(await code(await clinic.put('stranger', path, fine))).toEqual([404, 'not-found']);
  expect(await code(await clinic.get('stranger', path))).toEqual([404, 'not-found']);
  expect(await code(await clinic.put('elsewhere', path, fine))).toEqual([404, 'not-found']);
  const cancelled = await clinic.book({ status: 'cancelled' });
  expect(await code(await clinic.put('owner', `${cancelled.path}/device-test`, fine))).toEqual([410, 'visit-cancelled']);
  expect(await read('vet', visit.path)).toEqual([]);
});

test('what is unknown in a report is not kept', async () => {
  const visit = await clinic.book();
  await clinic.put('owner', `${visit.path}/device-test`, { ...fine, address: '203.0.113.7', camera: { ...fine.camera, label: 'Sam’s camera' } });
  const [row] = await clinic.db.sql<{ text: string }[]>`select report::text as text from device_report where consult_id = ${visit.consult}`;
  expect(row?.text).not.toMatch(/203\.0|Sam/);
});

test('the relay is for people of the clinic and owners with a visit, for minutes; STUN is for anyone', async () => {
  expect(await servers(undefined)).toEqual({ iceServers: [{ urls: 'stun:clinic.example:3478' }], relay: 'sign-in' });
  for (const who of ['owner', 'vet', 'frontDesk'] as const) {
    const { iceServers, relay } = await servers(who);
    expect(relay).toBe('given');
    const until = Number(iceServers[1]?.username?.split(':')[0]) * 1000;
    expect(until - clinic.time.now.getTime()).toBeLessThanOrEqual(180_000);
    expect(until - clinic.time.now.getTime()).toBeGreaterThan(120_000);
  }
});
