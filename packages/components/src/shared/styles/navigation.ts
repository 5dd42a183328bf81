import { css } from 'lit';

/** Tabs and counts. */
export const navigation = css`
  @layer vet.base {
    .tabs {
      display: flex;
      gap: 4px;
      border-block-end: 1px solid var(--vet-line);
      overflow-x: auto;
      scrollbar-width: none;
    }
    .tab {
      position: relative;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-block-size: 48px;
      padding: 0 12px;
      border: 0;
      background: none;
      font-size: var(--vet-text-s);
      font-weight: 550;
      color: var(--vet-ink-soft);
      cursor: pointer;
      white-space: nowrap;
    }
    .tab[aria-selected="true"] { color: var(--vet-ink); font-weight: var(--vet-weight-strong); }
    .tab[aria-selected="true"]::after {
      content: "";
      position: absolute;
      inset-inline: 8px;
      inset-block-end: -1px;
      block-size: 3px;
      border-radius: 3px 3px 0 0;
      background: var(--vet-accent-solid);
    }
    .count {
      min-inline-size: 24px;
      block-size: 24px;
      padding: 0 7px;
      border-radius: 12px;
      background: var(--vet-accent-solid);
      color: var(--vet-on-accent);
      font-size: var(--vet-text-s);
      font-weight: var(--vet-weight-strong);
      line-height: 24px;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    .count.bad { background: var(--vet-danger-solid); color: var(--vet-on-danger); }
    .count.dim { background: var(--vet-sunken); color: var(--vet-ink-soft); }
  }
`;
