import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .inset { padding: 8px var(--vet-space-2); }
  .calls { border-color: var(--vet-warn-line); }
  .call { display: grid; gap: 12px; padding: 14px 16px; border-inline-start: 5px solid var(--vet-warn-solid); }
  .call.over { border-inline-start-color: var(--vet-line-strong); }
  .top { display: flex; gap: 12px; align-items: center; }
  .top p { margin: 0; }
  .past { display: inline-flex; gap: 6px; align-items: center; color: var(--vet-ink-soft); }
  .wrap { flex-wrap: wrap; }
  .answered { display: flex; gap: 6px; align-items: flex-start; margin: 0; color: var(--vet-ok-ink); overflow-wrap: anywhere; }
  .input { min-inline-size: 0; }
  .btn.icon-only { min-inline-size: var(--vet-control); block-size: var(--vet-control); }
`;
