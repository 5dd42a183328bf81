/** When the page has nothing better to do, and after a second in any case. Safari has no word for the first. */
const whenIdle = (act: () => void): unknown => ('requestIdleCallback' in globalThis ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 50));

/** Does something when what was drawn last stands on the screen, so that nothing it loads comes before that. */
export function afterPaint(act: () => void): void {
  // A page that nobody looks at draws nothing.
  if (document.hidden) whenIdle(act);
  else requestAnimationFrame(() => whenIdle(act));
}
