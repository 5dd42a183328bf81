import { css } from 'lit';

export const styles = css`
  :host, .outer { block-size: 100%; min-block-size: 0; }
  .stage { block-size: 100%; grid-template-rows: auto minmax(0, 1fr) auto auto; }
  .notice { display: flex; align-items: flex-start; justify-content: center; gap: 8px; padding-inline: 8px; line-height: 1.4; font-size: var(--vet-text-s); }
  .notice:empty { margin-block-start: -12px; }
  .dim { color: oklch(0.82 0.01 120); }
  .ref { font-family: var(--vet-font-code); letter-spacing: 0.04em; white-space: nowrap; font-weight: 600; }
  .video { display: grid; }
  .grid { display: grid; gap: 4px; min-block-size: 0; grid-auto-rows: minmax(0, 1fr); }
  @container (min-width: 640px) {
    .grid[data-count='2'], .grid[data-count='3'] { grid-template-columns: 1fr 1fr; }
  }
  figure { position: relative; min-block-size: 0; }
  figure video, .self video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .self video { transform: scaleX(-1); }
  .self .own { position: absolute; inset-inline-start: 6px; inset-block-end: 6px; }
  .no-picture { position: absolute; inset: 0; display: grid; align-content: center; justify-items: center; gap: 16px; background: oklch(0.22 0.012 175); }
  .meter { inline-size: 26px; }
  .words { display: block; max-inline-size: 260px; }
  .words summary { display: flex; align-items: center; gap: 8px; min-block-size: 36px; cursor: pointer; list-style: none; }
  .words .the-words { font-size: var(--vet-text-m); font-weight: 650; margin-block: 4px; }
  .controls { justify-content: center; }
  .controls .chat { display: none; }
  @container (max-width: 719px) {
    .ref { display: none; }
    .words { inset-block-start: 60px; inset-inline: 12px auto; }
    .self { inline-size: 108px; aspect-ratio: 3 / 4; inset-block: 12px auto; }
    .controls .group { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; inline-size: 100%; }
    .controls .ctl { min-inline-size: 0; inline-size: 100%; }
    .controls .chat { display: grid; }
  }
`;
