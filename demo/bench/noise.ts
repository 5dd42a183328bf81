import { activePower, decibels, delayOf, mix, power, siSdr, toPower } from '../noise/figures.ts';
import { babble, barks, breathing, coughs, fan, pink, talk } from '../noise/sounds.ts';
import { RATE, shipped, throughWorklet, type WorkletFiles } from '../noise/worklet.ts';
import { throughBrowser } from '../noise/browser.ts';
import { fetchPackage } from '../network/package.ts';

export const about = `Speech of three voices with noise 5 dB below it, through the shipped audio worklet: dB of SI-SDR gained, mean and least of the voices. Beside it the
heavier model of the package that the shipped one comes from (GTCRN). Voices are synthesised, the noises made by arithmetic; the loudness of speech is that of the
time in which somebody speaks. In Node, frame by frame; that a browser gives the same is looked at too.`;
export const needs = ['ffmpeg', 'chromium'];

/** Rows that say what comes out, not what must. */
const asIs = (what: string, shippedFigure: string | number, other: string | number) => ({ what, shipped: shippedFigure, GTCRN: other, limit: '', good: '' });
const round = (value: number): number => Math.round(value * 100) / 100;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

interface Engine {
  readonly files: WorkletFiles;
  /** Samples by which its sound comes later. */
  readonly delay: number;
  readonly work: number[];
}

/** The delay, looked for once with speech alone. */
async function engine(files: WorkletFiles, speech: Float32Array): Promise<Engine> {
  const { sound } = await throughWorklet(speech, files);
  return { files, delay: delayOf(speech.subarray(0, 3 * RATE), sound.subarray(0, 3 * RATE + 4_000), 3_000), work: [] };
}

async function cleaned({ files, delay, work }: Engine, sound: Float32Array): Promise<Float32Array> {
  // A second more of nothing, so that the end of the delayed sound is there.
  const longer = new Float32Array(sound.length + RATE);
  longer.set(sound);
  const { sound: out, workMs } = await throughWorklet(longer, files);
  work.push(workMs);
  return out.subarray(delay, delay + sound.length);
}

export async function bench(say: (line: string) => void = console.log): Promise<object[]> {
  const voices = [talk(0, 'slt'), talk(1, 'rms'), talk(2, 'awb')];
  const folder = `${fetchPackage('@sapphi-red/web-noise-suppressor', '0.4.1', 'fb2f23208991c9472c8323d58ede1c9c3232bdef61f6df9f92e56fe5b52342a9')}/dist`;
  const first = voices[0] ?? new Float32Array();
  const [ours, other] = [await engine(shipped, first), await engine({ script: `${folder}/gtcrn/workletProcessor.js`, wasm: `${folder}/gtcrn.wasm` }, first)];
  const rows: object[] = [];

  const noises = { 'pink noise': [pink(15), 6], 'fan hum': [fan(15), 6], 'babble of eight voices': [babble(15), 2], 'barks': [barks(15), 2] } as const;
  for (const [name, [noise, limit]] of Object.entries(noises)) {
    const gains = async (one: Engine): Promise<number[]> =>
      Promise.all(voices.map(async (speech) => {
        const heard = mix(speech, noise, 5, RATE);
        return siSdr(speech, await cleaned(one, heard)) - siSdr(speech, heard);
      }));
    const [own, others] = [await gains(ours), await gains(other)];
    const told = (values: readonly number[]): string => `${round(mean(values))} (${round(Math.min(...values))})`;
    rows.push({ what: `${name}: dB gained, mean (least)`, shipped: told(own), GTCRN: told(others), limit: `>= ${limit}`, good: mean(own) >= limit });
    say(JSON.stringify(rows.at(-1)));
  }

  const lost = async (one: Engine): Promise<number> => mean(await Promise.all(voices.map(async (speech) => decibels(activePower(speech, RATE) / activePower(await cleaned(one, speech), RATE)))));
  const [ownLost, otherLost] = [await lost(ours), await lost(other)];
  rows.push({ what: 'clean speech: dB of loudness lost', shipped: round(ownLost), GTCRN: round(otherLost), limit: '<= 1', good: ownLost <= 1 });
  const likeness = async (one: Engine): Promise<number> => round(mean(await Promise.all(voices.map(async (speech) => siSdr(speech, await cleaned(one, speech))))));
  rows.push(asIs('clean speech: SI-SDR that is left, dB', await likeness(ours), await likeness(other)));
  const share = ({ work }: Engine): number => round(mean(work) / 10);
  rows.push({ what: 'of one core, %', shipped: share(ours), GTCRN: share(other), limit: '<= 3', good: share(ours) <= 3 });
  rows.push(asIs('delay, ms', round(ours.delay / (RATE / 1000)), round(other.delay / (RATE / 1000))));

  for (const [name, sound] of Object.entries({ 'coughs of a dog': coughs(10), 'heavy breath': breathing(10) })) {
    const loud = toPower(sound, 0.002);
    const kept = async (one: Engine): Promise<string> => `${round(decibels(power(await cleaned(one, loud)) / power(loud)))} dB`;
    rows.push(asIs(`${name}: what is left of the loudness; with "original sound" all of it`, await kept(ours), await kept(other)));
  }

  const some = first.subarray(0, 6 * RATE);
  const noisy = mix(some, noises['pink noise'][0], 5, RATE);
  const inBrowser = siSdr(some, (await throughBrowser(noisy)).subarray(ours.delay));
  const apart = Math.abs(inBrowser - siSdr(some, await cleaned(ours, noisy)));
  rows.push({ what: 'the same sound in Chromium: SI-SDR differs from Node\'s by, dB', shipped: round(apart), GTCRN: '', limit: '<= 0.5', good: apart <= 0.5 });
  return rows;
}
