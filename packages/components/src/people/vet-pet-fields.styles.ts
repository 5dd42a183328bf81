import { css } from 'lit';

/** Two short answers share a row even on a phone. */
export const petFields = css`
  .chips { gap: 6px; }
  .chip { padding-inline: 10px 12px; }
  .pair { display: grid; gap: var(--vet-space-2) 12px; grid-template-columns: repeat(2, minmax(0, 1fr)); }
`;
