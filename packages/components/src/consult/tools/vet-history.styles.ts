import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .visits { margin: 0; padding: 0; list-style: none; }
  .visits > li + li { border-block-start: 1px solid var(--vet-line); }
  summary { display: flex; align-items: center; gap: 12px; min-block-size: 60px; padding: 8px 16px; cursor: pointer; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary:hover { background: var(--vet-sunken); }
  summary:focus-visible { outline: var(--vet-focus-ring); outline-offset: -3px; }
  summary .grow { display: grid; }
  details[open] > summary .icon { rotate: 180deg; }
  .told { display: grid; gap: 12px; justify-items: start; padding: 0 16px 16px; }
  .told p { margin: 0; }
  dl { display: grid; gap: 2px; margin: 0; }
  dt { font-size: var(--vet-text-s); color: var(--vet-ink-soft); }
  dd { margin: 0 0 8px; white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext; }
  dd ul { margin: 0; padding-inline-start: 20px; }
  .lone { display: flex; gap: 8px; align-items: center; margin: 0; padding: 16px; }
`;
