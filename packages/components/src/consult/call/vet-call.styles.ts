import { css } from 'lit';

export const styles = css`
  :host, .outer { block-size: 100%; min-block-size: 0; }
  .stage { block-size: 100%; grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1fr); }
  .notice { display: flex; align-items: center; justify-content: center; gap: 8px; padding-inline: 8px; line-height: 1.4; font-size: var(--vet-text-s); }
  .notice:not(:has(> *)) { margin-block-start: -12px; }
  .read { display: inline-grid; place-items: center; inline-size: 44px; block-size: 44px; margin-block: -10px; border: 0; background: none; color: inherit; cursor: pointer; }
  .dim { color: oklch(0.82 0.01 120); }
  .ref { font-family: var(--vet-font-code); letter-spacing: 0.04em; white-space: nowrap; font-weight: 600; }
  .video { display: grid; }
  .grid { display: grid; gap: 4px; min-block-size: 0; grid-auto-rows: minmax(0, 1fr); }
  @container (min-width: 560px) {
    .grid[data-count='2'], .grid[data-count='3'] { grid-template-columns: 1fr 1fr; }
    .grid[data-count='3'] > :first-child { grid-row: span 2; }
  }
  .self video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .self.mirror video { transform: scaleX(-1); }
  .self .own { position: absolute; inset-inline-start: 6px; inset-block-end: 6px; min-block-size: 28px; padding: 2px 8px; }
  .facts { display: flex; flex-wrap: wrap; gap: 8px; max-inline-size: calc(100% - 24px); }
  .facts .line { border: 0; cursor: pointer; min-inline-size: 44px; min-block-size: 44px; }
  .facts .num { min-block-size: 44px; }
  .booked { color: oklch(0.86 0.01 110); font-weight: 400; }
  .over-booked { background: oklch(0.42 0.09 70); }
  .meter { inline-size: 26px; }
  .frozen { position: absolute; z-index: 2; inset-block-start: 64px; inset-inline-start: 12px; }
  .the-words { font-size: var(--vet-text-l, 20px); font-weight: 650; }
  .sheet-place { position: absolute; z-index: 5; inset: 12px; display: flex; flex-direction: column; gap: 12px; align-items: center; justify-content: flex-end; pointer-events: none; }
  .sheet-place > * { pointer-events: auto; inline-size: min(420px, 100%); }
  .sheet { overflow: auto; min-block-size: 0; }
  .sheet .sheet-card { padding: 0; background: none; box-shadow: none; }
  .ask { display: grid; gap: 12px; padding: 16px; border-radius: var(--vet-radius-l); background: oklch(0.96 0.008 95); color: oklch(0.25 0.02 165); box-shadow: var(--vet-lift-2); color-scheme: light; }
  .ask p { font-weight: 550; line-height: 1.4; }
  .ask .btn.quiet { background: none; color: inherit; border-color: oklch(0.55 0.02 165); }
  .typed-place { position: absolute; z-index: 4; inset-block-end: 60px; inset-inline: 12px; display: grid; justify-items: center; pointer-events: none; }
  .typed { pointer-events: auto; max-inline-size: min(680px, 100%); padding: 10px 16px; border-radius: var(--vet-radius-m); background: oklch(0.12 0.01 175 / 0.9); font-size: var(--vet-text-l, 20px); line-height: 1.35; }
  .typed .by { display: flex; align-items: center; justify-content: space-between; gap: 12px; font-size: var(--vet-text-s); color: oklch(0.86 0.01 110); }
  .controls { justify-content: center; }
  .controls.apart { justify-content: space-between; }
  @container (max-width: 719px) {
    .ref { display: none; }
    .self { inline-size: 108px; aspect-ratio: 3 / 4; inset-block: 12px auto; }
    .controls vet-call-tools { inline-size: 100%; }
    .facts { flex-direction: column; align-items: flex-start; max-inline-size: calc(100% - 144px); }
    .pet-first > .self { inset: 0; inline-size: auto; aspect-ratio: auto; border-radius: 0; box-shadow: none; z-index: 0; }
    .pet-first > .self .own { inset-inline-start: 50%; translate: -50% 0; inset-block-end: 12px; white-space: nowrap; }
    .pet-first > .grid { position: absolute; z-index: 4; inset-block-start: 12px; inset-inline-end: 12px; inline-size: 108px; aspect-ratio: 3 / 4; border-radius: var(--vet-radius-m); overflow: hidden; box-shadow: 0 0 0 2px oklch(1 0 0 / 0.75), var(--vet-lift-2); }
    .pet-first:has(> .over) > .grid { z-index: 2; }
    .pet-first > .grid > vet-tile::part(name) { display: none; }
  }
  /* A small phone. */
  @media (max-width: 719px) and (min-height: 481px) and (max-height: 640px) {
    .self, .pet-first > .grid { inline-size: 72px; }
    .self .own { inset-inline-start: 4px; inset-block-end: 4px; padding-inline: 6px; }
  }
  /* What is said while nobody is seen stands below one's own picture. */
  @container (max-width: 719px) { .video:not(.pet-first) > .over { padding-block-start: 168px; } }
  /* A phone that lies on its side: name and controls take one row each, and the picture has the rest. */
  @media (max-height: 480px) {
    .stage { padding-block: 6px; gap: 6px; }
    .stage-top { min-block-size: 32px; }
    .notice:not(:has(> *)) { margin-block-start: -6px; }
    .self { inline-size: 132px; aspect-ratio: 4 / 3; }
    .video:not(.pet-first) > .over { padding-block: 8px; padding-inline-end: 152px; }
  }
`;
