import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .card { display: grid; gap: 12px; }
  p { margin: 0; }
  .decided { display: grid; gap: 8px; padding: 14px 16px; border-radius: var(--vet-radius-m); background: var(--vet-sunken); }
  .decided.ok { background: var(--vet-ok-soft); }
  .decided .sub, .note { display: flex; gap: 8px; align-items: center; }
  .decided.ok .sub { color: var(--vet-ok-ink); }
  .facts .why { font-weight: 400; }
  .lines { display: grid; margin: 0; padding: 0; list-style: none; }
  .lines li { display: flex; gap: 10px; align-items: center; padding-block: 8px; font-size: var(--vet-text-s); line-height: 1.4; }
  .lines li + li { border-block-start: 1px solid var(--vet-line); }
  .lines .icon { color: var(--vet-ink-soft); flex: none; }
  .lines .owner .icon { color: var(--vet-accent-ink); }
`;
