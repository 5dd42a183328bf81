import { DeviceReport } from '@vetkit/signal-server/consult/device-test.contract';
import * as v from 'valibot';
import type { Reach } from '../../media/reach.ts';
import { expect, test } from '../../testing/story.ts';
import { adviceFor } from './advice.ts';
import { faults, reportOf, standings } from './checks.ts';
import { type DeviceTest, type News, notYet, reduce } from './state.ts';
import { toldFaults } from './told.ts';

const fresh = notYet({ platform: { system: 'windows', browser: 'chrome', inApp: null }, secure: true, supported: true, online: true });
const after = (...news: readonly News[]): DeviceTest => news.reduce(reduce, fresh);

const on = { is: 'on', label: 'Front of Sam’s phone', id: 'a', facing: 'front' } as const;
const voice = { nowDb: -20, noiseDb: -60, peakDb: -18, voiced: 9, readings: 40 };
const relayed = { openMs: 90, roundTripMs: 84, loss: 0, kbps: 4000 };
const line = (reach: Partial<Reach> = {}): News => ({ type: 'line', line: { is: 'found', withheld: false, reach: { stun: true, udp: relayed, tcp: relayed, ...reach } } });
const well: readonly News[] = [
  { type: 'pressed-start' }, { type: 'device', device: 'camera', now: on }, { type: 'device', device: 'microphone', now: { ...on, facing: null } }, { type: 'opened' },
  { type: 'picture', picture: { word: 'good', mean: 120.4, width: 1280, height: 720 } }, { type: 'heard', heard: voice }, line(),
  { type: 'ringing' }, { type: 'rang', echo: false }, { type: 'answered', heard: true }, { type: 'battery', battery: { level: 0.8, charging: false } },
];

describe('how a device test stands', () => {
  test('all well: nothing to fix, and a report that fits its contract and names nobody', () => {
    const test = after(...well);
    expect(faults(standings(test))).to.equal(0);
    const report = reportOf(test);
    expect(v.parse(DeviceReport, report)).to.deep.equal(report);
    expect(Object.values(report).map(({ is }) => is)).to.deep.equal(Array.from({ length: 7 }, () => 'good'));
    expect(report.camera.facing).to.equal('front');
    expect(JSON.stringify(report)).not.to.contain('Sam');
  });

  test('what was not tried is skipped, also while it is on its way', () => {
    const is = (test: DeviceTest) => Object.fromEntries(Object.entries(reportOf(test)).map(([name, check]) => [name, check.is]));
    expect(is(fresh)).to.deep.equal({ camera: 'skipped', light: 'skipped', microphone: 'skipped', speaker: 'skipped', network: 'skipped', battery: 'skipped', browser: 'good' });
    expect(is(after(...well.slice(0, 4), { type: 'line', line: { is: 'looking' } }, { type: 'ringing' }))).to.deep.include({ camera: 'skipped', network: 'skipped', speaker: 'skipped' });
  });

  test('a device that is turned off by wish is no fault; one that is missing is', () => {
    expect(standings(after(...well, { type: 'device', device: 'camera', now: { is: 'off' } })).camera).to.deep.equal({ is: 'skipped', what: null });
    const missing = after(...well, { type: 'device', device: 'camera', now: { is: 'missing', why: 'in-use' } });
    expect(standings(missing).camera).to.deep.equal({ is: 'bad', what: 'in-use' });
    expect(standings(missing).light.is).to.equal('skipped');
  });

  test('another speaker is asked about again, another microphone is listened to again', () => {
    const test = after(...well, { type: 'speaker', id: 'other' });
    expect(standings(test).speaker.is).to.equal('waiting');
    expect(standings(reduce(test, { type: 'device', device: 'microphone', now: on })).microphone.is).to.equal('busy');
    // An answer that comes late is of the bell before.
    expect(reduce(test, { type: 'rang', echo: true }).echo).to.equal(null);
  });

  test('each fault by its name, and how bad it is', () => {
    const found = (news: News, name: keyof DeviceReport) => Object.values(standings(after(...well, news))[name]);
    expect(found({ type: 'heard', heard: { ...voice, noiseDb: -25 } }, 'microphone')).to.deep.equal(['weak', 'noisy']);
    expect(found({ type: 'picture', picture: { word: 'back-lit', mean: 90, width: 320, height: 240 } }, 'camera')).to.deep.equal(['weak', 'small']);
    expect(found({ type: 'picture', picture: { word: 'back-lit', mean: 90, width: 640, height: 480 } }, 'light')).to.deep.equal(['weak', 'back-lit']);
    expect(found(line({ udp: false }), 'network')).to.deep.equal(['weak', 'relay-tcp-only']);
    expect(found(line({ udp: false, tcp: false }), 'network')).to.deep.equal(['bad', 'relay-fails']);
    expect(found({ type: 'online', online: false }, 'network')).to.deep.equal(['bad', 'offline']);
    expect(found({ type: 'battery', battery: { level: 0.34, charging: false } }, 'battery')).to.deep.equal(['weak', 'low']);
    expect(found({ type: 'battery', battery: { level: 0.05, charging: false } }, 'battery')).to.deep.equal(['bad', 'low']);
    expect(found({ type: 'battery', battery: { level: 0.05, charging: true } }, 'battery')).to.deep.equal(['good', null]);
    expect(found({ type: 'answered', heard: false }, 'speaker')).to.deep.equal(['bad', 'not-heard']);
  });

  test('a page that is not secure is one fault, not three', () => {
    const insecure = { ...fresh, secure: false };
    const all = (['camera', 'microphone'] as const).reduce((at, device) => reduce(at, { type: 'device', device, now: { is: 'missing', why: 'insecure' } }), insecure);
    expect(faults(standings(all))).to.equal(1);
    expect(reportOf(all).camera.what).to.equal('insecure');
  });

  test('no relay is nothing that the person can mend, and none that is withheld is missing', () => {
    const without = after(...well, line({ udp: null, tcp: null }));
    expect(standings(without).network).to.deep.equal({ is: 'weak', what: 'no-relay' });
    expect(faults(standings(without))).to.equal(0);
    expect(standings(after(...well, { type: 'line', line: { is: 'found', withheld: true, reach: { stun: true, udp: null, tcp: null } } })).network.is).to.equal('good');
  });

  test('somebody else’s report is read with what keeps from seeing first', () => {
    const test = after(...well, { type: 'picture', picture: { word: 'too-dark', mean: 30, width: 640, height: 480 } }, { type: 'device', device: 'microphone', now: { is: 'missing', why: 'not-found' } });
    expect(toldFaults(reportOf(test)).map(({ check, what }) => [check, what])).to.deep.equal([['microphone', 'not-found'], ['light', 'too-dark']]);
  });
});

describe('how a fault is mended here', () => {
  const at = (system: DeviceTest['platform']['system'], browser: DeviceTest['platform']['browser']) => ({ system, browser, inApp: null });
  test('a blocked camera: where each browser keeps it', () => {
    const ways = [at('windows', 'chrome'), at('mac', 'edge'), at('mac', 'safari'), at('linux', 'firefox'), at('android', 'chrome'), at('android', 'firefox'), at('ios', 'safari'), at('ios', 'chrome')];
    expect(ways.map((platform) => adviceFor('permission-denied', platform))).to.deep.equal(['allow-chrome', 'allow-chrome', 'allow-safari', 'allow-firefox', 'allow-android', 'allow-android-firefox', 'allow-ios-safari', 'allow-ios-other']);
  });
  test('what is mended alike everywhere is said alike', () => {
    expect([adviceFor('echo', at('ios', 'safari')), adviceFor('echo', at('windows', 'edge'))]).to.deep.equal(['echo', 'echo']);
  });
});
