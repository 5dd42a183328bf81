import type { DeviceReport } from '@vetkit/signal-server/consult/device-test.contract';
import { DeviceReport as Report } from '@vetkit/signal-server/consult/device-test.contract';
import { TestServers } from '@vetkit/signal-server/consult/test-servers.contract';
import { html } from 'lit';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, focused, mount, type Mounted, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { choose, readChosen } from './chosen.ts';
import type { VetDeviceTest } from './vet-device-test.ts';
import './vet-device-test.ts';

/** What a story changes in the browser, and gives back at its end. */
const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((back) => back()));

function replace<T extends object, K extends keyof T>(where: T, name: K, value: T[K]): void {
  const own = Object.getOwnPropertyDescriptor(where, name);
  Object.defineProperty(where, name, { value, configurable: true, writable: true });
  undo.push(() => (own ? Object.defineProperty(where, name, own) : delete where[name]));
}

/** A room that the camera sees, painted again and again, and what its microphone hears. */
function room({ wall = '#bca', middle = '#c96', loud = 0.3 }: { wall?: string; middle?: string; loud?: number } = {}): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d')!;
  const paint = () => {
    context.fillStyle = wall;
    context.fillRect(0, 0, 640, 480);
    context.fillStyle = middle;
    context.fillRect(180, 90, 280, 390);
  };
  paint();
  const timer = setInterval(paint, 50);
  const audio = new AudioContext();
  const ear = audio.createMediaStreamDestination();
  const voice = new OscillatorNode(audio, { frequency: 220 });
  const words = new GainNode(audio, { gain: 0 });
  // Half a second of voice, half a second of pause.
  for (let t = 0; t < 60; t++) words.gain.setValueAtTime(t % 2 ? loud : loud / 300, audio.currentTime + t * 0.5);
  voice.connect(words).connect(ear);
  voice.start();
  undo.push(() => (clearInterval(timer), void audio.close()));
  return new MediaStream([...canvas.captureStream(15).getTracks(), ...ear.stream.getTracks()]);
}

/** The camera and microphone of the browser are this room's, or fail like this. */
function devices(give: MediaStream | ((wish: MediaStreamConstraints) => MediaStream)): { asked: MediaStreamConstraints[] } {
  const asked: MediaStreamConstraints[] = [];
  replace(navigator.mediaDevices, 'getUserMedia', async (wish = {}) => {
    asked.push(wish);
    const stream = typeof give === 'function' ? give(wish) : give;
    return new MediaStream([...(wish.video ? stream.getVideoTracks() : []), ...(wish.audio ? stream.getAudioTracks() : [])].map((track) => track.clone()));
  });
  return { asked };
}
const failing = (name: string, message = '') => () => {
  throw new DOMException(message, name);
};

const agent = (userAgent: string) => replace(navigator, 'userAgent', userAgent);
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** A server without a relay; keeps reports. */
function server(servers: () => TestServers = () => ({ iceServers: [], relay: 'none' })) {
  const kept: DeviceReport[] = [];
  const of = fakeServer({
    'GET /clinics/{clinic}/test-servers': route({ answer: TestServers, handle: () => servers() }),
    'PUT /clinics/{clinic}/consults/{reference}/device-test': route({ body: Report, status: 200, handle: ({ body }) => (kept.push(body), null) }),
  });
  return { kept, fetch: of.fetch };
}

const page = (of = server(), width?: number): Promise<Mounted<VetDeviceTest>> =>
  mount<VetDeviceTest>(html`<vet-device-test reference="VK-7Q3M-2F"></vet-device-test>`, { fetch: of.fetch, ...(width ? { width } : {}) });
async function started(of = server(), width?: number): Promise<Mounted<VetDeviceTest>> {
  const at = await page(of, width);
  await at.find('.found');
  await at.press('Start the test');
  await until(() => at.all('button').some(({ textContent }) => textContent?.trim() === 'Done'), 'the test to run');
  return at;
}
const seeing = (at: Mounted<VetDeviceTest>, words: string | RegExp) => until(() => (typeof words === 'string' ? at.words().includes(words) : words.test(at.words())), `the words ${words}`);

describe('<vet-device-test>', () => {
  test('is clean for axe: before, while it runs, with faults, and when it is over', async () => {
    devices(room());
    const at = await page();
    expect(await axe(at.element), 'before').to.deep.equal([]);
    await at.find('.found');
    await at.press('Start the test');
    await seeing(at, 'We hear you clearly');
    await at.press('Choose devices');
    expect(await axe(at.element), 'running').to.deep.equal([]);
    await at.press('Done');
    await at.reads('Test again');
    expect(await axe(at.element), 'over').to.deep.equal([]);
    devices(failing('NotReadableError'));
    await at.press('Test again');
    await seeing(at, 'You cannot be seen or heard yet');
    expect(await axe(at.element), 'with faults').to.deep.equal([]);
  });

  test('starts nothing before the press, and the focus is at the result afterwards', async () => {
    const { asked } = devices(room());
    const at = await page();
    await at.find('.found');
    expect(asked).to.deep.equal([]);
    await at.press('Start the test');
    await until(() => focused()?.tagName === 'H2', 'the focus at the heading');
    expect(asked.length).to.equal(1);
  });

  test('one event tells it, the report is kept with the visit, and the devices are released', async () => {
    const stream = room();
    devices(stream);
    const of = server();
    const at = await started(of);
    const told: DeviceReport[] = [];
    at.element.addEventListener('vet-device-tested', ({ report, reference }) => {
      told.push(report);
      expect(reference).to.equal('VK-7Q3M-2F');
    });
    await seeing(at, 'You look and sound good');
    const shown = (await at.find<HTMLVideoElement>('video')).srcObject as MediaStream;
    const tracks = shown.getTracks();
    await at.press('Done');
    await at.reads('Your vet can see how the test went.');
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    expect(told).to.deep.equal(of.kept);
    expect(told[0]).to.deep.include({ speaker: { is: 'skipped', what: null } });
    expect(told[0]?.camera).to.deep.include({ is: 'good', width: 640, height: 480 });
    expect(JSON.stringify(told)).not.to.match(/label|deviceId|canvas/i);
  });

  test('leaving the page releases the devices too', async () => {
    devices(room());
    const at = await started();
    const tracks = ((await at.find<HTMLVideoElement>('video')).srcObject as MediaStream).getTracks();
    at.element.remove();
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
  });

  for (const [what, light, word, advice] of [
    ['dark', { wall: '#1a1512', middle: '#2a221c' }, 'Too dark', 'Turn on a lamp in front of you'],
    ['bright', { wall: '#fff', middle: '#ffe' }, 'Too bright', 'Turn away from the lamp or the sun'],
    ['lit from behind', { wall: '#f4f4ff', middle: '#2a221e' }, 'Light from behind', 'The light comes from behind you'],
    ['no picture at all', { wall: '#000', middle: '#000' }, 'You cannot be seen yet', 'The picture is black'],
  ] as const) {
    test(`a room that is ${what}: says so, and how to mend it`, async () => {
      devices(room(light));
      const at = await started();
      await seeing(at, word);
      await seeing(at, advice);
    });
  }

  for (const [what, name, message, seen, agentOf] of [
    ['blocked in Chrome', 'NotAllowedError', 'Permission denied', 'Press the sign left of the address', undefined],
    ['blocked in Firefox', 'NotAllowedError', 'The request is not allowed', 'Press the crossed-out sign left of the address', firefox],
    ['blocked in Safari on an iPhone', 'NotAllowedError', '', 'Website Settings, and choose Allow', `${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`],
    ['blocked by Windows', 'NotAllowedError', 'Permission denied by system', 'Windows does not let the browser use it', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'],
    ['used by another program', 'NotReadableError', 'Could not start video source', 'Another program is using it', undefined],
    ['used by another app of a phone', 'NotReadableError', '', 'Another app or a phone call is using it', `${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`],
    ['not there', 'NotFoundError', 'Requested device not found', 'None was found. Plug one in', undefined],
  ] as const) {
    test(`a camera and a microphone ${what}`, async () => {
      if (agentOf) agent(agentOf);
      replace(navigator.permissions, 'query', async () => ({ state: 'denied' }) as PermissionStatus);
      devices(failing(name, message));
      const at = await started();
      await seeing(at, seen);
      expect(at.words()).to.include('You cannot be seen or heard yet');
    });
  }

  test('a camera that is mended works at the next try, without starting anew', async () => {
    const stream = room();
    let busy = true;
    devices((wish) => (wish.video && busy ? failing('NotReadableError')() : stream));
    const at = await started();
    await seeing(at, 'You cannot be seen yet');
    busy = false;
    await at.press('Try again');
    await seeing(at, '640 × 480');
  });

  test('a phone call takes the microphone; it is taken back when the page is looked at again', async () => {
    devices(room());
    const at = await started();
    const { srcObject } = await at.find<HTMLVideoElement>('video');
    const microphone = () => (srcObject as MediaStream).getAudioTracks()[0];
    const before = microphone()!;
    Object.defineProperty(before, 'muted', { value: true });
    before.dispatchEvent(new Event('mute'));
    // What waits for the end of a call comes with the call.
    await import('../../media/interruptions.ts');
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => microphone() && microphone() !== before, 'another track of the microphone');
    expect(microphone()?.readyState).to.equal('live');
  });

  test('inside of another app the way out is said before anything is pressed', async () => {
    agent(`${iPhone} Mobile/15E148 Instagram 380.0.0.0`);
    const at = await page();
    await seeing(at, 'This page is open inside Instagram. Press the three dots or the share sign, then Open in Safari');
  });

  test('a muted microphone, and one beside a fan', async () => {
    devices(room({ loud: 0 }));
    const muted = await started();
    await seeing(muted, 'We hear nothing. Look for a mute switch');
    muted.element.remove();
    const audio = new AudioContext();
    const ear = audio.createMediaStreamDestination();
    const fan = new OscillatorNode(audio, { frequency: 90 });
    fan.connect(new GainNode(audio, { gain: 0.2 })).connect(ear);
    fan.start();
    undo.push(() => void audio.close());
    devices(new MediaStream([...room().getVideoTracks(), ...ear.stream.getTracks()]));
    await seeing(await started(), 'There is a lot of noise around you');
  });

  test('a speaker that the microphone hears: use headphones; and one that is not heard by anybody', async () => {
    const stream = room({ loud: 0.05 });
    const audio = new AudioContext();
    const ear = audio.createMediaStreamDestination();
    const play = HTMLMediaElement.prototype.play;
    replace(HTMLMediaElement.prototype, 'play', function (this: HTMLMediaElement) {
      if (this.srcObject instanceof MediaStream && this instanceof HTMLAudioElement) audio.createMediaStreamSource(this.srcObject).connect(new GainNode(audio, { gain: 0.4 })).connect(ear);
      return play.call(this);
    });
    undo.push(() => void audio.close());
    devices(new MediaStream([...stream.getVideoTracks(), ...ear.stream.getTracks()]));
    const at = await started();
    await at.press('Play');
    await seeing(at, 'Your speaker is heard in your microphone. Use headphones');
    await at.press('No');
    await seeing(at, 'Turn the volume up, or choose another speaker');
  });

  test('one’s own voice is recorded and played back, and nothing of it is sent', async () => {
    devices(room());
    const of = server();
    const at = await started(of);
    await at.press('Record 6 seconds');
    await at.reads('Speak now. You hear it afterwards.');
    await until(() => at.words().includes('Playing. This is how you sound.'), 'to hear it');
    expect(of.kept).to.deep.equal([]);
  });

  test('a server without a relay: that is said, and is nothing to fix', async () => {
    devices(room());
    const at = await started();
    await seeing(at, 'This clinic has no relay, so calls between some networks will fail.');
    await seeing(at, 'You look and sound good');
    expect(at.words()).not.to.match(/things? to fix/);
  });

  test('a server that cannot help just now is no fault of the network, and is asked again by a press', async () => {
    devices(room());
    const answers: (TestServers | undefined)[] = [undefined, { iceServers: [], relay: 'none' }];
    const of = server(() => answers.shift() ?? refuse(500, 'internal'));
    const at = await started(of);
    await seeing(at, 'Could not be tested just now');
    expect(at.words()).not.to.include('Turn off a VPN');
    await at.press('Try again');
    await seeing(at, 'This clinic has no relay');
  });

  test('what is chosen is remembered for the next call', async () => {
    devices(room());
    const at = await started();
    await at.press('Choose devices');
    const field = await until(() => at.all<HTMLSelectElement>('select[name="pick-microphone"]')[0], 'the list of microphones');
    const other = [...field.options].find(({ selected }) => !selected)!;
    field.value = other.value;
    field.dispatchEvent(new Event('change'));
    await until(() => readChosen().microphone === other.value, 'the choice to be kept');
    localStorage.setItem('vetkit devices', '"made up"');
    expect(readChosen()).to.deep.equal({});
    choose({ camera: 'a' });
    expect(readChosen()).to.deep.equal({ camera: 'a' });
  });

  test('fits 320 pixels, also with everything open', async () => {
    devices(room());
    const at = await started(server(), 320);
    await at.press('Choose devices');
    expect(at.element.scrollWidth).to.be.at.most(320);
  });
});
