import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .search { display: grid; grid-template-columns: 2fr minmax(0, 1fr) minmax(0, 1fr); gap: 12px; align-items: start; }
  .search input { min-inline-size: 0; inline-size: 100%; }
  .take { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .about::first-letter { text-transform: uppercase; }
  @media (max-width: 480px) { .take > span { inline-size: 100%; } .take .btn { padding-inline: 12px; } }
  .visits { margin: 0; padding: 0; list-style: none; }
  .visits > li + li { border-block-start: 1px solid var(--vet-line); }
  summary { display: flex; align-items: center; gap: 12px; min-block-size: 60px; padding: 8px 0; cursor: pointer; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary:focus-visible { outline: var(--vet-focus-ring); outline-offset: 2px; border-radius: var(--vet-radius-s); }
  summary .grow { display: grid; min-inline-size: 0; overflow-wrap: anywhere; }
  details[open] > summary .icon { rotate: 180deg; }
  .told { display: grid; gap: 12px; justify-items: start; padding-block-end: 16px; }
  .told p { margin: 0; }
  dl { display: grid; gap: 2px; margin: 0; max-inline-size: 100%; }
  dt { font-size: var(--vet-text-s); color: var(--vet-ink-soft); }
  dd { margin: 0 0 8px; white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext; }
  dd ul { margin: 0; padding-inline-start: 20px; }
  .weights svg { max-inline-size: 420px; }
  @media (max-width: 640px) { .search { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .search > :first-child { grid-column: 1 / -1; } }
  @media print { details:not([open]) > :not(summary) { display: grid; } }
`;
