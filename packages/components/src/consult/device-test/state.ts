import type { DeviceKind, DeviceProblemCode } from '../../media/device-problem.ts';
import type { DeviceList } from '../../media/devices.ts';
import type { Heard } from '../../media/hearing.ts';
import type { LightWord } from '../../media/light.ts';
import type { Platform } from '../../media/platform.ts';
import type { Reach } from '../../media/reach.ts';

/** A device that is on. */
export interface DeviceOn {
  /** As the browser names it, for the person's eyes only. */
  readonly label: string;
  readonly id: string;
  /** Which side of a phone a camera is on; null where there are no sides. */
  readonly facing: 'front' | 'back' | null;
}

/** One device: not asked for yet, on, off by the person's wish, or why it is not there. */
export type DeviceState = { readonly is: 'untried' } | { readonly is: 'off' } | ({ readonly is: 'on' } & DeviceOn) | { readonly is: 'missing'; readonly why: DeviceProblemCode };

export interface Picture {
  readonly word: LightWord;
  readonly mean: number;
  readonly width: number;
  readonly height: number;
}

/** Six seconds of one's own voice, to hear how one sounds. */
export type Tape = 'none' | 'recording' | 'playing' | 'played' | 'failed';
/** The bell: not rung yet, ringing, waiting for the answer, and the answer. */
export type Bell = 'silent' | 'ringing' | 'asked' | 'heard' | 'not-heard';
/** The line. `unknown`: there was nobody to ask. `refused`: the server was reached and did not say what to try it with. `withheld`: there is a relay, for those who are signed in. */
export type Line = { readonly is: 'untried' | 'looking' | 'unknown' | 'refused' } | { readonly is: 'found'; readonly reach: Reach; readonly withheld: boolean };

/** Everything the test knows, as one value. */
export interface DeviceTest {
  /** `asleep`: nothing was started; `over`: the result was given and the devices are released. */
  readonly is: 'asleep' | 'opening' | 'running' | 'over';
  readonly platform: Platform;
  readonly secure: boolean;
  readonly supported: boolean;
  readonly online: boolean;
  readonly camera: DeviceState;
  readonly picture: Picture | null;
  readonly microphone: DeviceState;
  readonly heard: Heard | null;
  /** The speaker is heard in the microphone; null before the bell rang. */
  readonly echo: boolean | null;
  readonly tape: Tape;
  readonly bell: Bell;
  readonly line: Line;
  /** Null where the browser does not tell. */
  readonly battery: { readonly level: number; readonly charging: boolean } | null;
  readonly devices: DeviceList;
  readonly speaker: string;
}

/** What can happen. */
export type News =
  | { readonly type: 'pressed-start' }
  | { readonly type: 'opened' }
  | { readonly type: 'device'; readonly device: DeviceKind; readonly now: DeviceState }
  | { readonly type: 'picture'; readonly picture: Picture }
  | { readonly type: 'heard'; readonly heard: Heard }
  | { readonly type: 'tape'; readonly tape: Tape }
  | { readonly type: 'ringing' }
  | { readonly type: 'rang'; readonly echo: boolean | null }
  | { readonly type: 'answered'; readonly heard: boolean }
  | { readonly type: 'line'; readonly line: Line }
  | { readonly type: 'online'; readonly online: boolean }
  | { readonly type: 'battery'; readonly battery: DeviceTest['battery'] }
  | { readonly type: 'devices'; readonly devices: DeviceList }
  | { readonly type: 'speaker'; readonly id: string }
  | { readonly type: 'over' };

/** Before anything was pressed. */
export const notYet = (about: Pick<DeviceTest, 'platform' | 'secure' | 'supported' | 'online'>): DeviceTest => ({
  ...about, is: 'asleep', camera: { is: 'untried' }, picture: null, microphone: { is: 'untried' }, heard: null, echo: null, tape: 'none', bell: 'silent',
  line: { is: 'untried' }, battery: null, devices: { cameras: [], microphones: [], speakers: [] }, speaker: '',
});

/** The next state. Pure. */
export function reduce(test: DeviceTest, news: News): DeviceTest {
  switch (news.type) {
    case 'pressed-start':
      // What was found about the battery and the speaker stays true; the rest is looked at anew.
      return { ...test, is: 'opening', camera: { is: 'untried' }, microphone: { is: 'untried' }, picture: null, heard: null, echo: null, tape: 'none', bell: 'silent', line: { is: 'untried' } };
    case 'opened':
      return { ...test, is: 'running' };
    case 'device':
      return news.device === 'camera' ? { ...test, camera: news.now, picture: null } : { ...test, microphone: news.now, heard: null, echo: null, tape: 'none' };
    case 'picture':
      return test.camera.is === 'on' ? { ...test, picture: news.picture } : test;
    case 'heard':
      return test.microphone.is === 'on' ? { ...test, heard: news.heard } : test;
    case 'ringing':
      return { ...test, bell: 'ringing' };
    case 'rang':
      return test.bell === 'ringing' ? { ...test, bell: 'asked', echo: news.echo ?? test.echo } : test;
    case 'answered':
      return { ...test, bell: news.heard ? 'heard' : 'not-heard' };
    case 'tape':
    case 'line':
    case 'online':
    case 'battery':
    case 'devices': {
      const { type: _, ...now } = news;
      return { ...test, ...now };
    }
    case 'speaker':
      // Another one is another sound: whether it is heard is asked again.
      return { ...test, speaker: news.id, bell: 'silent', echo: null };
    case 'over':
      return { ...test, is: 'over' };
  }
}
