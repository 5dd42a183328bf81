import { expect } from 'chai';
import { level } from './level.ts';
import { LocalMedia } from './local-media.ts';
import { NoiseProblem, suppressNoise } from './noise.ts';
import { until } from './test/world.ts';

const open: { close(): unknown }[] = [];

/** A microphone in a room with a fan and nobody who speaks. */
function fan(): MediaStreamTrack {
  const context = new AudioContext({ sampleRate: 48_000 });
  open.push(context);
  // A hum is what low frequencies are more of.
  let hum = 0;
  const samples = Float32Array.from({ length: context.sampleRate * 4 }, () => (hum += ((Math.random() - 0.5) * 0.5 - hum) * 0.08) * 4 * 0.5);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  const out = context.createMediaStreamDestination();
  source.connect(out);
  source.start();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('no track');
  return track;
}

function meter(track: MediaStreamTrack) {
  const found = level(track);
  open.push(found);
  return found;
}

/** The loudest of some looks: a meter that has just begun reads nothing. */
async function loudest(read: () => number): Promise<number> {
  const end = performance.now() + 800;
  let most = 0;
  await until('it was listened to', () => ((most = Math.max(most, read())), performance.now() > end));
  return most;
}

describe('a microphone without the noise', () => {
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  it('code that cannot run is told, instead of silence; later it may be had', async function () {
    this.timeout(20_000);
    const { fetch } = globalThis;
    globalThis.fetch = () => Promise.resolve(new Response(Uint8Array.of(0, 97, 115, 109, 9, 9, 9, 9)));
    try {
      const problem: unknown = await suppressNoise(fan(), 'light').catch((error: unknown) => error);
      expect(problem).to.be.instanceOf(NoiseProblem).and.to.have.property('code', 'not-loaded');
    } finally {
      globalThis.fetch = fetch;
    }
    open.push(await suppressNoise(fan(), 'light'));
  });

  it('a suppressor that breaks leaves the original sound, whatever is asked for then', async function () {
    this.timeout(20_000);
    const Native = globalThis.AudioWorkletNode;
    const made: AudioWorkletNode[] = [];
    globalThis.AudioWorkletNode = class extends Native {
      constructor(...given: ConstructorParameters<typeof Native>) {
        super(...given);
        made.push(this);
      }
    };
    try {
      const quiet = await suppressNoise(fan(), 'light');
      open.push(quiet);
      // Nothing comes out of it any more.
      made[0]?.disconnect();
      made[0]?.dispatchEvent(new Event('processorerror'));
      expect((await quiet.broken).code).to.equal('not-loaded');
      quiet.original = false;
      expect(quiet.original).to.equal(true);
      const heard = meter(quiet.track);
      await until('the original is heard', () => heard.read() > 0.03);
    } finally {
      globalThis.AudioWorkletNode = Native;
    }
  });

  for (const model of ['light', 'strong'] as const) it(`a fan is not heard any more by the ${model} one, and is again as original sound`, async function () {
    this.timeout(30_000);
    const microphone = fan();
    const quiet = await suppressNoise(microphone, model);
    open.push(quiet);
    expect(quiet.model).to.equal(model);
    const noisy = meter(microphone);
    const cleaned = meter(quiet.track);
    await until('the fan is heard', () => noisy.read() > 0.02);
    await until('the suppressor has learnt the fan', async () => (await loudest(() => cleaned.read())) < 0.01);
    expect(await loudest(() => noisy.read())).to.be.above(0.03);

    quiet.original = true;
    await until('the original is heard', () => cleaned.read() > 0.03);
    quiet.original = false;
    await until('it is quiet again', async () => (await loudest(() => cleaned.read())) < 0.01);
  });

  it('ends with the call of close, and leaves the microphone alone', async function () {
    this.timeout(20_000);
    const microphone = fan();
    const quiet = await suppressNoise(microphone);
    expect(quiet.model).to.be.oneOf(['light', 'strong']);
    quiet.close();
    quiet.close();
    expect([quiet.track.readyState, microphone.readyState]).to.deep.equal(['ended', 'live']);
  });

  it('is sent instead of the microphone until that is turned off', async function () {
    this.timeout(20_000);
    const microphone = fan();
    const local = new LocalMedia({ camera: false, microphone: true }, { microphone }, {});
    const quiet = await suppressNoise(microphone);
    open.push(quiet, { close: () => local.stop() });
    const told: unknown[] = [];
    local.addEventListener('track', ({ device, track, why }) => told.push([device, track, why]));

    local.filter(quiet.track);
    expect([local.sound, local.microphone]).to.deep.equal([quiet.track, microphone]);
    expect(local.stream.getAudioTracks()).to.deep.equal([quiet.track]);
    expect(told).to.deep.equal([['microphone', quiet.track, 'filtered']]);

    await local.setMicrophone(false);
    expect([local.sound, local.stream.getAudioTracks()]).to.deep.equal([null, []]);
    await local.setMicrophone(true);
    expect(local.sound).to.equal(local.microphone);
  });
});
