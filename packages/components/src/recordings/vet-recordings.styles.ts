import { css } from 'lit';

export const styles = css`
  .row-of { display: grid; gap: 8px 16px; grid-template-columns: minmax(0, 1fr) auto; align-items: center; padding-block: 12px; }
  .row-of + .row-of { border-block-start: 1px solid var(--vet-line); }
  .row-of .what { display: grid; gap: 2px; }
  .row-of .acts { display: flex; gap: 8px; flex-wrap: wrap; }
  .sure { grid-column: 1 / -1; display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
  video { grid-column: 1 / -1; inline-size: 100%; aspect-ratio: 16 / 9; background: var(--vet-stage); border-radius: var(--vet-radius-m); }
  .head { display: flex; gap: 12px; align-items: center; }
  @container (max-width: 559px) {
    .row-of { grid-template-columns: 1fr; }
    .row-of .acts > * { flex: 1 1 auto; }
  }
`;
