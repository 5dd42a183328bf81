import { expect } from 'chai';
import { openSound, record } from './sound.ts';

/** A microphone that hears the bell itself, so loud; and what it costs in the page to be one. */
function roomWith(loud: number): { microphone: MediaStreamTrack; leave(): void } {
  const context = new AudioContext();
  const room = context.createMediaStreamDestination();
  const walls = new GainNode(context, { gain: loud });
  const air = new DelayNode(context, { delayTime: 0.06 });
  walls.connect(air).connect(room);
  const noise = new OscillatorNode(context, { frequency: 180 });
  const murmur = new GainNode(context, { gain: 0.01 });
  noise.connect(murmur).connect(room);
  noise.start();
  // What the page plays is what the room hears.
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (this.srcObject instanceof MediaStream) context.createMediaStreamSource(this.srcObject).connect(walls);
    return play.call(this);
  };
  return {
    microphone: room.stream.getAudioTracks()[0]!,
    leave() {
      HTMLMediaElement.prototype.play = play;
      void context.close();
    },
  };
}

describe('sounds', () => {
  for (const [what, loud, heard] of [['a loudspeaker', 0.2, true], ['headphones', 0, false]] as const) {
    it(`a microphone beside ${what} ${heard ? 'hears' : 'does not hear'} the bell`, async () => {
      const room = roomWith(loud);
      const sound = openSound();
      try {
        expect(await sound.ring(room.microphone)).to.equal(heard);
      } finally {
        sound.close();
        room.leave();
      }
    });
  }

  it('without a microphone it only rings', async () => {
    const sound = openSound();
    expect(await sound.ring()).to.equal(null);
    sound.close();
  });

  it('what was recorded is played back to its end', async () => {
    const room = roomWith(0);
    const sound = openSound();
    const blob = await record(room.microphone, 400);
    expect(blob.size).to.be.above(500);
    await sound.play(blob);
    sound.close();
    room.leave();
  });

  it('a recording that nobody wants any more stops', async () => {
    const room = roomWith(0);
    const leaving = new AbortController();
    const recording = record(room.microphone, 60_000, leaving.signal).catch((reason: unknown) => reason);
    leaving.abort('left');
    expect(await recording).to.equal('left');
    room.leave();
  });
});
