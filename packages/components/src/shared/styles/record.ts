import { css } from 'lit';

/** The record editor: save bar, SOAP letters, vitals, what is missing. */
export const record = css`
  @layer vet.base {
    .savebar {
      position: sticky;
      inset-block-start: 0;
      z-index: 3;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 20px;
      padding: 10px var(--vet-space-2);
      background: var(--vet-surface);
      border-block-end: 1px solid var(--vet-line);
    }
    @media (min-width: 900px) {
      .savebar { padding-inline: var(--vet-space-4); min-block-size: 76px; }
    }
    .saved {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--vet-ok-ink);
      font-weight: 550;
      font-size: var(--vet-text-s);
      white-space: nowrap;
    }
    .soap { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 4px 12px; }
    .soap .letter {
      inline-size: 36px;
      block-size: 36px;
      border-radius: 50%;
      background: var(--vet-accent-soft);
      color: var(--vet-accent-ink);
      display: grid;
      place-items: center;
      font-weight: var(--vet-weight-strong);
      font-size: var(--vet-text-l);
      line-height: 1;
    }
    .soap .body { display: grid; gap: 10px; min-inline-size: 0; }
    .soap .label { min-block-size: 36px; align-items: center; font-size: var(--vet-text-m); }
    @container (max-width: 560px) {
      .soap .body > :not(.label) { margin-inline-start: -48px; inline-size: calc(100% + 48px); }
    }
    .soap textarea.input { min-block-size: 80px; }
    .vitals { display: grid; gap: 16px; grid-template-columns: repeat(2, minmax(0, 1fr)); }
    @container (min-width: 640px) {
      .vitals { grid-template-columns: repeat(4, minmax(0, 1fr)); }
    }
    .vital { display: grid; gap: 6px; }
    .vital .input {
      min-block-size: 48px;
      font-variant-numeric: tabular-nums;
      font-weight: var(--vet-weight-strong);
      font-size: var(--vet-text-l);
    }
    .vital .unit { block-size: 100%; }
    .missing li { display: flex; align-items: center; gap: 10px; min-block-size: 44px; font-size: var(--vet-text-s); }
    .missing .icon { color: var(--vet-ok-ink); }
    .missing li.no .icon { color: var(--vet-warn-ink); }
    .missing li.no { font-weight: var(--vet-weight-strong); }
  }
`;
