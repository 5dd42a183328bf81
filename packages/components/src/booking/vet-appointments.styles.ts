import { css } from 'lit';

export const styles = css`
  .card-head { padding: 8px var(--vet-space-2); border-block-end: 1px solid var(--vet-line); }
  .late { color: var(--vet-danger-ink); font-weight: var(--vet-weight-strong); }
  .ref { color: var(--vet-ink-soft); letter-spacing: 0.04em; font-family: var(--vet-font-code); }
  .why { grid-column: 1 / -1; padding-block: var(--vet-space-2) 4px; border-block-start: 1px solid var(--vet-line); margin-block-start: 8px; }
  .why:has(> :not(:defined)) { display: none; }
  .told { margin-block-start: 4px; }
  .told > summary { cursor: pointer; min-block-size: 44px; display: flex; align-items: center; color: var(--vet-accent-ink); font-weight: 550; }
  .lines { white-space: pre-line; }
  .chip:has(:checked) { background: var(--vet-accent-solid); border-color: var(--vet-accent-solid); color: var(--vet-on-accent); }
`;
