import { css, type CSSResult } from 'lit';
import { ticks } from './ticks.ts';

const cards = css`
  @layer vet.base {
    .choice {
      display: flex;
      align-items: center;
      gap: 14px;
      min-block-size: 64px;
      padding: 12px 14px;
      border: 1.5px solid var(--vet-line);
      border-radius: var(--vet-radius-m);
      background: var(--vet-raised);
      cursor: pointer;
      text-align: start;
      inline-size: 100%;
      min-inline-size: 0;
      transition: border-color var(--vet-quick), background-color var(--vet-quick);
    }
    .choice:hover { border-color: var(--vet-line-strong); }
    .choice:is(.on, :has(> input:checked)) {
      border-color: var(--vet-accent-solid);
      background: var(--vet-accent-soft);
      box-shadow: inset 0 0 0 0.75px var(--vet-accent-solid);
    }
    .choice .sub { display: block; }
    .choice.tall { flex-direction: column; align-items: center; text-align: center; gap: 8px; padding: 14px 8px 12px; }
    .choices { display: grid; gap: 10px; }
    .choices.three { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    .chip {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-block-size: var(--vet-target);
      min-inline-size: 48px;
      padding: 8px 16px;
      border: 1.5px solid var(--vet-line-strong);
      border-radius: var(--vet-radius-pill);
      background: var(--vet-raised);
      font-size: var(--vet-text-s);
      font-weight: 550;
      line-height: 1.15;
      cursor: pointer;
      white-space: nowrap;
    }
    .chip:hover { background: var(--vet-hover); }
    .chip:is(.on, :has(> input:checked)) {
      background: var(--vet-accent-solid);
      border-color: var(--vet-accent-solid);
      color: var(--vet-on-accent);
      font-weight: var(--vet-weight-strong);
    }
    .chip.alarm {
      background: var(--vet-danger-solid);
      border-color: var(--vet-danger-solid);
      color: var(--vet-on-danger);
      font-weight: var(--vet-weight-strong);
    }
    .chip.time {
      border-radius: var(--vet-radius-m);
      font-variant-numeric: tabular-nums;
      padding-inline: 10px;
      min-block-size: 48px;
    }
    .chips { display: flex; flex-wrap: wrap; gap: 8px; }
    .chips.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(96px, 1fr)); }
  }
`;

/** Everything to choose with: what `ticks` has, choice cards and chips. */
export const choices: CSSResult[] = [ticks, cards];
