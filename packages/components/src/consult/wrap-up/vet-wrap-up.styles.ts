import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .wrap { display: grid; gap: 12px; }
  .top { align-items: baseline; flex-wrap: wrap; }
  .steps { display: grid; gap: 4px; margin: 0; padding: 0; list-style: none; }
  .step { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding: 10px 12px; border-radius: var(--vet-radius-m); }
  .step.now { background: var(--vet-accent-soft); }
  .step > div { flex: 1 1 200px; min-inline-size: 0; }
  .step p { margin: 0; }
  .mark { display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; border-radius: 50%; background: var(--vet-sunken); color: var(--vet-ink-soft); }
  .step.now .mark { background: var(--vet-surface); color: var(--vet-accent-ink); }
  .step.done .mark { background: var(--vet-ok-soft); color: var(--vet-ok-ink); }
  .state { font-weight: 550; color: var(--vet-ink-soft); margin-inline-start: 6px; }
  .step.done .state { color: var(--vet-ok-ink); }
`;
