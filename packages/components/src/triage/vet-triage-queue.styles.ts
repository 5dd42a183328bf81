import { css } from 'lit';

/** The list of cases, each with its level at the edge. */
export const triageQueue = css`
  .inset { padding: 8px var(--vet-space-2); }
  :host { display: block; }
  .text { overflow-wrap: anywhere; unicode-bidi: isolate; white-space: pre-line; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  .summary { white-space: pre-line; overflow-wrap: anywhere; font-size: var(--vet-text-s); line-height: 1.45; unicode-bidi: plaintext; }
  .case { text-align: start; }
  .quote { color: var(--vet-ink-soft); overflow-wrap: anywhere; unicode-bidi: isolate; }
  .why { display: grid; gap: 4px; font-size: var(--vet-text-s); line-height: 1.45; }
  .why li { display: block; }
  .why .quote { margin-inline-start: 6px; }
  .decide { display: grid; gap: 14px; padding-block-start: 6px; }
  summary { cursor: pointer; min-block-size: 44px; display: inline-flex; align-items: center; font-size: var(--vet-text-s); color: var(--vet-accent-ink); }
  summary:focus-visible { outline: var(--vet-focus-ring); outline-offset: var(--vet-focus-gap); }
  .behalf { padding: 16px; border-block-start: 1px solid var(--vet-line); }
  .group { padding: 10px 16px; background: var(--vet-sunken); font-size: var(--vet-text-s); font-weight: var(--vet-weight-strong); }
`;
