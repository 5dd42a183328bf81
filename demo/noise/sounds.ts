import { spawnSync } from 'node:child_process';
import { random } from '../network/figures.ts';
import { toPower } from './figures.ts';
import { RATE } from './worklet.ts';

/** Sounds of a consulting room, made anew from the same seeds each time: spoken words by the speech synthesis in Debian's ffmpeg, the others by arithmetic. */

export type Voice = 'slt' | 'rms' | 'awb' | 'kal';

const said = [
  'He has been scratching his left ear since Sunday evening, and now he shakes his head all the time. I looked inside and it is red.',
  'Good morning. Could you hold the camera a little closer to the eye, please? Thank you, that is much better. Has she eaten today?',
  'We gave her the tablets twice a day with some food, just as you told us to, but yesterday she spat one out behind the sofa.',
  'The wound looks clean to me. Keep the collar on for another week, and send me a new picture on Thursday, when the stitches are due.',
  'She drinks a lot more water than she used to, and she wakes us up at night. Otherwise she is as cheerful as ever, and plays.',
  'Let us weigh him first. If he has lost more than half a kilo since the spring, I would like to take some blood and look further.',
  'The neighbours have a new puppy, so everybody on this floor is awake at five. Did you hear what happened to the post office?',
  'Two tickets for the early train, please, and one for the bicycle. We are going to the lake until the weather turns again.',
];

/** Somebody talks as people do in a consult: half a second of nothing, one thing, a breath, another. */
export function talk(text: number, voice: Voice): Float32Array {
  const [one, other] = [speech(text, voice), speech(text + 3, voice)];
  const [before, between] = [0.5 * RATE, 0.9 * RATE];
  const all = new Float32Array(before + one.length + between + other.length);
  all.set(one, before);
  all.set(other, before + one.length + between);
  return all;
}

/** What `voice` says, without silence before and after. `faster` changes pitch and pace: another person. */
export function speech(text: number, voice: Voice, faster = 1): Float32Array {
  const words = (said[text % said.length] ?? '').replaceAll(/[':,]/g, '');
  const asked = ['-hide_banner', '-loglevel', 'error', '-f', 'lavfi', '-i', `flite=text='${words}':voice=${voice}`];
  const filters = `asetrate=${voice === 'kal' ? 8000 : 16000}*${faster},aresample=${RATE},silenceremove=start_periods=1:start_threshold=-45dB`;
  const { stdout, stderr, status } = spawnSync('ffmpeg', [...asked, '-af', filters, '-ac', '1', '-f', 'f32le', '-'], { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`ffmpeg's flite did not speak: ${String(stderr)}`);
  return toPower(new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length)), 0.005);
}

const made = (seconds: number, each: (i: number, t: number) => number): Float32Array => Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => each(i, i / RATE));
const white = (seed: number): (() => number) => {
  const next = random(seed);
  return () => next() * 2 - 1;
};
/** A resonance: what a room, a throat or a housing does to a sound. */
function resonance(hertz: number, width: number): (x: number) => number {
  const r = Math.exp((-Math.PI * width) / RATE);
  const [a, b] = [2 * r * Math.cos((2 * Math.PI * hertz) / RATE), -r * r];
  let [y1, y2] = [0, 0];
  return (x) => {
    const y = (1 - r) * x + a * y1 + b * y2;
    [y1, y2] = [y, y1];
    return y;
  };
}

/** As loud in each octave. */
export function pink(seconds: number, seed = 1): Float32Array {
  const next = white(seed);
  const rows = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616];
  const gains = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898];
  const state = new Float64Array(6);
  return made(seconds, () => {
    const x = next();
    let y = x * 0.5362;
    for (let k = 0; k < 6; k++) y += state[k] = (rows[k] ?? 0) * (state[k] ?? 0) + x * (gains[k] ?? 0);
    return y;
  });
}

/** An air conditioner: the blades' tones, which waver a little, and the rush of the air. */
export function fan(seconds: number, seed = 2): Float32Array {
  const next = white(seed);
  const housing = resonance(180, 140);
  const rush = resonance(700, 900);
  let low = 0;
  return made(seconds, (_, t) => {
    low += (next() - low) * 0.02;
    const turn = 2 * Math.PI * (118 * t + 0.6 * Math.sin(2 * Math.PI * 0.7 * t));
    const tones = Math.sin(turn) + 0.6 * Math.sin(2 * turn + 1) + 0.35 * Math.sin(3 * turn + 2) + 0.2 * Math.sin(5 * turn);
    return 0.12 * tones * (1 + 0.15 * Math.sin(2 * Math.PI * 9.8 * t)) + 1.2 * low + 3 * housing(next()) + 1.2 * rush(next());
  });
}

/** Eight people in the waiting room, each as loud as the others, none in step. */
export function babble(seconds: number): Float32Array {
  const people: readonly (readonly [Voice, number])[] = [['slt', 1], ['rms', 1], ['awb', 1], ['kal', 1], ['slt', 1.12], ['rms', 1.15], ['awb', 0.9], ['slt', 0.88]];
  const voices = people.map(([voice, faster], i) => toPower(speech(7 - i, voice, faster), 1));
  return made(seconds, (i) => voices.reduce((sum, voice, k) => sum + (voice[(i + k * 37_003) % voice.length] ?? 0), 0));
}

/** One event after the other, at irregular times. */
function events(seconds: number, seed: number, pause: readonly [number, number], one: (seed: number) => Float32Array): Float32Array {
  const next = random(seed);
  const out = new Float32Array(Math.round(seconds * RATE));
  for (let at = 0.15, n = 0; at < seconds; n++) {
    const sound = one(seed * 100 + n);
    const loud = 0.6 + 0.4 * next();
    const start = Math.round(at * RATE);
    for (let i = 0; i < sound.length && start + i < out.length; i++) out[start + i] = (out[start + i] ?? 0) + loud * (sound[i] ?? 0);
    at += sound.length / RATE + pause[0] + (pause[1] - pause[0]) * next();
  }
  return out;
}

/** A throat: a source through three resonances, and what the room keeps of it. */
function throat(seconds: number, formants: readonly (readonly [number, number, number])[], source: (i: number, t: number) => number): Float32Array {
  const filters = formants.map(([hertz, width, gain]) => [resonance(hertz, width), gain] as const);
  return made(seconds, (i, t) => {
    const x = source(i, t);
    return filters.reduce((sum, [filter, gain]) => sum + gain * filter(x), 0);
  });
}

/** A dog of middle size: barks of a fifth of a second, hoarse, their pitch going up and down again. */
export const barks = (seconds: number, seed = 3): Float32Array =>
  events(seconds, seed, [0.12, 0.7], (own) => {
    const next = white(own);
    const high = 420 + 120 * Math.abs(next());
    const length = 0.17 + 0.08 * Math.abs(next());
    let phase = 0;
    return throat(length + 0.12, [[750, 180, 1], [1500, 260, 0.8], [2600, 400, 0.4]], (_, t) => {
      const part = Math.min(1, t / length);
      phase += (high * (0.7 + 0.5 * Math.sin(Math.PI * part))) / RATE;
      const loud = t < 0.02 ? t / 0.02 : Math.exp(-((t - 0.02) / length) * 2.5) * (part < 1 ? 1 : Math.exp(-(t - length) * 40));
      const pulse = 2 * (phase % 1) - 1;
      return loud * (0.65 * pulse + 0.5 * next());
    });
  });

/** A dog's cough: a burst, a rasp, every other second. */
export const coughs = (seconds: number, seed = 4): Float32Array =>
  events(seconds, seed, [1.2, 2], (own) => {
    const next = white(own);
    return throat(0.4, [[520, 300, 1], [1250, 400, 0.7], [3000, 900, 0.35]], (_, t) => next() * (Math.exp(-t * 60) * 2.2 + (t > 0.05 ? 0.7 * Math.exp(-(t - 0.05) * 9) : 0)));
  });

/** Heavy breath through the nose, thirty times a minute. */
export function breathing(seconds: number, seed = 5): Float32Array {
  const next = white(seed);
  const [inwards, outwards] = [resonance(1100, 900), resonance(600, 700)];
  return made(seconds, (_, t) => {
    const part = (t % 2) / 2;
    const x = next();
    return part < 0.42 ? inwards(x) * Math.sin((Math.PI * part) / 0.42) ** 2 : part < 0.5 ? 0 : outwards(x) * 1.2 * Math.sin((Math.PI * (part - 0.5)) / 0.5) ** 2;
  });
}
