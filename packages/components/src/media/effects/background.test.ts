import { expect } from 'chai';
import { lumaGrid } from '../frames.ts';
import { slowMachine } from '../test/slow-machine.ts';
import { breakingMachine, stalledLine } from '../test/workers.ts';
import { until } from '../test/world.ts';
import { BackgroundEffect, type Background } from './background.ts';
import { BackgroundProblem } from './background-problem.ts';
import { bitmapPath } from './bitmap-path.ts';
import { startWorker } from './start-worker.ts';

const open: { close(): unknown }[] = [];

/** A room with nobody in it: dark and bright stripes. */
function room(): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const context = canvas.getContext('2d');
  let turn = 0;
  const timer = setInterval(() => {
    turn++;
    for (let i = 0; i < 16 && context; i++) {
      context.fillStyle = i % 2 ? '#000' : `rgb(255 ${250 + (turn % 5)} 255)`;
      context.fillRect(i * 40, 0, 40, 360);
    }
  }, 40);
  const [track] = canvas.captureStream().getVideoTracks();
  if (!track) throw new Error('no track');
  open.push({ close: () => (clearInterval(timer), track.stop()) });
  return track;
}

const wall = (colour: string): Promise<ImageBitmap> => {
  const canvas = new OffscreenCanvas(64, 36);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 64, 36);
  }
  return createImageBitmap(canvas);
};

async function watch(track: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = new MediaStream([track]);
  open.push({ close: () => (video.srcObject = null) });
  await video.play();
  return video;
}

/** How much the stripes show: 0 is a plain wall, 100 and more the room as it is. */
function stripes(video: HTMLVideoElement): number {
  const grid = lumaGrid(video);
  const row = grid.subarray(9 * 32, 10 * 32);
  return row.reduce((sum, cell, i) => sum + Math.abs(cell - (row[i - 1] ?? cell)), 0) / 31;
}

/** The most of the room that any picture showed within so long. */
async function mostOfTheRoom(video: HTMLVideoElement, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let most = 0;
  while (performance.now() < end) {
    await new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()));
    most = Math.max(most, stripes(video));
  }
  return most;
}

async function start(background: Background) {
  const camera = room();
  const effect = await BackgroundEffect.open(camera, background);
  open.push(effect);
  return { camera, effect, video: await watch(effect.track) };
}

describe('another background', () => {
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  it('puts a wall where the room was, in each picture, and the room back at a word', async function () {
    this.timeout(30_000);
    const { camera, effect, video } = await start(await wall('#335577'));
    expect(await mostOfTheRoom(video, 1_500)).to.be.below(3);
    expect([video.videoWidth, video.videoHeight]).to.deep.equal([640, 360]);

    await effect.use('none');
    await until('the room is there', () => stripes(video) > 40);
    effect.close();
    expect([effect.track.readyState, camera.readyState]).to.deep.equal(['ended', 'live']);
  });

  it('never shows the room while one background takes the place of another, and keeps its track', async function () {
    this.timeout(30_000);
    const { effect, video } = await start('blur');
    const blurred = await mostOfTheRoom(video, 800);
    const { track } = effect;
    const shown = mostOfTheRoom(video, 2_000);
    await effect.use(await wall('#aa3311'));
    await effect.use('blur');
    await effect.use(await wall('#226644'));
    expect(await shown).to.be.at.most(blurred + 5);
    expect(effect.track).to.equal(track);
    await until('the machine says how it works', () => effect.numbers.work > 0);
  });

  it('steps down on a weak machine, one step after the other, without ever showing the room, and stays there', async function () {
    this.timeout(60_000);
    const quickAgain = slowMachine();
    open.push({ close: quickAgain });
    const effect = await BackgroundEffect.open(room(), await wall('#335577'));
    open.push(effect);
    const paces: string[] = [effect.numbers.pace];
    effect.addEventListener('pace', ({ pace }) => paces.push(pace));
    const video = await watch(effect.track);
    await until('it draws half of the size', () => video.videoWidth === 320);
    expect(await mostOfTheRoom(video, 500)).to.be.below(3);
    await effect.use(await wall('#aa3311'));
    expect(await mostOfTheRoom(video, 500)).to.be.below(3);
    expect(paces).to.deep.equal(['every', 'second', 'small']);
    // Begun anew, it tries again what it can.
    effect.close();
    quickAgain();
    expect((await start('blur')).effect.numbers.pace).to.equal('every');
  });

  for (const [how, without] of [['by streams', []], ['by hand', ['MediaStreamTrackGenerator', 'VideoTrackGenerator']]] as const) it(`says so when drawing breaks, ${how}, and lets go of the camera`, async function () {
    this.timeout(30_000);
    const hidden = without.flatMap((name) => {
      const has = Object.getOwnPropertyDescriptor(globalThis, name);
      if (has) Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
      return has ? [[name, has] as const] : [];
    });
    const whole = breakingMachine();
    try {
      const effect = await BackgroundEffect.open(room(), 'blur');
      open.push(effect);
      const said: unknown[] = [];
      effect.addEventListener('failed', ({ problem }) => said.push(problem.code, effect.track.readyState));
      await watch(effect.track).catch(() => undefined);
      await until('it says so', () => said.length > 0);
      expect(said).to.deep.equal(['not-loaded', 'ended']);
    } finally {
      whole();
      for (const [name, has] of hidden) Object.defineProperty(globalThis, name, has);
    }
  });

  it('a model that never comes is waited for no longer than the limit', async function () {
    this.timeout(20_000);
    const whole = stalledLine();
    try {
      const problem: unknown = await BackgroundEffect.open(room(), 'blur', 1_500).catch((error: unknown) => error);
      expect(problem).to.be.instanceOf(BackgroundProblem).and.to.have.property('code', 'not-loaded');
    } finally {
      whole();
    }
  });

  it('tells a worker that could not be fetched from one that the page’s policy forbids', async function () {
    this.timeout(20_000);
    const Native = globalThis.Worker;
    /** Whoever is not allowed to run gets an address with nothing behind it. */
    const only = (allowed: (name: string | undefined) => boolean): void => {
      globalThis.Worker = class extends Native {
        constructor(script: string | URL, options?: WorkerOptions) {
          super(allowed(options?.name) ? script : '/nothing-here.js', options);
        }
      };
    };
    const code = () => BackgroundEffect.open(room(), 'blur', 10_000).catch((error: unknown) => (error instanceof BackgroundProblem ? error.code : error));
    try {
      only((name) => name !== 'vet-effects');
      expect(await code()).to.equal('not-loaded');
      only(() => false);
      expect(await code()).to.equal('forbidden');
    } finally {
      globalThis.Worker = Native;
    }
  });

  it('lets go of the camera when its track is stopped by whoever had it', async function () {
    this.timeout(20_000);
    const held: MediaStreamTrack[] = [];
    const { clone } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.clone = function () {
      const copy = clone.call(this);
      held.push(copy);
      return copy;
    };
    try {
      const { effect, video } = await start('blur');
      await until('pictures come', () => video.videoWidth > 0);
      expect(held.some(({ readyState }) => readyState === 'live')).to.equal(true);
      effect.track.stop();
      await until('no copy of the camera is live', () => held.every(({ readyState }) => readyState === 'ended'));
    } finally {
      MediaStreamTrack.prototype.clone = clone;
    }
  });

  it('ends when the camera does', async function () {
    this.timeout(20_000);
    const { camera, effect } = await start('blur');
    camera.stop();
    camera.dispatchEvent(new Event('ended'));
    expect(effect.track.readyState).to.equal('ended');
  });

  it('without insertable streams pictures go by hand, and come back changed', async function () {
    this.timeout(30_000);
    const { worker, files } = await startWorker();
    open.push({ close: () => worker.terminate() });
    const image = await wall('#335577');
    const ready = new Promise((resolve) => worker.addEventListener('message', ({ data }) => data.kind === 'ready' && resolve(true)));
    worker.postMessage({ kind: 'open', files, backdrop: { kind: 'image', image } }, [image]);
    await ready;
    const path = await bitmapPath(worker, room());
    open.push(path);
    const video = await watch(path.track);
    await until('pictures come', () => video.videoWidth === 640);
    expect(await mostOfTheRoom(video, 1_000)).to.be.below(3);
  });
});
