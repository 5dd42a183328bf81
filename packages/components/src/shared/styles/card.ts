import { css } from 'lit';

/** Cards; the banners beside them are in `surfaces`. */
export const card = css`
  @layer vet.base {
    .card {
      background: var(--vet-surface);
      border: 1px solid var(--vet-line);
      border-radius: var(--vet-radius-l);
      padding: var(--vet-space-2);
      min-inline-size: 0;
    }
    @container (min-width: 640px) {
      .card { padding: 20px; }
    }
    .card.lift { box-shadow: var(--vet-lift-1); }
    .card.flush { padding: 0; overflow: hidden; }
    .card.calm { background: var(--vet-accent-soft); border-color: var(--vet-accent-line); }
    .card.well { background: var(--vet-sunken); border-color: transparent; }
    .card-head { display: flex; align-items: center; gap: 12px; min-block-size: 44px; }
  }
`;
