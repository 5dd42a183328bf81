import type { CheckResult, DeviceReport } from '@vetkit/signal-server/consult/device-test.contract';
import { hearingWord } from '../../media/hearing.ts';
import { reachWord } from '../../media/reach.ts';
import type { DeviceState, DeviceTest } from './state.ts';

/** The things that are tried, in the order they are shown. */
export const checkNames = ['browser', 'light', 'microphone', 'speaker', 'network', 'camera', 'battery'] as const satisfies readonly (keyof DeviceReport)[];
export type CheckName = (typeof checkNames)[number];

/** The faults of one check. */
export type Fault<Name extends CheckName = CheckName> = NonNullable<DeviceReport[Name]['what']>;

/** Said without looking up: nothing more can be loaded over a line that is down, and that a clinic has no relay is no fault. */
const atHand = ['offline', 'blocked', 'no-relay'] as const;
export type FaultAtHand = (typeof atHand)[number];
/** How these are mended is looked up when they happen. */
export type FaultToLookUp = Exclude<Fault, FaultAtHand>;
export const isAtHand = (fault: Fault): fault is FaultAtHand => atHand.some((one) => one === fault);

/** How one check stands: as it is reported, or still on its way. */
export interface Standing<Name extends CheckName = CheckName> {
  readonly is: CheckResult | 'waiting' | 'busy';
  readonly what: Fault<Name> | null;
}

const as = <Name extends CheckName>(is: Standing['is'], what: Fault<Name> | null = null): Standing<Name> => ({ is, what });

/** Less than this is no picture of an animal. */
const smallest = 360;

export type Standings = { readonly [Name in CheckName]: Standing<Name> };

/** How every check stands; once the test is over, what has no answer was skipped. Pure. */
export function standings(test: DeviceTest): Standings {
  const all: Standings = {
    browser: browser(test), light: light(test), microphone: microphone(test), speaker: speaker(test), network: network(test), camera: camera(test), battery: battery(test),
  };
  const settled = ([name, { is, what }]: [string, Standing]) => [name, as(is === 'waiting' || is === 'busy' ? 'skipped' : is, what)];
  return test.is === 'over' ? (Object.fromEntries(Object.entries(all).map(settled)) as unknown as Standings) : all;
}

function browser({ platform, secure, supported }: DeviceTest): Standing<'browser'> {
  // Inside an app cameras work or do not, by the app's grace; what is certain comes first.
  if (!secure) return as<'browser'>('bad', 'insecure');
  if (platform.inApp) return as<'browser'>(supported ? 'weak' : 'bad', 'in-app');
  return supported ? as('good') : as<'browser'>('bad', 'unsupported');
}

/** Before it can be judged: nothing was pressed, it is being opened, or the person has it off. */
function untried({ is }: DeviceTest, device: DeviceState): Standing['is'] | undefined {
  if (device.is === 'off') return 'skipped';
  return device.is === 'untried' ? (is === 'opening' ? 'busy' : 'waiting') : undefined;
}

function camera(test: DeviceTest): Standing<'camera'> {
  const before = untried(test, test.camera);
  if (before) return as(before);
  if (test.camera.is === 'missing') return as<'camera'>('bad', test.camera.why);
  if (!test.picture) return as('busy');
  if (test.picture.word === 'black') return as<'camera'>('bad', 'black');
  return Math.min(test.picture.width, test.picture.height) < smallest ? as<'camera'>('weak', 'small') : as('good');
}

function light({ picture, camera: { is } }: DeviceTest): Standing<'light'> {
  if (is !== 'on') return as('skipped');
  if (!picture) return as('busy');
  if (picture.word === 'black') return as('skipped');
  return picture.word === 'good' ? as('good') : as<'light'>('weak', picture.word);
}

function microphone(test: DeviceTest): Standing<'microphone'> {
  const before = untried(test, test.microphone);
  if (before) return as(before);
  if (test.microphone.is === 'missing') return as<'microphone'>('bad', test.microphone.why);
  const word = test.heard ? hearingWord(test.heard) : 'listening';
  if (word === 'silent') return as<'microphone'>('bad', 'silent');
  if (test.echo) return as<'microphone'>('weak', 'echo');
  if (word === 'listening') return as('busy');
  return word === 'good' ? as('good') : as<'microphone'>('weak', word);
}

function speaker({ bell }: DeviceTest): Standing<'speaker'> {
  if (bell === 'heard') return as('good');
  if (bell === 'not-heard') return as<'speaker'>('bad', 'not-heard');
  return as(bell === 'ringing' ? 'busy' : 'waiting');
}

const bearable: readonly string[] = ['no-relay', 'relay-tcp-only', 'slow', 'lossy', 'far'];

function network({ line, online }: DeviceTest): Standing<'network'> {
  if (!online) return as<'network'>('bad', 'offline');
  if (line.is === 'unknown' || line.is === 'refused') return as('skipped');
  if (line.is !== 'found') return as(line.is === 'looking' ? 'busy' : 'waiting');
  const word = reachWord(line.reach, online);
  return word === 'good' || (word === 'no-relay' && line.withheld) ? as('good') : as<'network'>(bearable.includes(word) ? 'weak' : 'bad', word);
}

function battery({ battery }: DeviceTest): Standing<'battery'> {
  if (!battery) return as('skipped');
  if (battery.charging || battery.level >= 0.4) return as('good');
  return as<'battery'>(battery.level < 0.15 ? 'bad' : 'weak', 'low');
}

/** Whether somebody can mend it: that the clinic has no relay is nobody's fault here. */
export const isFault = ({ is, what }: Standing): boolean => (is === 'bad' || is === 'weak') && what !== 'no-relay';

/** The same fault of the browser again: it is said, and counted, once. */
export const isSaidOfBrowser = (name: CheckName, all: Standings): boolean => name !== 'browser' && all.browser.what !== null && all[name].what === all.browser.what;

/** How many things can be mended. */
export const faults = (all: Standings): number => checkNames.filter((name) => isFault(all[name]) && !isSaidOfBrowser(name, all)).length;

/** What is told of the test when it ends now: what has no answer yet was skipped. */
export function reportOf(test: DeviceTest): DeviceReport {
  const { picture, heard, camera: cam, line, battery: power, platform } = test;
  const all = standings({ ...test, is: 'over' });
  const settled = <Name extends CheckName>(name: Name) => all[name] as { is: CheckResult; what: Fault<Name> | null };
  const best = line.is === 'found' ? line.reach.udp || line.reach.tcp : null;
  const works = (reached: unknown) => (reached === null || reached === undefined ? null : reached !== false);
  const reach = line.is === 'found' ? line.reach : undefined;
  return {
    camera: { ...settled('camera'), width: picture?.width ?? null, height: picture?.height ?? null, facing: cam.is === 'on' ? cam.facing : null },
    light: { ...settled('light'), mean: picture ? Math.round(picture.mean) : null },
    microphone: { ...settled('microphone'), noiseDb: rounded(heard?.noiseDb), peakDb: rounded(heard?.peakDb), echo: test.echo },
    speaker: settled('speaker'),
    network: { ...settled('network'), stun: works(reach?.stun), relayUdp: works(reach?.udp), relayTcp: works(reach?.tcp), roundTripMs: best ? best.roundTripMs : null, loss: best ? best.loss : null, kbps: best ? best.kbps : null },
    battery: { ...settled('battery'), level: power?.level ?? null, charging: power?.charging ?? null },
    browser: { ...settled('browser'), system: platform.system, name: platform.browser },
  };
}

const rounded = (decibels: number | null | undefined): number | null => (typeof decibels === 'number' ? Math.round(decibels) : null);
