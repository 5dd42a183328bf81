import { css } from 'lit';

/** Small plots: sparkline, normal range. */
export const plots = css`
  @layer vet.base {
    .spark { direction: ltr; inline-size: 100%; block-size: auto; overflow: visible; }
    .spark .line {
      fill: none;
      stroke: var(--vet-accent-solid);
      stroke-width: 2.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .spark .area { fill: var(--vet-accent-soft); }
    .spark .grid { stroke: var(--vet-line); stroke-width: 1; }
    .spark .at { fill: var(--vet-surface); stroke: var(--vet-accent-solid); stroke-width: 3; }
    .spark text { fill: var(--vet-ink-soft); font-size: 16px; font-family: var(--vet-font); }
    .spark .band { fill: var(--vet-ok-soft); }
    .range { display: grid; gap: 6px; }
    .range .track {
      position: relative;
      block-size: 8px;
      border-radius: 4px;
      background: var(--vet-sunken);
      box-shadow: inset 0 0 0 1px var(--vet-line);
    }
    .range .band {
      position: absolute;
      inset-block: 0;
      inset-inline-start: var(--from);
      inline-size: calc(var(--to) - var(--from));
      background: var(--vet-ok-line);
      border-radius: 4px;
    }
    .range .mark {
      position: absolute;
      inset-inline-start: var(--at);
      inset-block-start: -4px;
      inline-size: 6px;
      margin-inline-start: -3px;
      block-size: 16px;
      border-radius: 3px;
      background: var(--vet-ink);
      box-shadow: 0 0 0 2px var(--vet-raised);
    }
    .range.out .mark { background: var(--vet-danger-solid); }
  }
`;
