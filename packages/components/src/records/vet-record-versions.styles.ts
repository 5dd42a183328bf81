import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .versions { list-style: none; margin: 0; padding: 0; display: grid; }
  .versions > li { padding-block: 12px; border-block-start: 1px solid var(--vet-line); justify-items: start; }
  .lines { margin: 0; display: grid; gap: 6px; inline-size: 100%; font-size: var(--vet-text-s); }
  .lines dd { margin: 0; padding: 8px 12px; background: var(--vet-sunken); border-radius: var(--vet-radius-m); overflow-wrap: anywhere; }
  .lines .before p { color: var(--vet-ink-soft); text-decoration: line-through; text-decoration-color: var(--vet-line-strong); }
  .lines .after { background: var(--vet-accent-soft); }
  .kept-lines { white-space: pre-wrap; margin: 0; }
`;
