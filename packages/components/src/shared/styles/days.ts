import { css } from 'lit';

/** The next free time, and days side by side to choose from. */
export const days = css`
  @layer vet.base {
    .next-free {
      display: grid;
      gap: 14px;
      padding: 16px;
      border-radius: var(--vet-radius-m);
      background: var(--vet-accent-soft);
      border: 1px solid var(--vet-accent-line);
    }
    .days {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(52px, 1fr);
      gap: 6px;
      overflow-x: auto;
      scrollbar-width: none;
      margin-inline: calc(var(--vet-space-2) * -1);
      padding: 2px var(--vet-space-2);
    }
    .day {
      display: grid;
      justify-items: center;
      gap: 2px;
      padding: 8px 2px;
      min-block-size: 68px;
      border: 1.5px solid transparent;
      border-radius: var(--vet-radius-m);
      background: none;
      cursor: pointer;
      font-size: var(--vet-text-s);
      line-height: 1.2;
      color: var(--vet-ink-soft);
    }
    .day b { font-size: var(--vet-text-l); color: var(--vet-ink); font-weight: var(--vet-weight-strong); }
    .day.on { background: var(--vet-accent-solid); color: var(--vet-on-accent); }
    .day.on b { color: inherit; }
    .day.none, .day.none b { color: var(--vet-ink-faint); font-weight: 400; }
    .day.none b { text-decoration: line-through; text-decoration-thickness: 1.5px; }
    .day:hover:not(.on) { background: var(--vet-hover); }
  }
`;
