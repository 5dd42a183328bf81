import { css } from 'lit';

/** The first card of the lobby: when it starts, and whom one meets. */
export const startStyles = css`
  .start { display: grid; gap: 12px; justify-items: center; text-align: center; }
  .start .actions { justify-content: center; }
  .start > .wide-row { display: grid; gap: 10px; justify-self: stretch; }
  .count { display: grid; justify-items: center; gap: 8px; }
  .start .soft { max-inline-size: 44ch; margin-inline: auto; }
  .start .banner { text-align: start; }
  .meet { display: flex; gap: 14px; align-items: center; justify-self: stretch; text-align: start; }
  .meet > div { min-inline-size: 0; }
  .meet > div > * { display: block; }
  .meet .avatar { background: var(--vet-surface); }
  .meet .licence { display: inline-flex; gap: 6px; align-items: center; color: var(--vet-accent-ink); font-weight: var(--vet-weight-strong); }
`;
