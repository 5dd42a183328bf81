import { css } from 'lit';

/** A card over the stage that keeps the stage's dark. */
export const sheet = css`
  :host { color-scheme: dark; color: var(--vet-on-dark); }
  .sheet-card { display: grid; gap: 12px; padding: 16px; border-radius: var(--vet-radius-l); background: oklch(0.235 0.014 175); color: var(--vet-on-dark); box-shadow: var(--vet-lift-2); }
  .sheet-card h2 { font-size: var(--vet-text-m); font-weight: var(--vet-weight-strong); }
  .sheet-card p { line-height: 1.4; }
  .sheet-card .soft { color: oklch(0.85 0.01 110); }
  .sheet-head { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
  .sheet-card .btn { color: inherit; }
  .sheet-card .btn.quiet { background: oklch(0.3 0.014 175); border-color: oklch(0.62 0.012 150); }
  .sheet-card .btn.plain:hover { background: oklch(0.34 0.016 175); }
  .sheet-card .btn.primary { color: var(--vet-on-accent); }
  .row-actions { display: flex; flex-wrap: wrap; gap: 8px; }
`;
