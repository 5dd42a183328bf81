import { css } from 'lit';

export const styles = css`
  .code .input {
    max-inline-size: 240px;
    font-size: var(--vet-text-xl);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.18em;
  }
  .widget-body { padding-block-start: var(--vet-space-3); }
  .widget-foot .actions { justify-content: center; }
`;
