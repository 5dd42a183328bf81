/** Called about once a second with the time now. */
export type Beat = (now: number) => void;

const beats = new Set<Beat>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls `beat` each second until the returned function is called. All rings and countdowns of a page share one timer. */
export function everySecond(beat: Beat): () => void {
  beats.add(beat);
  timer ??= setInterval(() => {
    const now = Date.now();
    for (const each of beats) each(now);
  }, 1000);
  return () => {
    beats.delete(beat);
    if (beats.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}
