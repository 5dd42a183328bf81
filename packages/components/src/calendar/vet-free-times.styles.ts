import { css } from 'lit';

/** The strip of days with a real radio in each, the times below it, and what stands there when nothing is free. */
export const freeTimes = css`
  .week { display: flex; align-items: center; min-block-size: var(--vet-target); margin-block-end: -8px; margin-inline-end: -10px; }
  .days { gap: 2px; grid-auto-columns: minmax(44px, 1fr); }
  .day { position: relative; }
  .day.on.none, .day.on.none b { color: var(--vet-on-accent); }
  .day > input { position: absolute; inset-block-start: 50%; inset-inline-start: 50%; inline-size: 1px; block-size: 1px; margin: 0; opacity: 0; pointer-events: none; }
  .day:has(> input:focus-visible) { outline: var(--vet-focus-ring); outline-offset: -1px; }
  @media (forced-colors: active) {
    .day.on { outline: 2px solid Highlight; outline-offset: -4px; }
  }
  .slots { display: grid; gap: 14px; align-content: start; }
  .more { padding-inline: 8px; font-size: var(--vet-text-s); }
  .chip.time[aria-busy="true"] { background: var(--vet-accent-soft); border-color: var(--vet-accent-solid); cursor: progress; }
  .next-free .avatar { background: var(--vet-raised); }
  .blank { display: grid; gap: 12px; justify-items: start; padding: 16px; border-radius: var(--vet-radius-m); background: var(--vet-sunken); }
  .foot { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; }
  .foot > * { flex: 1 1 200px; }
  .coming { display: grid; gap: 18px; }
  .coming .skeleton { border-radius: var(--vet-radius-m); }
  .coming .card-to-be { min-block-size: 174px; }
  .coming .day-to-be { min-block-size: 68px; flex: 1; }
  .coming .time-to-be { min-block-size: 48px; flex: 1; }
  .zone { align-items: flex-start; }
  @container (min-width: 480px) {
    .zone { align-items: center; min-block-size: var(--vet-control); }
  }
`;
