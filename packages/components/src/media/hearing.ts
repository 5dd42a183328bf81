/** What a microphone hears, out of its loudness again and again. Pure. */

/** What was heard so far. */
export interface Heard {
  /** How loud it is now, decibels: 0 the loudest there is, -100 silence. */
  readonly nowDb: number;
  /** How loud it is while nobody speaks. Null before there is enough. */
  readonly noiseDb: number | null;
  /** The loudest moment. */
  readonly peakDb: number;
  /** For how many readings something stood out of the noise, as a voice does. */
  readonly voiced: number;
  readonly readings: number;
}

export type HearingWord = 'listening' | 'good' | 'silent' | 'quiet' | 'noisy';

/** Readings of the last seconds, for one who reads ten times a second. */
const kept = 80;
/** A second of them, before anything is said of the noise. */
const enough = 10;
/** A voice is so much louder than the room. */
const above = 12;

/** The loudness of `level()`, 0 to 1, in decibels; silence is -100. */
export const decibels = (loudness: number): number => Math.max(-100, Math.min(0, 20 * Math.log10(Math.max(1e-5, loudness))));

/** Eight steps for a meter, 0 to 8, from a whisper to a shout. */
export const meterSteps = (decibels: number): number => Math.max(0, Math.min(8, Math.round((decibels + 60) / 6)));

/** Listens: give it each reading, get what was heard. */
export function hearing(): (loudness: number) => Heard {
  let last: number[] = [];
  let [peakDb, voiced, readings] = [-100, 0, 0];
  return (loudness) => {
    const now = decibels(loudness);
    last = [...last.slice(1 - kept), now];
    readings++;
    // The quiet fifth is the room: who speaks pauses too.
    const noiseDb = last.length < enough ? null : ([...last].sort((a, b) => a - b)[Math.floor(last.length / 5)] ?? null);
    peakDb = Math.max(peakDb, now);
    if (noiseDb !== null && now > noiseDb + above && now > -50) voiced++;
    return { nowDb: now, noiseDb, peakDb, voiced, readings };
  };
}

/** What to say of it. A muted microphone is digital silence; a far one is heard, and too faint. */
export function hearingWord({ noiseDb, peakDb, voiced, readings }: Heard): HearingWord {
  if (noiseDb !== null && noiseDb > -34) return 'noisy';
  if (voiced >= 3) return peakDb < -38 ? 'quiet' : 'good';
  if (peakDb <= -85) return readings >= 40 ? 'silent' : 'listening';
  return readings >= 100 && peakDb < -42 ? 'quiet' : 'listening';
}
