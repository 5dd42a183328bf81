import { css } from 'lit';

export const styles = css`
  .code .input {
    max-inline-size: 240px;
    font-size: var(--vet-text-xl);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.18em;
  }
  .widget-body { padding-block-start: var(--vet-space-3); }
  .signed { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 8px 8px 8px 16px; }
  .signed p { flex: 1; display: flex; align-items: center; gap: 10px; margin: 0; white-space: nowrap; }
  .signed span { white-space: normal; }
  .signed p .icon { flex: none; color: var(--vet-ok-ink); }
  .signed .btn { margin-inline-start: auto; }
  .widget-foot .actions { justify-content: center; }
`;
