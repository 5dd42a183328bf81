import { activePower, decibels, delayOf, mix, power, siSdr, toPower } from '../noise/figures.ts';
import { throughBrowser } from '../noise/browser.ts';
import { babble, barks, breathing, coughs, fan, pink, talk } from '../noise/sounds.ts';
import { RATE, throughWorklet } from '../noise/worklet.ts';
import type { NoiseModel } from '../../packages/components/src/media/noise-models.ts';

export const about = `Speech of three voices, noise 5 dB below it, through both suppressors that the kit ships: dB of SI-SDR gained, mean and least of the voices. Voices
are synthesised, noises made by arithmetic; the loudness of speech is that of the time in which somebody speaks. In Node, 128 samples at a time as in a browser's audio
thread; that a browser gives the same is looked at too.`;
export const needs = ['ffmpeg', 'chromium'];

const round = (value: number): number => Math.round(value * 100) / 100;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

interface Engine {
  readonly model: NoiseModel;
  /** Samples by which its sound comes later. */
  readonly delay: number;
  readonly work: number[];
}

/** The delay, looked for once with speech alone. */
async function engine(model: NoiseModel, speech: Float32Array): Promise<Engine> {
  const { sound } = await throughWorklet(speech, model);
  return { model, delay: delayOf(speech.subarray(0, 3 * RATE), sound.subarray(0, 3 * RATE + 4_000), 3_000), work: [] };
}

async function cleaned({ model, delay, work }: Engine, sound: Float32Array): Promise<Float32Array> {
  // A second more of nothing, so that the end of the delayed sound is there.
  const longer = new Float32Array(sound.length + RATE);
  longer.set(sound);
  const { sound: out, workMs } = await throughWorklet(longer, model);
  work.push(workMs);
  return out.subarray(delay, delay + sound.length);
}

export async function bench(say: (line: string) => void = console.log): Promise<object[]> {
  const voices = [talk(0, 'slt'), talk(1, 'rms'), talk(2, 'awb')];
  const first = voices[0] ?? new Float32Array();
  const engines = [await engine('light', first), await engine('strong', first)] as const;
  const rows: object[] = [];
  /** One row: what each of the two gives, told and, where there is a limit, judged. */
  const row = async <T>(what: string, of: (one: Engine) => Promise<T>, tell: (value: T) => string | number, limit = '', isGood?: (value: T) => boolean): Promise<void> => {
    const [light, strong] = [await of(engines[0]), await of(engines[1])];
    rows.push({ what, light: tell(light), strong: tell(strong), limit, 'light good': isGood?.(light) ?? '', 'strong good': isGood?.(strong) ?? '' });
    say(JSON.stringify(rows.at(-1)));
  };
  const told = (values: readonly number[]): string => `${round(mean(values))} (${round(Math.min(...values))})`;

  const noises = { 'pink noise': [pink(15), 6], 'fan hum': [fan(15), 6], 'babble of eight voices': [babble(15), 2], 'barks': [barks(15), 2] } as const;
  for (const [name, [noise, limit]] of Object.entries(noises)) {
    const gains = (one: Engine): Promise<number[]> =>
      Promise.all(voices.map(async (speech) => {
        const heard = mix(speech, noise, 5, RATE);
        return siSdr(speech, await cleaned(one, heard)) - siSdr(speech, heard);
      }));
    await row(`${name}: dB gained, mean (least)`, gains, told, `>= ${limit}`, (values) => mean(values) >= limit);
  }

  const clean = (of: (speech: Float32Array, heard: Float32Array) => number) => async (one: Engine) => mean(await Promise.all(voices.map(async (speech) => of(speech, await cleaned(one, speech)))));
  await row('clean speech: dB of loudness lost', clean((speech, heard) => decibels(activePower(speech, RATE) / activePower(heard, RATE))), round, '<= 1', (lost) => lost <= 1);
  await row('clean speech: SI-SDR that is left, dB', clean(siSdr), round);
  await row('of one core, %', async ({ work }) => mean(work) / 10, round, '<= 3', (share) => share <= 3);
  await row('delay, ms', async ({ delay }) => delay / (RATE / 1000), round);
  for (const [name, sound] of Object.entries({ 'coughs of a dog': coughs(10), 'heavy breath': breathing(10) })) {
    const loud = toPower(sound, 0.002);
    await row(`${name}: dB of loudness that are left (0 with "original sound")`, async (one) => decibels(power(await cleaned(one, loud)) / power(loud)), round);
  }

  const some = first.subarray(0, 6 * RATE);
  const noisy = mix(some, noises['pink noise'][0], 5, RATE);
  const browser = await throughBrowser(noisy);
  await row('the same sound in Chromium: SI-SDR differs from Node\'s by, dB', async (one) => Math.abs(siSdr(some, browser[one.model].subarray(one.delay)) - siSdr(some, await cleaned(one, noisy))), round, '<= 0.5', (apart) => apart <= 0.5);
  await row('taken by the kit on this machine', async ({ model }) => browser.fitting === model, (taken) => (taken ? 'yes' : 'no'));
  return rows;
}
