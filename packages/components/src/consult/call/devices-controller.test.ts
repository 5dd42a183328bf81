import { until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { CallController } from './call-controller.ts';
import { DevicesController } from './devices-controller.ts';
import { photographed, ToolsController } from './tools-controller.ts';

const { mediaDevices } = navigator;
afterEach(() => {
  Reflect.deleteProperty(mediaDevices, 'getUserMedia');
  Reflect.deleteProperty(mediaDevices, 'getDisplayMedia');
});

const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };

/** The browser's question, which stands until it is answered; then everything is given. */
function question() {
  const real = mediaDevices.getUserMedia.bind(mediaDevices);
  const [given, waiting]: [MediaStreamTrack[], (() => void)[]] = [[], []];
  mediaDevices.getUserMedia = async (wish) => {
    await new Promise<void>((answer) => waiting.push(answer));
    const stream = await real(wish);
    given.push(...stream.getTracks());
    return stream;
  };
  return { given, asked: () => waiting.length, answer: () => waiting.forEach((each) => each()) };
}

const painted = () => Object.assign(document.createElement('canvas'), { width: 64, height: 36 }).captureStream(5);

describe('the own devices', () => {
  for (const [how, end] of [['closed', (devices: DevicesController) => devices.close()], ['taken off the page', (devices: DevicesController) => devices.hostDisconnected()]] as const) {
    test(`${how} while the browser still asks: a late yes leaves no light on`, async () => {
      const { given, asked, answer } = question();
      const devices = new DevicesController(host);
      const opening = devices.open();
      await until(() => asked() === 1, 'the question');
      end(devices);
      expect(devices.view.is).to.equal('closed');
      answer();
      await opening;
      expect([devices.local, devices.view.is]).to.deep.equal([undefined, 'closed']);
      expect(given.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    });
  }

  test('closed and opened again while the browser asks: only what was asked for last is on', async () => {
    const { given, asked, answer } = question();
    const devices = new DevicesController(host);
    const first = devices.open();
    await until(() => asked() === 1, 'the first question');
    devices.close();
    const second = devices.open();
    await until(() => asked() === 2, 'the second question');
    answer();
    await Promise.all([first, second]);
    const own = devices.local?.stream.getTracks() ?? [];
    expect(own.map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
    expect(given.filter(({ readyState }) => readyState === 'live')).to.have.members(own);
    devices.close();
  });
});

describe('the own screen', () => {
  /** Somebody in a call, or not, who shares their screen. */
  async function sharing(state: 'lobby' | 'ended') {
    const media = new CallController(host, () => {});
    await media.devices.open();
    media.call = { ...media.call, state };
    const tools = new ToolsController(host, () => media, () => { throw new Error('no photo here'); });
    const screen = painted().getVideoTracks()[0]!;
    let choose = () => {};
    mediaDevices.getDisplayMedia = async () => {
      await new Promise<void>((done) => (choose = done));
      return new MediaStream([screen]);
    };
    const shared = tools.share(true);
    return { media, tools, screen, chosen: () => (choose(), shared) };
  }

  test('is not shared any longer than the call', async () => {
    const { media, tools, screen, chosen } = await sharing('lobby');
    await chosen();
    expect(media.devices.local?.pictureKind).to.equal('screen');
    tools.reset();
    expect([media.devices.local?.pictureKind, screen.readyState]).to.deep.equal(['camera', 'ended']);
    media.devices.close();
  });

  test('chosen when the call has ended, or its devices are closed, is let go at once', async () => {
    const late = await sharing('ended');
    await late.chosen();
    expect([late.media.devices.local?.pictureKind, late.screen.readyState]).to.deep.equal(['camera', 'ended']);
    late.media.devices.close();

    const closed = await sharing('lobby');
    closed.media.devices.close();
    await closed.chosen();
    expect(closed.screen.readyState).to.equal('ended');
  });
});

test('a photo that did not work says so until that was read', async () => {
  const media = new CallController(host, () => {});
  await media.devices.open();
  const tools = new ToolsController(host, () => media, () => { throw new Error('no photo here'); });
  await tools.takePhoto();
  expect(tools.photo).to.equal('failed');
  tools.read('photo');
  expect(tools.photo).to.equal('none');
  media.devices.close();
});

test('a photo shows no more than the others see', async () => {
  const devices = new DevicesController(host);
  await devices.open();
  const local = devices.local!;
  expect(photographed(local)).to.equal(local.camera);
  const blurred = painted().getVideoTracks()[0]!;
  local.veiled = true;
  expect(photographed(local), 'until the effect is there').to.equal(null);
  local.show(blurred, 'effect');
  expect(photographed(local)).to.equal(blurred);
  local.show(painted().getVideoTracks()[0]!);
  expect(photographed(local), 'with an effect below the screen').to.equal(null);
  local.veiled = false;
  expect(photographed(local), 'the animal, not the screen').to.equal(local.camera);
  devices.close();
});
