import { html, LitElement } from 'lit';
import { startWorld, until, type Person, type World } from '../../media/test/world.ts';
import { axe, mount, type Mounted } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import type { VetDeviceToggleEvent } from '../events.ts';
import { roomOf } from '../testing.ts';
import { CallController } from './call-controller.ts';
import './vet-call.ts';

/** The middle of the room: a real call, and what people read. */
class CallForStories extends LitElement {
  readonly media = new CallController(this, () => {});
  /** What covered the picture so far: some of it only for a moment. */
  readonly covers = new Set<string>();
  protected override async updated() {
    const call = this.renderRoot.querySelector('vet-call');
    await call?.updateComplete;
    this.covers.add(call?.renderRoot.querySelector('.over .title')?.textContent?.trim() ?? '');
  }
  protected override render() {
    return html`<vet-call .room=${roomOf()} .devices=${this.media.devices.view} .call=${this.media.call} style="display: block; block-size: 640px"
      @vet-device-toggle=${({ device, on }: VetDeviceToggleEvent) => void this.media.devices.toggle(device, on)}></vet-call>`;
  }
}
customElements.define('call-for-stories', CallForStories);

let world: World;
let vet: Person;
let sam: Mounted<CallForStories>;
const { mediaDevices } = navigator;

const state = (): string => sam.element.media.call.state;
const devices = () => sam.element.media.devices.view;
const track = (kind: 'audio' | 'video'): MediaStreamTrack => {
  const found = devices().stream?.getTracks().find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};
/** Nothing of the devices is said any more. */
const quiet = () => until('the notice is gone', () => sam.all('.notice').every((notice) => !notice.textContent?.trim()));
const seesPicture = () => until('a picture arrives', () => (vet.call.quality('o1').at(-1)?.framesDecoded ?? 0) > 0);

/** The browser says no to some questions; the rest stays real. */
async function refusing(name: string, story: () => Promise<void>, message = ''): Promise<void> {
  mediaDevices.getUserMedia = () => Promise.reject(new DOMException(message, name));
  try {
    await story();
  } finally {
    Reflect.deleteProperty(mediaDevices, 'getUserMedia');
  }
}

/** The device of a track is not there any more, and it was the default. */
async function unplugging(gone: MediaStreamTrack, story: () => Promise<void>): Promise<void> {
  const all = await mediaDevices.enumerateDevices();
  const { deviceId, groupId } = gone.getSettings();
  const isGone = (one: MediaDeviceInfo): boolean => one.deviceId === deviceId || (one.deviceId === 'default' && one.groupId === groupId);
  mediaDevices.enumerateDevices = () => Promise.resolve(all.filter((one) => !isGone(one)));
  const real = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (asked = {}) => (/"exact":"\w{20,}"/.test(JSON.stringify(asked)) ? real(asked) : Promise.reject(new DOMException('', 'NotFoundError')));
  try {
    await story();
  } finally {
    Reflect.deleteProperty(mediaDevices, 'enumerateDevices');
    Reflect.deleteProperty(mediaDevices, 'getUserMedia');
  }
}

/** Sam in a call with the vet. */
async function inCall(): Promise<void> {
  world = await startWorld();
  vet = await world.person('v1');
  vet.call.join();
  vet.call.peers(['o1']);
  sam = await mount<CallForStories>(html`<call-for-stories></call-for-stories>`);
  const pass = { peer: 'o1', token: 'pass-of-o1', expiresAt: '2099-01-01T00:00:00.000Z', signaling: { path: '/peerjs', key: 'peerjs' }, iceServers: [], relaySeconds: null } as const;
  const consult = { join: () => Promise.resolve({ pass: { ...pass, iceServers: [], relaySeconds: null }, participants: [] }), measured: () => Promise.resolve() };
  // Two quick presses: the way in while the camera is still opening.
  void sam.element.media.devices.open();
  await sam.element.media.join({ consult, server: new URL(`http://127.0.0.1:${world.port}`) });
  sam.element.media.peers(['v1']);
  await until('they are connected', () => state() === 'connected' && vet.call.state === 'connected');
}

describe('what happens to people in a call, and what they read', () => {
  beforeEach(async function () {
    this.timeout(30_000);
    await inCall();
  });
  afterEach(async () => {
    sam.element.remove();
    await world.end();
  });

  test('the network goes and comes: they read it, and then nothing', async function () {
    this.timeout(40_000);
    await seesPicture();
    await world.cutNetwork(true);
    await until('it is mended', () => state() === 'restarting');
    await sam.reads('The line dropped for a moment');
    expect(await axe(sam.element)).to.deep.equal([]);
    await world.cutNetwork(false);
    await until('it is back', () => state() === 'connected');
    await until('nothing is said', () => !sam.words().includes('The line dropped'));
  });

  test('another network: the same, over a new path', async function () {
    this.timeout(40_000);
    await seesPicture();
    await world.moveNetwork();
    await until('they read that it is mended', () => sam.element.covers.has('The line dropped for a moment'));
    await until('it is back', () => state() === 'connected' && vet.call.state === 'connected');
    await seesPicture();
    await until('nothing is said', () => !sam.words().includes('The line dropped'));
  });

  test('the server goes, or the machine has slept: nobody reads anything, and the call goes on', async function () {
    this.timeout(40_000);
    await world.killServer();
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
    await until('the socket is lost', () => vet.call.signaling !== 'open').finally(() => (Date.now = now));
    await seesPicture();
    expect(state()).to.equal('connected');
    for (const words of ['The line dropped', 'Connecting', 'Waiting for']) expect(sam.words()).to.not.include(words);
    await world.reviveServer();
    await until('the socket is back', () => vet.call.signaling === 'open');
  });

  test('the other side leaves: who, and why', async function () {
    this.timeout(40_000);
    vet.call.leave('tab-closed');
    await sam.reads("Dr. Hana Ito's page was closed");
    expect(state()).to.equal('lobby');
    vet.call.join();
    await until('they are back', () => state() === 'connected');
    await until('nothing is said', () => !sam.words().includes('page was closed'));
    vet.call.leave();
    await sam.reads('Dr. Hana Ito left the call');
  });

  test('the camera is unplugged: another takes over, or it is off and they read how to mend it', async function () {
    this.timeout(40_000);
    await seesPicture();
    const camera = track('video');
    await unplugging(camera, async () => {
      camera.stop();
      camera.dispatchEvent(new Event('ended')); // what the browser does when the plug is pulled
      await sam.reads(/Camera went away\. Now in use: fake_device_1/);
    });
    expect([devices().camera, track('video').readyState, state()]).to.deep.equal([true, 'live', 'connected']);
    await seesPicture();
    expect(await axe(sam.element)).to.deep.equal([]);

    await refusing('NotFoundError', async () => {
      track('video').dispatchEvent(new Event('ended'));
      await sam.reads('Camera went away. Plug it in again, then turn it on.');
      expect([devices().camera, state()]).to.deep.equal([false, 'connected']);
      await until('the vet is told', () => vet.call.remote('o1')?.media?.camera === false);
    });
    await sam.press('Turn the camera on');
    await quiet();
    await until('the vet is told', () => vet.call.remote('o1')?.media?.camera === true);
  });

  test('permission is taken back: the light is out, nobody is asked twice, they read where to allow it', async function () {
    this.timeout(40_000);
    const microphone = track('audio');
    await refusing('NotAllowedError', async () => {
      microphone.dispatchEvent(new Event('ended'));
      await sam.reads('Microphone is blocked. Press the camera sign in the address bar, choose Allow, then try again.');
    });
    expect([devices().microphone, microphone.readyState, state()]).to.deep.equal([false, 'ended', 'connected']);
    await until('the vet is told', () => vet.call.remote('o1')?.media?.microphone === false);
  });

  test('a Bluetooth headset goes: the next microphone takes over, by name', async function () {
    this.timeout(40_000);
    const before = track('audio');
    await unplugging(before, async () => {
      mediaDevices.dispatchEvent(new Event('devicechange'));
      await sam.reads(/Microphone went away\. Now in use: [^.]+\./);
    });
    expect([before.readyState, track('audio').readyState, state()]).to.deep.equal(['ended', 'live', 'connected']);
    expect(track('audio').label).to.not.equal(before.label);
  });

  test('a phone call takes the microphone; it comes back when they look at the page again', async function () {
    this.timeout(40_000);
    const before = track('audio');
    Object.defineProperty(before, 'muted', { value: true });
    before.dispatchEvent(new Event('mute'));
    await sam.reads('Microphone is taken by something else, such as a phone call. It comes back by itself.');
    expect(devices().microphone).to.equal(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await quiet();
    expect([track('audio') === before, track('audio').readyState, state()]).to.deep.equal([false, 'live', 'connected']);
  });

  test('the browser refuses to play: a button, and after its press nothing', async function () {
    this.timeout(40_000);
    const video = await sam.find<HTMLVideoElement>('video.remote');
    await until('it plays', () => !video.paused);
    video.pause();
    video.play = () => Promise.reject(new DOMException('play() failed because the user did not interact', 'NotAllowedError'));
    video.dispatchEvent(new Event('loadedmetadata'));
    await sam.reads('Press to see and hear');
    Reflect.deleteProperty(video, 'play');
    await sam.press('Press to see and hear');
    await until('it plays', () => !video.paused && !sam.words().includes('Press to see and hear'));
  });

  test('a camera that is missing or busy says so when it is turned on; sound goes on', async function () {
    this.timeout(40_000);
    await sam.press('Turn the camera off');
    await until('the light is out', () => !devices().camera);
    await refusing('NotFoundError', async () => {
      await sam.press('Turn the camera on');
      await sam.reads('No camera was found. Plug one in, or go on without it.');
    });
    await refusing('NotReadableError', async () => {
      await sam.press('Turn the camera on');
      await sam.reads('Camera is used by another program. Close that program, then try again.');
    });
    expect([devices().camera, devices().microphone, state()]).to.deep.equal([false, true, 'connected']);
    await sam.press('Turn the camera on');
    await quiet();
    await seesPicture();
  });
});
