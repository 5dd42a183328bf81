import { expect } from 'chai';
import { listDevices } from './devices.ts';
import { level } from './level.ts';
import { openDevices, type LocalMedia } from './local-media.ts';
import { until } from './test/world.ts';

let local: LocalMedia | undefined;
afterEach(() => local?.stop());

/** The browser refuses as if a device were missing or forbidden. The rest stays real. */
async function refusing<T>(refuse: (asked: MediaStreamConstraints) => DOMException | null, story: () => Promise<T>): Promise<T> {
  const { mediaDevices } = navigator;
  const real = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (asked = {}) => {
    const refusal = refuse(asked);
    return refusal ? Promise.reject(refusal) : real(asked);
  };
  try {
    return await story();
  } finally {
    mediaDevices.getUserMedia = real;
  }
}

describe('camera and microphone', () => {
  it('both open for a preview, and the microphone is heard', async () => {
    local = await openDevices();
    expect(local.stream.getTracks().map(({ kind }) => kind).sort()).to.deep.equal(['audio', 'video']);
    expect(local.missing).to.deep.equal({});
    if (!local.microphone) throw new Error('no microphone');

    const meter = level(local.microphone);
    await until('the test beep is heard', () => meter.read() > 0.01);
    meter.close();
    expect(meter.read()).to.equal(0);
  });

  it('nothing is asked for when nothing is wished for', async () => {
    local = await refusing(
      () => expect.fail('the browser was asked'),
      () => openDevices({ camera: false, microphone: false }),
    );
    expect(local.stream.getTracks().length).to.equal(0);
  });

  it('off is released, on opens it again, in the same preview', async () => {
    local = await openDevices();
    const { camera, stream } = local;
    await local.setCamera(false);
    expect(camera?.readyState).to.equal('ended');
    expect(stream.getVideoTracks().length).to.equal(0);

    await local.setCamera(true);
    expect(local.stream === stream).to.equal(true);
    expect(local.camera?.readyState).to.equal('live');
    expect(stream.getVideoTracks()[0] === local.camera).to.equal(true);
  });

  it('off right after on stays off, and no light stays on', async () => {
    local = await openDevices({ camera: false });
    const opened: MediaStreamTrack[] = [];
    local.addEventListener('track', ({ track }) => track && opened.push(track));
    const on = local.setCamera(true);
    await local.setCamera(false);
    await on;
    expect(local.camera === null).to.equal(true);
    expect(opened.filter(({ readyState }) => readyState === 'live').length).to.equal(0);
  });

  it('a missing camera does not cost the microphone', async () => {
    local = await refusing(
      ({ video }) => (video ? new DOMException('Requested device not found', 'NotFoundError') : null),
      () => openDevices(),
    );
    expect(local.microphone?.readyState).to.equal('live');
    expect(local.missing.camera?.code).to.equal('not-found');
    expect(local.missing.microphone).to.equal(undefined);
  });

  it('who said no is not asked twice', async () => {
    let asked = 0;
    local = await refusing(
      () => (asked++, new DOMException('Permission denied', 'NotAllowedError')),
      () => openDevices(),
    );
    expect(asked).to.equal(1);
    expect([local.missing.camera?.code, local.missing.microphone?.code]).to.deep.equal(['permission-denied', 'permission-denied']);
  });

  it('turning on what cannot be opened says why, and later works', async () => {
    const media = await openDevices({ camera: false });
    local = media;
    const problem: unknown = await refusing(
      () => new DOMException('Could not start video source', 'NotReadableError'),
      () => media.setCamera(true).catch((error: unknown) => error),
    );
    expect(problem).to.include({ code: 'in-use', device: 'camera' });
    expect(media.missing.camera?.code).to.equal('in-use');

    await media.setCamera(true);
    expect(media.missing).to.deep.equal({});
  });

  it('an unplugged camera gives way to another', async () => {
    local = await openDevices();
    const { camera } = local;
    camera?.stop();
    camera?.dispatchEvent(new Event('ended')); // what the browser does when the plug is pulled
    await until('another camera is on', () => local?.camera?.readyState === 'live');
    expect(local.camera === camera).to.equal(false);
  });

  it('an unplugged camera without another is told', async () => {
    const media = await openDevices();
    local = media;
    const lost = new Promise<string>((resolve) => media.addEventListener('lost', ({ problem }) => resolve(problem.code)));
    await refusing(
      () => new DOMException('Requested device not found', 'NotFoundError'),
      async () => {
        media.camera?.dispatchEvent(new Event('ended'));
        expect(await lost).to.equal('lost');
      },
    );
    expect(media.camera === null).to.equal(true);
    expect(media.missing.camera?.code).to.equal('lost');
  });

  it('permission taken back in a call is named, and nobody is asked twice', async () => {
    const media = await openDevices();
    local = media;
    const lost = new Promise<string>((resolve) => media.addEventListener('lost', ({ problem }) => resolve(problem.code)));
    let asked = 0;
    await refusing(
      () => (asked++, new DOMException('Permission denied', 'NotAllowedError')),
      async () => {
        media.microphone?.dispatchEvent(new Event('ended'));
        expect(await lost).to.equal('permission-denied');
      },
    );
    expect(asked).to.equal(1);
    expect(media.microphone === null).to.equal(true);
  });

  it('a headset that is gone from the list gives way, even if the browser does not say so', async () => {
    const media = await openDevices({ camera: false });
    local = media;
    const { microphones } = await listDevices();
    const [first, second] = microphones.filter(({ id }) => id !== 'default');
    if (!first || !second) throw new Error('two microphones are needed');
    await media.switchTo('microphone', first.id);
    const all = await navigator.mediaDevices.enumerateDevices();
    const { mediaDevices } = navigator;
    mediaDevices.enumerateDevices = () => Promise.resolve(all.filter(({ deviceId }) => deviceId !== first.id && deviceId !== 'default'));
    try {
      const before = media.microphone;
      mediaDevices.dispatchEvent(new Event('devicechange'));
      await until('another microphone is on', () => media.microphone && media.microphone !== before);
      expect(media.microphone?.readyState).to.equal('live');
    } finally {
      Reflect.deleteProperty(mediaDevices, 'enumerateDevices');
    }
  });

  it('a camera of one headset gives way to the other of the same headset, and comes on again when it is gone later', async () => {
    const media = await openDevices({ microphone: false });
    local = media;
    const { mediaDevices } = navigator;
    const all = await mediaDevices.enumerateDevices();
    const [first, second] = all.filter(({ kind }) => kind === 'videoinput');
    if (!first || !second) throw new Error('two cameras are needed');
    // The browser's default is the first one, so only the group leads to the second.
    mediaDevices.enumerateDevices = () => Promise.resolve([{ ...second.toJSON(), groupId: first.groupId }] as MediaDeviceInfo[]);
    try {
      const fallen = new Promise<string>((resolve) => media.addEventListener('track', ({ track, why }) => track && resolve(`${why} ${track.label}`)));
      media.camera?.dispatchEvent(new Event('ended'));
      expect(await fallen).to.equal(`fallback ${second.label}`);
    } finally {
      Reflect.deleteProperty(mediaDevices, 'enumerateDevices');
    }
    await media.setCamera(false);
    await refusing(
      ({ video }) => (JSON.stringify(video).includes(second.deviceId) ? new OverconstrainedError('deviceId') : null),
      () => media.setCamera(true),
    );
    expect(media.camera?.label).to.equal(first.label);
  });

  it('a phone call takes the microphone; it is taken back when the page is looked at again', async () => {
    const media = await openDevices({ camera: false });
    local = media;
    const before = media.microphone;
    if (!before) throw new Error('no microphone');
    Object.defineProperty(before, 'muted', { value: true });
    before.dispatchEvent(new Event('mute'));
    expect(media.interrupted).to.deep.equal(['microphone']);
    document.dispatchEvent(new Event('visibilitychange'));
    await until('the microphone is a new one', () => media.microphone && media.microphone !== before);
    expect(media.microphone?.readyState).to.equal('live');
    expect(media.interrupted).to.deep.equal([]);
  });

  it('an effect ends with the camera it was made of, a screen does not', async () => {
    const media = await openDevices({ microphone: false });
    local = media;
    const picture = (): MediaStreamTrack => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d');
      const [track] = canvas.captureStream().getVideoTracks();
      if (!track) throw new Error('no picture');
      return track;
    };
    const effect = picture();
    media.show(effect, 'effect');
    expect(media.stream.getVideoTracks()).to.deep.equal([effect]);
    await media.setCamera(false);
    expect([effect.readyState, media.picture === null, media.stream.getTracks().length]).to.deep.equal(['ended', true, 0]);

    const screen = picture();
    media.show(screen);
    await media.setCamera(true);
    await media.setCamera(false);
    expect([screen.readyState, media.picture === screen, screen.contentHint]).to.deep.equal(['live', true, 'detail']);
    media.show(null);
    expect(screen.readyState).to.equal('ended');
  });

  it('turns to the device that was chosen', async () => {
    local = await openDevices();
    const { cameras, microphones } = await listDevices();
    expect(cameras[0]?.label).to.not.equal('');
    const other = microphones.at(-1);
    if (!other) throw new Error('no microphones');
    await local.switchTo('microphone', other.id);
    expect(local.microphone?.getSettings().deviceId).to.equal(other.id);
  });
});
